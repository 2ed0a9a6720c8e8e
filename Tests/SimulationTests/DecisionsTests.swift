import Chance
import Dossiers
import Politics
import Testing

@testable import Simulation

/// Votes on bills, and what follows from governments.
@Suite struct DecisionsTests {
  static let vote =
    "crown:\n  - {name: Vote, from: week 2, once: true, do: [{vote: {bill: charter}}], because: made-up}\n"

  /// How far a share of draws may lie from its probability: four and a half standard errors.
  static func tolerance(_ probability: Double, _ draws: Int) -> Double {
    4.5 * (max(probability * (1 - probability), 1e-4) / Double(draws)).squareRoot()
  }

  // MARK: Votes

  /// The short way to the probability of passage is the long way's, under every rule.
  @Test func passageIsTheForecasts() throws {
    var largest = 0.0
    var shared = 0
    for seed in 0..<60 {
      let stream = RandomStream(seed: 77, future: UInt32(seed))
      func draw(_ number: Int) -> Double { stream.uniform(.sampling, week: 0, entity: number) }
      var vote = RollCall(members: [], bill: draw(1), statusQuo: draw(2))
      vote.sharpness = 10
      for list in 0..<(2 + Int(draw(3) * 4)) {
        let size = 1 + Int(draw(20 + list) * 12)
        var row = RollCall.Member(name: "\(list)", faction: "\(list)", position: draw(10 + list), count: size)
        row.attendance = seed % 3 == 0 ? 1 : draw(30 + list)
        row.discipline = 2
        vote.whips["\(list)"] = 2 * draw(40 + list) - 1
        if draw(50 + list) < 0.2 { vote.boycotts.insert("\(list)") }
        vote.members.append(row)
      }
      let size = vote.members.reduce(0) { $0 + $1.count }
      for majority in [
        PassageRule.Majority.ofPresent, .ofMembers, .twoThirdsOfPresent, .twoThirdsOfMembers,
        .votes(1 + Int(draw(60) * Double(size - 1))),
      ] {
        for quorum in [PassageRule.Quorum.none, .half, .twoThirds, .members(Int(draw(61) * Double(size)))] {
          vote.rule = PassageRule(majority: majority, quorum: quorum)
          let (short, long) = (try vote.passage(), try vote.forecast().passage)
          largest = max(largest, abs(short - long))
          if long > 0.01 && long < 0.99 { shared += 1 }
        }
      }
    }
    print("Decisions: largest deviation of the short way to passage \(largest)")
    #expect(largest < 1e-11)
    #expect(shared > 100)
  }

  /// Votes that are drawn pass as often as the forecast says.
  @Test(arguments: [0, 1, 2]) func drawnVotesFollowTheForecast(_ kind: Int) throws {
    var assembly = Assembly()
    assembly.lists[1] = "attendance: 0.7, discipline: 0.5"
    if kind == 1 { assembly.lists[0] = "boycotts: true, attendance: 0.9" }
    if kind == 2 { assembly.parliament = "  quorum: 78\n" }
    let blueprint = try assembly.blueprint()
    let (mechanism, state) = blueprint.decisions()
    let bill = try #require(blueprint.decisions.bills.firstIndex { $0.id == "charter" })
    var vote = mechanism.rollCall(bill, state)
    // Nearer to even odds than these lists would be.
    for index in vote.members.indices { vote.members[index].payment += kind == 0 ? 0.3 : 0 }
    let forecast = try vote.forecast()
    let draws = 1500
    var (passed, yes) = (0, 0)
    for future in 0..<draws {
      let stream = RandomStream(seed: 5, future: UInt32(future))
      let poll = Decisions.poll(vote, stream, week: 3, bill: bill)
      #expect(poll.size == 100 && poll.yes <= poll.present && poll.present <= 100)
      yes += poll.yes
      if vote.rule.passes(yes: poll.yes, present: poll.present, members: poll.size) { passed += 1 }
    }
    print("Decisions \(kind): passage \(forecast.passage), drawn \(Double(passed) / Double(draws))")
    #expect(forecast.passage > 0.02 && forecast.passage < 0.98)
    #expect(abs(Double(passed) / Double(draws) - forecast.passage) < Self.tolerance(forecast.passage, draws))
    #expect(abs(Double(yes) / Double(draws) - forecast.expectedYes) < 4.5 * 5 / Double(draws).squareRoot())
  }

