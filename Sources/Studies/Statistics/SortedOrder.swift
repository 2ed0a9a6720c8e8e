/// Orders of rows by value.
enum SortedOrder {
  /// The rows by ascending value, equal values by ascending row: a radix sort over the bits of the numbers,
  /// two to six times as fast as a sort by comparison from a thousand rows on.
  ///
  /// - Parameter values: no NaN.
  static func ascending(_ values: [Double]) -> [UInt32] {
    let count = values.count
    guard count > 1 else { return count == 1 ? [0] : [] }
    // The bits of IEEE numbers, turned so that they ascend as unsigned numbers do. Both zeros are one.
    var keys = values.map { value in
      let bits = (value + 0).bitPattern
      return bits >> 63 == 1 ? ~bits : bits | 1 << 63
    }
    var rows = (0..<UInt32(count)).map { $0 }
    var otherKeys = [UInt64](repeating: 0, count: count)
    var otherRows = [UInt32](repeating: 0, count: count)
    // Digits that are the same in all rows need no pass.
    var varying: UInt64 = 0
    for key in keys { varying |= key ^ keys[0] }
    let digit = 11
    let mask: UInt64 = 1 << digit - 1
    for shift in stride(from: 0, to: 64, by: digit) where varying >> shift & mask != 0 {
      var starts = [Int](repeating: 0, count: 1 << digit)
      keys.withUnsafeBufferPointer { keys in
        for key in keys { starts[Int(key >> shift & mask)] += 1 }
      }
      var sum = 0
      for bucket in starts.indices { (starts[bucket], sum) = (sum, sum + starts[bucket]) }
      for position in 0..<count {
        let bucket = Int(keys[position] >> shift & mask)
        let target = starts[bucket]
        starts[bucket] = target + 1
        otherKeys[target] = keys[position]
        otherRows[target] = rows[position]
      }
      swap(&keys, &otherKeys)
      swap(&rows, &otherRows)
    }
    return rows
  }
}
