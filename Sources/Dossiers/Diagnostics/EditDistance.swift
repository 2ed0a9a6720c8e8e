/// Finds the name that was probably meant.
public enum NearestName {
  /// The candidate with the smallest edit distance, if it is near enough to be a slip; ties go to the first.
  public static func of(_ name: String, among candidates: some Sequence<String>) -> String? {
    let name = Array(name.utf8.prefix(64))
    var best: String?
    var bestDistance = max(1, min(3, (name.count + 1) / 3)) + 1
    for candidate in candidates {
      let other = Array(candidate.utf8.prefix(64))
      guard abs(other.count - name.count) < bestDistance else { continue }
      let distance = distance(name, other)
      if distance < bestDistance {
        bestDistance = distance
        best = candidate
      }
    }
    return best
  }

  /// Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment).
  static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    if left.isEmpty || right.isEmpty { return max(left.count, right.count) }
    var beforeLast = [Int](repeating: 0, count: right.count + 1)
    var last = Array(0...right.count)
    for row in 1...left.count {
      var current = [row]
      current.reserveCapacity(right.count + 1)
      for column in 1...right.count {
        let cost = left[row - 1] == right[column - 1] ? 0 : 1
        var value = min(last[column] + 1, current[column - 1] + 1, last[column - 1] + cost)
        if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1] {
          value = min(value, beforeLast[column - 2] + 1)
        }
        current.append(value)
      }
      beforeLast = last
      last = current
    }
    return last[right.count]
  }
}
