import Testing

@testable import Simulation

@Suite struct SecurityTests {
  @Test func agreesWithAthena() throws {
    var force = Deviation("security_support_control.json, force and security")
    var crime = Deviation("security_support_control.json, crime")
    for json in try ReferenceVectors.athena("security_support_control")["cases"].list {
      var test = SecurityCase(json)
      let name = "case \(json["case"].integer)"
      Security(structure: test.structure, parameters: test.parameters).assessForce(&test.state)
      let outputs = json["outputs"]
      for row in outputs["force_n"].rows {
        let place = test.place(row)
        let where_ = "\(name), \(row.text("n"))"
        force.record(test.state.volatility[place], row.number("volatility"), "\(where_), volatility")
        force.record(test.state.placeSecurity[place], row.number("security"), "\(where_), security")
      }
      for row in outputs["force_ng"].rows {
        let index = test.place(row) * test.structure.groupCount + test.group(row)
        let where_ = "\(name), \(row.text("n")) \(row.text("g"))"
        force.record(test.state.ownForce[index], row.number("own_force"), "\(where_), own force")
        force.record(test.state.friends[index], row.number("local_force"), "\(where_), friends")
        force.record(test.state.enemies[index], row.number("local_enemy"), "\(where_), enemies")
        crime.record(test.state.criminalForce[index], row.number("crim_force"), "\(where_), criminal force")
        if row.number("personnel") > 0 {
          force.record(test.state.security[index], row.number("security"), "\(where_), security")
        }
      }
    }
    force.check(atMost: 0)
    crime.check(atMost: 1e-9)
  }
}
