/// Exchange of positions across issues: two actors on opposite sides of two issues each give way on the one that
/// matters less to it.
///
/// Source: F. N. Stokman and R. Van Oosten, "The exchange of voting positions: an object-oriented model of policy
/// networks", in B. Bueno de Mesquita and F. N. Stokman, *European Community Decision Making*, Yale 1994. What the
/// literature leaves open is decided as the guide says.
public struct ExchangeModel: Hashable, Sendable {
  /// At most so many rounds of exchanges.
  public var rounds = 1000

  /// Exchanges until nobody gains.
  public init() {}

  /// One exchange, in the numbers of the input.
  public struct Exchange: Hashable, Sendable {
    /// Who gives way on the first issue, and who on the second: places in the input's list of actors.
    public let first, second: Int
    /// The issues on which they do: places in the input's list of issues.
    public let firstIssue, secondIssue: Int
    /// Where they go, in the units of the issues.
    public let firstMovesTo, secondMovesTo: Double
    /// What each gains: salience × shift of the expected outcome as a share of the scale, the same for both.
    public let gain: Double
  }

  /// What happened.
  public struct Outcome: Hashable, Sendable {
    /// Expected outcomes before and after, by issue: means weighted by capability × salience.
    public let before, after: [Double]
    /// The exchanges in their order; those of one round are made at the same time.
    public let rounds: [[Exchange]]
    /// Positions after all exchanges, by issue and by the issue's list of actors.
    public let positions: [[Double]]
    /// What each actor gains from all exchanges of all, in salience × share of the scale: below 0 for those at whose
    /// expense others trade.
    public let gains: [Double]
  }

  /// Makes all exchanges.
  ///
  /// - Parameter input: two issues or more.
  /// - Throws: `InvalidInput` if there is only one issue.
  public func play(_ input: BargainingInput) throws(InvalidInput) -> Outcome {
    guard input.issues.count > 1 else {
      throw InvalidInput(["There is one issue, '\(input.issues[0].name)': an exchange needs two or more."])
    }
    var market = ExchangeMarket(input)
    var made: [[Exchange]] = []
    while made.count < rounds, let exchanges = market.round() { made.append(exchanges) }
    return market.outcome(made)
  }
}
