import Testing

@testable import Dossiers

@Suite struct ExpressionTests {
  /// The template with one indicator that measures this.
  private func check(_ measure: String) throws -> DossierCheck {
    try TemporaryDossier(edits: [
      .init(file: "dossier.yaml", old: "measure: casualties(uplands, port-tarv)", new: "measure: \(measure)")
    ]).check()
  }

  private func root(_ measure: String) throws -> Expression.Node {
    let check = try check(measure)
    let dossier = try #require(check.dossier, "\(check.diagnostics)")
    return try #require(dossier.indicators["deaths"]).measure.root
  }

  @Test func bindsAsMathematicsDoes() throws {
    let one = Expression.Node.number(1)
    let two = Expression.Node.number(2)
    let three = Expression.Node.number(3)
    #expect(try root("1 + 2 * 3") == .binary(.add, one, .binary(.multiply, two, three)))
    #expect(try root("(1 + 2) * 3") == .binary(.multiply, .binary(.add, one, two), three))
    #expect(try root("3 - 2 - 1") == .binary(.subtract, .binary(.subtract, three, two), one))
    #expect(try root("1 / 2 / 3") == .binary(.divide, .binary(.divide, one, two), three))
    #expect(try root("-1 + 2") == .binary(.add, .negate(one), two))
    #expect(try root("(- 1 * 2)") == .binary(.multiply, .negate(one), two))
    #expect(
      try root("1 < 2 or 2 < 3 and not 3 == 1")
        == .binary(
          .or, .binary(.less, one, two),
          .binary(.and, .binary(.less, two, three), .not(.binary(.equal, three, one)))))
    #expect(try root("week - 1") == .binary(.subtract, .week, one))
    #expect(try root("1.5e3") == .number(1500))
  }

  @Test func resolvesNames() throws {
    #expect(try root("control(uplands) == nobody") == .controls(place: "uplands", actor: nil))
    #expect(
      try root("government != control(uplands)") == .not(.controls(place: "uplands", actor: "government")))
    #expect(try root("control(uplands) == control(port-tarv)") == .sameController("uplands", "port-tarv"))
    #expect(try root("mood(port-tarv)") == .mood(["coast-dwellers", "uplanders-in-port"]))
    #expect(
      try root("vertical(port-tarv, uplanders-in-port, uplanders, government)")
        == .vertical(["coast-dwellers", "uplanders-in-port", "uplanders"], actor: "government"))
    #expect(try root("satisfaction(uplanders, quality-of-life)") == .satisfaction(["uplanders"], .qualityOfLife))
    #expect(try root("security(uplands)") == .security(group: nil, place: "uplands"))
    #expect(try root("security(army, uplands)") == .security(group: "army", place: "uplands"))
    #expect(try root("personnel(army)") == .personnel(force: "army", place: nil))
    #expect(try root("happened(checkpoint-incident)") == .happened(block: "checkpoint-incident"))
    #expect(try root("happened(\"Searches at night\")") == .happened(block: "Searches at night"))
    #expect(
      try root("if(claim(army-shelled-hale), value(guard-strength), max(1, 2, 3))")
        == .choose(
          .claim("army-shelled-hale"), .value("guard-strength"),
          .binary(.maximum, .binary(.maximum, .number(1), .number(2)), .number(3))))
    #expect(
      try root("abs(places-controlled(government)) + population-controlled(government)")
        == .binary(.add, .absolute(.placesControlled(actor: "government")), .populationControlled(actor: "government")))
    #expect(try root("enacted(army-stays-below-the-pass)") == .enacted(rule: "army-stays-below-the-pass"))
  }

  /// Column in the line `    measure: …`, whose text starts in column 14.
  @Test(arguments: [
    ("1 +", 17, Diagnostic.Code.expressionSyntax, "ends too early"),
    ("(1 + 2", 14, .expressionSyntax, "never closed"),
    ("1 2", 16, .expressionSyntax, "does not belong"),
    ("1 < 2 < 3", 20, .expressionSyntax, "do not chain"),
    ("1 = 2", 16, .expressionSyntax, "=="),
    ("1 ≤ 2", 16, .expressionSyntax, "<="),
    ("mood(uplandrs)", 19, .expressionName, "did you mean `uplanders`?"),
    ("mod(uplanders)", 14, .expressionName, "did you mean `mood`?"),
    ("mood(army)", 19, .expressionName, "is a force"),
    ("mood(tarvia)", 19, .expressionName, "no civilian group"),
    ("mood()", 14, .expressionSyntax, "mood(group, …)"),
    ("volatility(uplands, uplands)", 34, .expressionSyntax, "volatility(place)"),
    ("satisfaction(uplanders, food)", 38, .expressionName, "concern"),
    ("control(uplands)", 14, .expressionType, "compared"),
    ("control(uplands) == 1", 34, .expressionType, "nobody"),
    ("control(uplands) == army", 34, .expressionName, "simulated actor"),
    ("1 + (2 < 3)", 21, .expressionType, "condition"),
    ("1 and 2", 14, .expressionType, "condition"),
    ("not 1", 18, .expressionType, "condition"),
    ("claim(army-shelled-hale) == true", 39, .expressionType, "not compared"),
    ("value(road-closed)", 20, .noValue, "road-closed"),
    ("guard-strength", 14, .expressionType, "value("),
    ("happened(checkpoint)", 23, .expressionName, "block"),
    ("week-1", 14, .expressionName, "spaces"),
    ("mood", 14, .expressionSyntax, "parentheses"),
    ("1..2", 14, .expressionSyntax, "number"),
    ("1e400", 14, .expressionSyntax, "number"),
    ("if(1 < 2, 1, 2 < 3)", 29, .expressionType, "number"),
  ]) func pointsAtTheMistake(_ measure: String, _ column: Int, _ code: Diagnostic.Code, _ says: String) throws {
    let check = try check(measure)
    let found = try #require(check.diagnostics.first)
    #expect(check.diagnostics.count == 1)
    #expect(found.code == code)
    #expect(found.location == Location(file: "dossier.yaml", line: 22, column: column))
    #expect((found.message + (found.suggestion ?? "")).contains(says), "\(found)")
  }

  @Test func pointsIntoFoldedText() throws {
    let check = try check(">-\n      mood(uplanders) +\n      mood(uplandrs)")
    #expect(check.diagnostics.map(\.location) == [Location(file: "dossier.yaml", line: 24, column: 12)])
  }

  @Test func boundsDepthAndLength() throws {
    for text in [
      String(repeating: "(", count: 5_000), String(repeating: "not ", count: 2_000) + "true",
      String(repeating: "-", count: 3_000) + "1", "1" + String(repeating: " + 1", count: 2_000),
      String(repeating: "abs(", count: 400) + "1" + String(repeating: ")", count: 400),
      String(repeating: "1", count: 20_000),
    ] {
      let check = try check("'\(text)'")
      #expect(check.diagnostics.map(\.code) == [.expressionTooDeep], "\(text.prefix(20))")
    }
  }

  @Test func conditionsAreNeededWhereSomethingHappens() throws {
    let check = try TemporaryDossier(edits: [
      .init(file: "strategies.yaml", old: "when: mood(uplanders) < -20", new: "when: mood(uplanders)")
    ]).check()
    #expect(check.brief == ["strategies.yaml:11:11 error expression-type"])
  }
}