  /// A rule holds where its bill has passed, from the next week on, and nowhere else.
  @Test func aRuleBindsOnlyIfItsBillPasses() throws {
    var assembly = Assembly(bill: "position: 0.7, status-quo: 0.1, enacts: no-levies")
    assembly.strategies =
      Self.vote + "  - {name: Levy, do: [{mobilize: {force: guards, personnel: 10}}], because: made-up}\n"
    assembly.indicators =
      "  chance: {name: Chance, measure: passage(charter), summary: maximum}\n  levied: {name: Levied, measure: reserve(guards)}\n"
    let blueprint = try assembly.blueprint()
    var simulator = Simulator(blueprint, weeks: 6)
    var passed = 0
    for future in 0..<120 {
      let trace = simulator.run(
        course: 0, inputs: blueprint.medianInputs, stream: RandomStream(seed: 3, future: UInt32(future)))
      let passes = blueprint.summary("passed", trace)
      passed += Int(passes)
      #expect(blueprint.summary("law", trace) == passes)
      #expect(blueprint.summary("levied", trace) == (passes == 1 ? 20 : 60))
    }
    let (mechanism, state) = blueprint.decisions()
    let passage = mechanism.decision(1, state).passage
    #expect(blueprint.decisions.bills[1].id == "charter")
    #expect(state.politics.passage[1] == passage)
    #expect(abs(Double(passed) / 120 - passage) < Self.tolerance(passage, 120))
    #expect(passage > 0.05 && passage < 0.95)
  }

  /// Who would rather have things as they are keeps the bill from the vote; it has then not happened.
  @Test func aGatekeeperWithholdsByItsPosition() throws {
    func outcome(_ keys: String) throws -> (version: Int, passage: Double, withheld: Bool) {
      var assembly = Assembly(bill: "position: 0.9, status-quo: 0.1, \(keys)")
      assembly.strategies = Self.vote
      assembly.indicators =
        "  kept: {name: Kept, measure: withheld(charter)}\n  did: {name: Did, measure: happened(\"Vote\")}\n"
      let blueprint = try assembly.blueprint()
      let (mechanism, state) = blueprint.decisions()
      let end = blueprint.values("kept", weeks: 4, futures: 1)[0]
      #expect(blueprint.values("did", weeks: 4, futures: 1)[0] == 1 - end)
      let decision = mechanism.decision(1, state)
      return (decision.version, decision.passage, end == 1)
    }
    // The crown, at 0.2, is nearer to 0.1 than to 0.9.
    #expect(try outcome("gatekeeper: crown").version == -1)
    #expect(try outcome("gatekeeper: crown").withheld)
    #expect(try outcome("gatekeeper: rebels").version == 0)
    #expect(try !outcome("gatekeeper: rebels").withheld)
    // At 0.18 it is a change that the crown likes.
    #expect(try outcome("gatekeeper: crown, dilution: {share: 0.9}").version == 1)
    // Who chooses takes the least diluted version that is let through.
    let chosen = try outcome("by: rebels, gatekeeper: crown, dilution: [{share: 0.9}, {share: 0.95}, {share: 0.5}]")
    #expect(chosen.version == 1)
    // Discharged, it comes to the vote as it is.
    var discharged = Assembly(bill: "position: 0.9, status-quo: 0.1, gatekeeper: crown, majority: 1")
    discharged.strategies = Self.vote.replacing("{bill: charter}", with: "{bill: charter, discharge: true}")
    #expect(try discharged.blueprint().values("passed", weeks: 4, futures: 3) == [1, 1, 1])
    // A sure defeat that costs something is not sought.
    #expect(try outcome("gatekeeper: rebels, majority: 100, defeat: 1").withheld)
    #expect(try !outcome("gatekeeper: rebels, majority: 100, defeat: 0").withheld)
  }

