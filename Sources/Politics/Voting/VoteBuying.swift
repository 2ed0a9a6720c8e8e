/// Buying votes when an opponent buys after you.
///
/// Two buyers move one after the other. The first pays members to make a coalition so broad, and so levelled, that the
/// second cannot afford to win enough of them back. All numbers are in the unit of money.
///
/// Source: T. Groseclose and J. M. Snyder, "Buying supermajorities", APSR 90, 1996.
public struct VoteBuying: Hashable, Sendable {
  /// A number as a fraction: exact if the input is in whole numbers.
  public struct Ratio: Hashable, Sendable, CustomStringConvertible {
    /// In lowest terms if both are whole.
    public let numerator, denominator: Double
    /// The number.
    public var value: Double { numerator / denominator }

    init(_ numerator: Double, _ denominator: Double = 1) {
      let factor = Ratio.commonFactor(abs(numerator), denominator)
      self.numerator = numerator / factor
      self.denominator = denominator / factor
    }

    /// Euclid's, for whole numbers; 1 for others.
    private static func commonFactor(_ a: Double, _ b: Double) -> Double {
      guard a == a.rounded(), b == b.rounded(), a < 0x1p53, b < 0x1p53, b > 0 else { return 1 }
      var (x, y) = (a, b)
      while y > 0 { (x, y) = (y, x.truncatingRemainder(dividingBy: y)) }
      return max(x, 1)
    }

    /// `3` or `11/6`.
    public var description: String {
      func plain(_ number: Double) -> String {
        number == number.rounded() && abs(number) < 1e15 ? "\(Int(number))" : "\(number)"
      }
      return denominator == 1 ? plain(numerator) : "\(plain(numerator))/\(plain(denominator))"
    }
  }

  /// What each member would pay, or must be paid if below 0, for the first buyer's side to win.
  public var margins: [Double]
  /// How many votes win.
  public var majority: Int
  /// What the opponent can spend.
  public var opponentBudget: Double

  /// A contest for a majority of members.
  public init(margins: [Double], majority: Int, opponentBudget: Double) {
    self.margins = margins
    self.majority = majority
    self.opponentBudget = opponentBudget
  }

  /// The cheapest way to be safe.
  public struct Purchase: Hashable, Sendable {
    /// What it costs in all.
    public let cost: Ratio
    /// The margin up to which members of the coalition are paid; nothing if nobody is.
    public let level: Ratio?
    /// How many are in the coalition, and how many of them the opponent must win back.
    public let coalitionSize, opponentMustFlip: Int
    /// What each member is paid; the coalition are those with the largest margins.
    public let payments: [Double]
  }

  /// The least that the first buyer must spend to be safe; of equally cheap coalitions the smallest.
  ///
  /// A coalition of m is safe if the k = m − q + 1 smallest margins in it, payments included, add to the opponent's
  /// budget or more. It is cheapest to take the members with the largest margins and to raise the lowest to one level.
  ///
  /// - Throws: `InvalidInput` with everything that is wrong.
  public func cheapest() throws(InvalidInput) -> Purchase {
    var problems: [String] = []
    if !margins.allSatisfy({ abs($0) <= 1e12 }) { problems.append("A margin is no number between -1e12 and 1e12.") }
    if margins.isEmpty { problems.append("There are no members.") }
    if !(1...max(1, margins.count)).contains(majority) {
      problems.append("The majority is \(majority): it must be from 1 to the \(margins.count) members.")
    }
    if !(opponentBudget >= 0 && opponentBudget <= 1e12) {
      problems.append("The opponent's budget is \(opponentBudget): it must be 0 or more.")
    }
    guard problems.isEmpty else { throw InvalidInput(problems) }
    // Largest margins first; equal ones are alike.
    let order = margins.indices.sorted { (-margins[$0], $0) < (-margins[$1], $1) }
    var best: (cost: Ratio, level: Ratio?, size: Int)?
    for size in majority...margins.count {
      let (cost, level) = price(order[..<size].reversed().map { margins[$0] })
      if best.map({ cost.value < $0.cost.value }) ?? true { best = (cost, level, size) }
    }
    guard let best else { throw InvalidInput(["There are no members."]) }
    var payments = [Double](repeating: 0, count: margins.count)
    if let level = best.level {
      for member in order[..<best.size] { payments[member] = max(0, level.value - margins[member]) }
    }
    return Purchase(
      cost: best.cost, level: best.level, coalitionSize: best.size, opponentMustFlip: best.size - majority + 1,
      payments: payments)
  }

  /// What it costs to make a coalition safe, and up to which margin its members are paid.
  ///
  /// - Parameter sorted: the coalition's margins, the lowest first.
  private func price(_ sorted: [Double]) -> (Ratio, Ratio?) {
    let flips = sorted.count - majority + 1
    let lowest = sorted[..<flips].reduce(0, +)
    if lowest >= opponentBudget { return (Ratio(0), nil) }
    let share = opponentBudget / Double(flips)
    if share >= sorted[flips - 1] {
      // All that the opponent might turn are raised, and whoever else is below.
      let paid = sorted.filter { $0 < share }
      let sum = paid.reduce(0, +)
      return (
        Ratio(Double(paid.count) * opponentBudget - Double(flips) * sum, Double(flips)),
        Ratio(opponentBudget, Double(flips))
      )
    }
    // Only some of the lowest are raised, not above the next: with one fewer than the flips that always works.
    var raised = 1
    while raised < flips - 1,
      opponentBudget - sorted[raised..<flips].reduce(0, +) > sorted[raised] * Double(raised)
    {
      raised += 1
    }
    let rest = sorted[raised..<flips].reduce(0, +)
    return (Ratio(opponentBudget - lowest), Ratio(opponentBudget - rest, Double(raised)))
  }
}
