import Dossiers

/// Takes down the indicators of a future as it goes.
struct Recorder {
  private let blueprint: Blueprint
  private let weeks: [Int]
  private let places: Int
  private var row = 0
  private var series: [Float]
  private var controllers: [Int8]
  private var summaries: [Double]
  private var counts: [Int]

  init(_ blueprint: Blueprint, weeks: [Int], places: Int) {
    self.blueprint = blueprint
    self.weeks = weeks
    self.places = places
    series = Array(repeating: 0, count: blueprint.indicators.count * weeks.count)
    controllers = Array(repeating: -1, count: places * weeks.count)
    summaries = blueprint.indicators.map { indicator in
      switch indicator.summary {
      case .end, .mean, .ever: 0
      case .minimum: .infinity
      case .maximum: -.infinity
      }
    }
    counts = Array(repeating: 0, count: blueprint.indicators.count)
  }

  mutating func record(_ future: inout Future) {
    let week = future.state.week
    let isRecorded = row < weeks.count && weeks[row] == week
    let isLast = week == weeks.last
    for (index, indicator) in blueprint.indicators.enumerated() {
      let counts = week >= indicator.after || isLast
      // An end value is only asked for when it is written down.
      guard isRecorded || (counts && indicator.summary != .end) else { continue }
      let value = future.value(of: blueprint.measures[index])
      if isRecorded { series[index * weeks.count + row] = Float(value) }
      if counts { summarise(index, indicator.summary, value) }
    }
    if isRecorded {
      for place in 0..<places {
        controllers[place * weeks.count + row] = Int8(truncatingIfNeeded: future.state.controller[place])
      }
      row += 1
    }
  }

  private mutating func summarise(_ index: Int, _ summary: Indicator.Summary, _ value: Double) {
    counts[index] += 1
    switch summary {
    case .end: summaries[index] = value
    case .mean: summaries[index] += (value - summaries[index]) / Double(counts[index])
    case .minimum: summaries[index] = min(summaries[index], value)
    case .maximum: summaries[index] = max(summaries[index], value)
    case .ever: summaries[index] = value != 0 ? 1 : summaries[index]
    }
  }

  func trace(digest: UInt64) -> Trace {
    Trace(weeks: weeks, series: series, summaries: summaries, controllers: controllers, digest: digest)
  }
}
