import Politics

/// What parliaments have decided, and what is under way in them. Lists and bills in the order of the blueprint.
struct DecisionsState: Sendable {
  /// A government that is being formed.
  struct Attempt: Sendable {
    /// What can come of it: found once, when the formation begins.
    let process: FormationProcess
    /// Lists of the parliament, as positions in it, whose boycott would break the quorum, and that quorum.
    let quorum: Int
    let daysBeforeFirstSession, daysPerAttempt, daysBetweenAttempts: Int
    let endOfBoycott: Double
    /// Days since it began.
    var day = 0
    /// The day on which the present attempt began; nil: none has.
    var began: Int?
    /// The day on which the next attempt begins.
    var next: Int
    /// Who is asked now, and how many have been asked.
    var formateur = -1
    var asked = 0
    /// Formateurs that were drawn and have failed, as bits.
    var tried: UInt64 = 0
  }

  /// By list.
  var seats: [Int] = []
  var boycotts: [Bool] = []
  var governs: [Bool] = []
  /// Whether a tie gives the list's patron leverage.
  var hasLeverage: [Bool] = []
  /// List × civilian group: the relationship at the start; only where the list has a share.
  var firstFeelings: [Double] = []
  /// See `DecisionsBlueprint.Bill.payments`.
  var payments: [Double] = []

  /// By bill: the version that has passed; −1 none.
  var passed: [Int] = []
  /// By bill: whether it was withheld when it was last to be voted on.
  var withheld: [Bool] = []
  /// By bill: the version that waits for a vote this week; −1 none.
  var called: [Int] = []
  /// By bill: how likely it is to become law, the version that would be tabled (−1: withheld), and for which revision
  /// that was found out.
  var passage: [Double] = []
  var tabled: [Int] = []
  var known: [Int] = []

  /// By parliament: the week in which the last government's time ran out; −1: one holds.
  var vacantSince: [Int] = []
  var attempts: [Attempt?] = []
  /// By parliament: whether an election, or a formation, is ordered this week.
  var isElection: [Bool] = []
  var isFormation: [Bool] = []
  /// Rises with everything that may change a vote.
  var revision = 0

  /// Visits everything that later weeks depend on.
  func visit(_ body: (UInt64) -> Void) {
    for value in seats { body(UInt64(bitPattern: Int64(value))) }
    for (list, boycott) in boycotts.enumerated() { body((boycott ? 1 : 0) | (governs[list] ? 2 : 0)) }
    for value in payments where value != 0 { body(value.bitPattern) }
    for (bill, version) in passed.enumerated() {
      body(UInt64(bitPattern: Int64(version)) &* 2 &+ (withheld[bill] ? 1 : 0))
    }
    for (parliament, week) in vacantSince.enumerated() {
      body(UInt64(bitPattern: Int64(week)))
      if let attempt = attempts[parliament] {
        body(UInt64(bitPattern: Int64(attempt.day << 16 ^ attempt.next)))
        body(UInt64(bitPattern: Int64(attempt.formateur << 16 ^ attempt.asked)) ^ attempt.tried << 32)
      }
    }
  }
}
