import Testing

@testable import Simulation

@Suite struct ScalarFunctionsTests {
  @Test func agreeWithMars() throws {
    let json = try ReferenceVectors.athena("scalar_functions")
    var curves = Deviation("scalar_functions.json, Z-curves")
    for row in json["zcurve"].list {
      let z = row["z"].list.map(\.number)
      curves.record(ZCurve(z[0], z[1], z[2], z[3])(row["x"].number), row["y"].number, "\(z) at \(row["x"].number)")
    }
    curves.check(atMost: 1e-12)

    let multipliers: [String: RelationshipMultiplier] = [
      "constant": .constant, "linear": .linear, "quad": .quadratic, "frquad": .friendsQuadratic,
      "enquad": .enemiesQuadratic, "frmore": .friendsMore, "enmore": .enemiesMore,
    ]
    var multiplied = Deviation("scalar_functions.json, relationship multipliers")
    for row in json["rmf"].list {
      guard let multiplier = multipliers[row["f"].name] else {
        Issue.record("unknown multiplier \(row["f"].name)")
        continue
      }
      multiplied.record(multiplier(row["R"].number), row["y"].number, "\(row["f"].name) of \(row["R"].number)")
    }
    multiplied.check(atMost: 1e-12)

    var coverage = Deviation("scalar_functions.json, coverage")
    for row in json["coverage"].list {
      let function = row["func"].list.map(\.number)
      coverage.record(
        CoverageFunction(function[0], per: function[1])(
          personnel: row["personnel"].number, population: row["population"].number),
        row["y"].number, "\(function) of \(row["personnel"].number) in \(row["population"].number)")
    }
    coverage.check(atMost: 1e-12)
  }

  @Test(arguments: [
    RelationshipMultiplier.constant, .linear, .quadratic, .friendsQuadratic, .enemiesQuadratic, .friendsMore,
    .enemiesMore,
  ]) func multipliersArePolynomials(_ multiplier: RelationshipMultiplier) {
    for step in -100...100 {
      let relationship = Double(step) / 100
      let terms = multiplier.coefficients(isHostile: relationship < 0)
      let value = terms.constant + relationship * (terms.linear + relationship * terms.quadratic)
      #expect(abs(value - multiplier(relationship)) < 1e-14)
    }
  }

  @Test func wordsForRelationshipsAgreeWithMars() throws {
    let words = ["SUPPORT", "LIKE", "INDIFF", "DISLIKE", "OPPOSE"]
    for row in try ReferenceVectors.athena("scalar_functions")["affinity_name"].list {
      let word = RelationshipWord(row.list[0].number, roundingFirst: true)
      #expect(words[word.rawValue] == row.list[1].name, "\(row.list[0].number)")
    }
  }
}
