public import Chance
import Dossiers

/// The history of one future as tidy rows, for R, pandas or a spreadsheet.
public struct History {
  /// What can be told.
  public enum Variable: String, CaseIterable, Sendable {
    case indicator, control, influence, support, security, volatility, satisfaction, mood, hrel, vrel, coop, personnel,
      reserve, losses, population, casualties
    // Money; only where a dossier has any.
    case cash, savings, spent
    // Violence.
    case attacks, deaths, killed, besieged
    // MARK: Information, services, situations, consumption
    case coverage, service, expectation, situation, consumption, poverty
    // Parliaments, governments and bills; only where a dossier has any.
    case seats, government, bill, passage
  }

  /// One value: `control` of `uplands` in week 3 is `rebels`.
  public struct Row: Sendable {
    /// Weeks since the start.
    public let week: Int
    /// What is told.
    public let variable: Variable
    /// Of whom or where; the id in the dossier.
    public let key1: String
    /// Towards whom, of whom there, or by which concern; empty where one key is enough.
    public let key2: String
    /// A number, or an actor's id for control.
    public let value: String
  }

  private let blueprint: Blueprint
  private let groups: [String]

  /// The history of futures of a dossier.
  public init(_ blueprint: Blueprint) {
    self.blueprint = blueprint
    groups = blueprint.groupIDs
  }

  /// Runs one future and tells every value of the variables asked for.
  ///
  /// - Parameters:
  ///   - course: index into `Blueprint.courses`.
  ///   - inputs: in the orders of the blueprint.
  ///   - stream: the future's random numbers.
  ///   - weeks: 1…5200; by default the dossier's horizon.
  ///   - every: tell every so many weeks, and the last.
  ///   - variables: what is told.
  ///   - tell: called with one row after another, in order of weeks.
  /// - Returns: the trace of the future.
  public func run(
    course: Int, inputs: Inputs, stream: RandomStream, weeks: Int? = nil, every: Int = 1,
    variables: Set<Variable> = Set(Variable.allCases), tell: (Row) -> Void
  ) -> Trace {
    var simulator = Simulator(blueprint, weeks: weeks, stride: every)
    let recorded = simulator.recordedWeeks
    let wanted = Variable.allCases.filter(variables.contains)
    var next = 0
    return simulator.run(course: course, inputs: inputs, stream: stream) { future in
      guard next < recorded.count, recorded[next] == future.state.week else { return }
      next += 1
      for variable in wanted { self.tell(variable, &future, tell) }
    }
  }

