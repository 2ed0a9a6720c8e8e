/// A seat for each full quota of votes, and those left over to the largest remainders.
///
/// Sources: M. Gallagher, British Journal of Political Science 22, 1992, for the quotas; Balinski and Young 1982 for
/// what holds: with Hare's quota no list gets less than its exact share rounded down or more than it rounded up.
public struct LargestRemainder: Hashable, Sendable {
  /// The votes that a seat costs.
  public enum VoteQuota: String, Hashable, Sendable, CaseIterable {
    /// Votes / seats, not rounded.
    case hare
    /// ⌊votes / (seats + 1)⌋ + 1.
    case droop
    /// Votes / (seats + 2), not rounded. Where it gives out too many seats, Droop's is used instead.
    case imperiali
  }

  /// The quota.
  public let quota: VoteQuota

  /// The method with a quota.
  public init(_ quota: VoteQuota) { self.quota = quota }

  /// Divides seats, with ties decided in favour of larger lists.
  ///
  /// - Throws: ``InvalidInput``, see ``apportionment(votes:seats:ties:)``.
  public func seats(votes: [Int], seats: Int) throws(InvalidInput) -> [Int] {
    try apportionment(votes: votes, seats: seats).seats
  }

  /// Divides seats.
  ///
  /// - Parameters:
  ///   - votes: by list.
  ///   - seats: how many, 0 or more.
  ///   - ties: decides between equal remainders.
  /// - Throws: ``InvalidInput`` for negative or too many votes or seats, and seats without votes.
  public func apportionment(
    votes: [Int], seats: Int, ties: TieRule = .largerList
  ) throws(InvalidInput) -> Apportionment {
    let problems = apportionmentProblems(votes: votes, seats: seats)
    guard problems.isEmpty else { throw InvalidInput(problems) }
    let total = votes.reduce(0, +)
    guard seats > 0 else { return Apportionment(seats: votes.map { _ in 0 }, tied: []) }
    // Votes times `factor`, divided by `divisor`, are quotas.
    let (factor, divisor): (Int, Int) =
      switch quota {
      case .hare: (seats, total)
      case .droop: (1, total / (seats + 1) + 1)
      case .imperiali: (seats + 2, total)
      }
    let parts = votes.map { divisor.dividingFullWidth($0.multipliedFullWidth(by: factor)) }
    var won = parts.map(\.quotient)
    var left = seats - won.reduce(0, +)
    if left < 0 { return try LargestRemainder(.droop).apportionment(votes: votes, seats: seats, ties: ties) }
    let order = votes.indices.filter { votes[$0] > 0 }.sorted { one, other in
      parts[one].remainder != parts[other].remainder
        ? parts[one].remainder > parts[other].remainder : ties.prefers(one, to: other, votes: votes)
    }
    var tied: [Int] = []
    while left > 0 {
      for list in order.prefix(left) { won[list] += 1 }
      if left < order.count, parts[order[left - 1]].remainder == parts[order[left]].remainder {
        tied = order.filter { parts[$0].remainder == parts[order[left]].remainder }.sorted()
      }
      left = max(0, left - order.count)
    }
    return Apportionment(seats: won, tied: tied)
  }
}
