import Testing

@testable import Chance

@Suite struct CompoundCountTests {
  /// Months made of weekly draws give back the count they were made with.
  @Test func fitsWhatItMade() throws {
    let stream = RandomStream(seed: 63, future: 0)
    let sizes = PowerLaw(exponent: 3.5, largest: 100)
    let made = CompoundCount(count: NegativeBinomial(mean: 6, size: 0.8), lethal: 0.7, sizes: sizes)
    var months: [Double] = []
    for month in 0..<6000 {
      var total = 0.0
      for week in 0..<4 {
        let attacks = made.count.quantile(stream.uniform(.design, week: week, entity: month))
        for attack in 0..<attacks {
          let (kills, size) = stream.uniforms(.parameters, week: week, entity: month, draw: attack)
          if kills < made.lethal { total += Double(sizes.quantile(size)) }
        }
      }
      months.append(total)
    }
    let mean = months.reduce(0, +) / Double(months.count)
    let variance = months.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(months.count - 1)
    #expect(abs(mean - 4 * made.mean) < 0.03 * mean, "\(mean) \(made.mean)")
    #expect(abs(variance - 4 * made.variance) < 0.08 * variance, "\(variance) \(made.variance)")
    let fitted = try #require(
      CompoundCount.weeklyCount(fitting: months, weeks: 4, lethal: made.lethal, sizes: sizes))
    #expect(abs(fitted.mean - 6) < 0.15 && abs(fitted.size - 0.8) < 0.1, "\(fitted)")
  }

  /// The fitted count has exactly the mean and variance it was fitted to.
  @Test func hasTheMomentsOfItsData() throws {
    let totals = [12.0, 40, 7, 95, 30, 22, 61, 18]
    let sizes = PowerLaw(exponent: 2.5, largest: 20)
    let fitted = try #require(CompoundCount.weeklyCount(fitting: totals, weeks: 4.345, lethal: 0.5, sizes: sizes))
    let compound = CompoundCount(count: fitted, lethal: 0.5, sizes: sizes)
    let mean = totals.reduce(0, +) / 8
    let variance = totals.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 7
    #expect(abs(4.345 * compound.mean - mean) < 1e-9 * mean)
    #expect(abs(4.345 * compound.variance - variance) < 1e-9 * variance)
  }

  /// Totals that hardly vary cannot come from attacks with these sizes.
  @Test func saysWhenNothingFits() {
    let sizes = PowerLaw(exponent: 2.5, largest: 500)
    #expect(CompoundCount.weeklyCount(fitting: [50, 51, 50, 49], weeks: 4, lethal: 1, sizes: sizes) == nil)
    #expect(CompoundCount.weeklyCount(fitting: [0, 0, 0], weeks: 4, lethal: 1, sizes: sizes) == nil)
    #expect(CompoundCount.weeklyCount(fitting: [5], weeks: 4, lethal: 1, sizes: sizes) == nil)
  }
}
