import Chance
import Dossiers
import Politics
import Testing

@testable import Simulation

/// Elections and the formation of governments.
@Suite struct DecisionsElectionsTests {
  static let elections = "{method: sainte-lague}"

  // MARK: Elections

  /// At the start votes are as the shares say, and turnout as trust and security say.
  @Test func sharesHoldAtTheStart() throws {
    var assembly = Assembly()
    assembly.elections = Self.elections
    let blueprint = try assembly.blueprint()
    let (mechanism, state) = blueprint.decisions()
    for (group, shares) in [("town-people", [0.6, 0, 0.2, 0.2]), ("hill-people", [0, 0.9, 0.1, 0])] {
      let index = blueprint.group(group)
      let ballots = mechanism.ballots(of: index, in: 0, state)
      let cast = ballots.reduce(0, +)
      for (votes, share) in zip(ballots, shares) { #expect(abs(votes / cast - share) < 1e-12) }
      let trust = state.attitudes.vertical(GroupID(index), ActorID(blueprint.actor("crown")))
      let security = state.security[blueprint.structure.home[index] * blueprint.structure.groupCount + index]
      let odds = 0.4 + trust + 0.5 * security / 100
      #expect(abs(cast / state.population[index] - 1 / (1 + Elementary.exp(-odds))) < 1e-12)
    }
  }

  /// Votes move with relationships: better ones never lose votes.
  @Test func votesFollowRelationships() throws {
    var assembly = Assembly()
    assembly.elections = Self.elections
    let blueprint = try assembly.blueprint()
    let (mechanism, start) = blueprint.decisions()
    var state = start
    let group = GroupID(blueprint.group("town-poor"))
    let curve = state.attitudes.curve(group, ActorID(blueprint.actor("red")))
    var last = -1.0
    for feeling in stride(from: -1.0, through: 1, by: 0.25) {
      state.attitudes.current[curve] = feeling
      let ballots = mechanism.ballots(of: group.index, in: 0, state)
      let share = ballots[2] / ballots.reduce(0, +)
      #expect(share > last)
      last = share
    }
  }

  /// Whatever the method, districts and thresholds: seats are 0 or more and add up to those there are.
  @Test(arguments: 0..<24) func seatsAddUp(_ seed: Int) throws {
    let stream = RandomStream(seed: 9, future: UInt32(seed))
    func draw(_ number: Int, _ range: Range<Int>) -> Int {
      range.lowerBound + Int(stream.uniform(.sampling, week: 0, entity: number) * Double(range.count))
    }
    let method = ["dhondt", "sainte-lague", "modified-sainte-lague", "hare", "droop", "imperiali"][seed % 6]
    let (town, hills, compensatory, reserved) = (draw(1, 1..<90), draw(2, 1..<30), draw(3, 0..<9), draw(4, 0..<5))
    var assembly = Assembly()
    let divisor = method.hasPrefix("mod") ? ", first-divisor: 1.7" : ""
    assembly.elections =
      "{method: \(method)\(divisor), districts: [{name: Town, seats: \(town), places: town}, {name: Hills, seats: \(hills), places: hills}], "
      + "compensatory: \(compensatory), threshold: \(Double(draw(5, 0..<5)) / 100), reserved: [{name: Old, seats: \(reserved), lists: [white, red]}]}"
    assembly.strategies =
      "crown:\n  - {name: Elect, from: week 2, once: true, do: [{elect: {parliament: assembly}}], because: made-up}\n"
    let blueprint = try assembly.blueprint()
    let seats = Assembly.names.map { blueprint.values("seats-\($0)", weeks: 3, futures: 1)[0] }
    #expect(seats.allSatisfy { $0 >= 0 && $0 == $0.rounded() })
    #expect(seats.reduce(0, +) == Double(town + hills + compensatory + reserved), "\(seats)")
    // And as the algorithm itself divides the same votes.
    let state = blueprint.state(after: 2)
    let (mechanism, _) = blueprint.decisions()
    let election = try #require(mechanism.election(0, blueprint.state(after: 1)))
    #expect(election.lists == Assembly.names)
    #expect(state.politics.seats.reduce(0, +) == town + hills + compensatory + reserved)
  }

  /// With a divisor method a larger share never costs a seat.
  @Test(arguments: ["dhondt", "sainte-lague"]) func seatsRiseWithVotes(_ method: String) throws {
    var assembly = Assembly()
    assembly.elections = "{method: \(method)}"
    let blueprint = try assembly.blueprint()
    let (mechanism, start) = blueprint.decisions()
    var state = start
    let curve = state.attitudes.curve(GroupID(blueprint.group("town-poor")), ActorID(blueprint.actor("green")))
    var last = -1
    for feeling in stride(from: -1.0, through: 1, by: 0.05) {
      state.attitudes.current[curve] = feeling
      let seats = try #require(try mechanism.election(0, state)?.result().seats)
      #expect(seats.reduce(0, +) == 100)
      // Green's votes rise and everybody else's among the poor fall.
      #expect(seats[1] >= last)
      last = seats[1]
    }
  }

  /// On a date, and only then; a government is formed after it.
  @Test func electionsComeOnTheirDate() throws {
    var assembly = Assembly()
    assembly.elections = "{dates: [2020-02-10]}"
    assembly.formation = "incumbents: [blue], parameters: {days-before-first-session: 10, daily-log-odds: 20}"
    assembly.indicators = "  waiting: {name: Waiting, measure: weeks-without-government(assembly)}\n"
    let blueprint = try assembly.blueprint()
    // 10 February 2020 is the first day of week 5.
    let formed = (0...9).map { blueprint.state(after: $0).politics.vacantSince[0] }
    #expect(formed[4] == -1 && formed[5] == 5 && formed[6] == 5)
    #expect(formed[7] == -1)
    #expect(blueprint.state(after: 4).politics.seats == [40, 30, 20, 10])
    #expect(blueprint.state(after: 5).politics.seats != [40, 30, 20, 10])
    // The last government stays in office until then.
    #expect(blueprint.state(after: 6).politics.governs == [true, false, false, false])
    #expect(blueprint.values("waiting", weeks: 6, futures: 1) == [1])
  }

  /// The order in which lists and bills are written decides nothing, to the last bit.
  @Test func orderDecidesNothing() throws {
    var assembly = Assembly()
    assembly.elections = "{dates: [2020-02-10], method: dhondt}"
    assembly.formation = "formed: false, incumbents: [blue, white], formateur: drawn-by-seats"
    assembly.strategies = """
      crown:
        - {name: Vote, chance: 0.5, do: [{vote: {bill: charter}}, {vote: {bill: alms}}, {vote: {bill: zoning}}], because: made-up}
        - {name: Pay, from: week 2, once: true, do: [{payment: {lists: [red, white], bill: charter, amount: 1}}], because: made-up}

      """
    var other = assembly
    other.isReversed = true
    let (one, two) = (try assembly.blueprint(), try other.blueprint())
    for future in 0..<6 {
      let stream = RandomStream(seed: 4, future: UInt32(future))
      let digests = [one, two].map { blueprint in
        var simulator = Simulator(blueprint, weeks: 30)
        return simulator.run(course: 0, inputs: blueprint.medianInputs, stream: stream).digest
      }
      #expect(digests[0] == digests[1])
    }
  }

  // MARK: Governments

  static func random(_ seed: Int) throws -> GovernmentFormation {
    let stream = RandomStream(seed: 21, future: UInt32(seed))
    func draw(_ number: Int) -> Double { stream.uniform(.sampling, week: 0, entity: number) }
    let count = 3 + seed % 6
    let seats = (0..<count).map { 1 + Int(draw($0) * 60) }
    let total = seats.reduce(0, +)
    var rules = [VotingGame.Rule("seats", weights: seats, quota: total / 2 + 1)]
    if seed % 3 == 1 { rules.append(BlocRule.parties(of: "camp", members: [0, 1], atLeast: 1, players: count)) }
    let pairs = seed % 4 == 2 ? [VotingGame.Pair(0, 2)] : []
    var parameters = FormationParameters()
    parameters.allowsMinority = seed % 5 == 3
    return try GovernmentFormation(
      game: VotingGame(
        players: seats.indices.map { "\($0)" }, rules: rules, cooperation: pairs.isEmpty ? .free : .incompatible(pairs)),
      seats: seats,
      space: PolicySpace(positions: seats.indices.map { [draw(40 + $0), draw(60 + $0)] }, salience: [1, 2]),
      incumbents: PartySet([0, count - 1]),
      formateurs: seed % 2 == 0 ? .largestBloc(mergers: [PartySet([1, 2])]) : .largestList,
      endorsements: seats.indices.map { 2 * draw(80 + $0) - 1 }, parameters: parameters)
  }

  /// What is found out once for drawing is what the forecast sums.
  @Test func theProcessIsTheForecast() throws {
    var largest = 0.0
    for seed in 0..<40 { largest = max(largest, try Self.deviation(of: Self.random(seed))) }
    print("DecisionsElections: largest deviation of a process from its forecast \(largest)")
    #expect(largest < 1e-9)
  }

  /// Of the odds of coalitions, and of the probabilities of governments.
  static func deviation(of formation: GovernmentFormation) throws -> Double {
    let (process, forecast) = (try formation.process(), try formation.forecast())
    var largest = 0.0
    for (index, formateur) in process.formateurs.enumerated() {
      let share = forecast.formateurs.first { $0.formateur == formateur }?.probability ?? 0
      guard share > 0 else { continue }
      #expect(process.cumulative[index].last == 1)
      var last = 0.0
      for (coalition, sum) in zip(process.coalitions[index], process.cumulative[index]) {
        #expect(coalition.isSuperset(of: formateur))
        let utility = formation.utility(of: coalition)
        // The odds of two coalitions are those of their utilities.
        let first = formation.utility(of: process.coalitions[index][0])
        let odds = (sum - last) / process.cumulative[index][0]
        largest = max(largest, abs(odds / Elementary.exp(utility - first) - 1))
        last = sum
      }
    }
    // Every government of the forecast, with the probabilities of its formateurs.
    for government in forecast.governments {
      let sum = process.formateurs.indices.reduce(0.0) { sum, index in
        guard let place = process.coalitions[index].firstIndex(of: government.coalition) else { return sum }
        let before = place > 0 ? process.cumulative[index][place - 1] : 0
        let share = forecast.formateurs.first { $0.formateur == process.formateurs[index] }?.probability ?? 0
        return sum + share * (process.cumulative[index][place] - before)
      }
      largest = max(largest, abs(sum - government.probability))
    }
    return largest
  }

  /// Drawn week by week, governments and delays are as often as forecast.
  @Test(arguments: [
    "formed: false, incumbents: [blue, white]",
    "formed: false, formateur: largest-bloc, mergers: [{lists: [green, red]}]",
    "formed: false, quorum: two-thirds, parameters: {daily-end-of-boycott: 0.02, daily-log-odds: -3, days-before-first-session: 3}",
    "formed: false, formateur: appointed, order: [red, white], camps: [{name: Rule, lists: [blue, white]}], excludes: [[red, white]]",
  ])
  func drawnGovernmentsFollowTheForecast(_ keys: String) throws {
    var assembly = Assembly()
    assembly.formation = keys
    if keys.contains("two-thirds") { assembly.lists[0] = "boycotts: true" }
    let blueprint = try assembly.blueprint()
    let (mechanism, state) = blueprint.decisions()
    let merged = blueprint.decisions.parliaments[0].formation.mergers.map { _ in true }
    let forecast = try mechanism.formation(0, merged: merged, state).forecast()
    let draws = 1000
    var governments: [PartySet: Int] = [:]
    var weeks = [Int](repeating: 0, count: 110)
    for future in 0..<draws {
      let stream = RandomStream(seed: 6, future: UInt32(future))
      var drawn = state
      mechanism.beginFormation(0, &drawn, stream)
      while drawn.politics.attempts[0] != nil, drawn.week < 104 {
        drawn.week += 1
        mechanism.bargain(0, &drawn, stream)
      }
      guard drawn.politics.attempts[0] == nil else { continue }
      governments[PartySet((0..<4).filter { drawn.politics.governs[$0] }), default: 0] += 1
      weeks[drawn.week] += 1
    }
    var largest = 0.0
    for government in forecast.governments {
      let share = Double(governments[government.coalition, default: 0]) / Double(draws)
      #expect(
        abs(share - government.probability) < DecisionsTests.tolerance(government.probability, draws),
        "\(government): \(share)")
      largest = max(largest, abs(share - government.probability))
    }
    #expect(governments.keys.allSatisfy { key in forecast.governments.contains { $0.coalition == key } })
    // By week: the largest distance of the two distributions, at a level of one in ten thousand.
    var (drawn, expected, distance) = (0.0, 0.0, 0.0)
    for week in 1...103 {
      drawn += Double(weeks[week]) / Double(draws)
      for day in 7 * week - 6...7 * week { expected += forecast.days[day] }
      distance = max(distance, abs(drawn - expected))
    }
    #expect(distance < 2.23 / Double(draws).squareRoot())
    print("DecisionsElections: largest deviation of a government \(largest), of the weeks' distribution \(distance)")
  }

