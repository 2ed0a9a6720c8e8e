/// The counter-based generator Philox4x32-10.
///
/// A block of four 32-bit words is a pure function of a 128-bit counter and a 64-bit key, so that
/// any draw can be made in any order, on any thread, without state.
///
/// Source: J. K. Salmon, M. A. Moraes, R. O. Dror and D. E. Shaw, "Parallel random numbers: as easy
/// as 1, 2, 3", SC '11, doi:10.1145/2063384.2063405. Checked against Random123's known answers.
public enum Philox {
  /// Four words, as a counter or as output.
  public typealias Block = SIMD4<UInt32>

  @usableFromInline static let multipliers: (UInt32, UInt32) = (0xD251_1F53, 0xCD9E_8D57)
  @usableFromInline static let keySteps: (UInt32, UInt32) = (0x9E37_79B9, 0xBB67_AE85)

  /// The block for a counter under a key.
  ///
  /// - Parameters:
  ///   - counter: which block of the key's stream.
  ///   - key: low word first.
  ///   - rounds: 10 in Philox4x32-10; fewer only to check published answers.
  @inlinable public static func block(counter: Block, key: (UInt32, UInt32), rounds: Int = 10) -> Block {
    var (c0, c1, c2, c3) = (counter[0], counter[1], counter[2], counter[3])
    var (k0, k1) = key
    for round in 0..<rounds {
      if round > 0 {
        k0 &+= keySteps.0
        k1 &+= keySteps.1
      }
      let first = multipliers.0.multipliedFullWidth(by: c0)
      let second = multipliers.1.multipliedFullWidth(by: c2)
      (c0, c1, c2, c3) = (second.high ^ c1 ^ k0, second.low, first.high ^ c3 ^ k1, first.low)
    }
    return Block(c0, c1, c2, c3)
  }
}
