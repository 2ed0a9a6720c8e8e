/// How long a recorded formation of a government took, and how much of the time allowed it used.
public struct FormationClock: Hashable, Sendable {
  /// Days from the election to the approval.
  public let daysFromElection: Int
  /// Days from the charge of the last nominee to the approval.
  public let daysUsed: Int
  /// How many were charged.
  public let nominees: Int
  /// Whether the last nominee kept within the time allowed.
  public let isInTime: Bool

  /// A formation, from days counted from any one day on.
  ///
  /// - Parameters:
  ///   - election: the day of the election.
  ///   - charges: the days on which nominees were charged.
  ///   - approval: the day of the approval.
  ///   - allowed: days that a nominee has.
  /// - Throws: ``InvalidInput`` for no charge, or days out of order.
  public init(election: Int, charges: [Int], approval: Int, allowed: Int = 30) throws(InvalidInput) {
    guard let last = charges.last, let first = charges.first else {
      throw InvalidInput(["nobody was charged with forming a government; give at least one day"])
    }
    guard election <= first, zip(charges, charges.dropFirst()).allSatisfy({ $0 <= $1 }), last <= approval else {
      throw InvalidInput(["days must be in order: the election, the charges, the approval"])
    }
    daysFromElection = approval - election
    daysUsed = approval - last
    nominees = charges.count
    isInTime = daysUsed <= allowed
  }
}