  private func tell(_ variable: Variable, _ future: inout Future, _ tell: (Row) -> Void) {
    let state = future.state
    let structure = blueprint.structure
    let (places, actors) = (blueprint.places, blueprint.actors)
    let (civilians, units) = (structure.civilianCount, structure.unitCount)
    func row(_ key1: String, _ key2: String, _ value: Double) {
      tell(Row(week: state.week, variable: variable, key1: key1, key2: key2, value: text(value)))
    }
    switch variable {
    case .indicator:
      for (index, indicator) in blueprint.indicators.enumerated() {
        row(indicator.id, "", future.value(of: blueprint.measures[index]))
      }
    case .control:
      for (place, controller) in state.controller.enumerated() {
        let name = controller < 0 ? "nobody" : actors[controller]
        tell(Row(week: state.week, variable: variable, key1: places[place], key2: "", value: name))
      }
    case .influence, .support:
      let table = variable == .influence ? state.influence : state.support
      for place in places.indices {
        for actor in actors.indices { row(places[place], actors[actor], table[place * actors.count + actor]) }
      }
    case .security:
      for place in places.indices {
        row(places[place], "", state.placeSecurity[place])
        for group in groups.indices where isPresent(group, place, state) {
          row(places[place], groups[group], state.security[place * groups.count + group])
        }
      }
    case .volatility:
      for place in places.indices { row(places[place], "", state.volatility[place]) }
    case .satisfaction:
      for group in 0..<civilians {
        for (position, concern) in Concern.allCases.enumerated() {
          row(groups[group], concern.rawValue, state.attitudes.current[position * civilians + group])
        }
      }
    case .mood:
      for group in 0..<civilians { row(groups[group], "", future.state.presentMood(group)) }
    case .hrel:
      for from in groups.indices {
        for to in groups.indices {
          row(groups[from], groups[to], state.attitudes.horizontal(GroupID(from), GroupID(to)))
        }
      }
    case .vrel:
      for group in groups.indices {
        for actor in actors.indices {
          row(groups[group], actors[actor], state.attitudes.vertical(GroupID(group), ActorID(actor)))
        }
      }
    case .coop:
      for group in 0..<civilians {
        for force in 0..<structure.forceCount {
          row(groups[group], groups[civilians + force], state.attitudes.cooperation(CivilianID(group), force: force))
        }
      }
    case .personnel:
      for place in places.indices {
        for unit in 0..<units where state.present[place * units + unit] > 0 {
          row(places[place], groups[civilians + unit], state.present[place * units + unit])
        }
      }
    case .reserve, .losses:
      let table = variable == .reserve ? state.reserve : state.losses
      for unit in 0..<units { row(groups[civilians + unit], "", table[unit]) }
    case .cash, .savings, .spent:
      guard blueprint.means.usesMoney else { return }
      let holdings = state.holdings
      let table = variable == .cash ? holdings.cash : variable == .savings ? holdings.savings : holdings.spent
      for actor in actors.indices { row(actors[actor], "", table[actor]) }
    // MARK: Information, services, situations, consumption
    case .coverage:
      for (medium, id) in blueprint.dossier.media.keys.enumerated() {
        for group in 0..<civilians { row(id, groups[group], state.information.coverage[medium * civilians + group]) }
      }
    case .service, .expectation:
      let table = variable == .service ? state.services.actual : state.services.expected
      for (service, id) in blueprint.dossier.services.keys.enumerated() {
        for group in blueprint.services[service].groups { row(groups[group], id, table[service * civilians + group]) }
      }
    case .situation:
      for (index, slot) in state.situations.slots.enumerated() where slot.phase == .ongoing {
        let kind = Situation.Kind.allCases[index % Situations.kinds]
        row(places[index / Situations.kinds], kind.rawValue, slot.coverage)
      }
    case .consumption, .poverty:
      let table = variable == .consumption ? state.livelihoods.level : state.livelihoods.poverty
      for group in 0..<civilians where state.livelihoods.isModelled[group] { row(groups[group], "", table[group]) }
    case .seats, .government, .bill, .passage: politics(variable, state, row)
    case .population, .casualties:
      let table = variable == .population ? state.population : state.casualties
      for group in 0..<civilians { row(groups[group], "", table[group]) }
    case .attacks, .besieged:
      let table = variable == .attacks ? state.combat.attacks : state.combat.besiegedWeeks
      for place in places.indices { row(places[place], "", table[place]) }
    case .deaths:
      for group in 0..<civilians { row(groups[group], "", state.combat.deathsThisWeek[group]) }
    case .killed:
      for force in 0..<structure.forceCount { row(groups[civilians + force], "", state.combat.killed[force]) }
    }
  }

  /// Seats and governments by list and parliament, what became of bills and how likely they are to pass.
  private func politics(_ variable: Variable, _ state: borrowing State, _ row: (String, String, Double) -> Void) {
    let decisions = blueprint.decisions
    switch variable {
    case .seats, .government:
      for (index, list) in decisions.lists.enumerated() {
        let value = variable == .seats ? Double(state.politics.seats[index]) : state.politics.governs[index] ? 1 : 0
        row(list.id, decisions.parliaments[list.parliament].id, value)
      }
    case .bill:
      // 1 passed, 2 passed in the first diluted version and so on, −1 withheld, 0 neither.
      for (index, bill) in decisions.bills.enumerated() {
        let passed = state.politics.passed[index]
        row(bill.id, "", passed >= 0 ? Double(passed + 1) : state.politics.withheld[index] ? -1 : 0)
      }
    case .passage:
      for (index, bill) in decisions.bills.enumerated() where bill.asksPassage {
        row(bill.id, "", state.politics.passage[index])
      }
    default: return
    }
  }

  private func isPresent(_ group: Int, _ place: Int, _ state: borrowing State) -> Bool {
    let structure = blueprint.structure
    // Who has been wiped out since security was assessed was there then.
    if state.ownForce[place * structure.groupCount + group] > 0 { return true }
    return group < structure.civilianCount
      ? structure.home[group] == place && state.population[group] > 0
      : state.present[place * structure.unitCount + group - structure.civilianCount] > 0
  }

  /// The shortest text that reads back as the same number, whole numbers without a point.
  private func text(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
  }
}
