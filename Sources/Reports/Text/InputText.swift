import Studies

/// A claim or number that futures differ in, as readers see it: a claim never without who asserts it.
struct InputText {
  let material: Material

  /// What it is in one line: `The ministry pays the militia (alleged by …; disputed)`.
  func name(_ input: String) -> String {
    if let claim = material.claim(input) { return "\(claim.says) (\(claim.attribution))" }
    if let assumption = material.dossier.assumptions[input] { return assumption.says }
    let grounds = material.study.parameters.first { $0.id == input }?.grounds ?? []
    let says = grounds.compactMap { ground in
      material.dossier.assumptions[ground]?.says
        ?? material.claim(ground).map { "\($0.says) (\($0.attribution))" }
    }
    return says.isEmpty ? input : says.joined(separator: " · ")
  }

  /// A few words for a chart, cut at a word; of a claim still with its hedge and who asserts it.
  func short(_ input: String, most: Int = 52) -> String {
    let claim = material.dossier.claims[input]
    let text = claim?.says ?? name(input)
    var words = text.hasSuffix(".") ? String(text.dropLast()) : text
    if words.count > most {
      let cut = words.prefix(most)
      words = (cut.lastIndex(of: " ").map { String(cut[..<$0]) } ?? String(cut)) + " …"
    }
    guard let claim else { return words }
    let by = claim.by.isEmpty ? "the source" : Names.list(claim.by.map(material.names.entity))
    return "\(words) (\(claim.hedge.rawValue) by \(by))"
  }

  /// What is known of a number beside its words.
  func details(_ input: String) -> String {
    guard let assumption = material.dossier.assumptions[input] else {
      return material.claim(input).map { "\($0.attribution); \($0.locators)" } ?? "–"
    }
    let value = assumption.value.map { QuantityText.text($0, unit: assumption.unit) + "; " } ?? ""
    return "Assumption: \(value)\(assumption.reason)"
  }

  /// `over 0.3 and under 0.4`
  static func limits(above: Double?, below: Double?) -> String {
    [above.map { "over \(number($0))" }, below.map { "under \(number($0))" }].compactMap { $0 }
      .joined(separator: " and ")
  }

  /// As a threshold was rounded: no more digits than tell futures apart.
  static func number(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? NumberText.count(Int(value)) : "\(value)"
  }

  /// `It is false that … (alleged by …)`, `Losses of a raid: under 0.4`
  func sentence(_ restriction: ScenarioDiscovery.Restriction) -> String {
    if let truth = restriction.truth { return "It is \(truth) that: \(name(restriction.input))" }
    let name = name(restriction.input)
    let subject = name.hasSuffix(".") ? String(name.dropLast()) : name
    return "\(subject): \(InputText.limits(above: restriction.above, below: restriction.below))"
  }
}
