import Dossiers
import Foundation
import Testing

@testable import Simulation

/// A scenario that Athena ran, as a structure, and its weeks as states: what a rule of week t looks at.
struct ScenarioPolity {
  let name: String
  let json: JSON
  let frame: SecurityCase
  let parameters: WeeklyParameters
  let isSubsistence: [Bool]
  let isLocal: [Bool]
  /// By civilian group: whether it lives inside the region that Athena looks at.
  let isInside: [Bool]

  var structure: Structure { frame.structure }
  var weeks: [JSON] { json["weeks"].list }

  static func all() throws -> [ScenarioPolity] {
    try ScenarioWeeks.all().map { ScenarioPolity($0) }
  }

  init(_ scenario: ScenarioWeeks) {
    name = scenario.name
    json = scenario.json
    frame = SecurityCase(scenario.json)
    var parameters = Parameters()
    parameters.restoreAthenaDefaults()
    parameters[.affinityCommonGround] = scenario.json["belief_systems"]["gamma"].number
    self.parameters = WeeklyParameters(parameters)
    let inputs = scenario.json["inputs"]
    isSubsistence = inputs["civgroups"].rows.map { $0.number("sa_flag") != 0 }
    let outside = inputs["nbhoods"].rows.filter { $0.number("local") == 0 }.map { $0.text("n") }
    isInside = inputs["civgroups"].rows.map { !outside.contains($0.text("n")) }
    isLocal =
      inputs["civgroups"].rows.map { _ in true } + inputs["frcgroups"].rows.map { $0.number("local") != 0 }
      + inputs["orggroups"].rows.map { _ in false }
  }

  /// The orders that set the scenario up; where they are not in the dump, from the export beside it.
  var orders: String {
    if let orders = json["orders_script"].text, !orders.isEmpty { return orders }
    let file = ReferenceVectors.folder?.appending(path: "athena/scenarios/\(name.dropFirst("scenario_".count)).tcl")
    return file.flatMap { try? String(contentsOf: $0, encoding: .utf8) } ?? ""
  }

  func place(_ id: String) -> Int { frame.places.firstIndex(of: id) ?? -1 }
  func group(_ id: String) -> Int { frame.groups.firstIndex(of: id) ?? -1 }
  func actor(_ id: String) -> Int { frame.actors.firstIndex(of: id) ?? -1 }
  /// Forces and organisations are counted from the first force.
  func unit(_ id: String) -> Int { group(id) - structure.civilianCount }

  /// The state in which the rules of a week find the polity: attitudes and control of the week before,
  /// the people of the week. At the start attitudes stand at their baselines.
  func state(week: Int) -> State {
    var state = frame.state
    let now = weeks[week]
    let before = weeks[max(week - 1, 0)]
    let level = week == 0 ? "b" : "a"
    state.week = week
    for row in now["demog_g"].rows { state.population[group(row.text("g"))] = row.number("population") }
    for row in before["hrel"].rows {
      let curve = state.attitudes.curve(GroupID(group(row.text("f"))), GroupID(group(row.text("g"))))
      state.attitudes.current[curve] = row.number(level)
    }
    for row in before["vrel"].rows {
      let curve = state.attitudes.curve(GroupID(group(row.text("g"))), ActorID(actor(row.text("actor"))))
      state.attitudes.current[curve] = row.number(level)
    }
    for row in before["control_n"].rows {
      state.controller[place(row.text("n"))] = row.isNull("controller") ? -1 : actor(row.text("controller"))
    }
    state.attitudes.log = []
    return state
  }

  /// What happened in a week, as the log tells it: the parts that a pattern captures.
  func told(_ week: Int, _ pattern: Regex<AnyRegexOutput>) -> [[String]] {
    weeks[week]["sigevents"].rows.flatMap { row in
      row.text("narrative").matches(of: pattern).map { match in
        match.output.dropFirst().map { $0.substring.map(String.init) ?? "" }
      }
    }
  }

  // MARK: Rule inputs

  static let concerns = ["AUT", "SFT", "CUL", "QOL"]

