import Politics
import Testing

@Suite struct FormationMixtureTests {
  private func forecast(merged: Bool) throws -> FormationForecast {
    let seats = [40, 35, 15, 10]
    let game = try VotingGame(players: ["a", "b", "c", "d"], weights: seats, quota: 51)
    return try GovernmentFormation(
      game: game, seats: seats, formateurs: merged ? .largestBloc(mergers: [PartySet([1, 2])]) : .largestList
    ).forecast()
  }

  @Test func oneForecastIsItself() throws {
    let only = try forecast(merged: true)
    #expect(FormationForecast(mixing: [(1, only)]) == only)
  }

  @Test func mixesInProportion() throws {
    let (one, other) = (try forecast(merged: true), try forecast(merged: false))
    let mixed = FormationForecast(mixing: [(0.3, one), (0.7, other)])
    for government in mixed.governments {
      func probability(_ forecast: FormationForecast) -> Double {
        forecast.governments.first { $0.coalition == government.coalition }?.probability ?? 0
      }
      #expect(abs(government.probability - (0.3 * probability(one) + 0.7 * probability(other))) < 1e-15)
    }
    for day in mixed.days.indices {
      #expect(abs(mixed.days[day] - (0.3 * one.days[day] + 0.7 * other.days[day])) < 1e-15)
    }
    #expect(abs(mixed.governments.reduce(mixed.none) { $0 + $1.probability } - 1) < 1e-9)
    #expect(mixed.governments.map(\.probability) == mixed.governments.map(\.probability).sorted(by: >))
    // Who merged in one of them is asked together and alone.
    #expect(mixed.formateurs.contains { $0.formateur == PartySet([1, 2]) })
    #expect(mixed.formateurs.contains { $0.formateur == PartySet([1]) })
  }
}
