@testable import Simulation

/// Whole scenarios that Athena ran: every table of every week, and the inputs its rules produced.
struct ScenarioWeeks {
  let name: String
  let json: JSON
  let actors: [String]
  /// The actor that each force belongs to.
  let owner: [String: String]
  /// The place that each civilian group lives in.
  let home: [String: String]

  /// Those with the economy switched off; none without the reference folder.
  static func all() throws -> [ScenarioWeeks] { try loaded.get() }

  /// Read once for all suites: they are large.
  private static let loaded = Result { () throws -> [ScenarioWeeks] in
    guard ReferenceVectors.folder != nil else {
      print("scenario_*.json: skipped, the reference folder is not here")
      return []
    }
    return try ["scenario_contest", "scenario_random0", "scenario_random1"].map { name in
      ScenarioWeeks(name, try ReferenceVectors.athena(name))
    }
  }

  private init(_ name: String, _ json: JSON) {
    self.name = name
    self.json = json
    actors = json["inputs"]["actors"].rows.map { $0.text("a") }
    owner = Dictionary(uniqueKeysWithValues: json["inputs"]["frcgroups"].rows.map { ($0.text("g"), $0.text("a")) })
    home = Dictionary(uniqueKeysWithValues: json["inputs"]["civgroups"].rows.map { ($0.text("g"), $0.text("n")) })
  }

  /// Current levels of a table of attitudes, by "first second".
  static func levels(_ week: JSON, _ table: String, _ first: String, _ second: String) -> [String: Double] {
    Dictionary(
      uniqueKeysWithValues: week[table].rows.map { ("\($0.text(first)) \($0.text(second))", $0.number("a")) })
  }

  static let reproducingAthena: WeeklyParameters = {
    var parameters = Parameters()
    parameters[.athenaCompatibility] = 1
    return WeeklyParameters(parameters)
  }()
}

extension Structure {
  /// Nobody anywhere: for rules that look at feelings alone.
  static let empty = Structure(
    placeCount: 0, civilianCount: 0, forceCount: 0, organisationCount: 0, actorCount: 0, home: [],
    residents: Lists([]), neighbours: Lists([]), urbanisation: [], proximity: [], owner: [], unitForce: [],
    lawEnforcement: [], discipline: [], demeanour: [], crime: [])
}
