/// Who gets how many portfolios: in proportion to the seats that a party brings to the coalition.
///
/// Sources: W. A. Gamson, American Sociological Review 26, 1961; E. C. Browne and M. N. Franklin, American Political
/// Science Review 67, 1973, and P. V. Warwick and J. N. Druckman, European Journal of Political Research 45, 2006,
/// for the bonus of small parties.
public enum GamsonPortfolios {
  /// Exact entitlements, before rounding: portfolios · seats / all seats.
  ///
  /// - Throws: ``InvalidInput`` for seats below zero, no seats at all, or portfolios below zero.
  public static func entitlements(seats: [Int], portfolios: Int) throws(InvalidInput) -> [Fraction] {
    try check(seats, portfolios)
    let total = seats.reduce(0, +)
    return seats.map { Fraction($0).divided(by: Fraction(total)).map { $0 * Fraction(portfolios) } ?? 0 }
  }

  /// Whole portfolios: entitlements rounded by the method of largest remainders, of equal remainders the larger party
  /// and then the one named first.
  ///
  /// - Throws: ``InvalidInput`` for seats below zero, no seats at all, or portfolios below zero.
  public static func portfolios(seats: [Int], portfolios: Int) throws(InvalidInput) -> [Int] {
    try check(seats, portfolios)
    return try LargestRemainder(.hare).seats(votes: seats, seats: portfolios)
  }

  /// Shares with a bonus for small parties: slope · share of seats + (1 − slope) / parties.
  ///
  /// - Parameters:
  ///   - seats: of the coalition's parties.
  ///   - slope: 1 is Gamson's law; estimates are near 0.8.
  /// - Throws: ``InvalidInput`` for seats below zero, no seats at all, or a slope outside 0 to 1.
  public static func shares(seats: [Int], slope: Double = 1) throws(InvalidInput) -> [Double] {
    try check(seats, 0)
    guard slope >= 0, slope <= 1 else { throw InvalidInput(["the slope \(slope) must be between 0 and 1"]) }
    let total = Double(seats.reduce(0, +))
    return seats.map { slope * Double($0) / total + (1 - slope) / Double(seats.count) }
  }

  /// Posts of different rank, picked in turn by whoever has most of its entitlement in points left.
  ///
  /// Each party is entitled to its share of all points. The party with the most points left takes the most valuable
  /// post left and pays its points; of equal ones the party with more seats, then the one named first; of equal
  /// posts the one named first.
  ///
  /// - Parameters:
  ///   - seats: of the coalition's parties.
  ///   - points: of the posts, above 0.
  /// - Returns: for each post, the party that takes it.
  /// - Throws: ``InvalidInput`` for seats below zero, no seats at all, or points that are not above 0.
  public static func posts(seats: [Int], points: [Int]) throws(InvalidInput) -> [Int] {
    try check(seats, 0)
    guard points.allSatisfy({ $0 > 0 && $0 < 1 << 30 }), seats.allSatisfy({ $0 < 1 << 30 }) else {
      throw InvalidInput(["the points of a post must be at least 1, and points and seats below 2³⁰"])
    }
    let total = seats.reduce(0, +)
    let all = points.reduce(0, +)
    // Points left, times all seats.
    var left = seats.map { $0 * all }
    var result = [Int](repeating: 0, count: points.count)
    for post in points.indices.sorted(by: { (points[$1], $0) < (points[$0], $1) }) {
      var taker = 0
      for party in seats.indices where (left[taker], seats[taker]) < (left[party], seats[party]) { taker = party }
      result[post] = taker
      left[taker] -= points[post] * total
    }
    return result
  }

  private static func check(_ seats: [Int], _ portfolios: Int) throws(InvalidInput) {
    var problems: [String] = []
    for (party, count) in seats.enumerated() where count < 0 {
      problems.append("party \(party + 1) has \(count) seats; seats must be 0 or more")
    }
    if problems.isEmpty, !seats.contains(where: { $0 > 0 }) { problems.append("no party of the coalition has a seat") }
    if portfolios < 0 { problems.append("\(portfolios) portfolios; there must be 0 or more") }
    if !problems.isEmpty { throw InvalidInput(problems) }
  }
}