  /// A diluted version brings its own rules.
  @Test func aDilutedVersionBringsItsOwnRules() throws {
    var assembly = Assembly(
      bill: "position: 0.9, status-quo: 0.1, enacts: no-levies, gatekeeper: crown, "
        + "dilution: {share: 0.9, enacts: [few-levies]}, majority: 1")
    assembly.strategies = Self.vote
    assembly.indicators = "  few: {name: Few, measure: enacted(few-levies)}\n"
    let blueprint = try assembly.blueprint()
    #expect(blueprint.values("passed", weeks: 4, futures: 5) == [1, 1, 1, 1, 1])
    #expect(blueprint.values("few", weeks: 4, futures: 5) == [1, 1, 1, 1, 1])
    #expect(blueprint.values("law", weeks: 4, futures: 5) == [0, 0, 0, 0, 0])
  }

  /// A patron has leverage while its tie holds, and in the direction that it wants.
  @Test func patronsPressWhileTheirTieHolds() throws {
    func passages(_ patrons: String) throws -> [Double] {
      var assembly = Assembly(bill: "position: 0.7, status-quo: 0.1, patrons: {\(patrons)}")
      assembly.lists[2] = "patron: empire, leverage: 3"
      assembly.ties = "- {from: empire, to: red, kind: funds, because: made-up}\n"
      assembly.strategies =
        "crown:\n  - {name: Cut, from: week 3, once: true, do: [{untie: {from: empire, kind: funds, to: red}}], because: made-up}\n"
      assembly.indicators = "  chance: {name: Chance, measure: passage(charter)}\n"
      let blueprint = try assembly.blueprint()
      return (0...5).map { blueprint.state(after: $0).politics.passage[1] }
    }
    let (against, with) = (try passages("empire: -1"), try passages("empire: 1"))
    #expect(against[0] < against[5] && with[0] > with[5])
    #expect(against[2] == against[0] && against[5] == with[5])
    // By default it wants what its position on the issue says: at 0, no.
    var byPosition = Assembly(bill: "position: 0.7, status-quo: 0.1")
    byPosition.lists[2] = "patron: empire, leverage: 3"
    byPosition.ties = "- {from: empire, to: red, kind: funds, because: made-up}\n"
    let blueprint = try byPosition.blueprint()
    let (mechanism, state) = blueprint.decisions()
    let stance = try #require(mechanism.rollCall(1, state).patrons["empire"])
    #expect(stance < -0.9 && stance > -1)
  }

  /// Boycotts break quorums, and payments buy votes, the more the larger.
  @Test func boycottsAndPaymentsCount() throws {
    var assembly = Assembly(
      bill: "position: 0.7, status-quo: 0.1",
      strategies: """
        crown:
          - {name: Away, from: week 2, until: week 2, do: [{boycott: {list: blue, parliament: assembly}}, {boycott: {list: white, parliament: assembly}}], because: made-up}
          - {name: Back, from: week 3, until: week 3, do: [{boycott: {list: blue, parliament: assembly, ends: true}}, {boycott: {list: white, parliament: assembly, ends: true}}], because: made-up}
          - {name: Pay, from: week 4, until: week 4, do: [{payment: {lists: [red, blue], bill: charter, amount: 0.5}}], because: made-up}
          - {name: More, from: week 5, until: week 5, do: [{payment: {lists: [red, blue], bill: charter, amount: 1}}], because: made-up}
          - {name: Less, from: week 6, until: week 6, do: [{payment: {lists: [red, blue], bill: charter, amount: 0}}], because: made-up}

        """)
    assembly.indicators = "  chance: {name: Chance, measure: passage(charter)}\n"
    let blueprint = try assembly.blueprint()
    let chances = (0...6).map { blueprint.state(after: $0).politics.passage[1] }
    #expect(chances[1] > 0.01)
    // Of 50 members that are left 51 would have to come.
    #expect(chances[2] == 0)
    #expect(chances[3] == chances[1])
    #expect(chances[4] > chances[3] && chances[5] > chances[4])
    #expect(chances[6] == chances[1])
  }

