import Dossiers
import Testing

@testable import Simulation

@Suite struct InformationRuleTests {
  /// Media, hooks and payloads of a scenario, with their ids.
  struct Channels {
    let information: Information
    let traffic: Information.Traffic
    let media: [String]
    let messages: [String]

    init(_ polity: ScenarioPolity) {
      let inputs = polity.json["inputs"]
      let media = inputs["caps"].rows
      let ids = media.map { $0.text("k") }
      let reach = media.map { medium in
        var places = Array(repeating: 0.0, count: polity.structure.placeCount)
        var groups = Array(repeating: 0.0, count: polity.structure.civilianCount)
        for row in inputs["cap_kn"].rows where row.text("k") == medium.text("k") {
          places[polity.place(row.text("n"))] = row.number("nbcov")
        }
        for row in inputs["cap_kg"].rows where row.text("k") == medium.text("k") {
          groups[polity.group(row.text("g"))] = row.number("pen")
        }
        return Information.Reach(capacity: medium.number("capacity"), places: places, groups: groups)
      }
      let playbox = ScenarioBeliefs(polity)
      let messages = inputs["ioms"].rows
      let hooks = messages.map { message in
        inputs["hooks"].rows.filter { $0.text("hook_id") == message.text("hook_id") }.map { row in
          (topic: playbox.topics.firstIndex(of: row["topic_id"]?.integer ?? -1) ?? 0, position: row.number("position"))
        }
      }
      let effects = messages.map { message in
        inputs["payloads"].rows.filter { $0.text("iom_id") == message.text("iom_id") }.map { row in
          let target: Information.Target =
            switch row.text("payload_type") {
            case "SAT":
              .satisfaction(Attitudes.Kind.allCases[ScenarioPolity.concerns.firstIndex(of: row.text("c")) ?? 4])
            case "HREL": .horizontal(polity.group(row.text("g")))
            case "VREL": .vertical(polity.actor(row.text("a")))
            default: .cooperation(polity.unit(row.text("g")))
            }
          return Information.Effect(target: target, points: row.number("mag"))
        }
      }
      information = Information(
        structure: polity.structure, parameters: polity.parameters,
        owners: media.map { $0.isNull("owner") ? -1 : polity.actor($0.text("owner")) }, effects: effects)
      traffic = information.start(reach, hooks: hooks, playbox.beliefs)
      self.media = ids
      self.messages = messages.map { $0.text("iom_id") }
    }
  }

  /// The belief systems of a scenario.
  struct ScenarioBeliefs {
    let topics: [Int]
    let beliefs: Information.Beliefs

    init(_ polity: ScenarioPolity) {
      let json = polity.json["belief_systems"]
      let topics = json["topics"].list.map { $0["id"].integer }
      let ids = json["systems"].list.map { $0["id"].integer }
      let systems = json["systems"].list.map { system in
        var vector = BeliefSystemVector(
          positions: topics.map { _ in 0 }, emphases: topics.map { _ in 0.5 },
          commonality: system["commonality"].number)
        for belief in system["beliefs"].list {
          guard let topic = topics.firstIndex(of: belief["topic"].integer) else { continue }
          vector.positions[topic] = belief["position"].number
          vector.emphases[topic] = belief["emphasis"].number
        }
        return vector
      }
      func system(_ row: [String: JSON]) -> Int { ids.firstIndex(of: row["bsid"]?.integer ?? -1) ?? 0 }
      self.topics = topics
      beliefs = Information.Beliefs(
        systems: systems, relevances: json["topics"].list.map { $0["relevance"].number },
        groups: polity.json["inputs"]["civgroups"].rows.map(system),
        actors: polity.json["inputs"]["actors"].rows.map(system))
    }
  }

  @Test func reachesAsInAthena() throws {
    var coverage = Deviation("scenario_*.json, coverage of media")
    let polities = try ScenarioPolity.all()
    for polity in polities {
      let channels = Channels(polity)
      for row in polity.weeks[0]["capcov"].rows {
        guard let medium = channels.media.firstIndex(of: row.text("k")) else { continue }
        coverage.record(
          channels.traffic.coverage[medium * polity.structure.civilianCount + polity.group(row.text("g"))],
          row.number("capcov"), "\(polity.name), \(row.text("k")) \(row.text("g"))")
      }
    }
    if !polities.isEmpty { coverage.check(atMost: 1e-12) }
  }

  /// The broadcasts that Athena's log tells of, and the inputs that its rule gave.
  @Test func persuadesAsInAthena() throws {
    var rules = RuleComparison("scenario_*.json")
    let pattern = try Regex(
      #"BROADCAST: Actor \{actor:(\w+)\} broadcast IOM \{iom:(\w+)\} via CAP \{cap:(\w+)\}(?: without attribution|, attributing it to (\w+))\."#
    )
    for polity in try ScenarioPolity.all() {
      let channels = Channels(polity)
      for week in polity.weeks.indices {
        var state = polity.state(week: week)
        state.information = channels.traffic
        for words in polity.told(week, pattern) {
          let sender = polity.actor(words[0])
          state.information.pending.append(
            Information.Broadcast(
              message: channels.messages.firstIndex(of: words[1]) ?? -1,
              medium: channels.media.firstIndex(of: words[2]) ?? -1, sender: sender,
              source: words[3].isEmpty ? -1 : words[3] == "self" ? sender : polity.actor(words[3]), driver: 0))
          // What was broadcast was permitted.
          state.information.access = state.information.access.map { _ in true }
        }
        channels.information.advance(&state)
        rules.compare(
          state.attitudes.log ?? [], with: polity.inputs(week, of: ["IOM"]), "\(polity.name), week \(week)")
      }
    }
    rules.check()
  }
}

