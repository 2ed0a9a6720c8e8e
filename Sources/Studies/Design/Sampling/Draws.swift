import Chance

/// A sequence of random numbers that is a function of (seed, purpose, entity): for shuffles, resamples and
/// forests, which draw in an order of their own and belong to no future.
///
/// Philox with the block number as counter; see `Philox` for its source.
struct Draws: RandomNumberGenerator, Sendable {
  private let key: (UInt32, UInt32)
  private let purpose: UInt32
  private let entity: UInt32
  private var block: UInt64 = 0
  private var spare: UInt64?

  init(seed: UInt64, purpose: RandomStream.Purpose, entity: Int = 0) {
    key = (UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32))
    self.purpose = UInt32(purpose.rawValue)
    self.entity = UInt32(truncatingIfNeeded: entity)
  }

  /// 64 random bits.
  mutating func next() -> UInt64 {
    if let word = spare {
      spare = nil
      return word
    }
    // The upper 24 bits of the third word are the week in a future's stream; 2²⁴ − 1 is no week.
    let counter = Philox.Block(
      UInt32(truncatingIfNeeded: block), UInt32(truncatingIfNeeded: block >> 32), 0xFFFF_FF00 | purpose, entity)
    let words = Philox.block(counter: counter, key: key)
    block += 1
    spare = UInt64(words[3]) << 32 | UInt64(words[2])
    return UInt64(words[1]) << 32 | UInt64(words[0])
  }

  /// A uniform number in the open interval (0, 1).
  mutating func uniform() -> Double {
    (Double(next() >> 12) + 0.5) * 0x1p-52
  }

  /// A uniform whole number of 0 ..< `bound`.
  ///
  /// By the high word of a product; the bias of at most bound/2⁶⁴ is not corrected.
  ///
  /// - Parameter bound: 1 or more.
  mutating func below(_ bound: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// A standard normal number.
  mutating func normal() -> Double { Normal.quantile(uniform()) }

  /// Puts an array into random order (Fisher and Yates).
  mutating func shuffle<Element>(_ array: inout [Element]) {
    for last in stride(from: array.count - 1, to: 0, by: -1) { array.swapAt(last, below(last + 1)) }
  }

  /// A random order of 0 ..< `count`.
  mutating func order(_ count: Int) -> [Int] {
    var order = Array(0..<count)
    shuffle(&order)
    return order
  }
}
