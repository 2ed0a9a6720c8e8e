import Studies

/// What the answer depends on most: what to check first.
struct Checks {
  struct Number {
    let says: String
    let details: String
  }
  struct Item {
    let rank: Int
    /// A claim, or else a number.
    let claim: ClaimText?
    let number: Number?
    /// What follows from it, in sentences.
    let matters: [String]
    let flips: Bool
  }

  /// More than these are in the table only.
  static let shown = 6

  let lead: String
  let items: [Item]
  /// All open claims, the worthiest first.
  let table: Table
  /// The uncertain numbers, the worthiest first.
  let parameters: Table?
  /// How these values are made and what they leave out.
  let reading: String

  init(_ material: Material) {
    let deciding = Checks.deciding(material)
    let tested = material.findings.knowing.count
    lead =
      deciding.isEmpty
      ? "No open claim and no uncertain number alone changes which course is best by more than chance would. These are "
        + "the claims with which the result itself moves most."
      : "First what changes which course is best, by what it is worth to know it; then the claims with which the result "
        + "itself moves most. Of \(tested) claims and numbers tested, up to \(Int((0.05 * Double(tested)).rounded())) "
        + "would seem to change the choice by chance alone."
    // A claim that moves nothing clearly is no reason to check it.
    let moving = Checks.ordered(material).filter { $0.effects.contains { $0.isClear } }.map(\.claim)
    let inputs = deciding.map(\.input) + moving.filter { claim in !deciding.contains { $0.input == claim } }
    items = inputs.prefix(Checks.shown).enumerated().map { index, input in
      Checks.item(input, rank: index + 1, flips: deciding.contains { $0.input == input }, material)
    }
    table = Checks.claimTable(material)
    parameters = Checks.parameterTable(material)
    reading = Checks.reading(material)
  }

  private static func item(_ input: String, rank: Int, flips: Bool, _ material: Material) -> Item {
    let worth = worthSentences(input, material)
    if material.study.claims.contains(where: { $0.id == input }), let claim = material.claim(input) {
      let dependence = material.findings.claims.first { $0.claim == input }
      let matters = worth + (dependence.map { moves($0, material) } ?? [])
      return Item(rank: rank, claim: claim, number: nil, matters: matters, flips: flips)
    }
    let text = InputText(material: material)
    let number = Number(says: text.name(input), details: text.details(input))
    return Item(rank: rank, claim: nil, number: number, matters: worth, flips: flips)
  }

  /// The claims by what knowing them is worth, then by what they explain.
  static func ordered(_ material: Material) -> [ClaimDependence] {
    func weight(_ dependence: ClaimDependence) -> Double {
      guard let knowing = material.findings.knowing(dependence.claim), knowing.matters else { return 0 }
      return knowing.corrected
    }
    return material.findings.claims.enumerated().sorted { one, other in
      (-weight(one.element), -one.element.mostExplained, one.offset)
        < (-weight(other.element), -other.element.mostExplained, other.offset)
    }.map(\.element)
  }

  /// What changes the choice by more than chance gives, the worthiest first.
  static func deciding(_ material: Material) -> [ValueOfKnowing] {
    material.findings.knowing.filter(\.matters)
  }

  private static func strongest(_ dependence: ClaimDependence) -> ClaimDependence.Effect? {
    dependence.effects.enumerated().max { one, other in
      let pair = (abs(one.element.difference?.value ?? 0), abs(other.element.difference?.value ?? 0))
      return pair.0 != pair.1 ? pair.0 < pair.1 : one.offset > other.offset
    }?.element
  }

  /// A value of knowing: `3.2 points`, without a sign.
  private static func worth(_ value: Double, _ indicator: StudyOutline.Indicator, _ material: Material) -> String {
    let text = material.difference(value, of: indicator)
    return text.hasPrefix("+") ? String(text.dropFirst()) : text
  }

  private static func worth(_ interval: Interval, _ indicator: StudyOutline.Indicator, _ material: Material) -> String {
    let (low, high) = (worth(interval.low, indicator, material), worth(interval.high, indicator, material))
    // Of points the unit is said once.
    let bare = low.hasSuffix(" points") ? String(low.dropLast(7)) : low
    return "\(bare) to \(high)"
  }

  /// What would be chosen on learning what.
  private static func choices(_ knowing: ValueOfKnowing, _ material: Material) -> String {
    if let courses = knowing.alternating {
      return "Over its range \(Names.list(courses.map { "“\(material.course($0))”" })) take turns as the best, so that "
        + "no threshold tells when to choose which."
    }
    let parts = knowing.choices.enumerated().map { position, choice -> String in
      let course = "“\(material.course(choice.course))”"
      let learned =
        choice.truth.map { "if it is \($0)" } ?? InputText.limits(above: choice.above, below: choice.below)
      return position == 0 ? "\(learned), \(course) is best" : "\(learned), \(course)"
    }
    let text = parts.joined(separator: "; ")
    return text.prefix(1).uppercased() + text.dropFirst() + "."
  }

