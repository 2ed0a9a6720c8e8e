import Chance
import Testing

@testable import Studies

@Suite struct MarginalTests {
  private let positions = (0..<1000).map { (Double($0) + 0.5) / 1000 }

  @Test func makesColumns() throws {
    let whole = try Marginal.whole(low: -1, high: 3).column("n", at: positions)
    guard case .whole(let numbers) = whole.values else { return #expect(Bool(false)) }
    for number in -1...3 { #expect(numbers.count { $0 == number } == 200) }
    let place = try Marginal.categorical(labels: ["a", "b", "c"], weights: [1, 0, 3]).column("p", at: positions)
    guard case .categorical(let codes, _) = place.values else { return #expect(Bool(false)) }
    #expect((0..<3).map { code in codes.count { $0 == code } } == [250, 0, 750])
    let number = try Marginal.distribution(.uniform(low: 2, high: 4)).column("x", at: positions)
    #expect(abs(mean(number.numbers) - 3) < 1e-12)
    #expect(try InputTable([whole, place, number]).count == 1000)
  }

  @Test func reportsWhatIsWrong() {
    for marginal in [
      Marginal.whole(low: 2, high: 1), .categorical(labels: [], weights: []),
      .categorical(labels: ["a"], weights: [-1]), .distribution(.constant(1)),
    ] {
      #expect(throws: InvalidSample.self) { try marginal.column("x", at: [0, 1]) }
    }
  }
}
