/// Services, situations and events.
extension AthenaImport {
  /// Athena has four services wherever its economy reaches.
  func services() -> String {
    let groups = names.civilians.filter { names.localPlaces.contains($0.home) }.map(\.name)
    if groups.isEmpty { return "" }
    let services = [
      ("ENI", "Essential services other than infrastructure", "essential"), ("ENERGY", "Energy", "energy"),
      ("WATER", "Water", "water"), ("TRANSPORT", "Transport", "transport"),
    ]
    return services.map { id, name, kind in
      "\(id): " + record([("name", name), ("kind", kind), ("groups", YAMLText.list(groups))]) + "\n"
    }.joined()
  }

  private static let kinds: [String: String] = [
    "BADFOOD": "contaminated-food", "BADWATER": "contaminated-water", "COMMOUT": "communications-outage",
    "CULSITE": "damaged-cultural-site", "DISASTER": "disaster", "DISEASE": "disease", "DROUGHT": "drought",
    "EPIDEMIC": "epidemic", "FOODSHRT": "food-shortage", "FUELSHRT": "fuel-shortage", "GARBAGE": "garbage",
    "INDSPILL": "industrial-spill", "MINEFIELD": "minefield", "ORDNANCE": "unexploded-ordnance",
    "PIPELINE": "pipeline-fire", "REFINERY": "refinery-fire", "RELSITE": "damaged-religious-site", "SEWAGE": "sewage",
  ]

  private func resolver(_ order: AthenaScript.Statement) -> String? {
    order["resolver"].flatMap { $0 == "NONE" ? nil : $0 }
  }

  private func weeks(_ order: AthenaScript.Statement, _ option: String) -> String? {
    order.number(option).map { YAMLText.number($0.rounded()) }
  }

  mutating func situations() -> String {
    var text = ""
    for (index, order) in take("ABSIT:CREATE").enumerated() {
      guard let kind = AthenaImport.kinds[order["stype"] ?? ""], let place = order["n"] else {
        note(order.line, "`\(order["stype"] ?? "")` is no kind of situation; left out")
        continue
      }
      text += "situation-\(index + 1): "
      text += record([
        ("kind", kind), ("place", place), ("coverage", number(order.number("coverage"))),
        ("weeks", weeks(order, "rduration")), ("new", order["inception"] == "0" ? "false" : nil),
        ("resolver", resolver(order)),
      ])
      text += "\n"
    }
    return text
  }

  func situation(_ tactic: AthenaScript.Statement) throws(AthenaExpression.Failure) -> [Deed] {
    guard let kind = AthenaImport.kinds[tactic["stype"] ?? ""] else {
      throw AthenaExpression.Failure(message: "`\(tactic["stype"] ?? "")` is no kind of situation")
    }
    return [
      Deed(
        "situation: "
          + YAMLText.map([
            ("kind", kind), ("in", try required(tactic, "n")), ("coverage", number(tactic.number("coverage"))),
            ("weeks", weeks(tactic, "duration")), ("resolver", resolver(tactic)),
          ]))
    ]
  }

  func event(_ tactic: AthenaScript.Statement) throws(AthenaExpression.Failure) -> [Deed] {
    let name = tactic.name == "DEMO" ? "demonstration" : tactic.name.lowercased()
    return [
      Deed(
        "\(name): "
          + YAMLText.map([
            ("by", tactic.name == "DEMO" ? try required(tactic, "g") : nil), ("in", try required(tactic, "n")),
            ("coverage", number(tactic.number("coverage"))),
          ]))
    ]
  }

  mutating func serve(_ tactic: AthenaScript.Statement) throws(AthenaExpression.Failure) -> [Deed] {
    if tactic.name == "FUNDENI" {
      let mode = (tactic["mode"] ?? "ALL").uppercased()
      guard mode == "EXACT" || mode == "UPTO" else {
        throw AthenaExpression.Failure(message: "services are funded by an amount of money")
      }
      if (tactic["cmode"] ?? "").uppercased() == "CAPPED" || mode == "UPTO" {
        note(tactic.line, "FUNDENI: the whole amount is paid, whatever the cap and the cash at hand")
      }
      let amount = number(tactic.number("amount") ?? 0)
      return each(try members(try required(tactic, "glist"), of: .civilians)) { groups in
        "fund-services: " + YAMLText.map([("service", "ENI"), ("of", YAMLText.list(groups)), ("amount", amount)])
      }
    }
    let mode = (tactic["mode"] ?? "EXACT").uppercased()
    let references = ["RDELTA": "required", "EDELTA": "expected", "ADELTA": "actual"]
    let level: [(String, String?)] =
      mode == "EXACT"
      ? [("level", number(tactic.number("los") ?? 1))]
      : [("change", number((tactic.number("deltap") ?? 0) / 100)), ("from", references[mode])]
    let service = tactic["s"] ?? "ENERGY"
    var groups: [Member] = []
    for place in try members(try required(tactic, "nlist"), of: .places) where names.localPlaces.contains(place.name) {
      groups += names.residents(of: place.name).map { ($0, place.when) }
    }
    return each(groups) { groups in
      "service-level: " + YAMLText.map([("service", service), ("of", YAMLText.list(groups))] + level)
    }
  }
}
