import ArgumentParser
import Foundation
import Politics
import Synchronization

/// `diwan politics bargain`
struct BargainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bargain",
    abstract: "Forecast what actors with different positions, saliences and capabilities decide.",
    discussion: """
      Columns: actor (or name); position; salience, from 0 to 1; capability (or power, weight); and if wanted
        issue      the issue, if there are several: one row for each actor and issue
        reference  what holds on the issue if nothing is decided, the same in all rows of an issue
      On a dossier, the positions of its issues. The scale is the issue's range, the reference point the status quo of \
      its bills if they agree. Where no position has a capability, it is the seats of lists in the parliament, else 1.
      Models: baselines, election, challenge, spatial, exchange. Without --model all that can be played are. A forecast \
      by one run of challenge or spatial says little: use --noise.
      """)

  @OptionGroup var input: TableOptions

  @Option(help: ArgumentHelp("Which issues, separated by commas (default: all).", valueName: "ids"))
  var issue: String?

  @Option(help: "The models, separated by commas (default: all).")
  var model: String?

  @Option(
    help: ArgumentHelp(
      "The ends of the scale, of all issues or of one (default: the outermost positions); may be repeated.",
      valueName: "low:high|issue=low:high"))
  var scale: [ScaleText] = []

  @Option(help: "What saliences are divided by: 100 if they are in percent.")
  var salienceScale = 1.0

  @Flag(help: "Print where actors stand round by round instead; with --model challenge or --model spatial.")
  var positions = false

  @OptionGroup(title: "Model options") var models: BargainModelOptions

  @OptionGroup(title: "Doubt about the input") var doubt: BargainNoiseOptions

  @OptionGroup var output: OutputOptions

  func validate() throws {
    let families = try families()
    if positions && (families.count != 1 || ![.challenge, .spatial].contains(families[0])) {
      throw ValidationError("--positions needs --model challenge or --model spatial.")
    }
    if positions && doubt.noise != nil { throw ValidationError("--positions and --noise exclude each other.") }
    guard salienceScale > 0 else { throw ValidationError("--salience-scale must be above 0.") }
    _ = try models.forecasts(families, seed: doubt.seed)
  }

  func run() throws {
    try Failure.mapped {
      let input = try bargainingInput(self.input.read())
      var forecasts = try models.forecasts(families(), seed: doubt.seed)
      if positions { return try showPositions(input, forecasts) }
      if model == nil {
        let (playable, reasons) = forecasts.playable(input)
        for reason in reasons { note(reason) }
        forecasts = playable
      }
      try showForecasts(input, forecasts)
    }
  }

  private func families() throws -> [BargainForecasts.Family] {
    guard let model else { return BargainForecasts.Family.allCases }
    let names = model.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    let families = try names.map { name in
      guard let family = BargainForecasts.Family(rawValue: name) else {
        throw ValidationError(
          "There is no model '\(name)'. There are "
            + BargainForecasts.Family.allCases.map(\.rawValue).joined(separator: ", ") + ".")
      }
      return family
    }
    guard !families.isEmpty, Set(families).count == families.count else {
      throw ValidationError("--model must name models, each once.")
    }
    return families
  }

  // MARK: Input

  private func bargainingInput(_ input: PoliticsInput) throws -> BargainingInput {
    var stances =
      switch input {
      case .table(let table): try BargainStances(table, salienceScale: salienceScale)
      case .dossier(let politics): try BargainStances(politics, chosen: issue)
      }
    try stances.keep(issue)
    for text in scale where text.issue == nil {
      for entry in stances.entries { stances.scales[entry.issue] = text.scale }
    }
    for text in scale { if let issue = text.issue { stances.scales[issue] = text.scale } }
    return try BargainingInput(
      entries: stances.entries, scales: stances.scales, referencePoints: stances.references)
  }

  // MARK: Forecasts

  private struct Document: Encodable {
    struct Forecast: Encodable {
      let issue: String
      let model: String
      let statistic: String
      let value: Double
      let noise: Distribution?
    }
    struct Distribution: Encodable {
      let mean: Double
      let standardDeviation: Double
      let low: Double
      let median: Double
      let high: Double
      let failures: Int
    }
    let actors: [String]
    let draws: Int?
    let seed: UInt64?
    let forecasts: [Forecast]
  }

  private func showForecasts(_ input: BargainingInput, _ forecasts: BargainForecasts) throws {
    let values = try forecasts.values(input)
    let drawn = try doubt.noise.map { try draws(input, forecasts, count: $0) }
    let list = zip(forecasts.entries(input), values).enumerated().map { index, pair in
      let distribution = drawn.map { draws in ForecastDistribution(draws.map { $0?[index] }) }
      return Document.Forecast(
        issue: pair.0.issue, model: pair.0.model, statistic: pair.0.statistic, value: pair.1,
        noise: distribution.flatMap { distribution in
          distribution.values.isEmpty
            ? nil
            : Document.Distribution(
              mean: distribution.mean, standardDeviation: distribution.standardDeviation,
              low: distribution.quantile(0.05), median: distribution.quantile(0.5), high: distribution.quantile(0.95),
              failures: distribution.failures)
        })
    }
    let document = Document(
      actors: input.actors, draws: doubt.noise, seed: doubt.noise.map { _ in doubt.seed }, forecasts: list)
    let header = ["issue", "model", "statistic", "value"]
    try output.show(
      document, header: header + (drawn == nil ? [] : ["mean", "sd", "q05", "q50", "q95", "failures"]),
      rows: list.map { forecast in
        [forecast.issue, forecast.model, forecast.statistic, "\(forecast.value)"]
          + (drawn == nil
            ? []
            : forecast.noise.map {
              ["\($0.mean)", "\($0.standardDeviation)", "\($0.low)", "\($0.median)", "\($0.high)", "\($0.failures)"]
            } ?? ["", "", "", "", "", ""])
      }
    ) { text(list, input, isDrawn: drawn != nil) }
  }

  private func text(_ list: [Document.Forecast], _ input: BargainingInput, isDrawn: Bool) -> String {
    var lines: [String] = []
    for issue in input.issues {
      var table = TextTable(
        header: ["model", "statistic", "forecast"] + (isDrawn ? ["mean", "sd", "5 %", "median", "95 %"] : []),
        rightAligned: [2, 3, 4, 5, 6, 7])
      for forecast in list where forecast.issue == issue.name {
        table.add(
          [forecast.model, forecast.statistic, Self.plain(forecast.value)]
            + (forecast.noise.map { [$0.mean, $0.standardDeviation, $0.low, $0.median, $0.high].map(Self.plain) } ?? [])
        )
      }
      lines.append(
        "\(issue.name): \(issue.actors.count) actors from \(Self.plain(issue.positions.min() ?? 0)) to "
          + Self.plain(issue.positions.max() ?? 0)
          + (issue.referencePoint.map { ", reference point \(Self.plain($0))" } ?? ""))
      lines += [table.text(), ""]
    }
    if let draws = doubt.noise {
      lines.append("  \(draws) draws of doubtful input with seed \(doubt.seed); sd is their standard deviation")
      let failures = list.compactMap(\.noise?.failures).max() ?? 0
      if failures > 0 { lines.append("  \(failures) draws could not be played") }
    }
    return lines.joined(separator: "\n").trimmingCharacters(in: .newlines)
  }

  static func plain(_ value: Double) -> String { String(format: "%.3f", value) }

  /// Draws on several threads; each takes a range, and the ranges are put together in their order.
  private func draws(
    _ input: BargainingInput, _ forecasts: BargainForecasts, count: Int
  ) throws -> [[Double]?] {
    let noise = InputNoise(
      position: doubt.positionNoise, salience: doubt.salienceNoise, capability: doubt.capabilityNoise, seed: doubt.seed)
    let threads = min(count, doubt.threads ?? ProcessInfo.processInfo.activeProcessorCount)
    let parts = Mutex<[Int: Result<[[Double]?], InvalidInput>]>([:])
    DispatchQueue.concurrentPerform(iterations: threads) { thread in
      let range = count * thread / threads..<count * (thread + 1) / threads
      let part = Result<[[Double]?], InvalidInput> { () throws(InvalidInput) in
        try noise.forecasts(input, draws: range, by: forecasts.values)
      }
      parts.withLock { $0[thread] = part }
    }
    return try (0..<threads).flatMap { thread in
      try parts.withLock { $0[thread] }?.get() ?? []
    }
  }

  // MARK: Positions

  private struct Standing: Encodable {
    let issue: String
    let round: Int
    let actor: String
    let position: Double
  }

  private func showPositions(_ input: BargainingInput, _ forecasts: BargainForecasts) throws {
    var standings: [Standing] = []
    if forecasts.families == [.spatial] {
      let outcome = try forecasts.spatial.play(input)
      for (index, issue) in input.issues.enumerated() {
        for (round, rows) in outcome.positionsByTurn.enumerated() {
          for (actor, row) in zip(input.actors, rows) {
            standings.append(Standing(issue: issue.name, round: round, actor: actor, position: row[index]))
          }
        }
      }
    } else {
      for issue in input.issues {
        let outcome = try forecasts.challenge.play(issue)
        for (round, row) in (outcome.rounds.map(\.positions) + [outcome.positions]).enumerated() {
          for (actor, position) in zip(issue.actors, row) {
            standings.append(Standing(issue: issue.name, round: round, actor: actor, position: position))
          }
        }
      }
    }
    try output.show(
      standings, header: ["issue", "round", "actor", "position"],
      rows: standings.map { [$0.issue, "\($0.round)", $0.actor, "\($0.position)"] }
    ) {
      input.issues.map { issue in
        let rows = standings.filter { $0.issue == issue.name }
        let rounds = (rows.map(\.round).max() ?? 0) + 1
        var table = TextTable(header: ["actor"] + (0..<rounds).map(String.init), rightAligned: Set(1...rounds))
        let actors = rows.filter { $0.round == 0 }.map(\.actor)
        for (place, actor) in actors.enumerated() {
          table.add([actor] + (0..<rounds).map { Self.plain(rows[$0 * actors.count + place].position) })
        }
        return "\(issue.name)\n\(table.text())"
      }.joined(separator: "\n\n")
    }
  }
}
