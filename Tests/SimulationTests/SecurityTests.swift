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

@Suite struct ControlTests {
  @Test func changesHandsAsInAthena() throws {
    var count = 0
    for json in try ReferenceVectors.athena("security_support_control")["cases"].list {
      var test = SecurityCase(json)
      for row in json["outputs"]["influence_na"].rows {
        test.state.influence[test.place(row) * test.structure.actorCount + test.actor(row)] = row.number("influence")
      }
      let control = Control(structure: test.structure, parameters: test.parameters)
      for row in json["control_after_assess"].rows {
        let place = test.place(row)
        let expected = row.isNull("controller") ? -1 : test.actors.firstIndex(of: row.text("controller")) ?? -2
        let actual = control.successor(in: place, test.state) ?? test.state.controller[place]
        #expect(actual == expected, "case \(json["case"].integer), \(row.text("n"))")
        count += 1
      }
    }
    print("security_support_control.json, control: \(count) places compared")
    #expect(count > 0)
  }
}

@Suite struct ActivitiesTests {
  @Test func coverageAgreesWithAthena() throws {
    var coverage = Deviation("security_support_control.json, coverage")
    for json in try ReferenceVectors.athena("security_support_control")["cases"].list {
      var test = SecurityCase(json)
      for row in json["outputs"]["force_ng"].rows {
        test.state.security[test.place(row) * test.structure.groupCount + test.group(row)] = row.number("security")
      }
      Security(structure: test.structure, parameters: test.parameters).suppressCrime(&test.state)
      let activities = Activities(structure: test.structure, parameters: test.parameters)
      for row in json["outputs"]["activity_nga"].rows {
        guard let unit = test.units.firstIndex(of: row.text("g")),
          let activity = SecurityCase.activities.firstIndex(of: row.text("a")), activity > 0
        else { continue }
        coverage.record(
          activities.coverage(of: activity, by: unit, in: test.place(row), test.state), row.number("coverage"),
          "case \(json["case"].integer), \(row.text("n")) \(row.text("g")) \(row.text("a"))")
      }
    }
    coverage.check(atMost: 1e-9)
  }
}