@Suite struct InformationTests {
  /// The valley with a paper of the rebels and a message for the town.
  static func valley(_ blocks: String, coverage: Double = 0.66, isReversed: Bool = false) -> Valley {
    var valley = Valley()
    valley.isReversed = isReversed
    let media = [
      "leaflets: {name: Leaflets, owner: rebels, coverage: {town: \(coverage)}, penetration: {town-poor: 1, town-people: 1}, because: made-up}",
      "rumours: {name: Rumours, coverage: {town: 1}, penetration: {town-poor: 0.5}, because: made-up}",
    ]
    valley.more = [
      ("media.yaml", (isReversed ? media.reversed() : media).joined(separator: "\n") + "\n"),
      ("narratives.yaml", "old-ways: {name: Old ways, topics: {rule: -0.7, faith: 0.6}, because: made-up}\n"),
      (
        "messages.yaml",
        """
        rise: {name: Rise, narrative: old-ways, because: made-up, effects: [
          {vertical: {toward: crown, points: XL-}}, {satisfaction: {concern: autonomy, points: -5}},
          {cooperation: {toward: band, points: 5}}, {horizontal: {toward: guards, points: -5}}]}

        """
      ),
    ]
    valley.indicators = """
        heard: {name: Heard, measure: "coverage(leaflets, town-poor)"}
        believed: {name: Believed, measure: "acceptance(rise, rebels, town-poor)"}
        rumoured: {name: Rumoured, measure: "acceptance(rise, nobody, town-people)"}
      """
    valley.strategies = "rebels:\n\(blocks)\n"
    return valley
  }

  static let broadcast =
    "  - {name: Preach, until: week 1, because: made-up, do: [{broadcast: {message: rise, over: leaflets}}]}"

  /// What the crown's standing with the town's poor is after a week.
  private func standing(_ valley: Valley, _ group: String = "town-poor") throws -> Double {
    let blueprint = try valley.blueprint()
    return blueprint.state(after: 1).attitudes.vertical(
      GroupID(blueprint.group(group)), ActorID(blueprint.actor("crown")))
  }

  @Test func movesThoseWhoHearIt() throws {
    let silent = try standing(Self.valley("  []"))
    let heard = try standing(Self.valley(Self.broadcast))
    #expect(heard < silent - 0.01)
    let faint = try standing(Self.valley(Self.broadcast, coverage: 0.3))
    #expect(faint < silent && faint > heard, "less coverage, less effect")
    #expect(try standing(Self.valley(Self.broadcast, coverage: 0)) == silent, "no coverage, no effect")
    #expect(try standing(Self.valley(Self.broadcast), "hill-people") == standing(Self.valley("  []"), "hill-people"))
  }

  /// Who is not liked is not believed; an anonymous message is worth as much as its narrative.
  @Test func dependsOnWhoSaysIt() throws {
    func said(_ source: String) throws -> Double {
      try standing(Self.valley(Self.broadcast.replacing("over: leaflets", with: "over: leaflets, as: \(source)")))
    }
    let (own, crowns, nobodys) = (try said("self"), try said("crown"), try said("nobody"))
    #expect(own < crowns, "the poor dislike the crown: it persuades them less")
    #expect(nobodys < crowns)
  }

  @Test func isForThoseWithAccess() throws {
    let silent = try standing(Self.valley("  []"))
    let crowns = "\ncrown:\n  - {name: Borrow, because: made-up, do: [{broadcast: {message: rise, over: leaflets}}]}"
    #expect(try standing(Self.valley("  []" + crowns)) == silent)
    let grant = "  - {name: Lend, because: made-up, do: [{grant: {medium: leaflets, to: crown}}]}"
    #expect(try standing(Self.valley(grant + crowns)) < silent)
    // A grant ends with the week, and comes in time wherever it stands.
    let late = grant.replacing("name: Lend", with: "name: Lend, from: week 2")
    #expect(try standing(Self.valley(late + crowns)) == silent)
    let everybodys = crowns.replacing("leaflets", with: "rumours")
    #expect(try standing(Self.valley("  []" + everybodys)) < silent)
  }

  @Test func expressionsSeeReachAndAcceptance() throws {
    let blueprint = try Self.valley(Self.broadcast, coverage: 0.4).blueprint()
    var simulator = Simulator(blueprint, weeks: 1)
    let trace = simulator.run(course: 0, inputs: blueprint.medianInputs, stream: .init(seed: 1, future: 0)) { _ in }
    #expect(blueprint.summary("heard", trace) == 0.4)
    #expect((0...(2 / 1.6) * (2 / 1.6)).contains(blueprint.summary("believed", trace)))
    #expect((0...1).contains(blueprint.summary("rumoured", trace)))
    #expect(blueprint.summary("believed", trace) > blueprint.summary("rumoured", trace))
  }

  /// Neither the order of ids in the files nor repetition within a week changes anything.
  @Test func ignoresOrderAndRepetition() throws {
    let once = try standing(Self.valley(Self.broadcast))
    #expect(abs(try standing(Self.valley(Self.broadcast, isReversed: true)) - once) < 1e-12)
    let thrice = Self.broadcast.replacing(
      "{broadcast: {message: rise, over: leaflets}}",
      with: Array(repeating: "{broadcast: {message: rise, over: leaflets}}", count: 3).joined(separator: ", "))
    #expect(try standing(Self.valley(thrice)) == once)
  }
}
