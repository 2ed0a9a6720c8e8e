/// Random numbers of one future.
///
/// Every draw is a pure function of (seed, future, week, mechanism, entity, draw): a future is the
/// same alone or in an ensemble, and the same future under two courses of action shares its random
/// numbers, however often either of them draws elsewhere.
public struct RandomStream: Sendable, Hashable {
  /// What draws: a mechanism, or a purpose outside the week.
  public enum Purpose: UInt8, Sendable {
    case design = 1
    case parameters = 2
    case claims = 3
    case bootstrap = 4
    /// Points of designs other than a study's own, and their scrambling.
    case sampling = 8
    /// Resamples, shuffles and forests of the statistics.
    case statistics = 9
    case blocks = 16
    case choices = 17
    /// Entity movement × group.
    case mobilisation = 18
    /// Entity route: the first of the pair for flight, the second for return.
    case displacement = 19
    /// Attacks of campaigns: entity campaign × place, draw 0 the count, then one for each attack.
    case violence = 24
    /// A vote: entity bill, one draw for each member, the first of the pair for coming, the second for a yes.
    case votes = 32
    /// A government: entity parliament; draws 0–6 for the days of the week, from 8 for coalitions, from 16 for who is
    /// asked, from 32 for mergers.
    case formation = 33
    case bargaining = 40
    case inputNoise = 41
  }

  /// The study's seed.
  public let seed: UInt64
  /// The future's index in the study.
  public let future: UInt32

  /// A stream for a future of a study.
  public init(seed: UInt64, future: UInt32) {
    self.seed = seed
    self.future = future
  }

  /// Two uniform numbers in the open interval (0, 1), each from 53 bits.
  ///
  /// - Parameters:
  ///   - purpose: what draws.
  ///   - week: 0 ..< 2²⁴.
  ///   - entity: what it is drawn for.
  ///   - draw: the number of the pair among the entity's draws in that week.
  @inlinable public func uniforms(
    _ purpose: Purpose, week: Int, entity: Int, draw: Int = 0
  ) -> (Double, Double) {
    let counter = Philox.Block(
      UInt32(truncatingIfNeeded: draw), UInt32(truncatingIfNeeded: entity),
      UInt32(truncatingIfNeeded: week) << 8 | UInt32(purpose.rawValue), future)
    let words = Philox.block(
      counter: counter, key: (UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32)))
    return (RandomStream.unit(words[0], words[1]), RandomStream.unit(words[2], words[3]))
  }

  /// One uniform number in the open interval (0, 1).
  @inlinable public func uniform(_ purpose: Purpose, week: Int, entity: Int, draw: Int = 0) -> Double {
    uniforms(purpose, week: week, entity: entity, draw: draw).0
  }

  /// The middle of one of 2⁵² equal cells of (0, 1): never 0, never 1, exact in binary.
  @inlinable static func unit(_ low: UInt32, _ high: UInt32) -> Double {
    let bits = (UInt64(high) << 32 | UInt64(low)) >> 12
    return (Double(bits) + 0.5) * 0x1p-52
  }
}
