import Chance
import Foundation

/// A made-up dossier of a given size, for timing: people everywhere, forces spread over the places,
/// beliefs at random. The sizes follow the peer's timed scenarios.
struct SyntheticDossier {
  let places: Int
  let civilians: Int
  let forces: Int
  let organisations: Int
  let actors: Int

  /// Writes the dossier into a folder.
  func write(to folder: URL) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, text) in files {
      try Data(text.utf8).write(to: folder.appending(path: name))
    }
  }

  private var files: [(String, String)] {
    let stream = RandomStream(seed: 20_160_530, future: 0)
    func random(_ entity: Int, _ low: Double, _ high: Double) -> Double {
      let value = low + (high - low) * stream.uniform(.design, week: 0, entity: entity)
      return (value * 1000).rounded() / 1000
    }
    let because = "because: made-up"
    let topics = (0..<4).map { "t\($0):\n  name: Topic \($0)\n" }
    let systems = (0..<actors + civilians).map { system in
      let beliefs = (0..<4).map { topic in
        "    t\(topic): {position: \(random(system * 10 + topic, -0.9, 0.9)), emphasis: 0.5}\n"
      }
      return "b\(system):\n  \(because)\n  topics:\n" + beliefs.joined()
    }
    let actorText = (0..<actors).map {
      "a\($0): {name: Actor \($0), kind: organisation, beliefs: b\($0), \(because)}\n"
    }
    let placeText = (0..<places).map { place in
      let neighbours = [(place + places - 1) % places, (place + 1) % places].filter { $0 != place }.map { "p\($0)" }
      return
        "p\(place): {name: Place \(place), kind: district, urbanisation: suburban, controller: a\(place % actors), "
        + "neighbours: [\(Array(Set(neighbours)).sorted().joined(separator: ", "))], \(because)}\n"
    }
    var groups: [String] = []
    for group in 0..<civilians {
      func level(_ concern: Int) -> Double { random(10_000 + group * 10 + concern, -60, 60) }
      groups.append(
        "c\(group): {kind: civilian, name: People \(group), place: p\(group % places), "
          + "population: \(50_000 + 1000 * group), beliefs: b\(actors + group), satisfaction: {autonomy: \(level(0)), "
          + "safety: \(level(1)), culture: \(level(2)), quality-of-life: \(level(3))}, \(because)}\n")
    }
    let activities = ["patrol", "checkpoint", "law-enforcement"]
    for force in 0..<forces {
      let deployments = (0..<places).filter { ($0 + force) % 3 == 0 || places <= 4 }.map { place in
        "{place: p\(place), personnel: \(500 + 100 * force), activity: \(activities[(place + force) % 3])}"
      }
      groups.append(
        "f\(force): {kind: force, name: Force \(force), owner: a\(force % actors), type: regular, "
          + "deployments: [\(deployments.joined(separator: ", "))], \(because)}\n")
    }
    for organisation in 0..<organisations {
      groups.append(
        "o\(organisation): {kind: organisation, name: Agency \(organisation), owner: a0, type: ngo, "
          + "deployments: [{place: p\(organisation % places), personnel: 100, activity: medical}], \(because)}\n")
    }
    return [
      (
        "dossier.yaml",
        """
        title: Synthetic
        question: How fast?
        start: 2016-05-30
        horizon: 260
        indicators:
          trust: {name: Trust, measure: "vertical(c0, a0)"}
        """
      ),
      ("assumptions.yaml", "made-up: {says: All of it is made up., reason: Only speed is measured.}\n"),
      ("courses.yaml", "nothing: {name: Nothing, \(because)}\n"),
      ("topics.yaml", topics.joined()), ("beliefs.yaml", systems.joined()), ("actors.yaml", actorText.joined()),
      ("places.yaml", placeText.joined()), ("groups.yaml", groups.joined()),
    ]
  }
}
