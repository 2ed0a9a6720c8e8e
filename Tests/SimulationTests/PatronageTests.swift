import Chance
import Dossiers
import Testing

@testable import Simulation

@Suite struct PatronageTests {
  static let abroad = [
    "empire: {name: The Empire, kind: state, beliefs: loyal, because: made-up}",
    "league: {name: The League, kind: state, beliefs: defiant, because: made-up}",
    "envoy: {name: An envoy, kind: person, because: made-up}",
  ]

  static func valley(_ ties: String, _ strategies: String = "", rules: String = "", isReversed: Bool = false)
    throws -> Blueprint
  {
    var valley = Valley()
    valley.actors = abroad
    valley.ties = ties
    valley.strategies = strategies
    valley.rules = rules
    valley.isReversed = isReversed
    valley.institutions = "ministry: {name: Ministry of War, kind: ministry, of: crown, because: made-up}\n"
    valley.claims = """
      told:
        says: The Empire pays the rebels.
        cite: {source: paper, paragraph: 1, characters: [0, 1], sha256: \(String(repeating: "a", count: 64))}
        by: crown
        hedge: alleged
        credence: disputed

      """
    valley.indicators = """
        paid: {name: Paid, measure: "dependence(rebels, empire)"}
        heeds: {name: Heeds, measure: "obedience(rebels, empire)"}
        tied: {name: Tied, measure: "tie(empire, funds, rebels)"}

      """
    return try valley.blueprint()
  }

  static func dependence(_ blueprint: Blueprint, _ state: State, _ client: String, _ patron: String) -> Double {
    state.ties.dependence[blueprint.actor(client) * blueprint.actors.count + blueprint.actor(patron)]
  }

  /// Emerson: dependence is what one patron gives as a share of all there is to live on.
  @Test func dependenceIsAShareOfMeans() throws {
    let blueprint = try Self.valley(
      """
      - {from: empire, to: rebels, kind: funds, strength: {value: 0.6}, because: made-up}
      - {from: empire, to: rebels, kind: arms, strength: {value: 0.2}, because: made-up}
      - {from: league, to: rebels, kind: funds, strength: {value: 0.2}, because: made-up}
      """)
    let state = blueprint.state(after: 1)
    #expect(abs(Self.dependence(blueprint, state, "rebels", "empire") - 0.8 / 2) < 1e-12)
    #expect(abs(Self.dependence(blueprint, state, "rebels", "league") - 0.2 / 2) < 1e-12)
    #expect(Self.dependence(blueprint, state, "crown", "empire") == 0)
  }

  /// What an envoy gives, his state gives; two tellings of one flow are one flow.
  @Test func envoysStandForTheirState() throws {
    let blueprint = try Self.valley(
      """
      - {from: envoy, to: empire, kind: works-for, because: made-up}
      - {from: envoy, to: band, kind: arms, strength: {value: 0.5}, because: made-up}
      - {from: empire, to: rebels, kind: arms, strength: {value: 0.4}, because: made-up}
      """)
    let state = blueprint.state(after: 1)
    #expect(abs(Self.dependence(blueprint, state, "rebels", "empire") - 0.5 / 1.5) < 1e-12)
  }

  /// A tie that stands on a disputed claim holds where the claim is true.
  @Test func tiesStandOnClaims() throws {
    let blueprint = try Self.valley("- {from: empire, to: rebels, kind: funds, because: told}\n")
    #expect(blueprint.openClaims.map(\.id) == ["told"])
    for isTrue in [false, true] {
      let inputs = Inputs(claims: [isTrue], quantiles: [])
      let state = blueprint.state(after: 1, inputs: inputs)
      #expect((Self.dependence(blueprint, state, "rebels", "empire") > 0) == isTrue)
    }
  }

  /// Ties begin and end on their dates, in the week that holds them.
  @Test func tiesKeepTheirDates() throws {
    let blueprint = try Self.valley(
      "- {from: empire, to: rebels, kind: funds, since: 2020-02-03, until: 2020-03-08, because: made-up}\n")
    let weeks = (0...12).map { Self.dependence(blueprint, blueprint.state(after: $0), "rebels", "empire") > 0 }
    #expect(weeks.firstIndex(of: true) == 4)
    #expect(weeks.lastIndex(of: true) == 7)
  }

