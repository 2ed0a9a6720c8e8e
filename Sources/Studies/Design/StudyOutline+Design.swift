import Dossiers
import Simulation

extension StudyOutline {
  /// The outline of a study that has not begun.
  public init(of design: Design) {
    let (blueprint, specification) = (design.blueprint, design.specification)
    let dossier = blueprint.dossier
    let chosen = design.courses.map { blueprint.courses[$0] }
    let main =
      dossier.indicators.values.first { $0.isMain }
      ?? dossier.indicators.values.first { $0.better != .neither } ?? dossier.indicators.values.first
    self.init(
      title: dossier.title, question: dossier.question, start: dossier.start.text, dossierDigest: dossier.digest,
      futures: specification.futures, completed: 0, seed: specification.seed, weeks: design.weeks,
      stride: specification.stride,
      recordedWeeks: Simulator(blueprint, weeks: design.weeks, stride: specification.stride).recordedWeeks,
      account: specification.account.map { Subject(id: $0, name: dossier.accounts[$0]?.name ?? $0) },
      settledClaims: design.settledClaims,
      courses: chosen.map {
        Course(id: $0, name: dossier.courses[$0]?.name ?? $0, summary: dossier.courses[$0]?.summary)
      },
      indicators: blueprint.indicators.map(Indicator.init),
      mainIndicator: main?.id,
      places: blueprint.places.map { Subject(id: $0, name: dossier.places[$0]?.name ?? $0) },
      actors: blueprint.actors.map { Subject(id: $0, name: dossier.actors[$0]?.name ?? $0) },
      claims: blueprint.openClaims.map { open in
        let claim = dossier.claims[open.id]
        return Claim(
          id: open.id, says: claim?.says ?? open.id, by: (claim?.by ?? []).map { dossier.name(ofEntity: $0) },
          hedge: claim?.hedge.rawValue ?? Dossiers.Claim.Hedge.asserted.rawValue, credence: open.credence,
          locators: claim?.citations.map(Self.locator))
      },
      parameters: blueprint.parameters.map { Parameter($0.id, grounds: $0.grounds, of: dossier) },
      predictions: dossier.claims.values.compactMap { claim in
        claim.predicts.map { Prediction($0, by: claim.id) }
      },
      accounts: dossier.accounts.values.compactMap { Account($0, of: dossier) })
    plan = design.plan
  }
}

extension StudyOutline {
  /// Where a citation points: `interview ¶43, characters 88–195`.
  static func locator(_ citation: Citation) -> String {
    switch citation.passage {
    case .characters(let paragraph, let range):
      "\(citation.source) ¶\(paragraph), characters \(range.lowerBound)–\(range.upperBound)"
    case .line(let line, let column): "\(citation.source) line \(line)" + (column.map { ", column \($0)" } ?? "")
    }
  }
}

extension StudyOutline.Parameter {
  /// With the words of what holds it: an assumption or a claim, or else the only thing it stands on.
  init(_ id: String, grounds: [String], of dossier: Dossier) {
    let holder = dossier.assumptions[id] != nil || dossier.claims[id] != nil ? id : grounds.count == 1 ? grounds[0] : id
    // No claim is shown without who asserts it and how it is hedged.
    let claimed = dossier.claims[holder].map { claim in
      let by = claim.by.isEmpty ? "" : " by \(claim.by.map { dossier.name(ofEntity: $0) }.joined(separator: ", "))"
      return "\(claim.says) (\(claim.hedge.rawValue)\(by))"
    }
    self.init(
      id: id, grounds: grounds, says: dossier.assumptions[holder]?.says ?? claimed,
      unit: dossier.assumptions[holder]?.unit ?? dossier.claims[holder]?.unit)
  }
}

extension StudyOutline.Account {
  /// What an account settles by itself; nil if it contradicts the dossier, which checking a dossier excludes.
  init?(_ account: Dossiers.Account, of dossier: Dossier) {
    guard let settlement = try? Settlement(of: dossier, account: account.id, byHand: []) else { return nil }
    self.init(id: account.id, name: account.name, settles: settlement.chosen)
  }
}

extension StudyOutline.Indicator {
  init(_ indicator: Dossiers.Indicator) {
    self.init(
      id: indicator.id, name: indicator.name, unit: indicator.unit,
      better: Better(rawValue: indicator.better.rawValue) ?? .neither, summary: indicator.summary.rawValue,
      after: indicator.after,
      isEvent: indicator.summary == .ever || indicator.measure.type == .condition && indicator.summary != .mean)
  }
}

extension StudyOutline.Prediction {
  init(_ prediction: Dossiers.Claim.Prediction, by claim: String) {
    var (versus, threshold): (String?, Double?)
    switch prediction.expectation {
    case .versus(let course): versus = course
    case .threshold(let value): threshold = value
    }
    self.init(
      claim: claim, indicator: prediction.indicator, course: prediction.course, versus: versus,
      threshold: threshold, direction: prediction.direction == .higher ? .higher : .lower)
  }
}

extension Dossier {
  /// The name of a voice, actor, group, place or institution; its id if it has none.
  func name(ofEntity id: String) -> String {
    voices[id]?.name ?? actors[id]?.name ?? groups[id]?.name ?? places[id]?.name ?? institutions[id]?.name ?? id
  }
}

extension PartialDate {
  /// `2016`, `2016-05` or `2016-05-30`.
  var text: String {
    func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return [String(year), month.map(padded), day.map(padded)].compactMap { $0 }.joined(separator: "-")
  }
}
