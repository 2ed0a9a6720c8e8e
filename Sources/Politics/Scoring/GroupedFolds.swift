import Chance

/// A division of groups into folds of equal size, give or take one, drawn at random from a seed.
///
/// All members of a group are in the same fold, so that what is learned in the other folds knows nothing of them.
public struct GroupedFolds: Hashable, Sendable {
  /// For each fold, its groups, ascending.
  public let folds: [[Int]]

  /// A division.
  ///
  /// - Parameters:
  ///   - groups: what to divide.
  ///   - count: how many folds, 1 or more; at most as many as groups.
  ///   - seed, repetition: another of either gives another division.
  public init(of groups: [Int], count: Int, seed: UInt64, repetition: Int) {
    let stream = RandomStream(seed: seed, future: UInt32(truncatingIfNeeded: repetition))
    let shuffled =
      groups
      .map { (key: stream.uniform(.design, week: 0, entity: $0), group: $0) }
      .sorted { ($0.key, $0.group) < ($1.key, $1.group) }
    let count = max(1, min(count, groups.count))
    var folds = [[Int]](repeating: [], count: count)
    for (position, item) in shuffled.enumerated() { folds[position % count].append(item.group) }
    self.folds = folds.map { $0.sorted() }
  }

  /// The groups that are not in a fold, ascending.
  public func groups(outside fold: Int) -> [Int] {
    folds.indices.filter { $0 != fold }.flatMap { folds[$0] }.sorted()
  }
}