  /// Obedience lies in 0…1, grows with what the patron gives, and falls with what its opponents give.
  @Test func obedienceIsMonotonic() throws {
    var last = -1.0
    for strength in [0.0, 0.1, 0.4, 0.8, 1.0] {
      let blueprint = try Self.valley(
        "- {from: empire, to: rebels, kind: funds, strength: {value: \(strength)}, because: made-up}\n")
      let state = blueprint.state(after: 1)
      let obedience = state.ties.obedience(of: blueprint.actor("rebels"), to: blueprint.actor("empire"))
      #expect(obedience > last && obedience >= 0 && obedience <= 1)
      last = obedience
    }
    last = 2
    for strength in [0.0, 0.3, 0.9] {
      let blueprint = try Self.valley(
        """
        - {from: empire, to: rebels, kind: funds, strength: {value: 0.5}, because: made-up}
        - {from: league, to: rebels, kind: sponsors, strength: {value: \(strength)}, because: made-up}
        """)
      let state = blueprint.state(after: 1)
      let obedience = state.ties.obedience(of: blueprint.actor("rebels"), to: blueprint.actor("empire"))
      #expect(obedience < last)
      last = obedience
    }
  }

  /// A client drifts towards its patron and never past it; without a patron nobody drifts.
  @Test func positionsDriftTowardsPatrons() throws {
    let blueprint = try Self.valley(
      "- {from: empire, to: rebels, kind: funds, strength: {value: 1}, because: made-up}\n")
    let (start, end) = (blueprint.state(after: 0), blueprint.state(after: 40))
    let topics = 2
    for topic in 0..<topics {
      let patron = end.ties.positions[blueprint.actor("empire") * topics + topic]
      let before = start.ties.positions[blueprint.actor("rebels") * topics + topic]
      let after = end.ties.positions[blueprint.actor("rebels") * topics + topic]
      // Half dependent, 0.002 a week: (1 − 0.001)^40 of the distance is left.
      let left = (patron - after) / (patron - before)
      #expect(abs(left - (0..<40).reduce(1.0) { product, _ in product * 0.999 }) < 1e-9)
    }
    #expect(start.ties.positions[..<2] == end.ties.positions[..<2])
    let curve = end.attitudes.curve(GroupID(blueprint.group("town-people")), ActorID(blueprint.actor("rebels")))
    #expect(end.attitudes.natural[curve] != start.attitudes.natural[curve])
  }

  /// When the patron stops, fighters leave until the client is used to having less; all are counted.
  @Test func forcesMeltWhenAPatronStops() throws {
    let ties = "- {from: empire, to: rebels, kind: funds, strength: {value: 1}, because: made-up}\n"
    let stops = """
      empire:
        - {name: Enough, from: week 5, once: true, do: [{sponsor: {client: rebels, funds: {value: 0}}}], because: made-up}

      """
    let (kept, cut) = (try Self.valley(ties), try Self.valley(ties, stops))
    let band = kept.unit("band")
    let (before, after) = (kept.state(after: 40), cut.state(after: 40))
    #expect(before.losses[band] == 0)
    #expect(after.losses[band] > 50)
    #expect(after.everybody(band, cut.structure) == before.everybody(band, kept.structure))
    #expect(after.ties.means[cut.actor("rebels")] < 1)
  }

  /// A ministry run by somebody else: the guards follow whoever runs it, and the owner moves a share.
  @Test func ordersGoThroughTheChainOfCommand() throws {
    let ties = """
      - {from: ministry, to: guards, kind: commands, because: made-up}
      - {from: rebels, to: ministry, kind: runs, because: made-up}
      """
    let orders = """
      crown:
        - {name: Out, once: true, do: [{withdraw: {force: guards, from: town}}], because: made-up}

      """
    let blueprint = try Self.valley(ties, orders)
    let guards = blueprint.unit("guards")
    let start = blueprint.state(after: 0)
    #expect(start.ties.commander[guards] == blueprint.actor("rebels"))
    let share = start.ties.compliance(
      of: guards, with: blueprint.actor("crown"), owner: blueprint.actor("crown"), ownersShare: 0.3)
    #expect(blueprint.state(after: 1).reserve[guards] == (2000 * share).rounded())
    #expect(share < 1 && share >= 0.3)
    let own = try Self.valley("", orders)
    #expect(own.state(after: 1).reserve[guards] == 2000)
  }

