import Testing

@testable import Studies

@Suite struct DensitySensitivityTests {
  /// SALib's δ of the plain sample exactly, its bias-reduced δ within the scatter of resamples.
  @Test func agreesWithSALib() throws {
    var deviation = Deviation("sensitivity.json, delta without resampling")
    var scatter = Deviation("sensitivity.json, bias-reduced delta, in half-widths")
    for (number, item) in try StudyVectors.own("sensitivity")["cases"].list.enumerated() {
      let outcome = item["outcome"].numbers
      for (input, column) in item["inputs"].matrix.enumerated() {
        let measure = try DensitySensitivity(input: column, outcome: outcome, resamples: 30, seed: 2)
        deviation.record(measure.naive, item["delta_naive"].list[input].number, "case \(number) input \(input)")
        deviation.record(measure.first, item["first_naive"].list[input].number, "case \(number) first \(input)")
        let width = item["delta_conf"].list[input].number
        scatter.record((measure.delta.value - item["delta"].list[input].number) / width, 0, "case \(number) \(input)")
      }
    }
    deviation.check(atMost: 1e-10)
    // The mean of 30 resamples scatters by a tenth of a half-width.
    scatter.check(atMost: 0.5)
  }

  @Test func ordersInputs() throws {
    var draws = Draws(seed: 6, purpose: .statistics)
    let a = (0..<150).map { _ in draws.uniform() }
    let b = (0..<150).map { _ in draws.uniform() }
    let outcome = zip(a, b).map { 3 * $0 + 0.3 * $1 }
    let (first, second) = try (
      DensitySensitivity(input: a, outcome: outcome, resamples: 4),
      DensitySensitivity(input: b, outcome: outcome, resamples: 4)
    )
    #expect(first.delta.value > second.delta.value && first.first > 0.8 && second.first < 0.3)
  }

  @Test func reportsWhatIsWrong() {
    let error = #expect(throws: InvalidSample.self) {
      try DensitySensitivity(input: [1], outcome: [1, .infinity], resamples: 0)
    }
    #expect(error?.problems.count == 4)
  }
}