  /// Where an issue matters less to a list, its members vote less by it.
  @Test func salienceScalesTheSpatialPart() throws {
    let blueprint = try Assembly().blueprint()
    let (mechanism, state) = blueprint.decisions()
    let vote = mechanism.rollCall(1, state)
    for (index, row) in vote.members.enumerated() {
      let position = Assembly().positions[index]
      let spatial = 10 * ((position - 0.1) * (position - 0.1) - (position - 0.9) * (position - 0.9))
      let line = 2 / (1 + Elementary.exp(-spatial)) - 1
      #expect(abs(vote.inclination(row) - (spatial + 2 * line)) < 1e-12)
    }
  }

  // MARK: What follows from a government

  /// The town is for Blue, the hills for Green: `lists` govern, whoever is asked.
  static func governed(by lists: String, without excluded: String, settings: String = "") throws -> Blueprint {
    var assembly = Assembly()
    assembly.seats = [30, 30, 30, 10]
    assembly.formation =
      "formed: false, vetoes: [\(lists)], excludes: [\(excluded)], parameters: {days-before-first-session: 0, daily-log-odds: 20}"
    assembly.lists[0] = "leader: ann"
    assembly.settings = settings
    assembly.movements = """
      rising: {name: The rising, force: band, against: crown, from: [hill-people], potential: 0.1, motives: {resentment: 1}, because: made-up}

      """
    assembly.indicators = """
        hills: {name: Hills, measure: "vertical(hill-people, crown)"}
        recruits: {name: Recruits, measure: recruits(band)}
        office: {name: Office, measure: "tie(ann, runs, premiership)"}
        member: {name: Member, measure: "tie(green, member-of, crown)"}

      """
    return try assembly.blueprint()
  }

  /// Those whose list is left out lose trust, and more of them take up arms; those whose list is in gain it.
  @Test func exclusionCostsTrustAndMakesRecruits() throws {
    let out = try Self.governed(by: "blue, red", without: "[blue, green]")
    let into = try Self.governed(by: "green, red", without: "[blue, green]")
    let still = try Self.governed(
      by: "blue, red", without: "[blue, green]",
      settings: ["exclusion-trust", "exclusion-satisfaction", "inclusion-trust", "inclusion-satisfaction"].map {
        "  \($0): {value: 0, because: made-up}\n"
      }.joined())
    func value(_ id: String, _ blueprint: Blueprint) -> Double { blueprint.values(id, weeks: 30, futures: 1)[0] }
    #expect(value("formed", out) == 1 && value("formed", into) == 1)
    #expect(value("in", out) == 5 && value("in", into) == 6)
    #expect(value("hills", out) < value("hills", still) - 0.01)
    #expect(value("hills", into) > value("hills", still) + 0.01)
    #expect(value("recruits", out) > value("recruits", still))
    #expect(value("recruits", into) < value("recruits", still))
    print(
      "Decisions: recruits \(value("recruits", into)) in, \(value("recruits", still)) unmoved, \(value("recruits", out)) left out"
    )
    // The leader of the formateur's list gets the office; lists of the government belong to it.
    #expect(value("office", out) == 1 && value("office", into) == 0)
    #expect(value("member", out) == 0 && value("member", into) == 1)
  }

  /// The effect is as large as the settings say, times the share of the group's votes.
  @Test func theEffectIsTheShareOfVotes() throws {
    var blueprints: [Blueprint] = []
    for trust in [0, 7.5] {
      blueprints.append(
        try Self.governed(
          by: "blue, red", without: "[blue, green]",
          settings:
            "  exclusion-trust: {value: \(trust), because: made-up}\n  inclusion-trust: {value: 0, because: made-up}\n")
      )
    }
    let group = GroupID(blueprints[0].group("hill-people"))
    let crown = ActorID(blueprints[0].actor("crown"))
    let trusts = blueprints.map { $0.state(after: 1).attitudes.vertical(group, crown) }
    let baselines = blueprints.map { blueprint in
      let attitudes = blueprint.state(after: 1).attitudes
      return attitudes.baseline[attitudes.curve(group, crown)]
    }
    // 0.9 of the votes were for Green. An effect of 7.5 points on the baseline, as Attitudes.md says.
    let (mechanism, state) = blueprints[1].decisions()
    let ballots = mechanism.ballots(of: group.index, in: 0, state)
    #expect(abs(ballots[1] / ballots.reduce(0, +) - 0.9) < 1e-12)
    #expect(trusts[1] < trusts[0] && baselines[1] < baselines[0])
  }

