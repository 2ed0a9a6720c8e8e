import Chance
import Foundation
import Politics

/// Times the spatial model of bargaining against KTAB, whose seconds are of whole runs without logging.
enum BargainingBench {
  /// KTAB `smpc`, release build, `--logmin`, on two shared cores: by number of actors on one issue.
  static let ktab: [Int: Double] = [10: 0.26, 15: 0.41, 20: 0.61, 30: 3.19, 40: 17.9]
  /// Turns of the run of which these are the seconds.
  static let ktabTurns: [Int: Int] = [10: 13, 15: 9, 20: 11, 30: 22, 40: 20]

  /// Processor time of a turn, and the size of what a run leaves; a run of the peer had as many turns as named.
  static func results() throws -> [Bench.Result] {
    var results: [Bench.Result] = []
    var before: (count: Int, seconds: Double)?
    for count in [10, 15, 20, 30, 40, 80, 160] {
      let input = try made(actors: count)
      let (seconds, turns) = try secondsPerTurn(input)
      let peerTurns = ktabTurns[count] ?? 20
      let run = seconds * Double(peerTurns)
      var result = Bench.Result(
        name: "spatial bargaining, \(count) actors, run of \(peerTurns) turns", value: run, unit: "s")
      if let peer = ktab[count] {
        result.peer = "KTAB smpc --logmin"
        result.peerValue = peer
        result.ratio = peer / run
      }
      results.append(result)
      if let before, count >= 40 {
        // Three if time a turn grows with the cube.
        let growth = log(seconds / before.seconds) / log(Double(count) / Double(before.count))
        results.append(
          Bench.Result(
            name: "spatial bargaining, growth of a turn from \(before.count) to \(count) actors", value: growth,
            unit: "power of n"))
      }
      results.append(
        Bench.Result(
          name: "spatial bargaining, \(count) actors, numbers recorded a turn by squared actors",
          value: try recordedNumbers(input) / Double(count * count), unit: "1"))
      print("spatial bargaining, \(count) actors: \(seconds * 1000) ms a turn, \(turns) turns until settled")
      before = (count, seconds)
    }
    return results
  }

  /// A made-up case of one issue.
  static func made(actors count: Int) throws -> BargainingInput {
    let stream = RandomStream(seed: 1, future: UInt32(count))
    func uniform(_ actor: Int, _ what: Int) -> Double { stream.uniform(.design, week: 0, entity: actor, draw: what) }
    return try BargainingInput(issues: [
      BargainingIssue(
        name: "issue", actors: (0..<count).map { "actor \($0)" },
        positions: (0..<count).map { (uniform($0, 0) * 10_000).rounded() / 100 },
        saliences: (0..<count).map { 0.1 + 0.9 * uniform($0, 1) },
        capabilities: (0..<count).map { 20 + 130 * uniform($0, 2) }, scale: 0...100)
    ])
  }

  /// The least of three rounds, each of a second or one run.
  private static func secondsPerTurn(_ input: BargainingInput) throws -> (seconds: Double, turns: Int) {
    var (best, turns) = (Double.infinity, 0)
    for _ in 0..<3 {
      let start = clock()
      var played = 0
      repeat {
        turns = try SpatialModel().play(input).turns.count
        played += turns
      } while Double(clock() - start) / Double(CLOCKS_PER_SEC) < 0.3
      best = min(best, Double(clock() - start) / Double(CLOCKS_PER_SEC) / Double(played))
    }
    return (best, turns)
  }

  /// The mean number of numbers in the record of a turn, with the matrices.
  private static func recordedNumbers(_ input: BargainingInput) throws -> Double {
    var model = SpatialModel()
    model.keepsMatrices = true
    model.turns = 3
    let turns = try model.play(input).turns
    let total = turns.reduce(0) { sum, turn in
      sum + turn.positions.joined().count + turn.positionProbabilities.count + turn.risk.count
        + turn.bargains.reduce(0) { $0 + 4 + $1.initiatorMovesTo.count + $1.receiverMovesTo.count }
        + turn.decisions.reduce(0) { $0 + 2 + $1.bargains.count + $1.probabilities.count }
        + turn.winProbability.joined().count + turn.gain.joined().count
    }
    return Double(total) / Double(turns.count)
  }
}
