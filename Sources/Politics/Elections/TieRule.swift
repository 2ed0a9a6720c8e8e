/// What decides between lists with equal claims to a seat, where a law would draw lots.
public enum TieRule: String, Hashable, Sendable, CaseIterable {
  /// The list with more votes, then the one named first.
  case largerList
  /// The list with fewer votes, then the one named first.
  case smallerList
  /// The list named first.
  case namedFirst

  /// Whether one list goes before another with an equal claim.
  func prefers(_ one: Int, to other: Int, votes: [Int]) -> Bool {
    switch self {
    case .largerList where votes[one] != votes[other]: votes[one] > votes[other]
    case .smallerList where votes[one] != votes[other]: votes[one] < votes[other]
    default: one < other
    }
  }
}

/// Seats by list, and whether the tie rule decided about any.
public struct Apportionment: Hashable, Sendable {
  /// By list.
  public let seats: [Int]
  /// The lists that had equal claims to the last seat, if not all of them got one.
  public let tied: [Int]
}

/// What is wrong with votes and seats.
func apportionmentProblems(votes: [Int], seats: Int) -> [String] {
  var problems: [String] = []
  for (list, count) in votes.enumerated() where count < 0 || count > 1 << 50 {
    problems.append("list \(list + 1) has \(count) votes; votes must be between 0 and 2⁵⁰")
  }
  if votes.count > 100_000 { problems.append("\(votes.count) lists are too many (at most 100000)") }
  if seats < 0 || seats > 1 << 20 { problems.append("\(seats) seats; there must be between 0 and 2²⁰") }
  if problems.isEmpty, seats > 0, !votes.contains(where: { $0 > 0 }) {
    problems.append("no list has votes for \(seats) seats")
  }
  return problems
}