  /// A chain leads from lost trust to the list that was left out, and from a rule to the bill.
  @Test func theExplainerNamesListsAndBills() throws {
    let blueprint = try Self.governed(by: "blue, red", without: "[blue, green]")
    let explainer = Explainer(
      blueprint, course: 0, inputs: blueprint.medianInputs, stream: RandomStream(seed: 3, future: 0), weeks: 20)
    func texts(_ nodes: [Explanation.Node]) -> [String] { nodes.flatMap { [$0.text] + texts($0.because) } }
    let trust = explainer.explain(try Question("trust of hill-people in crown", of: blueprint, weeks: 20))
    #expect(
      texts(trust.parts).contains { $0.contains("Green was left out of the government") }, "\(texts(trust.parts))")
    #expect(trust.residual < 1e-9)
    let member = explainer.explain(try Question("in", of: blueprint, weeks: 20))
    #expect(
      texts(member.parts).contains { $0.contains("Blue joins the government in week 1") }, "\(texts(member.parts))")
    var assembly = Assembly(bill: "position: 0.9, status-quo: 0.1, enacts: no-levies, majority: 1")
    assembly.strategies = Self.vote
    let voted = try assembly.blueprint()
    let second = Explainer(
      voted, course: 0, inputs: voted.medianInputs, stream: RandomStream(seed: 3, future: 0), weeks: 20)
    let law = second.explain(try Question("law", of: voted, weeks: 20))
    #expect(law.value == 1 && law.reference == 0)
    #expect(texts(law.parts).contains { $0.contains("the bill “The charter” passed") }, "\(texts(law.parts))")
    #expect(texts(law.parts).contains { $0.contains("Vote") }, "\(texts(law.parts))")
    // In the week before, the rule did not hold yet.
    #expect(second.explain(try Question("law at week 1", of: voted, weeks: 20)).value == 0)
  }

  /// What tables and pictures show is what a future starts with.
  @Test func parliamentsAreValuesOfPolitics() throws {
    var assembly = Assembly(bill: "position: 0.9, status-quo: 0.1, gatekeeper: crown, dilution: {share: 0.9}")
    assembly.elections = "{}"
    let blueprint = try assembly.blueprint()
    let inputs = blueprint.medianInputs
    let vote = try #require(blueprint.rollCall(bill: "charter", version: 1, inputs: inputs))
    #expect(abs(vote.bill - 0.18) < 1e-12 && vote.members.map(\.name) == Assembly.names)
    let agenda = try #require(blueprint.agenda(bill: "charter", inputs: inputs))
    #expect(agenda.version == 1)
    #expect(abs(agenda.passage - (try vote.passage())) < 1e-12)
    #expect(blueprint.rollCall(bill: "charter", version: 2, inputs: inputs) == nil)
    #expect(blueprint.rollCall(bill: "nothing", inputs: inputs) == nil)
    #expect(try blueprint.formation(parliament: "assembly", inputs: inputs)?.seats == [40, 30, 20, 10])
    #expect(try blueprint.election(parliament: "assembly", inputs: inputs)?.result().seats.reduce(0, +) == 100)
  }

  /// Without parliaments there is nothing to remember.
  @Test func noParliamentNoState() throws {
    let state = try Valley().blueprint().state(after: 3)
    #expect(state.politics.seats.isEmpty && state.politics.attempts.isEmpty && state.politics.known.isEmpty)
  }
}
