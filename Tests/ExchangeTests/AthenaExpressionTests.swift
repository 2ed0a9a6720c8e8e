import Testing

@testable import Exchange

@Suite struct AthenaExpressionTests {
  static let names: AthenaNames = {
    var names = AthenaNames()
    names.actors = ["GOV", "REB"]
    names.civilians = [(name: "PEONS", home: "CITY"), (name: "LORDS", home: "CITY")]
    names.forces = ["ARMY"]
    names.places = ["CITY", "EL"]
    names.localPlaces = ["CITY"]
    return names
  }()

  @Test(arguments: [
    (#"controls("GOV","CITY")"#, "control(CITY) == GOV"),
    (#"controls("GOV","CITY","EL")"#, "(control(CITY) == GOV and control(EL) == GOV)"),
    (#"controls("GOV","CITY") == 0"#, "(not control(CITY) == GOV)"),
    (#"!controls("REB","EL")"#, "(not control(EL) == REB)"),
    (#"now() >= 5 && mood("PEONS") < -20.0"#, "((week >= 5) and (round(mood(PEONS), 1) < (-20)))"),
    (#"troops("ARMY") > 100"#, "((personnel(ARMY) + reserve(ARMY)) > 100)"),
    (#"deployed("ARMY","CITY","EL") > 0"#, "((personnel(ARMY, CITY) + personnel(ARMY, EL)) > 0)"),
    (#"security("PEONS") < 5"#, "(security(PEONS, CITY) < 5)"),
    (
      #"nbcoop("CITY","ARMY") > 50 || vrel("PEONS","GOV") <= 0.2"#,
      "((round(cooperation(CITY, ARMY), 1) > 50) or (round(vertical(PEONS, GOV), 1) <= 0.2))"
    ),
    (#"sat("PEONS","SFT") > 0 ? 1 : 0"#, "(if((round(satisfaction(PEONS, safety), 1) > 0), 1, 0) != 0)"),
    (#"supports("GOV","SELF","CITY")"#, "supports(GOV, GOV, CITY)"),
    (#"coverage("ARMY","LAWENF","CITY") > 0.5"#, "(round(activity-coverage(ARMY, law-enforcement, CITY), 1) > 0.5)"),
    (#"onhand("GOV") > 1000"#, "(cash(GOV) > 1000)"),
    ("1", "true"), ("0", "false"), ("2 + 3 * 4 > 13", "((2 + (3 * 4)) > 13)"),
  ])
  func translates(_ athena: String, _ expected: String) throws {
    #expect(try AthenaExpression.condition(athena, Self.names) == expected)
  }

  @Test(arguments: [
    "gdp() > 1", #"controls("NOBODY","CITY")"#, #"plants("GOV","CITY") > 0"#, "mood(", "1 +", "a b", "(1", "$x > 1", "",
    #"mood("PEONS"#, "1 ? 2", String(repeating: "(", count: 500),
  ])
  func refuses(_ athena: String) {
    #expect(throws: AthenaExpression.Failure.self) { try AthenaExpression.condition(athena, Self.names) }
  }
}
