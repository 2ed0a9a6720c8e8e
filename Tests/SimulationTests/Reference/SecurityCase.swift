import Dossiers

@testable import Simulation

/// A randomised database state of Athena, as a structure and a state.
struct SecurityCase {
  let json: JSON
  let places: [String]
  let civilians: [String]
  let forces: [String]
  let organisations: [String]
  let actors: [String]
  let structure: Structure
  let parameters: WeeklyParameters
  var state: State

  var units: [String] { forces + organisations }
  var groups: [String] { civilians + forces + organisations }

  static let activities = [
    "NONE", "CHKPOINT", "COERCION", "CRIME", "CURFEW", "GUARD", "LAWENF", "PATROL", "PSYOP", "CONSTRUCT", "EDU",
    "EMPLOY", "INDUSTRY", "INFRA", "MEDICAL", "RELIEF",
  ]

  init(_ json: JSON) {
    self.json = json
    let inputs = json["inputs"]
    let placeRows = inputs["nbhoods"].rows
    let civilianRows = inputs["civgroups"].rows
    let forceRows = inputs["frcgroups"].rows
    let organisationRows = inputs["orggroups"].rows
    let places = placeRows.map { $0.text("n") }
    let civilians = civilianRows.map { $0.text("g") }
    let forces = forceRows.map { $0.text("g") }
    let organisations = organisationRows.map { $0.text("g") }
    let actors = inputs["actors"].rows.map { $0.text("a") }
    let groups = civilians + forces + organisations
    let units = forces + organisations
    func position(_ name: String, _ names: [String]) -> Int { names.firstIndex(of: name) ?? -1 }

    let urbanisations = ["ISOLATED", "RURAL", "SUBURBAN", "URBAN"]
    let near = inputs["nbrel_mn"].rows.filter { $0.text("proximity") == "NEAR" }
    let home = civilianRows.map { position($0.text("n"), places) }
    func demeanour(_ row: [String: JSON]) -> Demeanour {
      Demeanour(rawValue: row.text("demeanor").lowercased()) ?? .average
    }
    // A word that is not understood would show as a deviation.
    func type(_ row: [String: JSON]) -> Group.ForceType {
      Group.ForceType(rawValue: row.text("forcetype").lowercased()) ?? .criminal
    }
    func training(_ row: [String: JSON]) -> Group.Training {
      Group.Training(rawValue: row.text("training").lowercased()) ?? .none
    }
    structure = Structure(
      placeCount: places.count, civilianCount: civilians.count, forceCount: forces.count,
      organisationCount: organisations.count, actorCount: actors.count, home: home,
      residents: Structure.Lists(places.indices.map { place in home.indices.filter { home[$0] == place } }),
      neighbours: Structure.Lists(
        places.map { place in near.filter { $0.text("n") == place }.map { position($0.text("m"), places) } }),
      urbanisation: placeRows.map { position($0.text("urbanization"), urbanisations) },
      proximity: Array(repeating: 3, count: civilians.count * civilians.count),
      owner: (forceRows + organisationRows).map { position($0.text("a"), actors) },
      unitForce: forceRows.map { Structure.force(type($0)) }
        + organisationRows.map { $0.text("orgtype") == "CTR" ? 2 : 0 },
      lawEnforcement: forceRows.map { Structure.lawEnforcement(type($0), training($0)) } + organisations.map { _ in 0 },
      discipline: forceRows.map { Structure.discipline(training($0)) }
        + organisations.map { _ in 0 },
      demeanour: (civilianRows + forceRows + organisationRows).map { Structure.demeanour(demeanour($0)) },
      crime: civilianRows.map { Structure.crime(demeanour($0)) })

    var parameters = Parameters()
    parameters[.athenaCompatibility] = 1
    parameters[.forceProximity] = 0
    for (name, setting) in [
      ("force.proximity", Setting.forceProximity), ("control.support.vrelMin", .supportVerticalMinimum),
      ("control.support.min", .supportMinimum), ("force.volatility", .forceVolatility),
      ("control.threshold", .controlThreshold),
    ] where !json["changed_parms"][name].isNull {
      parameters[setting] = json["changed_parms"][name].number
    }
    self.parameters = WeeklyParameters(parameters)

    var state = State(
      structure,
      attitudes: Attitudes(
        civilians: civilians.count, forces: forces.count, organisations: organisations.count, actors: actors.count,
        proximity: structure.proximity))
    for (index, row) in civilianRows.enumerated() {
      state.population[index] = row.number("population")
      state.unemployment[index] = row.number("upc")
      state.mood[index] = row.number("mood")
    }
    for row in inputs["units"].rows where row.text("gtype") != "CIV" {
      let place = position(row.text("n"), places)
      let unit = position(row.text("g"), units)
      let activity = position(row.text("a"), SecurityCase.activities)
      state.assigned[(place * units.count + unit) * State.activityCount + activity] += row.number("personnel")
      state.present[place * units.count + unit] += row.number("personnel")
    }
    for row in inputs["hrel"].rows {
      let curve = state.attitudes.curve(
        GroupID(position(row.text("f"), groups)), GroupID(position(row.text("g"), groups)))
      state.attitudes.current[curve] = row.number("hrel")
    }
    for row in inputs["vrel"].rows {
      let curve = state.attitudes.curve(
        GroupID(position(row.text("g"), groups)), ActorID(position(row.text("a"), actors)))
      state.attitudes.current[curve] = row.number("vrel")
    }
    for row in inputs["stance_nfg"].rows {
      state.stances.append(
        State.Stance(
          unit: position(row.text("f"), units), group: position(row.text("g"), groups),
          place: position(row.text("n"), places), value: row.number("stance")))
    }
    for row in inputs["stance_fg"].rows {
      state.stances.append(
        State.Stance(
          unit: position(row.text("f"), units), group: position(row.text("g"), groups), place: -1,
          value: row.number("stance")))
    }
    for row in inputs["supports_na"].rows {
      let place = position(row.text("n"), places)
      state.beneficiary[place * actors.count + position(row.text("a"), actors)] =
        row.isNull("supports") ? -1 : position(row.text("supports"), actors)
    }
    for row in inputs["control_n"].rows {
      state.controller[position(row.text("n"), places)] =
        row.isNull("controller") ? -1 : position(row.text("controller"), actors)
    }
    for row in json["outputs"]["force_n"].rows {
      state.suppression[position(row.text("n"), places)] = row.number("suppression")
    }
    self.places = places
    self.civilians = civilians
    self.forces = forces
    self.organisations = organisations
    self.actors = actors
    self.state = state
  }

  func place(_ row: [String: JSON]) -> Int { places.firstIndex(of: row.text("n")) ?? -1 }
  func group(_ row: [String: JSON]) -> Int { groups.firstIndex(of: row.text("g")) ?? -1 }
  func actor(_ row: [String: JSON]) -> Int { actors.firstIndex(of: row.text("a")) ?? -1 }
}
