import Testing

@testable import Chance
@testable import Studies

@Suite struct PigeonholeBootstrapTests {
  /// A table of rows × columns, cell by cell.
  private func cells(_ rows: Int, _ columns: Int) -> (rows: [Int], columns: [Int]) {
    let all = (0..<rows).flatMap { row in (0..<columns).map { (row, $0) } }
    return (all.map(\.0), all.map(\.1))
  }

  @Test func knowsConstantsExactly() throws {
    let (rows, columns) = cells(5, 7)
    let bootstrap = try PigeonholeBootstrap(rows: rows, columns: columns, resamples: 200)
    let mean = bootstrap.mean(rows.map { _ in 3 })
    #expect(mean.value == 3 && mean.interval.low == 3 && mean.interval.high == 3)
    let skill = try #require(bootstrap.skill(rows.map { Double($0 + 1) }, over: rows.map { 2 * Double($0 + 1) }))
    #expect(abs(skill.value - 0.5) < 1e-12)
    #expect(abs(skill.interval.low - 0.5) < 1e-12 && abs(skill.interval.high - 0.5) < 1e-12)
    #expect(bootstrap.skill(rows.map { _ in 1 }, over: rows.map { _ in 0 }) == nil)
  }

  /// Where only rows differ, the mean is as uncertain as a mean of so many rows, however many columns there are.
  @Test(arguments: [(40, 10), (10, 40)]) func seesWhatRowsShare(_ shape: (rows: Int, columns: Int)) throws {
    let (rows, columns) = cells(shape.rows, shape.columns)
    let effects = (0..<shape.rows).map { Normal.quantile((Double($0) + 0.5) / Double(shape.rows)) }
    let bootstrap = try PigeonholeBootstrap(rows: rows, columns: columns, resamples: 1000)
    let estimate = bootstrap.mean(rows.map { effects[$0] })
    let spread = mean(effects.map { $0 * $0 }).squareRoot() / Double(shape.rows).squareRoot()
    let half = (estimate.interval.high - estimate.interval.low) / 2
    #expect(abs(half / (1.96 * spread) - 1) < 0.12, "\(half) for \(1.96 * spread)")
    // Columns alike: the same with the roles turned.
    let turned = try PigeonholeBootstrap(rows: columns, columns: rows, resamples: 1000)
      .mean(rows.map { effects[$0] })
    #expect(abs((turned.interval.high - turned.interval.low) / 2 / half - 1) < 0.12)
  }

  @Test func isAFunctionOfItsSeed() throws {
    let (rows, columns) = cells(4, 6)
    let values = rows.map { Double($0 * $0) }
    func interval(_ seed: UInt64) throws -> Interval {
      try PigeonholeBootstrap(rows: rows, columns: columns, resamples: 100, seed: seed).mean(values).interval
    }
    #expect(try interval(1) == interval(1))
    #expect(try interval(1) != interval(2))
  }

  @Test func tellsWhatIsWrong() {
    let error = #expect(throws: InvalidSample.self) {
      try PigeonholeBootstrap(rows: [], columns: [1], resamples: 0)
    }
    #expect(error?.problems.count == 3)
  }
}
