import Foundation
import Testing

@testable import Politics

@Suite struct GovernmentFormationTests {
  private func formation(
    _ seats: [Int], _ positions: [Double]? = nil, rule: FormateurRule = .largestList, endorsements: [Double]? = nil,
    incumbents: [Int] = [], boycott: [Int] = [], quorum: Int = 0, change: (inout FormationParameters) -> Void = { _ in }
  ) throws -> GovernmentFormation {
    var parameters = FormationParameters()
    change(&parameters)
    let game = try VotingGame(
      players: seats.indices.map { "P\($0)" }, weights: seats, quota: Quota.absoluteMajority(of: seats.reduce(0, +)))
    return try GovernmentFormation(
      game: game, seats: seats, space: positions.map { try PolicySpace(positions: $0.map { [$0] }) },
      incumbents: PartySet(incumbents), formateurs: rule, endorsements: endorsements, boycotting: PartySet(boycott),
      quorum: quorum, parameters: parameters)
  }

  @Test(arguments: 0..<25) func probabilitiesAddUp(_ seed: UInt64) throws {
    var numbers = TestNumbers(seed)
    let seats = (0..<3 + numbers.below(5)).map { _ in 1 + numbers.below(60) }
    let rule: FormateurRule = [.largestList, .drawnBySeats, .largestBloc(mergers: [PartySet([1, 2])])][numbers.below(3)]
    let formation = try formation(seats, seats.map { _ in numbers.unit() }, rule: rule)
    let forecast = try formation.forecast()
    let formed = forecast.governments.reduce(0) { $0 + $1.probability }
    #expect(abs(formed + forecast.none - 1) < 1e-10)
    #expect(abs(forecast.formateurs.reduce(0) { $0 + $1.probability } + forecast.none - 1) < 1e-10)
    #expect(forecast.days.allSatisfy { $0 >= 0 })
    for government in forecast.governments { #expect(formation.game.isWinning(government.coalition)) }
    #expect(try formation.forecast() == forecast)
  }

  /// One party with an endless attempt: the days are geometric.
  @Test func daysAreGeometricInTheSimplestCase() throws {
    let forecast = try formation([10]) {
      $0.daysBeforeFirstSession = 0
      $0.daysPerAttempt = 10_000
      $0.horizon = 5000
      $0.fragmentation = 0
    }.forecast()
    let hazard = 1 / (1 + exp(2.5))
    for day in [1, 2, 50] { #expect(abs(forecast.days[day] - hazard * pow(1 - hazard, Double(day - 1))) < 1e-14) }
    #expect(abs(forecast.meanDays - 1 / hazard) < 1e-9)
    #expect(forecast.governments.count == 1)
  }

  /// Odds between two governments of one formateur are those of their utilities.
  @Test func choosesByLogit() throws {
    let formation = try formation([40, 30, 30], [0, 0.1, 1])
    let forecast = try formation.forecast()
    let (near, far) = (PartySet([0, 1]), PartySet([0, 2]))
    // Only the first attempt, by the largest list.
    let first = try self.formation([40, 30, 30], [0, 0.1, 1]) { $0.horizon = 60 }.forecast()
    func chance(_ coalition: PartySet) -> Double {
      first.governments.first { $0.coalition == coalition }?.probability ?? 0
    }
    #expect(abs(chance(near) / chance(far) - exp(formation.utility(of: near) - formation.utility(of: far))) < 1e-9)
    #expect(forecast.governments[0].coalition == near)
  }

  @Test func termsPushTheWayTheLiteratureSays() throws {
    func chance(_ forecast: FormationForecast, _ coalition: PartySet) -> Double {
      forecast.governments.first { $0.coalition == coalition }?.probability ?? 0
    }
    let (seats, positions) = ([40, 30, 30], [0.0, 0.5, 0.6])
    let target = PartySet([0, 2])
    let plain = try formation(seats, positions).forecast()
    #expect(try chance(formation(seats, positions, incumbents: [0, 2]).forecast(), target) > chance(plain, target))
    #expect(
      try chance(formation(seats, positions, endorsements: [0, 0, 2]).forecast(), target) > chance(plain, target))
    #expect(
      try chance(formation(seats, positions, endorsements: [0, 0, -2]).forecast(), target) < chance(plain, target))
    // Fragmentation and polarisation delay.
    #expect(try formation([20, 20, 20, 20, 20]).forecast().meanDays > formation([60, 40]).forecast().meanDays)
    #expect(
      try formation([50, 50, 50], [0, 0.5, 1]).forecast().meanDays
        > formation([50, 50, 50], [0.4, 0.5, 0.6]) { $0.polarisation = 0 }.forecast().meanDays)
    // A boycott that breaks the quorum delays; one that does not, does not.
    let boycott = try formation(seats, boycott: [0], quorum: 67).forecast()
    #expect(boycott.meanDays > plain.meanDays + 30)
    #expect(try formation(seats, positions, boycott: [1], quorum: 67).forecast() == plain)
  }

  /// Two lists that merge before the first session take the right to form the government from the largest list.
  @Test func mergersChangeWhoForms() throws {
    let seats = [91, 89, 70, 43, 8, 6, 4, 4, 2, 8]
    let apart = try formation(seats).forecast()
    let merged = try formation(seats, rule: .largestBloc(mergers: [PartySet([1, 2])])).forecast()
    #expect(apart.formateurs[0].formateur == PartySet([0]))
    #expect(merged.formateurs[0].formateur == PartySet([1, 2]))
    func withoutLargest(_ forecast: FormationForecast) -> Double {
      forecast.governments.filter { !$0.coalition.contains(0) }.reduce(0) { $0 + $1.probability }
    }
    #expect(withoutLargest(merged) > withoutLargest(apart))
    #expect(merged.governments.allSatisfy { $0.coalition.contains(1) == $0.coalition.contains(2) })
  }

  @Test func saysWhatIsWrong() throws {
    #expect(throws: InvalidInput.self) { try formation([1, 2], endorsements: [1]) }
    #expect(throws: InvalidInput.self) { try formation([1, 2]) { $0.daysPerAttempt = 0 } }
    #expect(throws: InvalidInput.self) { try formation([1, 2], quorum: 9) }
    #expect(throws: InvalidInput.self) { try formation([Int](repeating: 1, count: 21)) }
  }
}

