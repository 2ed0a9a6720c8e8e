internal import Chance

/// A vote on a bill: each member weighs the bill against the status quo, the whip, a patron and a payment, or stays away.
///
/// Source: random-utility spatial voting: J. Clinton, S. Jackman and D. Rivers, "The statistical analysis of roll call
/// data", APSR 98, 2004. Party pressure as a shift: J. M. Snyder and T. Groseclose, AJPS 44, 2000.
public struct RollCall: Hashable, Sendable {
  /// Members who are alike: each decides alone.
  public struct Member: Hashable, Sendable {
    /// What they are called, and their faction, if any.
    public var name: String
    /// Whose whip they are under.
    public var faction: String?
    /// What they want, on the scale of the bill.
    public var position: Double
    /// How many they are, 1 or more.
    public var count = 1
    /// How much the faction's whip counts, in units of utility, 0 or more.
    public var discipline = 0.0
    /// Who has leverage over them, and how much, in units of utility, 0 or more.
    public var patron: String?
    /// See `patron`.
    public var leverage = 0.0
    /// What they get for a yes (for a no if below 0), in units of utility.
    public var payment = 0.0
    /// The probability to be present, unless the faction boycotts, 0…1.
    public var attendance = 1.0

    /// Members without whip, patron or payment, who are always there.
    public init(name: String, faction: String? = nil, position: Double, count: Int = 1) {
      self.name = name
      self.faction = faction
      self.position = position
      self.count = count
    }
  }

  /// The members, in any order.
  public var members: [Member]
  /// Where the bill is, and where things are without it.
  public var bill, statusQuo: Double
  /// How much positions count against chance: units of utility by squared unit of the scale, above 0.
  public var sharpness = 1.0
  /// What factions ask of their members: 1 yes, −1 no, between for less; absent: a free vote.
  public var whips: [String: Double] = [:]
  /// What patrons want, likewise.
  public var patrons: [String: Double] = [:]
  /// Factions that stay away.
  public var boycotts: Set<String> = []
  /// The probability that a member of a boycotting faction stays away, if it would have come, 0…1.
  public var boycottDiscipline = 1.0
  /// What it takes to pass.
  public var rule = PassageRule()

  /// A vote.
  public init(members: [Member], bill: Double, statusQuo: Double) {
    self.members = members
    self.bill = bill
    self.statusQuo = statusQuo
  }

  /// What is to be expected.
  public struct Forecast: Hashable, Sendable {
    /// The probability to vote yes if present, and to be present, of each of the members.
    public let yes, attendance: [Double]
    /// How likely the vote of one of these members decides, if it is present: P(passes | it votes yes) − P(passes | no).
    public let pivotal: [Double]
    /// The number of members.
    public let size: Int
    /// The probability that enough are present; and that the bill passes.
    public let quorum, passage: Double
    /// The probability of each number of yes votes and of members present, from none to all.
    public let yesVotes, present: [Double]

