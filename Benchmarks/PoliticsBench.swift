import Foundation
import Politics

/// Times the power indices.
enum PoliticsBench {
  /// The peer, and the machine it was timed on: two shared cores, the median of three runs.
  static let peer = "powerindex 0.3.5 (Python)"

  /// A game for which the peer was timed, and its seconds for the Shapley-Shubik index of all players.
  struct Game {
    let weights: [Int]
    let quota: Int
    let peerSeconds: Double?
  }

  static let games: [Game] = [
    Game(
      weights: [
        95, 89, 88, 67, 48, 31, 31, 27, 21, 19, 15, 8, 5, 3, 2,
      ], quota: 275, peerSeconds: 0.026997),
    Game(
      weights: [
        84, 84, 83, 80, 79, 77, 70, 69, 68, 67, 60, 52, 52, 51, 49, 45, 38, 33, 32, 27, 21, 18, 11, 10, 9,
        7, 4, 4, 4, 1,
      ], quota: 645, peerSeconds: 0.1366),
    Game(
      weights: [
        99, 90, 89, 89, 89, 89, 87, 83, 82, 82, 78, 78, 78, 75, 72, 69, 64, 61, 59, 57, 56, 56, 55, 47, 45,
        45, 44, 43, 43, 43, 41, 41, 35, 35, 35, 32, 30, 29, 29, 26, 25, 20, 14, 13, 12, 11, 11, 9, 9, 1,
      ], quota: 1253, peerSeconds: 0.866595),
    Game(
      weights: [
        100, 100, 99, 99, 99, 98, 97, 95, 94, 92, 92, 92, 91, 91, 89, 88, 86, 85, 84, 84, 83, 82, 82, 81,
        80, 80, 78, 78, 76, 75, 73, 72, 71, 70, 69, 68, 66, 65, 65, 64, 62, 60, 59, 59, 59, 58, 56, 56, 56,
        53, 52, 52, 51, 51, 50, 49, 48, 47, 45, 45, 44, 44, 43, 40, 39, 38, 36, 34, 33, 33, 32, 31, 31, 30,
        27, 27, 27, 25, 25, 24, 23, 23, 22, 21, 21, 19, 19, 19, 19, 17, 16, 16, 15, 13, 11, 8, 7, 7, 4, 1,
      ], quota: 2683, peerSeconds: 6.437594),
    // Weights of 1 to 100 in a fixed order; no peer was timed.
    Game(weights: (0..<500).map { 1 + $0 * 37 % 100 }, quota: 12_626, peerSeconds: nil),
  ]

  /// The Shapley-Shubik index of all players, exact, in seconds: the best of several rounds in processor time.
  static func results() throws -> [Bench.Result] {
    try games.map { game in
      let players = game.weights.indices.map { "P\($0)" }
      var best = Double.infinity
      var sum = 0.0
      for _ in 0..<(players.count > 100 ? 2 : 20) {
        let start = clock()
        let voting = try VotingGame(players: players, weights: game.weights, quota: game.quota)
        sum = try SwingCounts(of: voting).shapleyShubikValues.reduce(0, +)
        best = min(best, Double(clock() - start) / Double(CLOCKS_PER_SEC))
      }
      guard abs(sum - 1) < 1e-12 else { throw InvalidInput(["the Shapley-Shubik index adds up to \(sum)"]) }
      return Bench.Result(
        name: "Shapley-Shubik index of \(players.count) players", value: best, unit: "s",
        peer: game.peerSeconds == nil ? nil : peer, peerValue: game.peerSeconds,
        ratio: game.peerSeconds.map { $0 / best })
    }
  }
}
