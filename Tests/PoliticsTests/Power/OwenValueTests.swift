import BigInt
import Testing

@testable import Politics

@Suite struct OwenValueTests {
  /// All orders in which unions stay together, one by one.
  private func byOrders(_ game: VotingGame, _ unions: [[Int]]) -> [Fraction] {
    let inUnions = Set(unions.joined())
    let blocs = unions + game.players.indices.filter { !inUnions.contains($0) }.map { [$0] }
    var pivots = [Int](repeating: 0, count: game.players.count)
    var orders = 0
    func permutations(_ items: [Int]) -> [[Int]] {
      items.isEmpty ? [[]] : items.flatMap { item in permutations(items.filter { $0 != item }).map { [item] + $0 } }
    }
    func visit(_ rest: [Int], _ before: [Int]) {
      guard let bloc = rest.first else {
        orders += 1
        for place in before.indices where game.meetsRules({ before[...place].contains($0) }) {
          pivots[before[place]] += 1
          break
        }
        return
      }
      for inner in permutations(blocs[bloc]) { visit(Array(rest.dropFirst()), before + inner) }
    }
    for outer in permutations(Array(blocs.indices)) { visit(outer, []) }
    return pivots.map { Fraction(BigInt($0), over: BigInt(orders)) ?? 0 }
  }

  @Test(arguments: 0..<30) func agreesWithOrders(_ seed: UInt64) throws {
    let game = try VotingGame.random(seed, players: 3...5)
    let unions = [[[0, 2]], [[0, 1], [2]], [[1, 2, 0]]][Int(seed % 3)]
    #expect(try OwenValue.index(of: game, unions: unions) == byOrders(game, unions))
  }

  @Test(arguments: 0..<30) func agreesWithShapleyShubik(_ seed: UInt64) throws {
    let game = try VotingGame.random(seed, players: 3...9)
    let counts = try SwingCounts(of: game)
    #expect(try OwenValue.index(of: game, unions: []) == counts.shapleyShubik)
    #expect(try OwenValue.index(of: game, unions: [Array(game.players.indices)]) == counts.shapleyShubik)
    // A union gets what it would get as one player.
    let index = try OwenValue.index(of: game, unions: [[0, 2]])
    #expect(try index[0] + index[2] == SwingCounts(of: game.uniting([[0, 2]])).shapleyShubik[0])
  }

  @Test func saysWhatIsWrong() throws {
    let game = try VotingGame(players: ["A", "B"], weights: [1, 1], quota: 2)
    #expect(throws: InvalidInput.self) { try OwenValue.index(of: game, unions: [[0, 0]]) }
    #expect(throws: InvalidInput.self) { try OwenValue.index(of: game, unions: [[5]]) }
    let connected = try VotingGame(players: ["A", "B"], weights: [1, 1], quota: 2, cooperation: .connected)
    #expect(throws: InvalidInput.self) { try OwenValue.index(of: connected, unions: []) }
  }
}
