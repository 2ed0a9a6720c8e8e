import Chance
import Dossiers
import Foundation

@testable import Simulation

/// A small made-up polity as a dossier, with parts that tests replace.
struct Valley {
  /// Extra lines of `dossier.yaml` under `indicators:`, indented by two.
  var indicators = ""
  var settings = ""
  var strategies = ""
  var hazards = ""
  var rules = ""
  var courses = "nothing: {name: Nothing, because: made-up}\n"
  var claims = ""
  var assumptions = ""
  var relationships = ""
  var ties = ""
  var movements = ""
  var routes = ""
  var institutions = ""
  /// More actors, and more keys of the crown and the rebels.
  var actors: [String] = []
  var crown = ""
  var rebels = ""
  /// Reverses the order in which entities are written.
  var isReversed = false
  var personnel = "{value: 2000}"
  /// Further keys of actors, places and groups, by id.
  var keys: [String: String] = [:]
  /// Further files, by name.
  var more: [(String, String)] = []

  func blueprint() throws -> Blueprint {
    let folder = FileManager.default.temporaryDirectory.appending(path: "diwan-valley-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, text) in files + more where !text.isEmpty {
      try Data(text.utf8).write(to: folder.appending(path: name))
    }
    return try Blueprint(compiling: Dossier.load(folder: folder.path(percentEncoded: false)))
  }

  private func joined(_ entries: [String]) -> String {
    let written = entries.map { entry in
      let parts = entry.split(separator: "{", maxSplits: 1)
      guard parts.count == 2, let more = keys[String(parts[0].prefix { $0 != ":" })] else { return entry }
      return "\(parts[0]){\(more), \(parts[1])"
    }
    return (isReversed ? written.reversed() : written).joined(separator: "\n") + "\n"
  }

  private var files: [(String, String)] {
    let because = "because: made-up"
    return [
      (
        "dossier.yaml",
        """
        title: Valley
        question: What holds?
        start: 2020-01-06
        horizon: 40
        indicators:
          trust: {name: Trust, measure: "vertical(town-people, crown)", better: higher}
          held: {name: Town held by rebels, measure: "control(town) == rebels", summary: ever}
        \(indicators)
        \(settings.isEmpty ? "" : "settings:\n" + settings)
        """
      ),
      ("assumptions.yaml", "made-up: {says: All of it is made up., reason: A test.}\n" + assumptions),
      (
        "sources.yaml",
        "paper: {kind: article, title: Paper, file: paper.txt, sha256: "
          + "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855}\n"
      ),
      ("claims.yaml", claims), ("strategies.yaml", strategies), ("hazards.yaml", hazards), ("rules.yaml", rules),
      ("relationships.yaml", relationships), ("ties.yaml", ties), ("movements.yaml", movements),
      ("displacement.yaml", routes), ("institutions.yaml", institutions),
      ("courses.yaml", courses),
      ("topics.yaml", "rule: {name: Rule of the crown}\nfaith: {name: Old faith}\n"),
      (
        "beliefs.yaml",
        joined([
          "loyal: {topics: {rule: {position: 0.8}, faith: {position: -0.2}}, \(because)}",
          "defiant: {topics: {rule: {position: -0.7}, faith: {position: 0.6}}, \(because)}",
          "plain: {topics: {rule: {position: 0.2}, faith: {position: 0.4}}, \(because)}",
        ])
      ),
      (
        "actors.yaml",
        joined(
          [
            "crown: {name: The Crown, kind: government, beliefs: loyal, \(crown)\(because)}",
            "rebels: {name: The Rebels, kind: movement, beliefs: defiant, \(rebels)\(because)}",
          ] + actors)
      ),
      (
        "places.yaml",
        joined([
          "town: {name: Town, kind: city, urbanisation: urban, controller: crown, neighbours: [hills], \(because)}",
          "hills: {name: Hills, kind: district, urbanisation: rural, controller: rebels, neighbours: [town], \(because)}",
        ])
      ),
      (
        "groups.yaml",
        joined([
          "town-people: {kind: civilian, name: Townspeople, place: town, population: 90000, beliefs: plain, "
            + "satisfaction: {autonomy: 10, safety: 0, culture: 5, quality-of-life: -10}, \(because)}",
          "town-poor: {kind: civilian, name: The poor, place: town, population: 30000, beliefs: defiant, unemployment: 15, "
            + "satisfaction: {autonomy: -30, safety: -10, culture: 0, quality-of-life: -50}, \(because)}",
          "hill-people: {kind: civilian, name: Hill people, place: hills, population: 20000, beliefs: defiant, "
            + "satisfaction: {autonomy: -20, safety: 0, culture: 20, quality-of-life: -20}, \(because)}",
          "guards: {kind: force, name: Guards, owner: crown, type: regular, training: full, "
            + "deployments: [{place: town, personnel: \(personnel), activity: patrol}], \(because)}",
          "band: {kind: force, name: The band, owner: rebels, type: irregular, training: partial, "
            + "deployments: [{place: hills, personnel: 800, activity: checkpoint}], \(because)}",
        ])
      ),
    ]
  }
}

extension Blueprint {
  /// The state after some weeks of one course, at the medians.
  func state(after weeks: Int, course: Int = 0, inputs: Inputs? = nil, seed: UInt64 = 1, future: UInt32 = 0) -> State {
    var last: State?
    var simulator = Simulator(self, weeks: max(weeks, 1))
    _ = simulator.run(
      course: course, inputs: inputs ?? medianInputs, stream: RandomStream(seed: seed, future: future)
    ) { future in
      if future.state.week <= weeks { last = future.state }
    }
    guard let last else { preconditionFailure("the start is always observed") }
    return last
  }

  func unit(_ id: String) -> Int { (groupIDs.firstIndex(of: id) ?? 0) - structure.civilianCount }
  func group(_ id: String) -> Int { groupIDs.firstIndex(of: id) ?? -1 }
  func place(_ id: String) -> Int { places.firstIndex(of: id) ?? -1 }
  func actor(_ id: String) -> Int { actors.firstIndex(of: id) ?? -1 }

  /// The value of an indicator at the end of a trace.
  func summary(_ id: String, _ trace: Trace) -> Double {
    indicators.firstIndex { $0.id == id }.map { trace.summaries[$0] } ?? .nan
  }
}

extension State {
  /// People of a unit, deployed, in reserve and lost.
  func everybody(_ unit: Int, _ structure: Structure) -> Double {
    (0..<structure.placeCount).reduce(reserve[unit] + losses[unit]) {
      $0 + present[$1 * structure.unitCount + unit]
    }
  }
}
