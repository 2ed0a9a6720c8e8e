import Chance

/// A random order of 0 ..< count whose entries are computed one at a time, without storing the order.
///
/// A Feistel network over the smallest even number of bits that holds `count`, its round functions
/// drawn by counter, is a permutation of a power of four; walking along its cycles until an entry
/// falls below `count` makes it one of 0 ..< count.
///
/// Source: J. Black and P. Rogaway, "Ciphers with arbitrary finite domains", CT-RSA 2002.
struct Permutation: Sendable {
  /// Eight rounds leave no visible pattern even in tiny domains.
  private static let rounds = 8

  let count: Int
  private let stream: RandomStream
  private let purpose: RandomStream.Purpose
  private let entity: Int
  private let halfBits: Int

  /// - Parameters:
  ///   - count: 1 or more.
  ///   - seed: of the study; the order belongs to no single future.
  ///   - purpose, entity: what the order is for. It draws in weeks 1… of future 0.
  init(count: Int, seed: UInt64, purpose: RandomStream.Purpose, entity: Int) {
    self.count = count
    self.stream = RandomStream(seed: seed, future: 0)
    self.purpose = purpose
    self.entity = entity
    var bits = 1
    while 1 << (2 * bits) < count { bits += 1 }
    halfBits = bits
  }

  /// The entry at a position.
  subscript(position: Int) -> Int {
    var entry = position
    repeat { entry = scrambled(entry) } while entry >= count
    return entry
  }

  private func scrambled(_ entry: Int) -> Int {
    let size = Double(1 << halfBits)
    var (left, right) = (entry >> halfBits, entry & (1 << halfBits - 1))
    for round in 1...Permutation.rounds {
      let mask = Int(stream.uniform(purpose, week: round, entity: entity, draw: right) * size)
      (left, right) = (right, left ^ mask)
    }
    return left << halfBits | right
  }
}
