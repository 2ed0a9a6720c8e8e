import Chance
import Dossiers
import Testing

@testable import Studies

@Suite struct RecordedSeriesTests {
  private func period(_ text: String) throws -> Observation.Period {
    Observation.Period(try #require(PartialDate(iso: text)))
  }

  private func recorded(_ weeks: [Int]) throws -> RecordedSeries {
    RecordedSeries(start: try period("2014-01-01").start, weeks: weeks)
  }

  @Test func periodsAreWholeDays() throws {
    for (text, days) in [
      ("2014-01", 31), ("2014-02", 28), ("2016-02", 29), ("2014-04", 30), ("2014-12", 31), ("2015", 365),
      ("2016", 366), ("2016-02-29", 1),
    ] {
      let own = try period(text)
      #expect(own.end - own.start == days, "\(text) has \(own.end - own.start) days")
    }
    #expect(try period("2014-12").end == period("2015-01").start)
    #expect(try period("2014-01") < period("2014-02"))
    #expect(
      PartialDate(iso: "2015-13") == nil && PartialDate(iso: "2015-02-29") == nil && PartialDate(iso: "soon") == nil)
  }

  /// One a day, as a running total, as weekly numbers, and as a level.
  @Test func monthsOfOneADay() throws {
    let series = try recorded(Array(0...60))
    let total = (0...60).map { Float(7 * $0) }
    let weekly = (0...60).map { _ in Float(7) }
    for (text, days) in [("2014-01", 31.0), ("2014-02", 28), ("2014-07", 31), ("2014-03-05", 1)] {
      let own = try period(text)
      #expect(abs(try series.functional(.increase, over: own).value(of: total) - days) < 1e-9)
      #expect(abs(try series.functional(.sum, over: own).value(of: weekly) - days) < 1e-9)
      let first = Double(try own.start - period("2014-01-01").start)
      #expect(abs(try series.functional(.level, over: own).value(of: total) - (first + days)) < 1e-9)
      #expect(abs(try series.functional(.mean, over: own).value(of: total) - (first + days / 2)) < 1e-9)
    }
  }

  /// A week of two months: 2014-01-29 to 2014-02-04 has three days in January and four in February.
  @Test func splitsWeeksByDays() throws {
    let series = try recorded(Array(0...10))
    var total = [Float](repeating: 0, count: 11)
    for week in 5...10 { total[week] = 70 }
    var weekly = [Float](repeating: 0, count: 11)
    weekly[5] = 70
    for (kind, points) in [(Observation.Kind.increase, total), (.sum, weekly)] {
      #expect(abs(try series.functional(kind, over: period("2014-01")).value(of: points) - 30) < 1e-9)
      #expect(abs(try series.functional(kind, over: period("2014-02")).value(of: points) - 40) < 1e-9)
    }
  }

  /// What happens in twelve months happens in the year, whatever was recorded.
  @Test(arguments: [1, 4, 13]) func monthsAddUpToTheYear(_ stride: Int) throws {
    let weeks = Array(Swift.stride(from: 0, through: 104, by: stride))
    let series = try recorded(weeks)
    let random = RandomStream(seed: 5, future: UInt32(stride))
    var points: [Float] = []
    for week in weeks { points.append((points.last ?? 0) + Float(random.uniform(.statistics, week: week, entity: 0))) }
    let months = try (1...12).map { month in
      try series.functional(.increase, over: period("2014-\(month < 10 ? "0" : "")\(month)")).value(of: points)
    }
    let year = try series.functional(.increase, over: period("2014")).value(of: points)
    #expect(abs(months.reduce(0, +) - year) < 1e-9)
    #expect(months.allSatisfy { $0 > 0 })
  }

  @Test func controlIsTheLastWeekThatIsOver() throws {
    let series = try recorded(Array(0...10))
    // January ends when week 4 has three days to go.
    #expect(try series.functional(.control, over: period("2014-01")).terms == [.init(position: 4, weight: 1)])
    #expect(try series.functional(.control, over: period("2014-01-07")).terms == [.init(position: 1, weight: 1)])
    #expect(try series.functional(.control, over: period("2014-01-06")).terms == [.init(position: 0, weight: 1)])
  }

  @Test func saysWhatIsNotCovered() throws {
    let series = try recorded(Array(stride(from: 0, through: 12, by: 4)))
    for text in ["2013-12", "2014-04", "2014"] {
      let own = try period(text)
      #expect(throws: RecordedSeries.Gap.notCovered) { try series.functional(.increase, over: own) }
    }
    let january = try period("2014-01")
    #expect(throws: RecordedSeries.Gap.notEveryWeek) { try series.functional(.sum, over: january) }
    #expect(throws: Never.self) { try series.functional(.increase, over: january) }
  }
}