  /// An appointment changes who commands, from the end of the week; a purge gives it back to the owner.
  @Test func appointmentsChangeCommand() throws {
    let blueprint = try Self.valley(
      "- {from: ministry, to: guards, kind: commands, because: made-up}\n",
      """
      crown:
        - {name: Appoint, from: week 3, once: true, do: [{appoint: {who: rebels, to: ministry}}], because: made-up}
        - {name: Purge, from: week 6, once: true, do: [{purge: {who: rebels, from: ministry}}], because: made-up}

      """)
    let commanders = (0...7).map { blueprint.state(after: $0).ties.commander[blueprint.unit("guards")] }
    let (crown, rebels) = (blueprint.actor("crown"), blueprint.actor("rebels"))
    #expect(commanders == [crown, crown, crown, rebels, rebels, rebels, crown, crown])
  }

  /// Any action can be forbidden: here an alliance, unless the envoy is invited.
  @Test func rulesBindTies() throws {
    let strategies = """
      crown:
        - {name: Invite, from: week 4, once: true, do: [{invite: {who: envoy}}], because: made-up}
        - {name: Ally, do: [{ally: {with: league}}], because: made-up}

      """
    let rules = """
      no-alliances: {says: No alliances., status: in-force, because: made-up,
        forbids: {tactic: [ally, sponsor], actors: crown, unless: "tie(crown, invites, envoy)"}}

      """
    let blueprint = try Self.valley("", strategies, rules: rules)
    let key = TieTable.Key(from: "league", kind: .alliedWith, to: "crown")
    let tie = try #require(blueprint.ties[key])
    let holds = (0...6).map { blueprint.state(after: $0).ties.holds[tie] }
    #expect(holds == [false, false, false, false, true, true, true])
  }

  /// People change sides where they stand; nobody is lost.
  @Test func defectorsAreConserved() throws {
    let blueprint = try Self.valley(
      "",
      """
      crown:
        - {name: Leave, once: true, do: [{defect: {force: guards, to: band, in: town, share: {value: 0.37}}}], because: made-up}

      """)
    let (before, after) = (blueprint.state(after: 0), blueprint.state(after: 1))
    let (guards, band) = (blueprint.unit("guards"), blueprint.unit("band"))
    let moved = 740.0
    #expect(after.everybody(guards, blueprint.structure) == before.everybody(guards, blueprint.structure) - moved)
    #expect(after.everybody(band, blueprint.structure) == before.everybody(band, blueprint.structure) + moved)
    #expect(after.present[blueprint.place("town") * blueprint.structure.unitCount + band] == moved)
  }

  /// The order in which entities are written changes nothing.
  @Test func orderDoesNotMatter() throws {
    let ties = """
      - {from: empire, to: rebels, kind: funds, strength: {value: 0.6}, because: made-up}
      - {from: league, to: rebels, kind: arms, strength: {value: 0.3}, because: made-up}
      - {from: league, to: crown, kind: advises, because: made-up}
      """
    let (one, other) = (try Self.valley(ties), try Self.valley(ties, isReversed: true))
    let (first, second) = (one.state(after: 30), other.state(after: 30))
    for client in one.actors {
      for patron in one.actors {
        let (a, b) = (Self.dependence(one, first, client, patron), Self.dependence(other, second, client, patron))
        #expect(abs(a - b) < 1e-12)
      }
      let (a, b) = (one.actor(client) * 2, other.actor(client) * 2)
      #expect(abs(first.ties.positions[a] - second.ties.positions[b]) < 1e-12)
    }
  }
}
