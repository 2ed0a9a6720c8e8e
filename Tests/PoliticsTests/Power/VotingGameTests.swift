import Testing

@testable import Politics

@Suite struct VotingGameTests {
  private func problems(_ make: () throws -> VotingGame) -> [String] {
    do {
      _ = try make()
      return []
    } catch { return (error as? InvalidInput)?.problems ?? ["\(error)"] }
  }

  @Test func saysEverythingThatIsWrong() {
    let found = problems { try VotingGame(players: ["A", "B", "A"], weights: [3, -1, 2], quota: 9) }
    #expect(
      found == [
        "the name `A` is given to players 1 and 3; names must differ",
        "the weight of `B` is -1; weights must be 0 or more",
        "the quota of the rule `weight` is 9, above the sum of the weights, 5: nobody could win",
      ])
    #expect(problems { try VotingGame(players: [], weights: [], quota: 1) }.count == 2)
    #expect(problems { try VotingGame(players: ["A"], weights: [1], quota: 0) }.count == 1)
    #expect(problems { try VotingGame(players: ["A", ""], weights: [1], quota: 1) }.count == 2)
    #expect(problems { try VotingGame(players: ["A", "B"], weights: [Int.max, Int.max], quota: 1) }.count == 1)
    #expect(problems { try VotingGame(players: ["A"], rules: []) }.count == 1)
    let pairs = VotingGame.Cooperation.incompatible([.init(0, 0), .init(0, 7)])
    #expect(
      problems { try VotingGame(players: ["A", "B"], weights: [1, 1], quota: 1, cooperation: pairs) }.count == 2)
  }

  @Test func unitesPlayers() throws {
    let game = try VotingGame(
      players: ["A", "B", "C", "D"], weights: [91, 89, 70, 43], quota: 147,
      cooperation: .incompatible([.init(1, 2), .init(0, 2)]))
    let united = try game.uniting([[1, 2]])
    #expect(united.players == ["A", "B + C", "D"])
    #expect(united.alternatives[0][0].weights == [91, 159, 43])
    #expect(united.cooperation == .incompatible([.init(0, 1)]))
    #expect(throws: InvalidInput.self) { try game.uniting([[1]]) }
    #expect(throws: InvalidInput.self) { try game.uniting([[0, 1], [1, 2]]) }
    #expect(throws: InvalidInput.self) { try game.uniting([[0, 9]]) }
  }
}

@Suite struct QuotaTests {
  @Test func roundsUp() {
    #expect(Quota.share(62, of: 100, total: 481_181) == 298_333)
    #expect(Quota.share(1, of: 2, total: 100) == 50)
    #expect(Quota.share(2, of: 3, total: Int.max / 2) == Int.max / 3)
    #expect(Quota.share(Int.max, of: 1, total: 5) == Int.max)
    #expect(Quota.share(1, of: 0, total: 5) == 0)
  }

  @Test func reproducesRecordedThresholds() throws {
    guard let file = try ReferenceVectors.politics("legislative") else { return }
    var deviation = Deviation("legislative.json, thresholds")
    for country in file["thresholds"].keys where country != "note" {
      for total in file["thresholds"][country].keys {
        let expected = file["thresholds"][country][total]
        let seats = try #require(Int(total))
        deviation.record(Double(Quota.absoluteMajority(of: seats)), expected["absolute_majority"].number, total)
        deviation.record(Double(Quota.twoThirds(of: seats)), expected["two_thirds"].number, total)
      }
    }
    deviation.check(atMost: 0)
  }
}
