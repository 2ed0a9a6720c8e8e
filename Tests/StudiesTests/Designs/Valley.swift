import Dossiers
import Foundation
import Simulation

@testable import Studies

/// A made-up dossier of one place with five open claims: `beaten` and `kept` are disputed and contradict each
/// other; `seen` (0.3) implies `told` (0.8); `free` is disputed and linked to nothing. Three numbers.
enum Valley {
  static func blueprint(parameters: Int = 0) throws -> Blueprint {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("diwan-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for (name, text) in files(parameters) {
      try text.write(toFile: "\(folder)/\(name).yaml", atomically: true, encoding: .utf8)
    }
    return try Blueprint(compiling: Dossier.load(folder: folder))
  }

  static func design(
    _ kind: DesignKind? = nil, futures: Int, seed: UInt64 = 5, of blueprint: Blueprint,
    _ change: (inout DesignSpecification) -> Void = { _ in }
  ) throws -> Design {
    var specification = DesignSpecification(futures: futures, seed: seed)
    specification.kind = kind
    change(&specification)
    return try Design(specification, of: blueprint)
  }

  private static func claim(_ id: String, _ rest: String) -> String {
    """
    \(id):
      says: Something about \(id).
      cite: {source: letter, paragraph: 1, characters: [0, 1], sha256: \(String(repeating: "0", count: 64))}
      by: elder
      hedge: alleged
      \(rest)

    """
  }

  private static func files(_ more: Int) -> [(String, String)] {
    [
      (
        "dossier",
        """
        title: A valley
        question: Does a larger patrol lift the villagers' mood?
        start: 2031-01-06
        horizon: 1
        indicators:
          mood: {name: Mood, measure: mood(villagers), better: higher}
          weight: {name: Weight, measure: value(anger)}

        """
      ),
      ("sources", "letter: {kind: article, title: A letter, publisher: Nobody, date: 2031-01-02, grade: F6}\n"),
      ("voices", "elder: {name: An elder, kind: person, because: made-up}\n"),
      (
        "claims",
        claim("beaten", "credence: disputed\n  contradicts: [kept]") + claim("kept", "credence: disputed")
          + claim("seen", "credence: 0.3\n  implies: [told]") + claim("told", "credence: 0.8")
          + claim("free", "credence: disputed")
      ),
      (
        "assumptions",
        """
        made-up: {says: All of it is made up., reason: It is an example.}
        anger: {says: How angry., reason: Nobody has asked., value: {uniform: [-60, 0], if: {free: -70}}}
        fear:
          says: How afraid.
          reason: Nobody has asked.
          value: {normal: [-20, 10], if: {beaten: -80, kept: 10, seen: -30, told: -10}}
        troops: {says: How many., reason: Nobody has counted., value: {triangular: [100, 300, 1000]}}

        """
          + (0..<more).map {
            "more-\($0): {says: More., reason: None., value: {uniform: [0, 1]}}\n"
          }.joined()
      ),
      (
        "courses",
        "nothing: {name: Nothing, because: made-up}\nmore: {name: More, because: made-up, set: {troops: 1000}}\n"
      ),
      ("topics", "rule: {name: Rule}\n"),
      (
        "beliefs",
        "council: {because: made-up, topics: {rule: {position: 0.9, emphasis: 0.5}}}\n"
          + "villagers: {because: made-up, topics: {rule: {position: 0.1, emphasis: 0.5}}}\n"
      ),
      ("actors", "council: {name: Council, kind: organisation, beliefs: council, because: made-up}\n"),
      (
        "places",
        "valley: {name: Valley, kind: district, urbanisation: rural, controller: council, because: made-up}\n"
      ),
      (
        "groups",
        """
        villagers:
          kind: civilian
          name: Villagers
          place: valley
          population: 5000
          beliefs: villagers
          satisfaction: {autonomy: anger, safety: fear, culture: 0, quality-of-life: 0}
          because: made-up
        guard:
          kind: force
          name: Guard
          owner: council
          type: regular
          deployments: [{place: valley, personnel: troops, activity: patrol}]
          because: made-up

        """
      ),
    ]
  }
}
