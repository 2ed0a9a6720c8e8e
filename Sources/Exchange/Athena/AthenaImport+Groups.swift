/// Civilian groups, forces and organisations.
extension AthenaImport {
  mutating func groups() -> String {
    civilians() + forces() + organisations()
  }

  private func demeanour(_ order: AthenaScript.Statement) -> String? {
    let word = (order["demeanor"] ?? "AVERAGE").lowercased()
    return word == "average" ? nil : word
  }

  private func beliefs(of order: AthenaScript.Statement) -> String {
    order["bsid"].flatMap { beliefIDs[$0] } ?? AthenaImport.neutral
  }

  private mutating func civilians() -> String {
    var satisfaction: [String: [String: AthenaScript.Statement]] = [:]
    for order in take("SAT:UPDATE") + take("SAT:OVERRIDE") {
      let pair = order.list("id")
      guard pair.count == 2, AthenaWords.concerns[pair[1]] != nil else {
        note(order.line, "\(order.name) without a group and a concern; left out")
        continue
      }
      if order.isTrue("hist_flag") {
        note(order.line, "the present level of satisfaction of a scenario that was cut off is left out")
      }
      satisfaction[pair[0], default: [:]][pair[1]] = order
    }
    var cooperation: [String: [String: AthenaScript.Statement]] = [:]
    for order in take("COOP:UPDATE") + take("COOP:OVERRIDE") {
      let pair = order.list("id")
      guard pair.count == 2 else {
        note(order.line, "\(order.name) without a group and a force; left out")
        continue
      }
      cooperation[pair[0], default: [:]][pair[1]] = order
    }
    var text = ""
    // In the order of their creation: of groups that are equally large, Athena takes the oldest first.
    for order in take("CIVGROUP:CREATE") {
      guard let group = order["g"] else { continue }
      let levels = satisfaction[group] ?? [:]
      let concerns = ["AUT", "SFT", "CUL", "QOL"]
      let bases = concerns.map { (AthenaWords.concerns[$0] ?? "", number(levels[$0]?.number("base") ?? 0)) }
      let saliencies = concerns.map { (AthenaWords.concerns[$0] ?? "", number(levels[$0]?.number("saliency"))) }
      let ties = cooperation[group] ?? [:]
      let forces = ties.keys.sorted()
      let natural = forces.filter { (ties[$0]?["regress_to"] ?? "BASELINE").uppercased() == "NATURAL" }
      if let housing = order["housing"]?.uppercased(), housing != "AT_HOME" {
        note(order.line, "housing \(housing) is not modelled; the group is treated as at home")
      }
      let growth = order.number("pop_cr") ?? 0
      text += "\(group): "
      text += record(
        [
          ("kind", "civilian"), ("name", YAMLText.quoted(order["longname"] ?? group)), ("place", order["n"]),
          ("population", number(order.number("basepop") ?? 0)), ("demeanour", demeanour(order)),
          ("beliefs", beliefs(of: order)), ("satisfaction", YAMLText.map(bases)),
          ("saliency", levels.isEmpty ? nil : YAMLText.map(saliencies)),
          (
            "cooperation",
            forces.isEmpty ? nil : YAMLText.map(forces.map { ($0, number(ties[$0]?.number("base") ?? 50)) })
          ),
          (
            "natural-cooperation",
            natural.isEmpty ? nil : YAMLText.map(natural.map { ($0, number(ties[$0]?.number("natural") ?? 50)) })
          ),
          ("unemployment", order.isTrue("hist_flag") ? number(order.number("upc")) : nil),
          ("growth", growth == 0 ? nil : number(growth)),
        ] + civilianExtras(order))
      text += "\n"
    }
    return text
  }

  private mutating func forces() -> String {
    var text = ""
    for order in sorted("FRCGROUP:CREATE", by: "g") {
      guard let group = order["g"] else { continue }
      text += "\(group): "
      text += record(
        [
          ("kind", "force"), ("name", YAMLText.quoted(order["longname"] ?? group)), ("owner", order["a"]),
          ("type", (order["forcetype"] ?? "REGULAR").lowercased()),
          ("training", (order["training"] ?? "FULL").lowercased()), ("demeanour", demeanour(order)),
          ("reserve", number(order.number("base_personnel") ?? 0)), ("cost", cost(order)),
        ] + forceExtras(order))
      text += "\n"
    }
    return text
  }

  private func cost(_ order: AthenaScript.Statement) -> String? {
    order.number("cost").flatMap { $0 > 0 ? YAMLText.number($0) : nil }
  }

  private mutating func organisations() -> String {
    var text = ""
    for order in sorted("ORGGROUP:CREATE", by: "g") {
      guard let group = order["g"] else { continue }
      let type = (order["orgtype"] ?? "NGO").uppercased()
      text += "\(group): "
      text += record([
        ("kind", "organisation"), ("name", YAMLText.quoted(order["longname"] ?? group)), ("owner", order["a"]),
        ("type", type == "CTR" ? "contractor" : type.lowercased()), ("demeanour", demeanour(order)),
        ("reserve", number(order.number("base_personnel") ?? 0)), ("cost", cost(order)),
      ])
      text += "\n"
    }
    return text
  }

  /// What other mechanisms want to know of civilian groups.
  private func civilianExtras(_ order: AthenaScript.Statement) -> [(String, String?)] {
    // Who lives outside of the region of interest takes no part in its economy.
    let isLocal = order["n"].map(names.localPlaces.contains) ?? true
    return [("subsistence", order.isTrue("sa_flag") || !isLocal ? "true" : nil)]
  }

  /// What other mechanisms want to know of forces.
  private func forceExtras(_ order: AthenaScript.Statement) -> [(String, String?)] {
    let equipment = (order["equip_level"] ?? "GOOD").lowercased()
    return [
      ("equipment", equipment == "good" ? nil : equipment), ("local", order["local"] == "0" ? "false" : nil),
    ]
  }
}
