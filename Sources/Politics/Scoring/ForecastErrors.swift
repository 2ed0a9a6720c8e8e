import Chance

/// How far forecasts were from what was decided, with intervals by a bootstrap that draws whole proposals.
public struct ForecastErrors: Hashable, Sendable {
  /// A number and the middle 95% of its bootstrap distribution.
  public struct Estimate: Hashable, Sendable {
    /// The number, from all issues.
    public let value: Double
    /// The 2.5% and 97.5% quantiles over resampled proposals.
    public let low, high: Double
  }

  /// The mean absolute error, on the scale of the issues.
  public let meanAbsolute: Estimate
  /// The root of the mean squared error.
  public let rootMeanSquare: Estimate
  /// The median of the absolute errors.
  public let medianAbsolute: Estimate
  /// The mean absolute error less that of the forecasts compared with, issue by issue; negative is better than they.
  public let difference: Estimate

  /// The errors of forecasts.
  ///
  /// - Parameters:
  ///   - forecasts: one list for each repetition of a cross-validation, else one; over `issues.issues`. Statistics
  ///     are averaged over repetitions.
  ///   - other: the forecasts compared with.
  ///   - issues: what was decided.
  ///   - samples: how many times proposals are drawn, with replacement, as many as there are.
  ///   - seed: another seed draws other proposals; all models are judged on the same draws.
  public init(
    of forecasts: [[Double]], comparedWith other: [Double], on issues: DecidedIssues, samples: Int = 2000,
    seed: UInt64 = 1
  ) {
    let order = issues.sortedPositions
    let outcomes = issues.outcomes
    let errors = forecasts.map { list in order.map { abs(list[$0] - outcomes[$0]) } }
    let others = order.map { abs(other[$0] - outcomes[$0]) }
    var ranges: [Range<Int>] = []
    for members in issues.members {
      let start = ranges.last?.upperBound ?? 0
      ranges.append(start..<start + members.count)
    }
    // Sorted once: a resampled median is then found by counting.
    let ranked = errors.map { list in list.indices.sorted { (list[$0], $0) < (list[$1], $1) } }
    let once = [Int](repeating: 1, count: order.count)
    let stream = RandomStream(seed: seed, future: 0)
    var drawn: [[Double]] = [[], [], [], []]
    for sample in 0..<max(0, samples) {
      var times = [Int](repeating: 0, count: order.count)
      for place in ranges.indices {
        let uniform = stream.uniform(.bootstrap, week: 0, entity: sample, draw: place)
        for index in ranges[min(ranges.count - 1, Int(uniform * Double(ranges.count)))] { times[index] += 1 }
      }
      for (statistic, value) in Self.statistics(errors, ranked, others, times).enumerated() {
        drawn[statistic].append(value)
      }
    }
    let estimates = zip(Self.statistics(errors, ranked, others, once), drawn).map { value, values in
      let sorted = values.sorted()
      return Estimate(value: value, low: Self.quantile(sorted, 0.025), high: Self.quantile(sorted, 0.975))
    }
    meanAbsolute = estimates[0]
    rootMeanSquare = estimates[1]
    medianAbsolute = estimates[2]
    difference = estimates[3]
  }

  /// Mean absolute, root mean square, median absolute error and difference, with issues counted so many times.
  private static func statistics(
    _ errors: [[Double]], _ ranked: [[Int]], _ others: [Double], _ times: [Int]
  ) -> [Double] {
    let count = times.reduce(0, +)
    var other = 0.0
    for index in times.indices { other += Double(times[index]) * others[index] }
    var sums = (absolute: 0.0, root: 0.0, median: 0.0)
    for (list, ranks) in zip(errors, ranked) {
      var (absolute, squared) = (0.0, 0.0)
      for index in times.indices {
        absolute += Double(times[index]) * list[index]
        squared += Double(times[index]) * list[index] * list[index]
      }
      sums.absolute += absolute / Double(count)
      sums.root += (squared / Double(count)).squareRoot()
      var below = 0
      var lower: Double?
      for index in ranks where times[index] > 0 {
        below += times[index]
        if let lower {
          sums.median += (lower + list[index]) / 2
          break
        }
        if 2 * below > count {
          sums.median += list[index]
          break
        }
        if 2 * below == count { lower = list[index] }
      }
    }
    let repetitions = Double(max(1, errors.count))
    let absolute = sums.absolute / repetitions
    return [absolute, sums.root / repetitions, sums.median / repetitions, absolute - other / Double(count)]
  }

  /// Between the two nearest of sorted values.
  private static func quantile(_ sorted: [Double], _ share: Double) -> Double {
    guard let last = sorted.last else { return .nan }
    let place = share * Double(sorted.count - 1)
    let below = Int(place)
    guard below + 1 < sorted.count else { return last }
    return sorted[below] + (place - Double(below)) * (sorted[below + 1] - sorted[below])
  }
}
