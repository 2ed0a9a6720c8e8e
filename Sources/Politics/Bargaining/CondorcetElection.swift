internal import Chance

/// A probabilistic Condorcet election: how likely each option is to prevail when actors vote on all pairs of options.
///
/// Source: the KAPSARC Toolkit for Behavioral Analysis (B. Wise, L. Lester and B. Efird, 2015), which has all three
/// methods.
public struct CondorcetElection: Hashable, Sendable {
  /// How chances in pairs become chances among all.
  public enum Method: String, CaseIterable, Hashable, Sendable {
    /// The chance to beat every other option, given that one does: p_a ∝ Π_b P_ab.
    case conditional
    /// A chain in which the option in power meets one that somebody has an incentive to put up.
    case markovIncentive = "markov-incentive"
    /// A chain in which the option in power meets one drawn at random.
    case markovUniform = "markov-uniform"
  }

  /// How voters vote on a pair.
  public var voting = VotingRule.proportional
  /// How votes become the chance of a side.
  public var victory = VictoryModel.linear
  /// How chances in pairs become chances among all.
  public var method = Method.conditional

  /// Proportional votes, linear chances, conditional election.
  public init() {}

  /// Strength that every coalition has, so that no chance is 0.
  static let floor = 1e-8

  /// The probability of each option.
  ///
  /// - Parameters:
  ///   - utilities: of each option, to each voter: one row for each option, between −1 and 1 or so.
  ///   - weights: of the voters, 0 or more.
  /// - Throws: `InvalidInput` if a row has not one number for each voter or something is not a number.
  public func probabilities(utilities: [[Double]], weights: [Double]) throws(InvalidInput) -> [Double] {
    var problems: [String] = []
    if utilities.isEmpty { problems.append("There is no option to elect.") }
    for (option, row) in utilities.enumerated() {
      if row.count != weights.count {
        problems.append(
          "Option \(option + 1) has \(row.count) utilities: it must have one for each of the \(weights.count) voters.")
      }
      if !row.allSatisfy({ abs($0) <= 1e6 }) {
        problems.append("Option \(option + 1) has a utility that is no number between -1e6 and 1e6.")
      }
    }
    for (voter, weight) in weights.enumerated() where !(weight >= 0 && weight <= 1e12) {
      problems.append("The weight of voter \(voter + 1) is \(weight): it must be from 0 to 1e12.")
    }
    guard problems.isEmpty else { throw InvalidInput(problems) }
    var ballot = Ballot()
    ballot.hold(self, options: utilities.count, utilities: utilities.flatMap { $0 }, weights: weights)
    return ballot.probabilities
  }

  /// The chance of each actor's position to prevail on an issue; equal positions are one option, so that an option
  /// does not lose by having several friends.
  ///
  /// Voters weigh capability × salience; utility falls in proportion to distance.
  public func positions(_ issue: BargainingIssue) -> [(position: Double, probability: Double)] {
    let order = issue.canonicalOrder
    let weights = issue.weights
    var options: [Double] = []
    for actor in order where options.last != issue.positions[actor] { options.append(issue.positions[actor]) }
    let utilities = options.flatMap { option in
      order.map { -abs(issue.positions[$0] - option) / issue.span }
    }
    // Strengths are relative to the heaviest actor: the floor would otherwise depend on the unit of capability.
    let largest = weights.max() ?? 1
    var ballot = Ballot()
    ballot.hold(self, options: options.count, utilities: utilities, weights: order.map { weights[$0] / largest * 100 })
    return Array(zip(options, ballot.probabilities)).map { (position: $0, probability: $1) }
  }

  /// The expected position of the election: the forecast that does better than the most likely position.
  public func expectedPosition(_ issue: BargainingIssue) -> Double {
    let distribution = positions(issue)
    return Baselines.mean(distribution.map(\.position), weights: distribution.map(\.probability))
  }

  /// Room for elections, kept so that one after another allocates nothing.
  struct Ballot {
    /// The result of the last election.
    private(set) var probabilities: [Double] = []
    private var strengths: [Double] = []
    private var chances: [Double] = []
    private var incentives: [Double] = []
    private var next: [Double] = []

