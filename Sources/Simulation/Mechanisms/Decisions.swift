import Chance
import Dossiers
import Politics

/// What parliaments decide inside a future: votes on bills, elections, the formation of governments, and what follows
/// from them.
///
/// See Guides/Decisions.md. The algorithms are those of Politics; their sources are named there.
struct Decisions: Sendable {
  let model: Model
  let blueprint: DecisionsBlueprint
  let sharpness, discipline, leverage, attendance, defeat: Double
  let turnout: VotesFromAttitudes
  let exclusionTrust, exclusionSatisfaction, inclusionTrust, inclusionSatisfaction: Double

  private let isUsed: Bool

  init(model: Model) {
    self.model = model
    blueprint = model.blueprint.decisions
    isUsed = !blueprint.isEmpty
    let settings = model.parametersInFull
    func value(_ setting: Setting) -> Double { settings[setting] }
    // A dossier without parliaments looks nothing up.
    guard isUsed else {
      (sharpness, discipline, leverage, attendance, defeat) = (1, 0, 0, 1, 0)
      turnout = VotesFromAttitudes()
      (exclusionTrust, exclusionSatisfaction, inclusionTrust, inclusionSatisfaction) = (0, 0, 0, 0)
      return
    }
    sharpness = value(.voteSharpness)
    discipline = value(.voteDiscipline)
    leverage = value(.voteLeverage)
    attendance = value(.voteAttendance)
    defeat = value(.voteDefeat)
    var turnout = VotesFromAttitudes()
    turnout.baseline = value(.turnoutBaseline)
    turnout.trustEffect = value(.turnoutTrust)
    turnout.securityEffect = value(.turnoutSecurity)
    turnout.sharpness = value(.electionSharpness)
    self.turnout = turnout
    exclusionTrust = value(.exclusionTrust)
    exclusionSatisfaction = value(.exclusionSatisfaction)
    inclusionTrust = value(.inclusionTrust)
    inclusionSatisfaction = value(.inclusionSatisfaction)
  }

  /// Who sits and governs at the start.
  func begin(_ state: inout State, stream: RandomStream) {
    guard isUsed else { return }
    let (lists, bills) = (blueprint.lists, blueprint.bills.count)
    let groups = model.structure.civilianCount
    var politics = DecisionsState()
    politics.seats = lists.map { Int(model[$0.seats].rounded()) }
    politics.boycotts = lists.map(\.boycotts)
    politics.governs = Array(repeating: false, count: lists.count)
    politics.hasLeverage = politics.governs
    politics.firstFeelings = Array(repeating: 0, count: lists.count * groups)
    for (index, list) in lists.enumerated() where list.actor >= 0 {
      for (group, _) in list.voters {
        politics.firstFeelings[index * groups + group] = state.attitudes.vertical(GroupID(group), ActorID(list.actor))
      }
    }
    politics.payments = Array(repeating: 0, count: blueprint.paymentCount)
    politics.passed = Array(repeating: -1, count: bills)
    politics.withheld = Array(repeating: false, count: bills)
    politics.called = politics.passed
    politics.passage = Array(repeating: 0, count: bills)
    politics.tabled = politics.passed
    politics.known = politics.passed
    politics.vacantSince = blueprint.parliaments.map { $0.formation.isFormed ? -1 : 0 }
    politics.attempts = Array(repeating: nil, count: blueprint.parliaments.count)
    politics.isElection = Array(repeating: false, count: blueprint.parliaments.count)
    politics.isFormation = politics.isElection
    for parliament in blueprint.parliaments {
      for list in parliament.formation.incumbents {
        let index = parliament.lists.lowerBound + list
        politics.governs[index] = true
        if lists[index].membership >= 0 { state.ties.holds[lists[index].membership] = true }
      }
    }
    state.politics = politics
    for (index, parliament) in blueprint.parliaments.enumerated() where !parliament.formation.isFormed {
      beginFormation(index, &state, stream)
    }
    assessLeverage(&state)
    assessPassages(&state)
  }

  /// The week's votes, elections and days of bargaining.
  ///
  /// - Parameter rules: which rules are in force; bills change them.
  func advance(_ state: inout State, rules: inout [Bool], stream: RandomStream) {
    guard isUsed else { return }
    assessLeverage(&state)
    for bill in blueprint.bills.indices where state.politics.called[bill] >= 0 {
      hold(bill, &state, &rules, stream)
    }
    for (index, parliament) in blueprint.parliaments.enumerated() {
      if state.politics.isElection[index] || isElectionDay(parliament, state.week) {
        state.politics.isElection[index] = false
        state.politics.isFormation[index] = false
        if elect(index, &state) { beginFormation(index, &state, stream) }
      } else if state.politics.isFormation[index] {
        state.politics.isFormation[index] = false
        beginFormation(index, &state, stream)
      } else if state.politics.attempts[index] != nil {
        bargain(index, &state, stream)
      }
      shareSpoils(parliament, &state)
    }
    assessPassages(&state)
  }

  private func isElectionDay(_ parliament: DecisionsBlueprint.Parliament, _ week: Int) -> Bool {
    guard let elections = parliament.elections else { return false }
    for day in elections.weeks where day == week { return true }
    return false
  }

  /// Patrons whose ties have been made or cut gain and lose their hold.
  private func assessLeverage(_ state: inout State) {
    for (index, list) in blueprint.lists.enumerated() where !list.patronTies.isEmpty {
      var holds = false
      for tie in list.patronTies where state.ties.holds[tie] { holds = true }
      guard holds != state.politics.hasLeverage[index] else { continue }
      state.politics.hasLeverage[index] = holds
      state.politics.revision += 1
    }
  }

  /// How likely bills are to become law, where something asks and something has changed.
  private func assessPassages(_ state: inout State) {
    for (index, bill) in blueprint.bills.enumerated() where bill.asksPassage { _ = decide(index, &state) }
  }

  /// What members of the government get.
  private func shareSpoils(_ parliament: DecisionsBlueprint.Parliament, _ state: inout State) {
    guard let spoils = parliament.formation.spoils, model.blueprint.means.usesMoney else { return }
    var total = 0
    for list in parliament.lists where state.politics.governs[list] { total += state.politics.seats[list] }
    guard total > 0 else { return }
    for list in parliament.lists where state.politics.governs[list] && blueprint.lists[list].purse >= 0 {
      state.holdings.cash[blueprint.lists[list].purse] +=
        model[spoils] * Double(state.politics.seats[list]) / Double(total)
    }
  }

  func value(_ number: NumberID?, or fallback: Double) -> Double { number.map { model[$0] } ?? fallback }

  /// A whole number of people, never below 0.
  func count(_ number: NumberID?) -> Int { number.map { max(0, Int(model[$0].rounded())) } ?? 0 }
}

extension Strategy {
  /// - Returns: false if it does not happen: a bill that is withheld or has passed before.
  func act(_ decision: CompiledDecision, _ state: inout State) -> Bool {
    switch decision {
    case .vote(let bill, let isDischarged):
      return Decisions(model: model).call(bill, isDischarged: isDischarged, &state)
    case .elect(let parliament): state.politics.isElection[parliament] = true
    case .form(let parliament): state.politics.isFormation[parliament] = true
    case .boycott(let list, let ends):
      guard state.politics.boycotts[list] == ends else { return true }
      state.politics.boycotts[list] = !ends
      state.politics.revision += 1
    case .payment(let places, _, let amount):
      for place in places where state.politics.payments[place] != model[amount] {
        state.politics.payments[place] = model[amount]
        state.politics.revision += 1
      }
    }
    return true
  }
}