  /// Nobody can be asked where nobody has a seat; two parliaments do not disturb each other.
  @Test func vetoesLapseWithTheirSeats() throws {
    var assembly = Assembly()
    assembly.seats = [50, 30, 20, 0]
    assembly.formation =
      "formed: false, vetoes: [white], camps: [{name: None, lists: [white], at-least: 1}, {name: Some, lists: [white, red], share: 0.6}]"
    let blueprint = try assembly.blueprint()
    let (mechanism, state) = blueprint.decisions()
    let process = try mechanism.formation(0, merged: [], state).process()
    #expect(process.coalitions.joined().allSatisfy { $0.contains(2) && !$0.contains(3) })
    #expect(!process.coalitions.joined().isEmpty)
  }

  /// Members of the government share what there is in proportion to their seats.
  @Test func spoilsFollowSeats() throws {
    var assembly = Assembly()
    assembly.formation = "incumbents: [blue, red], spoils: 600"
    assembly.indicators =
      "  blue-cash: {name: Cash, measure: cash(blue)}\n  red-cash: {name: Cash, measure: cash(red)}\n  green-cash: {name: Cash, measure: cash(green)}\n"
    let blueprint = try assembly.blueprint()
    for (list, share) in [("blue", 4.0 / 6), ("red", 2.0 / 6), ("green", 0)] {
      let cash = blueprint.values("\(list)-cash", weeks: 5, futures: 1)[0]
      #expect(abs(cash - 3000 * share) < 1e-9)
    }
  }
}