  /// The inputs of some rule sets in a week, as effects. Inputs of nothing are left out.
  func inputs(_ week: Int, of ruleSets: Set<String>) -> [(rule: String, cause: String, effect: Attitudes.Effect)] {
    weeks[week]["rule_inputs"].rows.compactMap { row in
      let rule = row.text("rule")
      guard ruleSets.contains(String(rule.prefix { $0 != "-" })), row.number("mag") != 0 else { return nil }
      let lasting: Attitudes.Lasting = row.text("mode") == "P" ? .persistent : .transient
      let spread =
        row.isNull("s")
        ? nil : Attitudes.Spread(here: row.number("s"), near: row.number("p"), far: row.number("q"))
      let (kind, from, to): (Attitudes.Kind, Int, Int) =
        switch row.text("atype") {
        case "sat":
          (Attitudes.Kind.allCases[Self.concerns.firstIndex(of: row.text("c")) ?? 4], group(row.text("g")), -1)
        case "hrel": (.horizontal, group(row.text("f")), group(row.text("g")))
        case "vrel": (.vertical, group(row.text("g")), actor(row.text("a")))
        default: (.cooperation, group(row.text("f")), unit(row.text("g")))
        }
      let driver = Attitudes.Driver(id: 0, cause: Self.causes[row.text("cause")] ?? -1)
      return (
        rule, row.text("cause"),
        Attitudes.Effect(kind, from, to, row.number("gain") * row.number("mag"), spread, driver, lasting)
      )
    }
  }

  /// Athena's names for causes.
  static let causes: [String: Int32] = [
    "IOM": Cause.information, "HUNGER": Cause.hunger, "THIRST": Cause.thirst, "COMMOUT": Cause.communications,
    "CULSITE": Cause.culturalSite, "DISASTER": Cause.disaster, "MAGIC": Cause.consumption,
    "SICKNESS": Cause.sickness, "FUELSHRT": Cause.fuel, "GARBAGE": Cause.garbage, "INDSPILL": Cause.spill,
    "ORDNANCE": Cause.ordnance, "PIPELINE": Cause.pipeline, "REFINERY": Cause.refinery,
    "RELSITE": Cause.religiousSite, "SEWAGE": Cause.sewage, "DEMO": Cause.demonstration,
    "ENI": Cause.essentialServices, "ENERGY": Cause.energy, "WATER": Cause.water, "TRANSPORT": Cause.transport,
    "UNEMP": Cause.unemployment, "CIVCAS": Cause.casualties,
  ].merging(SecurityCase.activities.enumerated().map { ($1, Cause.firstActivity + Int32($0)) }) { first, _ in first }
}

/// Compares the effects that a mechanism states with the inputs that Athena's rules gave, one by one.
struct RuleComparison {
  private struct Key: Hashable {
    let kind: Attitudes.Kind
    let from: Int
    let to: Int
    let spread: Attitudes.Spread?
    let cause: Int32
    let lasting: Attitudes.Lasting

    init(_ effect: Attitudes.Effect) {
      (kind, from, to) = (effect.kind, effect.from, effect.to)
      (spread, cause, lasting) = (effect.spread, effect.cause, effect.lasting)
    }
  }

  private var deviations: [String: Deviation] = [:]
  private let name: String

  init(_ name: String) { self.name = name }

  /// Effects with the same who, whom, cause, spread and mode are compared in order of size; what one side has
  /// and the other lacks is compared with nothing.
  mutating func compare(
    _ stated: [Attitudes.Effect], with inputs: [(rule: String, cause: String, effect: Attitudes.Effect)],
    _ place: String
  ) {
    var expected: [Key: [(String, Double)]] = [:]
    for input in inputs { expected[Key(input.effect), default: []].append((input.rule, input.effect.magnitude)) }
    var actual: [Key: [Double]] = [:]
    for effect in stated where effect.magnitude != 0 { actual[Key(effect), default: []].append(effect.magnitude) }
    for key in Set(expected.keys).union(actual.keys) {
      let theirs = (expected[key] ?? []).sorted { $0.1 < $1.1 }
      let ours = (actual[key] ?? []).sorted()
      for index in 0..<max(theirs.count, ours.count) {
        let rule = index < theirs.count ? theirs[index].0 : "no rule"
        deviations[rule, default: Deviation("\(name), \(rule)")].record(
          index < ours.count ? ours[index] : 0, index < theirs.count ? theirs[index].1 : 0,
          "\(place): \(key.kind) of \(key.from)")
      }
    }
  }

  func check(atMost tolerance: Double = 1e-9) {
    for rule in deviations.keys.sorted() {
      deviations[rule]?.check(atMost: tolerance)
    }
  }
}