    /// - Parameter utilities: option by option, a number for each voter.
    mutating func hold(_ election: CondorcetElection, options: Int, utilities: [Double], weights: [Double]) {
      resize(options)
      weigh(election.voting, options, utilities, weights)
      for a in 0..<options {
        for b in 0..<options {
          chances[a * options + b] =
            a == b ? 0.5 : election.victory.probability(strengths[a * options + b], strengths[b * options + a])
        }
      }
      switch election.method {
      case .conditional: conditional(options)
      case .markovUniform: chain(options, isUniform: true)
      case .markovIncentive:
        incentives(options)
        chain(options, isUniform: false)
      }
    }

    private mutating func resize(_ options: Int) {
      if strengths.count < options * options {
        strengths = [Double](repeating: 0, count: options * options)
        chances = strengths
        incentives = strengths
      }
      if probabilities.count != options {
        probabilities = [Double](repeating: 0, count: options)
        next = probabilities
      }
    }

    /// The strength of the coalition for each option against each other.
    private mutating func weigh(_ voting: VotingRule, _ options: Int, _ utilities: [Double], _ weights: [Double]) {
      let voters = weights.count
      // Between options without an order a gain counts two thirds in one order and all in the other.
      let factor = voting == .asymmetric ? 5.0 / 6 : 1
      let voting = voting == .asymmetric ? VotingRule.proportional : voting
      for a in 0..<options {
        for b in a..<options {
          var (plus, minus) = (0.0, 0.0)
          for k in 0..<voters {
            let vote = weights[k] * voting.vote(utilities[a * voters + k] - utilities[b * voters + k])
            if vote > 0 { plus += vote } else { minus -= vote }
          }
          strengths[a * options + b] = CondorcetElection.floor + factor * plus
          strengths[b * options + a] = CondorcetElection.floor + factor * minus
        }
      }
    }

    private mutating func conditional(_ options: Int) {
      var total = 0.0
      for a in 0..<options {
        var product = 1.0
        for b in 0..<options { product *= chances[a * options + b] }
        probabilities[a] = product
        total += product
      }
      if total > 1e-280 {
        for a in 0..<options { probabilities[a] /= total }
        return
      }
      // All products are too small for the number format: the same with logarithms.
      for a in 0..<options {
        probabilities[a] = 0
        for b in 0..<options { probabilities[a] += Elementary.log(chances[a * options + b]) }
      }
      let largest = probabilities.max() ?? 0
      for a in 0..<options { probabilities[a] = Elementary.exp(probabilities[a] - largest) }
      let sum = probabilities.reduce(0, +)
      for a in 0..<options { probabilities[a] /= sum }
    }

    /// The share of each challenge in all challenges to the option in the column.
    private mutating func incentives(_ options: Int) {
      for b in 0..<options {
        var total = 0.0
        for a in 0..<options {
          let incentive = strengths[a * options + b] * chances[a * options + b] + (a == b ? 1e-10 : 0)
          incentives[a * options + b] = incentive
          total += incentive
        }
        for a in 0..<options { incentives[a * options + b] /= total }
      }
    }

    /// Halfway steps to the stationary distribution.
    private mutating func chain(_ options: Int, isUniform: Bool) {
      let tolerance = isUniform ? 1e-6 : 1e-8
      for a in 0..<options { probabilities[a] = 1 / Double(options) }
      for _ in 0..<100_000 {
        var change = 0.0
        for a in 0..<options {
          var sum = 0.0
          for b in 0..<options {
            let (ab, ba) = (a * options + b, b * options + a)
            sum +=
              isUniform
              ? chances[ab] * (probabilities[a] + probabilities[b])
              : chances[ab] * (probabilities[a] * incentives[ba] + probabilities[b] * incentives[ab])
          }
          next[a] = isUniform ? sum / Double(options) : sum
          change = max(change, abs(next[a] - probabilities[a]))
        }
        for a in 0..<options { probabilities[a] = (probabilities[a] + next[a]) / 2 }
        if change <= tolerance { break }
      }
    }
  }
}
