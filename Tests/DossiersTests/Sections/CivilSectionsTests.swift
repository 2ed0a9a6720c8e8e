import Testing

@testable import Dossiers

/// Media, narratives, messages, services, situations, and the actions that use them.
@Suite struct CivilSectionsTests {
  /// The template with one of everything, and a hazard that does this.
  private func check(_ action: String = "", measure: String = "1", _ changed: [String: String] = [:]) throws
    -> DossierCheck
  {
    var files = DossierSchemaTests.everything
    files["hazards/more.yaml"] =
      action.isEmpty
      ? nil : "it:\n  name: It\n  do:\n    - \(action)\n  because: road-closed\n"
    files["dossier.yaml"] = TemporaryDossier.template("dossier.yaml").replacing(
      "measure: casualties(uplands, port-tarv)", with: "measure: \(measure)")
    for (name, text) in changed { files[name] = text }
    return try TemporaryDossier(files).check()
  }

  private func errors(_ check: DossierCheck) -> [String] {
    check.diagnostics.filter { $0.severity == .error }.map {
      "\($0.location.line):\($0.location.column) \($0.code.rawValue)"
    }
  }

  @Test(arguments: [
    ("broadcast: {message: open-road, over: radio}", "4:7 missing-key", "by"),
    ("broadcast: {message: open-rode, over: radio, by: government}", "4:28 unknown-reference", "open-road"),
    ("broadcast: {message: open-road, over: army, by: government}", "4:45 unknown-reference", "a medium"),
    ("broadcast: {message: open-road, over: radio, by: government, as: army}", "4:72 wrong-kind", "simulated actor"),
    ("grant: {medium: radio}", "4:7 missing-key", "to"),
    ("fund-services: {service: clinics, amount: 3}", "4:7 missing-key", "by"),
    ("fund-services: {service: clinics, by: government}", "4:7 missing-key", "level"),
    ("fund-services: {service: clinics, by: government, amount: 3, level: 1}", "4:75 conflicting-keys", "exclude"),
    ("fund-services: {service: power, by: government, amount: 3}", "4:7 wrong-kind", "service-level"),
    ("service-level: {service: clinics, level: 0.4}", "4:7 wrong-kind", "fund-services"),
    ("service-level: {service: power, level: 0.4, from: required}", "4:57 conflicting-keys", "change"),
    ("service-level: {service: power, level: 1.4}", "4:46 out-of-range", "between 0 and 1"),
    ("service-level: {service: power, change: -1.1}", "4:47 out-of-range", "between -1"),
    ("situation: {kind: drough, in: uplands}", "4:25 invalid-choice", "drought"),
    ("situation: {kind: drought, in: tarvia}", "4:38 wrong-kind", "simulated place"),
    ("resolve: {kind: drought}", "4:7 missing-key", "in"),
    ("demonstration: {in: uplands}", "4:7 missing-key", "by"),
    ("demonstration: {by: army, in: uplands}", "4:27 wrong-kind", "civilian"),
    ("riot: {in: uplands, coverage: 2}", "4:37 out-of-range", "between 0 and 1"),
    ("riot: {in: uplands, by: uplanders}", "4:27 unknown-key", "coverage"),
    ("consumption: {of: all}", "4:7 missing-key", "poverty"),
    ("consumption: {of: army, level: 0.5}", "4:25 wrong-kind", "civilian"),
  ]) func saysWhatIsWrongWithActions(_ action: String, _ expected: String, _ says: String) throws {
    let check = try check(action)
    #expect(errors(check) == [expected])
    let first = try #require(check.diagnostics.first { $0.severity == .error })
    #expect("\(first.message) \(first.suggestion ?? "")".contains(says), "\(first)")
  }

  @Test(arguments: [
    ("narratives.yaml", "topics: {self-rule: weakly-for}", "topics: {}", "missing-key"),
    ("narratives.yaml", "weakly-for", "strong", "unknown-reference"),
    (
      "messages.yaml", "- vertical: {toward: government, points: 3}", "- verticle: {toward: government, points: 3}",
      "unknown-key"
    ),
    (
      "messages.yaml", "- vertical: {toward: government, points: 3}", "- vertical: {toward: army, points: 3}",
      "wrong-kind"
    ),
    ("messages.yaml", "narrative: one-road", "narrative: two-roads", "unknown-reference"),
    ("media.yaml", "penetration: {uplanders: 0.5}", "penetration: {army: 0.5}", "wrong-kind"),
    ("media.yaml", "  because: road-closed", "", "missing-grounds"),
    ("services.yaml", "kind: energy, funded: false", "kind: energy, cost: 3", "conflicting-keys"),
    ("services.yaml", "cost: 2", "cost: 0", "out-of-range"),
    ("situations.yaml", "dry:", "wet: {kind: drought, place: uplands, because: road-closed}\ndry:", "duplicate-entry"),
    ("situations.yaml", "weeks: 9", "weeks: 9.5", "invalid-number"),
  ]) func saysWhatIsWrongWithRecords(_ file: String, _ old: String, _ new: String, _ code: String) throws {
    let text = try #require(DossierSchemaTests.everything[file])
    #expect(text.contains(old))
    let check = try check("", [file: text.replacing(old, with: new)])
    #expect(errors(check).map { String($0.split(separator: " ")[1]) } == [code], "\(check.diagnostics)")
  }

  private func root(_ measure: String) throws -> Expression.Node {
    let check = try check(measure: measure)
    let dossier = try #require(check.dossier, "\(check.diagnostics)")
    return try #require(dossier.indicators["deaths"]).measure.root
  }

  @Test func expressionsResolveNames() throws {
    #expect(try root("coverage(radio, uplands)") == .coverage(medium: "radio", ["uplanders"]))
    #expect(
      try root("acceptance(open-road, government, uplanders)")
        == .acceptance(message: "open-road", source: "government", ["uplanders"]))
    #expect(
      try root("acceptance(open-road, nobody, uplanders)")
        == .acceptance(message: "open-road", source: nil, ["uplanders"]))
    #expect(try root("service-level(power, uplanders)") == .serviceLevel(service: "power", ["uplanders"]))
    #expect(try root("expected-level(clinics, uplanders)") == .expectedLevel(service: "clinics", ["uplanders"]))
    #expect(
      try root("if(situation(uplands, drought), 1, 0)")
        == .choose(.situation(place: "uplands", .drought), .number(1), .number(0)))
    #expect(try root("consumption(uplanders)") == .consumption(["uplanders"]))
    #expect(try root("poverty(uplanders)") == .poverty(["uplanders"]))
    for wrong in ["coverage(army, uplands)", "situation(uplands, rain)", "acceptance(open-road, army, uplanders)"] {
      #expect(try check(measure: wrong).diagnostics.map(\.code) == [.expressionName], "\(wrong)")
    }
  }
}
