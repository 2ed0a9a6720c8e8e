/// Random orders of the futures, the same for every column: what a finding would be by chance alone.
struct Shuffles: Sendable {
  /// Orders of 0 ..< futures.
  let orders: [[UInt32]]

  init(futures: Int, seed: UInt64) {
    // Many futures make each order tell more; fewer will do.
    let count = futures > 10_000 ? 50 : 200
    orders = (0..<count).map { shuffle in
      let order = Permutation(count: futures, seed: seed, purpose: .bootstrap, entity: shuffle)
      return (0..<futures).map { UInt32(order[$0]) }
    }
  }
}