    /// The mean number of yes votes and of members present.
    public var expectedYes: Double { yesVotes.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element } }
    /// See `expectedYes`.
    public var expectedPresent: Double { present.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element } }
  }

  /// The utility of a yes less that of a no: above 0, a yes is more likely.
  public func inclination(_ member: Member) -> Double {
    let (x, q, b) = (member.position, statusQuo, bill)
    let spatial = sharpness * ((x - q) * (x - q) - (x - b) * (x - b))
    let whip = member.faction.flatMap { whips[$0] } ?? 0
    let patron = member.patron.flatMap { patrons[$0] } ?? 0
    return spatial + member.discipline * whip + member.leverage * patron + member.payment
  }

  /// The probability to vote yes if present.
  public func yesProbability(_ member: Member) -> Double { RollCall.logistic(inclination(member)) }

  /// The probability to be present.
  public func attendance(_ member: Member) -> Double {
    guard let faction = member.faction, boycotts.contains(faction) else { return member.attendance }
    return member.attendance * (1 - boycottDiscipline)
  }

  static func logistic(_ x: Double) -> Double {
    // From the side where nothing overflows; symmetric to the last bit.
    let small = Elementary.exp(-abs(x))
    return x >= 0 ? 1 / (1 + small) : small / (1 + small)
  }

  /// The forecast, exact for members that decide independently.
  ///
  /// - Throws: `InvalidInput` with everything that is wrong.
  public func forecast() throws(InvalidInput) -> Forecast {
    let problems = self.problems()
    guard problems.isEmpty else { throw InvalidInput(problems) }
    let tally = VoteTally(
      members.flatMap { member in
        repeatElement((present: attendance(member), yes: yesProbability(member)), count: member.count)
      }, rule: rule)
    // Members of a row are alike: the first stands for all.
    var start = 0
    let pivotal = members.map { member in
      defer { start += member.count }
      return tally.pivotal[start]
    }
    return Forecast(
      yes: members.map(yesProbability), attendance: members.map(attendance), pivotal: pivotal,
      size: tally.size, quorum: tally.quorum, passage: tally.passage, yesVotes: tally.yesVotes, present: tally.present)
  }

  /// At most so many members: the work grows with the cube.
  static let mostMembers = 1000

  func problems() -> [String] {
    var problems: [String] = []
    var names: Set<String> = []
    for member in members {
      let who = "'\(member.name)'"
      if member.name.isEmpty { problems.append("A member has no name.") }
      if !names.insert(member.name).inserted { problems.append("Two rows are called \(who).") }
      if !(abs(member.position) <= 1e6) {
        problems.append("The position of \(who) is \(member.position): it must be a number between -1e6 and 1e6.")
      }
      if member.count < 1 { problems.append("The count of \(who) is \(member.count): it must be 1 or more.") }
      for (what, value) in [("discipline", member.discipline), ("leverage", member.leverage)]
      where !(value >= 0 && value <= 1e6) {
        problems.append("The \(what) of \(who) is \(value): it must be 0 or more.")
      }
      if !(abs(member.payment) <= 1e6) {
        problems.append("The payment of \(who) is \(member.payment): it must be a number.")
      }
      if !(member.attendance >= 0 && member.attendance <= 1) {
        problems.append("The attendance of \(who) is \(member.attendance): it must be from 0 to 1.")
      }
    }
    let size = members.reduce(0) { $0 + max(0, min($1.count, 1_000_000)) }
    if members.isEmpty { problems.append("There are no members.") }
    if size > RollCall.mostMembers {
      problems.append("There are \(size) members: this counts exactly, up to \(RollCall.mostMembers).")
    }
    return problems + optionProblems(size: size)
  }

  private func optionProblems(size: Int) -> [String] {
    var problems: [String] = []
    for (what, value) in [("bill", bill), ("status quo", statusQuo)] where !(abs(value) <= 1e6) {
      problems.append("The position of the \(what) is \(value): it must be a number between -1e6 and 1e6.")
    }
    if !(sharpness > 0 && sharpness <= 1e6) {
      problems.append("The sharpness is \(sharpness): it must be above 0.")
    }
    if !(boycottDiscipline >= 0 && boycottDiscipline <= 1) {
      problems.append("The discipline of boycotts is \(boycottDiscipline): it must be from 0 to 1.")
    }
    let factions = Set(members.compactMap(\.faction))
    let known = Set(members.compactMap(\.patron))
    for (name, value) in whips.sorted(by: { $0.key < $1.key }) {
      if !factions.contains(name) { problems.append("There is a whip for '\(name)', to which nobody belongs.") }
      if !(abs(value) <= 1) {
        problems.append("The whip of '\(name)' is \(value): it must be from -1 (no) to 1 (yes).")
      }
    }
    for (name, value) in patrons.sorted(by: { $0.key < $1.key }) {
      if !known.contains(name) { problems.append("'\(name)' is nobody's patron.") }
      if !(abs(value) <= 1) {
        problems.append("The stance of the patron '\(name)' is \(value): it must be from -1 (no) to 1 (yes).")
      }
    }
    for name in boycotts.sorted() where !factions.contains(name) {
      problems.append("'\(name)' boycotts, but nobody belongs to it.")
    }
    if case .votes(let votes) = rule.majority, !(1...max(1, size)).contains(votes) {
      problems.append("The votes needed are \(votes): they must be from 1 to the \(size) members.")
    }
    if case .members(let count) = rule.quorum, !(0...max(0, size)).contains(count) {
      problems.append("The quorum is \(count): it must be from 0 to the \(size) members.")
    }
    return problems
  }
}
