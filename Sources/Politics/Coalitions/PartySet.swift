/// A set of up to 64 parties, by their positions in a list.
public struct PartySet: Hashable, Sendable, Comparable {
  /// The bit of each member.
  public let bits: UInt64

  /// Parties that a set can tell apart.
  public static let capacity = 64

  /// A set by its bits.
  public init(bits: UInt64) { self.bits = bits }

  /// A set of positions; those outside 0 ..< 64 are left out.
  public init(_ members: some Sequence<Int>) {
    bits = members.reduce(0) { (0..<64).contains($1) ? $0 | 1 << UInt64($1) : $0 }
  }

  /// The positions, ascending.
  public var members: [Int] {
    var result: [Int] = []
    var rest = bits
    while rest != 0 {
      result.append(rest.trailingZeroBitCount)
      rest &= rest - 1
    }
    return result
  }

  /// How many there are.
  public var count: Int { bits.nonzeroBitCount }
  /// Whether there are none.
  public var isEmpty: Bool { bits == 0 }
  /// Whether a party is among them.
  public func contains(_ party: Int) -> Bool { (0..<64).contains(party) && bits >> UInt64(party) & 1 == 1 }
  /// Whether all of another set are among them.
  public func isSuperset(of other: PartySet) -> Bool { bits & other.bits == other.bits }
  /// The sum of the members' weights.
  public func sum(_ weights: [Int]) -> Int {
    members.reduce(0) { weights.indices.contains($1) ? $0 + weights[$1] : $0 }
  }

  /// By members, as words are by letters.
  public static func < (left: PartySet, right: PartySet) -> Bool {
    left.members.lexicographicallyPrecedes(right.members)
  }
}
