import Chance
import Foundation
import Studies

/// Times PRIM and Sobol' indices on inputs that `peers_studies.py` writes, so that both run on the same
/// numbers in one run: `Benchmarks/peers_studies.py PROGRAM` calls this and prints the table.
enum StudiesBench {
  /// Runs what the arguments ask for: `prim FILE` or `sobol FILE`, and prints seconds and an answer.
  ///
  /// - Returns: whether the arguments were understood.
  static func main(_ arguments: [String]) throws -> Bool {
    guard arguments.count == 2 else { return false }
    let file = URL(filePath: arguments[1])
    switch arguments[0] {
    case "prim": try prim(file)
    case "sobol": try sobol(file)
    default: return false
    }
    return true
  }

  /// Little-endian doubles, row by row, as NumPy writes them.
  private static func numbers(_ file: URL) throws -> [Double] {
    let data = try Data(contentsOf: file)
    return data.withUnsafeBytes { Array($0.bindMemory(to: Double.self)) }
  }

  /// The least processor time of several rounds.
  private static func best(_ rounds: Int, _ work: () throws -> Void) rethrows -> Double {
    var best = Double.infinity
    for _ in 0..<rounds {
      let start = clock()
      try work()
      best = min(best, Double(clock() - start) / Double(CLOCKS_PER_SEC))
    }
    return best
  }

  /// Eleven columns: ten inputs and the outcome. The first box, with the quasi-p-values of all its steps, as
  /// the peer computes them.
  private static func prim(_ file: URL) throws {
    let numbers = try numbers(file)
    let rows = numbers.count / 11
    let columns = (0..<11).map { column in (0..<rows).map { numbers[$0 * 11 + column] } }
    let inputs = try InputTable(names: (0..<10).map { "x\($0)" }, columns: Array(columns[..<10]))
    let outcome = columns[10].map { $0 == 1 }
    var answer = ""
    func run(withQuasiP: Bool) throws {
      var prim = try PatientRuleInduction(inputs: inputs, isOfInterest: outcome)
      guard let box = prim.findBox() else { return }
      if withQuasiP { for step in box.trajectory.indices { _ = box.quasiP(step) } }
      answer = "\(box.trajectory.count) \(box.final.coverage) \(box.final.density)"
    }
    let bare = try best(7) { try run(withQuasiP: false) }
    let full = try best(7) { try run(withQuasiP: true) }
    print("\(full) \(bare) \(answer)")
  }

  /// The outcomes of a design of 100,000 rows over 8 inputs without second order; 100 resamples.
  private static func sobol(_ file: URL) throws {
    let numbers = try numbers(file)
    var answer = ""
    let seconds = try best(7) {
      let outcomes = try SobolIndices.Outcomes(rows: numbers, inputs: 8, secondOrder: false)
      let indices = try SobolIndices(of: outcomes, resamples: 100, seed: 1)
      answer =
        "\(indices.first[0].value) \(indices.total[0].value) \(indices.first[0].interval.high - indices.first[0].value)"
    }
    print("\(seconds) \(seconds) \(answer)")
  }
}
