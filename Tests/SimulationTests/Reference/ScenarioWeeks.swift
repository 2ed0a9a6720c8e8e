import Foundation

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
    guard let folder = ReferenceVectors.folder?.appending(path: "athena/vectors") else {
      print("scenario_*.json: skipped, the reference folder is not here")
      return []
    }
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false)).sorted()
    return try files.filter { $0.hasPrefix("scenario_") && $0.hasSuffix(".json") }.map { file in
      ScenarioWeeks(String(file.dropLast(5)), try ReferenceVectors.athena(String(file.dropLast(5))))
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