@Suite struct FormationClockTests {
  private static func day(_ text: String) throws -> Int {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    let date = try #require(calendar.date(from: DateComponents(year: parts[0], month: parts[1], day: parts[2])))
    return Int((date.timeIntervalSince1970 / 86_400).rounded(.down))
  }

  /// The recorded formations: days, nominees, and that a merged bloc was asked where the file says so.
  @Test func reproducesRecordedFormations() throws {
    guard let file = try ReferenceVectors.politics("coalitions") else { return }
    var compared = 0
    for item in file["formation_processes"].list {
      let steps = try item["steps"].list.map { (day: try Self.day($0.list[0].name), says: $0.list[1].name) }
      let charges = steps.filter { $0.says.contains("nominee") }.map(\.day)
      let election = steps.first { $0.says.hasPrefix("election") }?.day
      let approval = try #require(steps.last?.day)
      let clock = try FormationClock(election: election ?? charges[0], charges: charges, approval: approval)
      let expected = item["expected"]
      if !expected["days_election_to_approval"].isNull {
        #expect(clock.daysFromElection == expected["days_election_to_approval"].integer)
      }
      if !expected["days_clock_used"].isNull, !charges.isEmpty {
        let used = item["id"].name == "2014" || steps.last?.day == approval ? clock.daysUsed : -1
        #expect(used == expected["days_clock_used"].integer, "\(item["id"].name)")
      }
      if !expected["nominees"].isNull { #expect(clock.nominees == expected["nominees"].integer) }
      #expect(clock.isInTime)
      compared += 1
    }
    print("coalitions.json, formations: \(compared) compared, all equal")
    #expect(compared > 0)
  }

  @Test func saysWhatIsWrong() {
    #expect(throws: InvalidInput.self) { try FormationClock(election: 0, charges: [], approval: 5) }
    #expect(throws: InvalidInput.self) { try FormationClock(election: 9, charges: [8], approval: 10) }
  }
}
