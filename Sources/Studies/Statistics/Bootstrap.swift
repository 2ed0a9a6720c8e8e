import Chance

/// Resamples futures with replacement, the same way for every column, so that statistics of several
/// columns (two courses, a claim and an indicator) can be resampled together.
///
/// More than `mostUnits` futures are resampled in groups of consecutive ones; as futures are
/// exchangeable, the spread of their means is the same.
///
/// Source: B. Efron and R. J. Tibshirani, "An Introduction to the Bootstrap", 1993, chapter 13
/// (percentile intervals). The draws are a function of (seed, number of futures).
struct Bootstrap: Sendable {
  static let mostUnits = 10_000

  let resamples: Int
  private let futures: Int
  private let groupSize: Int
  private let units: Int
  /// Resample by resample, the units drawn; `mostUnits` fit into 16 bits.
  private let draws: [UInt16]
  /// How many futures each resample has: differs only if the last group is smaller.
  private let sizes: [Double]

  init(futures: Int, seed: UInt64, resamples: Int = 1000) {
    self.futures = futures
    self.resamples = resamples
    let groupSize = max(1, (futures + Bootstrap.mostUnits - 1) / Bootstrap.mostUnits)
    let units = (futures + groupSize - 1) / groupSize
    self.groupSize = groupSize
    self.units = units
    var draws: [UInt16] = []
    draws.reserveCapacity(resamples * units)
    for resample in 0..<resamples {
      let stream = RandomStream(seed: seed, future: UInt32(resample))
      for pair in 0..<(units + 1) / 2 {
        let (first, second) = stream.uniforms(.bootstrap, week: 0, entity: 0, draw: pair)
        draws.append(UInt16(first * Double(units)))
        if 2 * pair + 1 < units { draws.append(UInt16(second * Double(units))) }
      }
    }
    self.draws = draws
    let smallest = futures - (units - 1) * groupSize
    sizes = (0..<resamples).map { resample in
      let last = draws[resample * units..<(resample + 1) * units].count { Int($0) == units - 1 }
      return Double((units - last) * groupSize + last * smallest)
    }
  }

  /// The sum of a column in each resample.
  func sums(_ column: [Double]) -> [Double] {
    precondition(column.count == futures)
    var grouped = column
    if groupSize > 1 {
      grouped = (0..<units).map { unit in
        column[unit * groupSize..<min(futures, (unit + 1) * groupSize)].reduce(0, +)
      }
    }
    return draws.withUnsafeBufferPointer { draws in
      grouped.withUnsafeBufferPointer { grouped in
        (0..<resamples).map { resample in
          var sum = 0.0
          for position in resample * units..<(resample + 1) * units { sum += grouped[Int(draws[position])] }
          return sum
        }
      }
    }
  }

  /// The mean of a column in each resample.
  func means(_ column: [Double]) -> [Double] {
    zip(sums(column), sizes).map { $0 / $1 }
  }

  /// The mean of a column with its percentile interval.
  func mean(_ column: [Double]) -> Estimate {
    Estimate(value: Studies.mean(column), interval: Bootstrap.interval(means(column)))
  }

  /// The middle 95 % of replicates.
  static func interval(_ replicates: [Double]) -> Interval {
    let sorted = replicates.sorted()
    return Interval(
      low: Quantiles.quantile(0.025, ofSorted: sorted), high: Quantiles.quantile(0.975, ofSorted: sorted))
  }
}
