import Testing

@testable import Politics

@Suite struct AgendaSetterTests {
  /// A chamber that follows its positions nearly without chance.
  private func vote(_ positions: [Double], bill: Double, statusQuo: Double) -> RollCall {
    var vote = RollCall(
      members: positions.enumerated().map { RollCall.Member(name: "m\($0)", position: $1) }, bill: bill,
      statusQuo: statusQuo)
    vote.sharpness = 1000
    return vote
  }

  @Test func withholdsWhatItDoesNotWant() throws {
    let vote = vote([0.6, 0.7, 0.8], bill: 1, statusQuo: 0)
    var setter = AgendaSetter(position: 0.1)
    let decision = try setter.decide(vote)
    #expect(decision.tabled == nil)
    #expect(decision.passage == 0)
    #expect(decision.versions[0].passage > 0.999)
    setter.mayWithhold = false
    #expect(try setter.decide(vote).passage > 0.999)
  }

  /// Romer and Rosenthal: the setter asks for as much as the median just prefers to the status quo, up to its own ideal.
  @Test func asksForAsMuchAsTheMedianAccepts() throws {
    let vote = vote([0.2, 0.4, 0.9], bill: 1, statusQuo: 0)
    var setter = AgendaSetter(position: 1)
    setter.dilutions = (0...100).map { Double($0) / 100 }
    let tabled = try #require(try setter.decide(vote).tabled)
    // The median at 0.4 is indifferent between 0 and 0.8.
    #expect(tabled.position < 0.8 && tabled.position > 0.75)
    setter.position = 0.5
    #expect(abs((try #require(try setter.decide(vote).tabled)).position - 0.5) < 1e-9)
  }

  @Test func equalVersionsGoToTheLeastDiluted() throws {
    // Everything fails for certain, whatever is tabled, at no cost.
    var vote = vote([0, 0, 0], bill: 1, statusQuo: 0)
    vote.sharpness = 1e6
    var setter = AgendaSetter(position: 1)
    setter.dilutions = [0.5, 0.25, 0.75]
    #expect(try setter.decide(vote).tabled?.dilution == 0.25)
    setter.costOfDefeat = 1
    #expect(try setter.decide(vote).tabled == nil)
  }

  @Test func dilutionMovesTheBill() throws {
    let vote = vote([0.3, 0.4, 0.9], bill: 1, statusQuo: 0)
    #expect(vote.diluted(by: 0.25).bill == 0.75)
    // The chamber prefers the diluted bill to the bill, and passes only that.
    let forecast = try vote.forecast(amendedBy: 0.5)
    #expect(forecast.carries > 0.99)
    #expect(forecast.passageIfAmended > 0.99 && forecast.passageIfNot < 0.01)
    #expect(forecast.amendedLaw > 0.98)
    #expect(abs(forecast.amendedLaw + forecast.unamendedLaw + forecast.nothing - 1) < 1e-15)
    // An amendment that changes nothing is a coin toss among free members.
    var coin = vote
    coin.sharpness = 1
    #expect(abs(try coin.forecast(amendedBy: 0).carries - 0.5) < 1e-12)
  }

  @Test func refusesBadInput() throws {
    let vote = vote([0.6, 0.7, 0.8], bill: 1, statusQuo: 0)
    var setter = AgendaSetter(position: .nan)
    setter.costOfDefeat = -1
    setter.dilutions = [2]
    let error = #expect(throws: InvalidInput.self) { try setter.decide(vote) }
    #expect(error?.problems.count == 3)
    setter.dilutions = []
    #expect(throws: InvalidInput.self) { try setter.decide(vote) }
    #expect(throws: InvalidInput.self) { try vote.forecast(amendedBy: -1) }
  }
}
