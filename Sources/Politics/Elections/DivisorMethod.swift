/// Seats one after the other to the list with the most votes for its next divisor. Exact: quotients are compared by
/// cross-multiplication of whole numbers.
///
/// Sources: V. D'Hondt 1882; A. Sainte-Laguë 1910; M. L. Balinski and H. P. Young, "Fair Representation", 1982, who
/// show that these methods never take a seat from a list when the house grows.
public enum DivisorMethod: Hashable, Sendable {
  /// Divisors 1, 2, 3, …
  case dHondt
  /// Divisors 1, 3, 5, …
  case sainteLague
  /// Divisors f, 3, 5, … with a first divisor f in tenths: 14, 16 and 17 are in use.
  case modifiedSainteLague(firstTenths: Int)

  /// The divisor, in tenths, for the seat after a number of seats.
  func divisor(after seats: Int) -> Int {
    switch self {
    case .dHondt: 10 * (seats + 1)
    case .sainteLague: 10 * (2 * seats + 1)
    case .modifiedSainteLague(let first): seats == 0 ? first : 10 * (2 * seats + 1)
    }
  }

  /// Divides seats.
  ///
  /// - Parameters:
  ///   - votes: by list.
  ///   - seats: how many, 0 or more.
  ///   - base: seats that lists have already; those to divide come on top. None if not given.
  ///   - ties: decides between equal quotients.
  /// - Throws: ``InvalidInput`` for negative or too many votes or seats, seats without votes, and a first divisor below
  ///   0.1.
  public func apportionment(
    votes: [Int], seats: Int, base: [Int]? = nil, ties: TieRule = .largerList
  ) throws(InvalidInput) -> Apportionment {
    var problems = apportionmentProblems(votes: votes, seats: seats)
    if case .modifiedSainteLague(let first) = self, !(1...1000).contains(first) {
      problems.append("the first divisor is \(first) tenths; it must be between 1 and 1000")
    }
    if let base, base.count != votes.count || !base.allSatisfy({ (0...1 << 20).contains($0) }) {
      problems.append("seats won before must be given for each list, 0 or more")
    }
    guard problems.isEmpty else { throw InvalidInput(problems) }
    let base = base ?? [Int](repeating: 0, count: votes.count)
    var won = base
    var tied: [Int] = []
    for number in 0..<seats {
      guard let best = next(votes, won, ties) else { break }
      if number == seats - 1 {
        let equal = votes.indices.filter { votes[$0] > 0 && compare($0, best, votes, won) == 0 }
        tied = equal.count > 1 ? equal : []
      }
      won[best] += 1
    }
    return Apportionment(seats: zip(won, base).map { $0 - $1 }, tied: tied)
  }

  private func next(_ votes: [Int], _ won: [Int], _ ties: TieRule) -> Int? {
    var best: Int?
    for list in votes.indices where votes[list] > 0 {
      guard let leader = best else {
        best = list
        continue
      }
      let order = compare(list, leader, votes, won)
      if order > 0 || (order == 0 && ties.prefers(list, to: leader, votes: votes)) { best = list }
    }
    return best
  }

  /// Above 0 if the first list's quotient is larger, 0 if they are equal.
  private func compare(_ one: Int, _ other: Int, _ votes: [Int], _ won: [Int]) -> Int {
    let left = votes[one].multipliedFullWidth(by: divisor(after: won[other]))
    let right = votes[other].multipliedFullWidth(by: divisor(after: won[one]))
    if left.high != right.high { return left.high > right.high ? 1 : -1 }
    return left.low == right.low ? 0 : left.low > right.low ? 1 : -1
  }
}
