internal import Chance

/// Doubt about the input of a bargaining model, as draws of other inputs that are as plausible.
///
/// Every draw is a function of the seed, the draw's number and names alone: the order of actors, of draws and the
/// number of threads do not matter. Draws come in pairs whose positions are shifted in opposite directions, so that the
/// mirrored input has the mirrored draws.
public struct InputNoise: Hashable, Sendable {
  /// Standard deviation of positions, as a share of the scale.
  public var position: Double
  /// Standard deviation of the logarithms of saliences and of capabilities: 0.1 is about a tenth.
  public var salience, capability: Double
  /// Selects the draws.
  public var seed: UInt64

  /// Doubt of the size by which two experts differ.
  public init(position: Double = 0.05, salience: Double = 0.1, capability: Double = 0.1, seed: UInt64 = 1) {
    self.position = position
    self.salience = salience
    self.capability = capability
    self.seed = seed
  }

  /// One draw.
  ///
  /// Positions stay within the scale, saliences at 1 or less, and the saliences of an actor, if they add to 1 or less,
  /// still do so. The capability of an actor changes by the same factor on all issues.
  ///
  /// - Parameter index: 0 or more; 2k and 2k + 1 are a pair.
  /// - Throws: `InvalidInput` if a deviation is below 0 or not a number, or if by chance all positions became equal.
  public func draw(_ index: Int, of input: BargainingInput) throws(InvalidInput) -> BargainingInput {
    let problems = [("position", position), ("salience", salience), ("capability", capability)].compactMap {
      $1 >= 0 && $1 <= 10
        ? nil : "The noise on \($0) is \($1): it must be from 0 to 10, for example 0.1 for a tenth."
    }
    guard problems.isEmpty else { throw InvalidInput(problems) }
    var sums: [String: (before: Double, after: Double)] = [:]
    var saliences: [[Double]] = []
    for issue in input.issues {
      saliences.append([])
      for (place, actor) in issue.actors.enumerated() {
        let before = issue.saliences[place]
        let after = min(1, before * factor(salience, index, actor, issue.name, kind: 1))
        saliences[saliences.count - 1].append(after)
        sums[actor, default: (0, 0)].before += before
        sums[actor, default: (0, 0)].after += after
      }
    }
    var issues: [BargainingIssue] = []
    for (issue, drawn) in zip(input.issues, saliences) {
      let (low, high) = (issue.scale.lowerBound, issue.scale.upperBound)
      let direction = index.isMultiple(of: 2) ? 1.0 : -1
      issues.append(
        try BargainingIssue(
          name: issue.name, actors: issue.actors,
          positions: zip(issue.actors, issue.positions).map { actor, value in
            let shift = direction * position * normal(index, actor, issue.name, kind: 0) * (high - low)
            return max(low, min(high, value + shift))
          },
          saliences: zip(issue.actors, drawn).map { actor, value in
            let sum = sums[actor] ?? (1, 1)
            return sum.before <= 1 + 1e-9 && sum.after > 1 ? value / sum.after : value
          },
          capabilities: zip(issue.actors, issue.capabilities).map { actor, value in
            value * factor(capability, index, actor, "", kind: 2)
          },
          scale: issue.scale, referencePoint: issue.referencePoint))
    }
    return try BargainingInput(issues: issues)
  }

  /// The forecasts of a model for some draws; nothing for draws on which it cannot be played.
  ///
  /// - Parameters:
  ///   - draws: their numbers: different threads may take different ones.
  ///   - model: forecasts for an input.
  public func forecasts(
    _ input: BargainingInput, draws: Range<Int>, by model: (BargainingInput) throws(InvalidInput) -> [Double]
  ) throws(InvalidInput) -> [[Double]?] {
    var results: [[Double]?] = []
    for index in draws {
      do throws(InvalidInput) {
        results.append(try model(try draw(index, of: input)))
      } catch {
        // An option that is wrong is wrong for the input itself as well; else it is the draw.
        _ = try model(input)
        results.append(nil)
      }
    }
    return results
  }

  private func normal(_ index: Int, _ actor: String, _ issue: String, kind: Int) -> Double {
    let stream = RandomStream(
      seed: seed ^ NameKey.of(actor), future: UInt32(truncatingIfNeeded: index / 2))
    let week = Int(truncatingIfNeeded: NameKey.of(issue) & 0xFF_FFFF)
    return Normal.quantile(stream.uniform(.inputNoise, week: week, entity: kind))
  }

  private func factor(_ deviation: Double, _ index: Int, _ actor: String, _ issue: String, kind: Int) -> Double {
    deviation == 0 ? 1 : Elementary.exp(deviation * normal(index, actor, issue, kind: kind))
  }
}

/// A forecast as a distribution.
public struct ForecastDistribution: Hashable, Sendable {
  /// The values, sorted.
  public let values: [Double]
  /// How many draws gave none.
  public let failures: Int

  /// A distribution of the values that there are.
  public init(_ values: [Double?]) {
    self.values = values.compactMap { $0 }.filter(\.isFinite).sorted()
    failures = values.count - self.values.count
  }

  /// The mean.
  public var mean: Double { values.reduce(0, +) / Double(values.count) }

  /// The standard deviation, of a sample.
  public var standardDeviation: Double {
    guard values.count > 1 else { return 0 }
    let mean = mean
    return (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)).squareRoot()
  }

  /// The value below which a share of the values lies, linear between values.
  ///
  /// - Parameter share: 0…1.
  public func quantile(_ share: Double) -> Double {
    guard let last = values.last else { return .nan }
    let place = share * Double(values.count - 1)
    guard place > 0 else { return values[0] }
    guard place < Double(values.count - 1) else { return last }
    let below = Int(place)
    return values[below] + (place - Double(below)) * (values[below + 1] - values[below])
  }
}
