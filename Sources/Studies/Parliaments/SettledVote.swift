import Chance
public import Dossiers
public import Politics

/// A bill of a dossier before its parliament, as it stands at the start, with one number for each quantity.
///
/// The same vote as inside a future: see Guides/Decisions.md. Positions are shares of the issue's range, so that the
/// sharpness means the same on every issue.
public struct SettledVote: Sendable {
  /// Somebody's place on the scale, and how much the issue matters to it.
  private struct Stance {
    let place, salience: Double
  }

  /// A version that may come to the vote.
  public struct Version: Sendable {
    /// How far it is diluted, 0…1.
    public let dilution: Double
    /// The vote on it.
    public let vote: RollCall
    /// How likely it passes, and what whoever chooses expects of it; nil if nobody chooses.
    public let passage: Double
    /// See `passage`.
    public let utility: Double?
    /// Whether the gatekeeper prefers it to leaving things as they are.
    public let isAdmitted: Bool
  }

  /// The bill as it is first, then what it may be diluted to.
  public let versions: [Version]
  /// The version that comes to the vote, as a position among the versions; nil: the bill is withheld.
  public let tabled: Int?
  /// What whoever chooses the version expects if nothing comes to the vote; nil if nobody chooses.
  public let utilityOfWithholding: Double?

  /// A bill before its parliament.
  ///
  /// - Parameters:
  ///   - bill: one of the dossier.
  ///   - dossier: the dossier.
  ///   - numbers: what its numbers are.
  ///   - change: changes a vote before it is forecast.
  /// - Throws: `InvalidInput` for lists with seats but without a position on the issue, each with its place, and for
  ///   votes that cannot be held.
  public init(
    _ bill: Bill, of dossier: Dossier, numbers: MiddleNumbers, change: (inout RollCall) -> Void = { _ in }
  ) throws(InvalidInput) {
    guard let parliament = dossier.parliaments[bill.parliament], let issue = dossier.issues[bill.issue] else {
      throw InvalidInput(["the bill \(bill.id) has no parliament or no issue"])
    }
    let span = issue.range.upperBound - issue.range.lowerBound
    func place(_ quantity: Quantity) -> Double {
      min(1, max(0, (numbers.value(quantity) - issue.range.lowerBound) / span))
    }
    func stance(_ entity: String?) -> Stance? {
      entity.flatMap { issue.position(of: $0) }.map {
        Stance(place: place($0.position), salience: $0.salience.map(numbers.value) ?? 1)
      }
    }
    var problems: [String] = []
    for list in parliament.lists where numbers.value(list.seats).rounded() > 0 {
      guard stance(list.entity) == nil, stance(list.leader) == nil else { continue }
      let location = list.location
      problems.append(
        "\(location.file):\(location.line):\(location.column): \(list.entity) has no position on \(issue.id)")
    }
    guard problems.isEmpty else { throw InvalidInput(problems) }

    let chooser = stance(bill.by ?? bill.gatekeeper)
    let gatekeeper = stance(bill.gatekeeper)
    let defeat = bill.defeat.map(numbers.value) ?? SettledVote.setting(.voteDefeat, dossier, numbers)
    func look(_ who: Stance, _ vote: RollCall) throws(InvalidInput) -> AgendaSetter.Decision {
      var setter = AgendaSetter(position: who.place)
      setter.costOfDefeat = min(1e6, defeat / max(who.salience, 1e-9))
      return try setter.decide(vote)
    }
    var versions: [Version] = []
    var withholding: Double?
    for dilution in [0] + bill.dilutions.map({ numbers.value($0.share) }) {
      var vote = RollCall(members: [], bill: place(bill.position), statusQuo: place(bill.statusQuo))
      vote.sharpness = SettledVote.setting(.voteSharpness, dossier, numbers)
      vote = vote.diluted(by: dilution)
      for list in parliament.lists {
        guard let own = stance(list.entity) ?? stance(list.leader) else { continue }
        SettledVote.add(list, own, to: &vote, bill, dossier, numbers, patron: stance(list.patron))
      }
      vote.rule = PassageRule(
        majority: SettledVote.majority(bill.majority ?? parliament.majority, numbers),
        quorum: SettledVote.quorum(bill.quorum ?? parliament.quorum, numbers))
      change(&vote)
      let chosen: AgendaSetter.Decision? = if let chooser { try look(chooser, vote) } else { nil }
      var isAdmitted = true
      if let gatekeeper {
        let decision = try look(gatekeeper, vote)
        isAdmitted = decision.versions.first.map { $0.utility >= decision.utilityOfWithholding - 1e-12 } ?? false
      }
      withholding = chosen?.utilityOfWithholding
      versions.append(
        Version(
          dilution: dilution, vote: vote, passage: try vote.forecast().passage,
          utility: chosen?.versions.first?.utility,
          isAdmitted: isAdmitted))
    }
    self.versions = versions
    utilityOfWithholding = withholding
    guard chooser != nil else {
      tabled = 0
      return
    }
    var best: Int?
    for index in versions.indices where versions[index].isAdmitted {
      guard let known = best else {
        best = index
        continue
      }
      let (gain, loss) = (versions[index].utility ?? 0, versions[known].utility ?? 0)
      // Of equal ones the least diluted.
      if gain > loss + 1e-12 || (gain >= loss - 1e-12 && versions[index].dilution < versions[known].dilution) {
        best = index
      }
    }
    tabled = best
  }

