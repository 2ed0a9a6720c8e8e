import Studies

/// The claims on which the answer depends most: what to check first.
struct Checks {
  struct Item {
    let rank: Int
    let claim: ClaimText
    /// What follows from its being true or false, in sentences.
    let matters: [String]
    let flips: Bool
  }

  /// More than these are in the table only.
  static let shown = 6

  let lead: String
  let items: [Item]
  /// All open claims, the strongest first.
  let table: Table
  /// The numbers that move the main indicator most.
  let parameters: Table?

  init(_ material: Material) {
    let ordered = Checks.ordered(material)
    lead =
      Checks.flipping(material).isEmpty
      ? "The open claims with which the result moves most. None of them alone clearly changes which course is best."
      : "The open claims on which the answer depends most, first those that change which course is best."
    items = ordered.prefix(Checks.shown).enumerated().compactMap { index, dependence in
      material.claim(dependence.claim).map { claim in
        Item(
          rank: index + 1, claim: claim, matters: Checks.matters(dependence, material),
          flips: dependence.knowing.map { $0.flips && $0.corrected > 0 } ?? false)
      }
    }
    let indicator = material.mainIndicator
    table = Table(
      caption: "Every claim that the futures differ in, the most decisive first",
      columns: [
        "Claim", "Who says so", "Where", "Changes the choice", "Worth of knowing", "Average if true",
        "Average if false",
      ],
      rows: ordered.map { dependence in
        let claim = material.claim(dependence.claim)
        let effect = Checks.strongest(dependence)
        func text(_ value: Double?) -> String {
          guard let value, let indicator else { return "–" }
          return material.text(value, of: indicator)
        }
        return Table.Row(
          heading: claim?.says ?? dependence.claim,
          cells: [
            claim?.attribution ?? "–", claim?.locators ?? "–",
            dependence.knowing.map { $0.flips ? "yes" : "no" } ?? "–",
            indicator.flatMap { indicator in
              dependence.knowing.map { Checks.worth($0.corrected, indicator, material) }
            } ?? "–",
            text(effect?.meanIfTrue), text(effect?.meanIfFalse),
          ])
      })
    parameters = Checks.parameterTable(material)
  }

  /// Those whose truth may change the choice first, by what knowing is worth; then by what they explain.
  static func ordered(_ material: Material) -> [ClaimDependence] {
    func weight(_ dependence: ClaimDependence) -> (Double, Double) {
      let explained = dependence.effects.map(\.explained).max() ?? 0
      guard let knowing = dependence.knowing, knowing.flips else { return (0, explained) }
      return (knowing.corrected, explained)
    }
    return material.findings.claims.enumerated().sorted { one, other in
      let pair = (weight(one.element), weight(other.element))
      return pair.0 != pair.1 ? pair.0 > pair.1 : one.offset < other.offset
    }.map(\.element)
  }

  /// Those whose truth may change the choice, and that are worth knowing beyond chance.
  static func flipping(_ material: Material) -> [ClaimDependence] {
    ordered(material).filter { dependence in
      dependence.knowing.map { $0.flips && $0.corrected > 0 } ?? false
    }
  }

  private static func strongest(_ dependence: ClaimDependence) -> ClaimDependence.Effect? {
    dependence.effects.enumerated().max { one, other in
      let pair = (abs(one.element.difference?.value ?? 0), abs(other.element.difference?.value ?? 0))
      return pair.0 != pair.1 ? pair.0 < pair.1 : one.offset > other.offset
    }?.element
  }

  private static func worth(_ value: Double, _ indicator: StudyOutline.Indicator, _ material: Material) -> String {
    let text = material.difference(value, of: indicator)
    return text.hasPrefix("+") ? String(text.dropFirst()) : text
  }

  private static func matters(_ dependence: ClaimDependence, _ material: Material) -> [String] {
    guard let indicator = material.mainIndicator else { return [] }
    var sentences: [String] = []
    if let knowing = dependence.knowing {
      let known =
        "Knowing it before choosing is worth \(worth(knowing.corrected, indicator, material)) of "
        + "“\(indicator.name)”."
      if knowing.flips {
        sentences.append(
          "If it is true, “\(material.course(knowing.bestIfTrue))” is best; if it is false, "
            + "“\(material.course(knowing.bestIfFalse))”."
            + (knowing.corrected > 0 ? " \(known)" : " The difference is too small to count on."))
      } else {
        sentences.append("Whether it is true or false, “\(material.course(knowing.best))” stays best.")
      }
    }
    if let effect = strongest(dependence), let ifTrue = effect.meanIfTrue, let ifFalse = effect.meanIfFalse,
      let difference = effect.difference
    {
      let interval = difference.interval
      let isClear = interval.low > 0 || interval.high < 0
      let sizes = "\(material.text(ifTrue, of: indicator)) if true, \(material.text(ifFalse, of: indicator)) if false"
      sentences.append(
        isClear
          ? "By itself it moves “\(indicator.name)” most under “\(material.course(effect.course))”: \(sizes)."
          : "By itself it does not clearly move “\(indicator.name)” under any course of action.")
    }
    return sentences
  }

  private static func parameterTable(_ material: Material) -> Table? {
    let shown = material.findings.parameters.filter { $0.strongest >= 0.05 }.prefix(12)
    guard !shown.isEmpty else { return nil }
    return Table(
      caption: "The uncertain numbers that move the main indicator most",
      columns: ["Number", "What it is", "Rank correlation, strongest course"],
      rows: shown.map { dependence in
        let strongest = dependence.effects.max { abs($0.correlation ?? 0) < abs($1.correlation ?? 0) }
        return Table.Row(
          heading: dependence.parameter,
          cells: [
            Checks.describe(dependence.parameter, material),
            strongest?.correlation.map { correlation in
              "\(NumberText(decimals: 2).signed(correlation)) under “\(material.course(strongest?.course ?? ""))”"
            } ?? "–",
          ])
      })
  }

  private static func describe(_ parameter: String, _ material: Material) -> String {
    if let assumption = material.dossier.assumptions[parameter] { return "Assumption: \(assumption.says)" }
    if let claim = material.claim(parameter) { return "\(claim.says) (\(claim.attribution))" }
    let grounds = material.study.parameters.first { $0.id == parameter }?.grounds ?? []
    let says = grounds.compactMap { ground in
      material.dossier.assumptions[ground].map { "Assumption: \($0.says)" }
        ?? material.claim(ground).map { "\($0.says) (\($0.attribution))" }
    }
    return says.isEmpty ? "–" : says.joined(separator: " · ")
  }
}
