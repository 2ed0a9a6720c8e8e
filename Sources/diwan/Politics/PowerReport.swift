import Foundation
import Politics

/// All indices of a game, as documents, rows and text.
struct PowerReport: Encodable {
  struct Index: Encodable {
    let value: Double
    let fraction: String

    init(_ fraction: Fraction) {
      value = fraction.doubleValue
      self.fraction = fraction.description
    }
  }

  struct Rule: Encodable {
    let name: String
    let quota: Int
    let total: Int
  }

  struct Player: Encodable {
    let name: String
    let weights: [Int]
    var indices: [String: Index]
  }

  let rules: [Rule]
  let players: [Player]
  let winningCoalitions: String
  let minimalWinningCoalitions: String?
  let powerToAct: Index
  let vetoPlayers: [String]

  /// The indices in the order in which they are printed.
  static let titles: [(key: String, title: String)] = [
    ("shapleyShubik", "Shapley-Shubik"), ("banzhaf", "Banzhaf"), ("banzhafNormalised", "normalised"),
    ("prevent", "prevent"), ("initiate", "initiate"), ("deeganPackel", "Deegan-Packel"), ("holler", "Holler"),
    ("johnston", "Johnston"),
  ]

  init(_ game: VotingGame) throws {
    let counts = try SwingCounts(of: game)
    if counts.winningCoalitions.isZero { note("Nobody can win: those who would be enough are incompatible.") }
    var columns: [(String, [Fraction])] = [
      ("shapleyShubik", counts.shapleyShubik), ("banzhaf", counts.banzhaf),
      ("banzhafNormalised", counts.banzhafNormalised), ("prevent", counts.colemanToPrevent),
      ("initiate", counts.colemanToInitiate),
    ]
    let minimal = PowerReport.ifFeasible("Deegan-Packel and Holler") { try MinimalWinningCounts(of: game) }
    if let minimal { columns += [("deeganPackel", minimal.deeganPackel), ("holler", minimal.holler)] }
    if let johnston = PowerReport.ifFeasible("Johnston", { try JohnstonIndex.index(of: game) }) {
      columns.append(("johnston", johnston))
    }
    rules = game.alternatives[0].map { Rule(name: $0.name, quota: $0.quota, total: $0.weights.reduce(0, +)) }
    players = game.players.enumerated().map { player, name in
      Player(
        name: name, weights: game.alternatives[0].map { $0.weights[player] },
        indices: Dictionary(uniqueKeysWithValues: columns.map { ($0.0, Index($0.1[player])) }))
    }
    winningCoalitions = "\(counts.winningCoalitions)"
    minimalWinningCoalitions = minimal.map { "\($0.coalitions)" }
    powerToAct = Index(counts.colemanToAct)
    vetoPlayers = game.vetoPlayers.map { game.players[$0] }
  }

  private static func ifFeasible<Result>(_ what: String, _ body: () throws -> Result) -> Result? {
    do { return try body() } catch {
      note("\(what): \(error)")
      return nil
    }
  }
}

extension PowerCommand {
  func show(_ report: PowerReport) throws {
    let present = PowerReport.titles.filter { report.players.first?.indices[$0.key] != nil }
    func cell(_ index: PowerReport.Index?, _ format: (Double) -> String) -> String {
      index.map { fractions ? $0.fraction : format($0.value) } ?? ""
    }
    try output.show(
      report, header: ["name"] + report.rules.map(\.name) + PowerReport.titles.map(\.key),
      rows: report.players.map { player in
        [player.name] + player.weights.map { "\($0)" }
          + PowerReport.titles.map { cell(player.indices[$0.key]) { "\($0)" } }
      }
    ) {
      var table = TextTable(
        header: ["name"] + report.rules.map(\.name) + present.map(\.title),
        rightAligned: Set(1...report.rules.count + present.count))
      for player in report.players {
        table.add(
          [player.name] + player.weights.map { "\($0)" }
            + present.map { cell(player.indices[$0.key]) { String(format: "%.6f", $0) } })
      }
      var lines = [table.text(), ""]
      for rule in report.rules { lines.append("  \(rule.name): quota \(rule.quota) of \(rule.total)") }
      lines.append(
        "  \(report.winningCoalitions) winning coalitions"
          + (report.minimalWinningCoalitions.map { ", \($0) of them minimal" } ?? "")
          + "; power to act \(cell(report.powerToAct) { String(format: "%.6f", $0) })")
      if !report.vetoPlayers.isEmpty { lines.append("  veto: " + report.vetoPlayers.joined(separator: ", ")) }
      return lines.joined(separator: "\n")
    }
  }

  private struct Sampled: Encodable {
    struct Player: Encodable {
      let name: String
      let shapleyShubik: Double
      let shapleyShubikError: Double
      let banzhaf: Double
      let banzhafError: Double
    }
    let samples: Int
    let seed: UInt64
    let players: [Player]
  }

  func show(_ sample: PowerSample, _ game: VotingGame) throws {
    let document = Sampled(
      samples: sample.samples, seed: seed,
      players: game.players.indices.map {
        Sampled.Player(
          name: game.players[$0], shapleyShubik: sample.shapleyShubik[$0].value,
          shapleyShubikError: sample.shapleyShubik[$0].standardError, banzhaf: sample.banzhaf[$0].value,
          banzhafError: sample.banzhaf[$0].standardError)
      })
    try output.show(
      document,
      header: ["name", "shapleyShubik", "shapleyShubikError", "banzhaf", "banzhafError"],
      rows: document.players.map {
        [
          $0.name, "\($0.shapleyShubik)", "\($0.shapleyShubikError)", "\($0.banzhaf)", "\($0.banzhafError)",
        ]
      }
    ) {
      var table = TextTable(header: ["name", "Shapley-Shubik", "±", "Banzhaf", "±"], rightAligned: [1, 2, 3, 4])
      for player in document.players {
        table.add(
          [player.name]
            + [player.shapleyShubik, player.shapleyShubikError, player.banzhaf, player.banzhafError].map {
              String(format: "%.5f", $0)
            })
      }
      return table.text() + "\n\n  estimates from \(sample.samples) samples with seed \(seed); ± is one standard error"
    }
  }
}