  private static func setting(_ setting: Setting, _ dossier: Dossier, _ numbers: MiddleNumbers) -> Double {
    dossier.settings[setting.rawValue].map(numbers.value) ?? setting.specification.value
  }

  private static func add(
    _ list: Parliament.List, _ stance: Stance, to vote: inout RollCall, _ bill: Bill, _ dossier: Dossier,
    _ numbers: MiddleNumbers, patron: Stance?
  ) {
    let seats = Int(numbers.value(list.seats).rounded())
    guard seats > 0 else { return }
    let (there, here, sharpness) = (vote.bill, vote.statusQuo, vote.sharpness)
    func utility(_ stance: Stance) -> Double {
      let (old, new) = (stance.place - here, stance.place - there)
      return sharpness * (old * old - new * new)
    }
    func line(_ stance: Stance) -> Double { SettledVote.line(stance.salience * utility(stance)) }
    var member = RollCall.Member(name: list.entity, faction: list.entity, position: stance.place, count: seats)
    member.attendance = list.attendance.map(numbers.value) ?? setting(.voteAttendance, dossier, numbers)
    member.discipline = list.discipline.map(numbers.value) ?? setting(.voteDiscipline, dossier, numbers)
    // A roll call knows one sharpness for all: what does not matter to a list is taken off as a payment.
    member.payment = (stance.salience - 1) * utility(stance)
    vote.whips[list.entity] =
      bill.whips.first { $0.list == list.entity }.map { numbers.value($0.line) } ?? line(stance)
    if let id = list.patron, hasLeverage(id, over: list, dossier, numbers) {
      member.patron = id
      member.leverage = list.leverage.map(numbers.value) ?? setting(.voteLeverage, dossier, numbers)
      vote.patrons[id] =
        bill.patrons.first { $0.patron == id }.map { numbers.value($0.line) } ?? patron.map(line) ?? 0
    }
    if list.boycotts { vote.boycotts.insert(list.entity) }
    vote.members.append(member)
  }

  /// What a list asks of its members, −1…1: what the balance of members who think alike would be.
  private static func line(_ utility: Double) -> Double {
    let small = Elementary.exp(-abs(utility))
    return (utility < 0 ? -1 : 1) * (1 - small) / (1 + small)
  }

  /// Ties through which a patron has leverage, as inside a future.
  private static let leverage: Set<Tie.Kind> = [
    .leads, .commands, .directs, .controls, .owns, .funds, .arms, .trains, .advises, .sponsors, .founded, .alliedWith,
    .supports,
  ]

  /// Whether a friendly tie leads from a patron to a list or its leader at the start.
  private static func hasLeverage(
    _ patron: String, over list: Parliament.List, _ dossier: Dossier, _ numbers: MiddleNumbers
  ) -> Bool {
    let ends = [list.entity, list.leader].compactMap { $0 }
    let day = dossier.start.dayNumber
    return dossier.ties.contains { tie in
      let leads = tie.from == patron && ends.contains(tie.to)
      let isMutual = tie.kind == .alliedWith && tie.to == patron && ends.contains(tie.from)
      guard leads || isMutual, leverage.contains(tie.kind), tie.since.map({ $0.dayNumber <= day }) ?? true,
        tie.until.map({ $0.lastDayNumber >= day }) ?? true
      else { return false }
      return tie.grounds.contains { dossier.claims[$0] == nil || numbers.isTrue($0) }
    }
  }

  private static func majority(_ majority: Parliament.Majority?, _ numbers: MiddleNumbers) -> PassageRule.Majority {
    switch majority {
    case .halfOfMembers: .ofMembers
    case .twoThirdsOfPresent: .twoThirdsOfPresent
    case .twoThirdsOfMembers: .twoThirdsOfMembers
    case .members(let number): .votes(Int(numbers.value(number).rounded()))
    case .halfOfPresent, nil: .ofPresent
    }
  }

  private static func quorum(_ quorum: Parliament.Quorum?, _ numbers: MiddleNumbers) -> PassageRule.Quorum {
    switch quorum {
    case .some(.none): .none
    case .twoThirds: .twoThirds
    case .members(let number): .members(Int(numbers.value(number).rounded()))
    case .half, nil: .half
    }
  }
}
