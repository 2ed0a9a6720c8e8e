import Foundation
import Politics
import Studies

/// What a calibration found, for reading, as JSON, and as files.
struct CalibrationText {
  private let calibration: Calibration
  private let until: String

  init(_ calibration: Calibration, until: String) {
    (self.calibration, self.until) = (calibration, until)
  }

  func plain(_ search: HistoryMatchingWaves, _ likely: [[Double]]) -> String {
    var parts = [heading]
    var table = TextTable(
      header: ["wave", "points", "near all", "left", "least greatest implausibility", "not met by any"],
      rightAligned: [0, 1, 2, 3, 4])
    for wave in search.waves {
      table.add([
        "\(wave.number)", "\(wave.points)", "\(wave.matched)", wave.left > 0 ? Figure.short(wave.left) : "nothing",
        Figure.short(wave.leastGreatest), "\(wave.unmatched.count)",
      ])
    }
    parts.append(table.text())
    if let last = search.waves.last {
      var targets = TextTable(
        header: ["target", "observed", "runs from", "to", "least", "middle", "near"], rightAligned: [1, 2, 3, 4, 5, 6])
      for (target, own) in zip(calibration.targets.targets, last.targets) {
        func plain(_ value: Double) -> Double { target.isLogarithmic ? Self.plain(value) : value }
        targets.add([
          own.name, Figure.short(target.observed), Figure.short(plain(own.lowest)), Figure.short(plain(own.highest)),
          Figure.short(own.least), Figure.short(own.middle), Figure.percent(own.near),
        ])
      }
      parts.append("Implausibility in wave \(last.number), in standard deviations:\n\n" + targets.text())
      parts.append(
        last.unmatched.isEmpty
          ? "Every target was met by some run."
          : "Not met by any run of the last wave, so that the model rather than its numbers is wrong there:\n"
            + last.unmatched.map { "  \($0)" }.joined(separator: "\n"))
    }
    parts.append(
      search.remaining.isEmpty
        ? "Nothing is left: no inputs come near everything that was observed. Allow a larger --discrepancy, forgive "
          + "one target, or mend the model."
        : changes(likely, left: search.remaining))
    return parts.joined(separator: "\n\n")
  }

  func plain(_ result: ApproximateBayes, _ accepted: [[Double]], runs: Int) -> String {
    [
      heading,
      "\(accepted.count) of \(runs) runs kept, at distances from \(Figure.short(result.distances.first ?? 0)) to "
        + "\(Figure.short(result.distances.last ?? 0)) mean absolute deviations.",
      changes(accepted),
    ].joined(separator: "\n\n")
  }

  private var heading: String {
    let targets = calibration.targets
    var text =
      "\(calibration.design.blueprint.dossier.title)\n\(calibration.parameters.count) uncertain numbers fitted to "
      + "\(targets.targets.count) targets up to \(until)."
    let counts = targets.targets.count { $0.isLogarithmic }
    if counts > 0 { text += " \(counts) are counts and compared by log(1 + count)." }
    if targets.leftOut > 0 { text += "\n\(targets.leftOut) observations of control are not fitted to." }
    if !calibration.design.blueprint.openClaims.isEmpty {
      text += "\nOpen claims are drawn as in a study; settle them with --claim to fit under one account."
    }
    return text
  }

  private func changes(_ points: [[Double]], left: [[Double]]? = nil) -> String {
    var table = TextTable(
      header: ["number", "before: 5 %", "50 %", "95 %", "after: 5 %", "50 %", "95 %", "width"]
        + (left == nil ? [] : ["of what is left"]), rightAligned: [1, 2, 3, 4, 5, 6, 7, 8])
    let widths = left.map { Self.changes($0, calibration).map(\.width) }
    for (index, change) in Self.changes(points, calibration).enumerated() {
      let numbers = [
        change.before.q5, change.before.q50, change.before.q95, change.after.q5, change.after.q50, change.after.q95,
        change.width,
      ]
      table.add([change.id] + (numbers + (widths.map { [$0[index]] } ?? [])).map(Figure.short))
    }
    return "What is likely of each number (width 1: as before"
      + (left == nil ? "" : "; the last column is the width of what was not ruled out") + "):\n\n" + table.text()
  }

  /// A count from log(1 + count).
  private static func plain(_ logarithm: Double) -> Double { Foundation.exp(logarithm) - 1 }

  private static func changes(_ points: [[Double]], _ calibration: Calibration) -> [CalibratedParameter] {
    calibration.parameters.enumerated().map { position, parameter in
      CalibratedParameter(parameter, of: calibration.design.blueprint, positions: points.map { $0[position] })
    }
  }

  // MARK: JSON

  private struct Document: Encodable {
    var waves: [HistoryMatchingWaves.Wave]?
    var distances: [Double]?
    let parameters: [CalibratedParameter]
  }

  func json(_ search: HistoryMatchingWaves, _ likely: [[Double]]) throws -> String {
    try encoded(
      Document(
        waves: search.waves,
        parameters: likely.isEmpty ? [] : Self.changes(likely, calibration)))
  }

  func json(_ result: ApproximateBayes, _ accepted: [[Double]]) throws -> String {
    try encoded(Document(distances: result.distances, parameters: Self.changes(accepted, calibration)))
  }

  private func encoded(_ document: Document) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(document), as: UTF8.self)
  }

  // MARK: Files

  /// One row for each future, as `diwan study --design` reads it: open claims as 0 or 1, then where each uncertain
  /// number stands in its distribution.
  static func design(_ points: [[Double]], _ calibration: Calibration, keep: Int) -> String {
    let blueprint = calibration.design.blueprint
    let (claims, numbers) = (blueprint.openClaims.map(\.id), blueprint.parameters.map(\.id))
    var rows = [
      ["future", "stream"] + claims.map { numbers.contains($0) ? "claim:\($0)" : $0 }
        + numbers.map { claims.contains($0) ? "parameter:\($0)" : $0 }
    ]
    for future in 0..<keep {
      let inputs = calibration.inputs(at: points[future % points.count], future: future)
      rows.append(
        ["\(future)", "\(future)"] + inputs.claims.map { $0 ? "1" : "0" } + inputs.quantiles.map { "\($0)" })
    }
    return rows.map(CommaSeparated.line).joined(separator: "\n") + "\n"
  }

  /// Distributions for `set`, by the id of the assumption; numbers without an id of their own are left out.
  static func narrowed(_ points: [[Double]], _ calibration: Calibration) -> String {
    let blueprint = calibration.design.blueprint
    let grounds = blueprint.dossier
    var lines = ["# Distributions that fit what a calibration left."]
    for (change, parameter) in zip(changes(points, calibration), calibration.parameters)
    where grounds.assumptions[change.id] != nil || grounds.claims[change.id] != nil {
      let form =
        switch blueprint.parameters[parameter].distribution {
        case .lognormal: "lognormal"
        case .normal: "normal"
        default: "uniform"
        }
      lines.append("\(change.id): {\(form): [\(change.first), \(change.second)]}")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  static func file(_ path: String, _ text: String) throws {
    do {
      try text.write(toFile: path, atomically: true, encoding: .utf8)
    } catch {
      throw InvalidInput(["\(path) cannot be written: \(error.localizedDescription)"])
    }
  }
}
