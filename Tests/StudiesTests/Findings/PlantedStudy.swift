import Chance

@testable import Studies

/// A study whose findings are known: what matters was planted, the rest is noise.
///
/// `wait` always reaches 0. `act` reaches 1 if the claim `plot` is true and −1.5 if not, plus what the number
/// `anger` (even on 0…1) takes away, 0.4 · (anger − 0.5). `gamble` is −0.5 and noise. So `wait` is best on average (act: −0.25), knowing
/// `plot` is worth 0.5 · 1 = 0.5, and knowing `anger` nothing: act reaches −0.25 ± 0.2. War comes exactly where
/// `plot` is false and `anger` is under 0.4, whatever the course. Eight more numbers and three claims matter to nothing.
enum PlantedStudy {
  /// What is concluded from it, computed once for all suites.
  static let findings = Result { try Findings(of: records()) }

  static func records(futures: Int = 400, seed: UInt64 = 5) -> MemoryRecords {
    let streams = (0..<futures).map { RandomStream(seed: seed, future: UInt32($0)) }
    func noise(_ entity: Int) -> [Double] { streams.map { $0.uniform(.parameters, week: 0, entity: entity) } }
    let anger = noise(0)
    let plot = (0..<futures).map { $0 % 2 == 0 }
    let act = (0..<futures).map { (plot[$0] ? 1.0 : -1.5) - 0.4 * (anger[$0] - 0.5) }
    let luck = noise(1)
    let gamble = luck.map { -0.5 + 2 * ($0 - 0.5) }
    let war = (0..<futures).map { !plot[$0] && anger[$0] < 0.4 ? 1.0 : 0 }
    let zero = [Double](repeating: 0, count: futures)
    let claims = [plot] + (0..<3).map { claim in noise(50 + claim).map { $0 < 0.5 } }
    let names = ["plot", "idle-0", "idle-1", "idle-2"]
    let outline = StudyOutline(
      title: "t", question: "q", start: "2016-05-30", dossierDigest: "d", futures: futures, completed: futures,
      seed: 3, weeks: 4, stride: 4, recordedWeeks: [0, 4], account: nil, settledClaims: [],
      courses: ["wait", "act", "gamble"].map { .init(id: $0, name: $0, summary: nil) },
      indicators: [
        .init(id: "trust", name: "Trust", unit: nil, better: .higher, summary: "end", after: 0, isEvent: false),
        .init(id: "war", name: "War", unit: nil, better: .lower, summary: "ever", after: 0, isEvent: true),
        .init(id: "talk", name: "Talk", unit: nil, better: .neither, summary: "end", after: 0, isEvent: false),
      ],
      mainIndicator: "trust", places: [], actors: [],
      claims: names.map { .init(id: $0, says: $0, by: [], hedge: "alleged", credence: nil) },
      parameters: (["anger"] + (0..<8).map { "noise-\($0)" }).map { .init(id: $0, grounds: []) },
      predictions: [],
      accounts: [
        .init(id: "hawks", name: "Hawks", settles: [.init(id: "plot", truth: true), .init(id: "idle-0", truth: true)]),
        .init(
          id: "doves", name: "Doves", settles: [.init(id: "plot", truth: false), .init(id: "idle-0", truth: false)]),
        .init(
          id: "cranks", name: "Cranks",
          settles: names.map { .init(id: $0, truth: true) }),
      ])
    return MemoryRecords(
      outline: outline, values: [[zero, war, luck], [act, war, luck], [gamble, war, luck]],
      controllers: [[], [], []], claims: claims,
      parameters: [anger] + (0..<8).map { noise(100 + $0) })
  }
}
