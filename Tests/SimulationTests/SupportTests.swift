import Testing

@testable import Simulation

@Suite struct SupportTests {
  @Test func agreesWithAthena() throws {
    var support = Deviation("security_support_control.json, support and influence")
    for json in try ReferenceVectors.athena("security_support_control")["cases"].list {
      var test = SecurityCase(json)
      for row in json["outputs"]["force_ng"].rows {
        test.state.security[test.place(row) * test.structure.groupCount + test.group(row)] = row.number("security")
      }
      Support(structure: test.structure, parameters: test.parameters).advance(&test.state)
      for row in json["outputs"]["influence_na"].rows {
        let index = test.place(row) * test.structure.actorCount + test.actor(row)
        let where_ = "case \(json["case"].integer), \(row.text("n")) \(row.text("a"))"
        support.record(test.state.directSupport[index], row.number("direct_support"), "\(where_), direct support")
        support.record(test.state.support[index], row.number("support"), "\(where_), support")
        support.record(test.state.influence[index], row.number("influence"), "\(where_), influence")
      }
    }
    support.check(atMost: 1e-9)
  }
}