  private static func worthSentences(_ input: String, _ material: Material) -> [String] {
    guard let indicator = material.mainIndicator, let knowing = material.findings.knowing(input) else { return [] }
    guard knowing.flips else {
      return ["Whatever is learned, “\(material.course(knowing.best))” stays best."]
    }
    let value =
      knowing.matters
      ? " Knowing it before choosing is worth \(worth(knowing.corrected, indicator, material)) of “\(indicator.name)” "
        + "(95% interval \(worth(knowing.interval, indicator, material)))."
      : " The difference is no greater than chance gives."
    return [choices(knowing, material) + value]
  }

  private static func moves(_ dependence: ClaimDependence, _ material: Material) -> [String] {
    guard let indicator = material.mainIndicator, let effect = strongest(dependence), let ifTrue = effect.meanIfTrue,
      let ifFalse = effect.meanIfFalse
    else { return [] }
    let sizes = "\(material.text(ifTrue, of: indicator)) if true, \(material.text(ifFalse, of: indicator)) if false"
    return [
      effect.isClear
        ? "By itself it moves “\(indicator.name)” most under “\(material.course(effect.course))”: \(sizes)."
        : "By itself it does not clearly move “\(indicator.name)” under any course of action."
    ]
  }

  private static func claimTable(_ material: Material) -> Table {
    let indicator = material.mainIndicator
    return Table(
      caption: "Every claim that the futures differ in, the most decisive first",
      columns: [
        "Claim", "Who says so", "Where", "Changes the choice", "Worth of knowing", "As high by chance",
        "Average if true", "Average if false",
      ],
      rows: ordered(material).map { dependence in
        let claim = material.claim(dependence.claim)
        let effect = strongest(dependence)
        let knowing = material.findings.knowing(dependence.claim)
        func text(_ value: Double?) -> String {
          guard let value, let indicator else { return "–" }
          return material.text(value, of: indicator)
        }
        return Table.Row(
          heading: claim?.says ?? dependence.claim,
          cells: [
            claim?.attribution ?? "–", claim?.locators ?? "–", knowing.map(verdict) ?? "–",
            indicator.flatMap { indicator in knowing.map { worth($0.corrected, indicator, material) } } ?? "–",
            knowing.map { NumberText.percent($0.chance) } ?? "–", text(effect?.meanIfTrue), text(effect?.meanIfFalse),
          ])
      })
  }

  private static func verdict(_ knowing: ValueOfKnowing) -> String {
    knowing.matters ? "yes" : knowing.flips ? "not beyond chance" : "no"
  }

  private static func parameterTable(_ material: Material) -> Table? {
    guard let indicator = material.mainIndicator else { return nil }
    let shown = material.findings.parameters.enumerated().sorted { one, other in
      let worths = [one, other].map { material.findings.knowing($0.element.parameter) }
      let weights = worths.map { $0.map { $0.matters ? $0.corrected : 0 } ?? 0 }
      return (-weights[0], one.offset) < (-weights[1], other.offset)
    }.map(\.element).prefix(20)
    guard !shown.isEmpty else { return nil }
    let text = InputText(material: material)
    return Table(
      caption: "The uncertain numbers, the most decisive first",
      columns: [
        "Number", "What it is", "Changes the choice", "Worth of knowing", "As high by chance",
        "Rank correlation, strongest course",
      ],
      rows: shown.map { dependence in
        let strongest = dependence.effects.max { abs($0.correlation ?? 0) < abs($1.correlation ?? 0) }
        let knowing = material.findings.knowing(dependence.parameter)
        return Table.Row(
          heading: text.name(dependence.parameter),
          cells: [
            text.details(dependence.parameter),
            knowing.map { $0.matters ? choices($0, material) : verdict($0) } ?? "–",
            knowing.map { worth($0.corrected, indicator, material) } ?? "–",
            knowing.map { NumberText.percent($0.chance) } ?? "–",
            strongest?.correlation.map { correlation in
              "\(NumberText(decimals: 2).signed(correlation)) under “\(material.course(strongest?.course ?? ""))”"
            } ?? "–",
          ])
      })
  }

  private static func reading(_ material: Material) -> String {
    var text =
      "The worth of knowing is what could be gained on the main indicator by learning one thing before choosing, less "
      + "what chance alone gives. 0 does not mean that a claim does not matter, only that no answer would change the "
      + "choice."
    if let everything = material.findings.knowingEverything, let indicator = material.mainIndicator {
      text +=
        " Knowing everything, even chance events, would be worth "
        + "\(worth(everything.value, indicator, material)): nothing can be worth more."
    }
    return text
  }
}
