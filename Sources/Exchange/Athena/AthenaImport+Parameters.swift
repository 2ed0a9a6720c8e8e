/// Model parameters that an export sets.
extension AthenaImport {
  /// Athena's parameters with a setting of the same meaning.
  private static let settingsByParameter: [String: String] = [
    "control.support.min": "support-minimum", "control.support.vrelMin": "support-vertical-minimum",
    "control.threshold": "control-threshold", "dam.MOOD.threshold": "mood-threshold", "force.mood": "force-mood",
    "force.population": "force-population", "force.proximity": "force-proximity",
    "force.volatility": "force-volatility", "force.law.suppfrac": "crime-suppressible",
    "force.law.crimrel": "crime-relationship", "uram.coopRelationshipLimit": "cooperation-relationship-limit",
    "uram.raf.positive": "spread-positive", "uram.raf.negative": "spread-negative",
    "attitude.SAT.gain": "gain-satisfaction", "attitude.HREL.gain": "gain-horizontal",
    "attitude.VREL.gain": "gain-vertical", "attitude.COOP.gain": "gain-cooperation",
  ]

  /// Parameters that hold α and γ.
  private static let factors: [String: String] = [
    "uram.factors.AUT": "autonomy", "uram.factors.SFT": "safety", "uram.factors.CUL": "culture",
    "uram.factors.QOL": "quality-of-life", "uram.factors.HREL": "horizontal", "uram.factors.VREL": "vertical",
    "uram.factors.COOP": "cooperation",
  ]

  /// Parameters without meaning here: what is stored, and how Athena is run.
  private static let irrelevant = ["hist.", "sim.", "uram.saveHistory", "econ.", "plant."]

  mutating func settings() -> [(String, String)] {
    var settings = [("athena-compatibility", "1")] + extraSettings()
    if let order = take("BSYS:PLAYBOX:UPDATE").last, let gamma = order.number("gamma") {
      settings.append(("affinity-common-ground", YAMLText.number(gamma)))
    }
    let leave = parameters["strategy.autoDemob"].map { $0.isTrue("value") } ?? true
    settings.append(("undeployed-leave", leave ? "1" : "0"))
    for name in parameters.keys.sorted() {
      guard let order = parameters[name], name != "strategy.autoDemob" else { continue }
      if let setting = AthenaImport.settingsByParameter[name], let value = order.number("value") {
        settings.append((setting, YAMLText.number(value)))
      } else if let attitude = AthenaImport.factors[name] {
        let values = order.list("value").compactMap { AthenaScript.number($0) }
        guard values.count == 2 else { continue }
        settings.append(("adaptation-\(attitude)", YAMLText.number(values[0])))
        settings.append(("regression-\(attitude)", YAMLText.number(values[1])))
      } else if let more = extraSetting(name, order) {
        settings += more
      } else if !AthenaImport.irrelevant.contains(where: name.hasPrefix) {
        note(order.line, "the parameter \(name) has no counterpart; Athena's default stands")
      }
    }
    return settings
  }

  /// Settings of other mechanisms under which they do as Athena does.
  private func extraSettings() -> [(String, String)] {
    [("combat-lethality", "1")]
  }

  private static let combat: [String: String] = [
    "aam.maxCombatTimeHours": "combat-hours", "aam.detectionGain": "combat-detection-gain",
    "aam.defaultDefendThresh": "combat-withdraw-ratio", "aam.civcas.limit": "combat-civilian-limit",
    "aam.lc.ATTACK.ATTACK": "combat-attack-attack", "aam.lc.ATTACK.DEFEND": "combat-attack-defend",
    "aam.lc.ATTACK.WITHDRAW": "combat-attack-withdraw", "aam.lc.DEFEND.ATTACK": "combat-defend-attack",
    "aam.lc.WITHDRAW.ATTACK": "combat-withdraw-attack",
  ]

  /// Settings of other mechanisms for one parameter.
  private func extraSetting(_ name: String, _ order: AthenaScript.Statement) -> [(String, String)]? {
    guard let setting = AthenaImport.combat[name], let value = order.number("value") else { return nil }
    return [(setting, YAMLText.number(value))]
  }
}
