import Chance
import Foundation
@testable import Simulation
import Studies

/// An experiment whose outcomes are simple functions of its inputs.
func experiment(
  futures: Int = 40, seed: UInt64 = 7, dossierDigest: String = "d0", run: @escaping @Sendable () -> Void = {}
) -> Experiment {
  let weeks = [0, 4, 8]
  let outline = StudyOutline(
    title: "A state", question: "What next?", start: "2016-05-30", dossierDigest: dossierDigest, futures: futures,
    completed: 0, seed: seed, weeks: 8, stride: 4, recordedWeeks: weeks, account: nil, settledClaims: [],
    courses: [
      .init(id: "wait", name: "Wait", summary: nil), .init(id: "act", name: "Act", summary: "Do something"),
    ],
    indicators: [
      .init(id: "trust", name: "Trust", unit: "−1 to 1", better: .higher, summary: "end", after: 0, isEvent: false),
      .init(id: "war", name: "War", unit: nil, better: .lower, summary: "ever", after: 0, isEvent: true),
    ],
    mainIndicator: "trust", places: [.init(id: "town", name: "Town"), .init(id: "hill", name: "Hill")],
    actors: [.init(id: "king", name: "King"), .init(id: "rebels", name: "Rebels")],
    claims: [
      .init(id: "plot", says: "There is a plot.", by: ["Somebody"], hedge: "alleged", credence: nil)
    ],
    parameters: [.init(id: "anger", grounds: ["guess"])],
    predictions: [
      .init(claim: "act-helps", indicator: "trust", course: "act", versus: "wait", threshold: nil, direction: .higher)
    ])
  return Experiment(
    outline: outline,
    specification: DesignSpecification(futures: futures, seed: seed, courses: ["wait", "act"], weeks: 8),
    inputs: { future in
      Inputs(
        claims: [future.isMultiple(of: 2)],
        quantiles: [RandomStream(seed: seed, future: UInt32(future)).uniform(.parameters, week: 0, entity: 0)])
    },
    value: { _, quantile in 10 * quantile },
    makeRunner: {
      { course, inputs, stream in
        run()
        // Acting is worth 1 if there is a plot and costs 1 if there is none; the rest is noise.
        let noise = stream.uniform(.blocks, week: 1, entity: 0) - 0.5
        let trust = Double(course) * (inputs.claims[0] ? 1 : -1) + noise
        let war = inputs.quantiles[0] < 0.25 ? 1.0 : 0.0
        return Trace(
          weeks: weeks, series: weeks.map { Float(trust * Double($0)) } + weeks.map { _ in Float(war) },
          summaries: [trust, war], controllers: [0, 0, course == 0 ? 0 : 1, -1, 1, 1],
          digest: UInt64(stream.future) << 8 | UInt64(course))
      }
    })
}

/// A folder of its own that vanishes with the test.
final class TemporaryFolder {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("diwan-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String) -> String { path + "/" + name }
}

/// The embedded dossier of the doubles.
let dossierFiles: [(path: String, content: [UInt8])] = [
  ("dossier.yaml", Array("title: A state\n".utf8)), ("data/points.csv", [0, 255, 10]),
]
