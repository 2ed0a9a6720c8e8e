import Chance

/// Reproducible random numbers for randomised tests.
struct Draws {
  private let stream: RandomStream
  private var count = 0

  init(seed: UInt64) { stream = RandomStream(seed: seed, future: 0) }

  /// Uniform in (0, 1).
  mutating func next() -> Double {
    count += 1
    return stream.uniform(.design, week: 0, entity: count)
  }

  mutating func next(_ range: ClosedRange<Double>) -> Double {
    range.lowerBound + next() * (range.upperBound - range.lowerBound)
  }

  mutating func below(_ count: Int) -> Int { Int(next() * Double(count)) }
}
