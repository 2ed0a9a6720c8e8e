/// The expected-utility challenge model of B. Bueno de Mesquita: actors on one issue challenge each other, and the
/// challenged concede as far as both sides expect.
///
/// There is no one such model. The printed equations do not give the printed results, and public replications differ
/// from each other; so this is a family, and a forecast names its variant.
///
/// Source: J. B. Scholz, G. J. Calbert and G. A. Smith, "Unravelling Bueno de Mesquita's group decision model",
/// ICAART 2011, pp. 18–30, and *Journal of Theoretical Politics* 23(4), 2011; after Bueno de Mesquita 1985–2002.
public struct ChallengeModel: Hashable, Sendable {
  /// Members of the family that others have used.
  public enum Variant: String, CaseIterable, Hashable, Sendable {
    /// The equations as Scholz, Calbert and Smith print them.
    case printed
    /// With two departures, found in a public replication, that give the table of Scholz, Calbert and Smith.
    case replication
    /// The first of these departures only.
    case allPairs = "all-pairs"

    /// The model with the options of this variant.
    public var model: ChallengeModel {
      var model = ChallengeModel()
      if self != .printed { model.contest = .allPairs }
      if self == .replication { model.compromise = .lowestPosition }
      return model
    }
  }

  /// How likely a challenger is to win: the votes for it, divided by …
  public enum Contest: String, CaseIterable, Hashable, Sendable {
    /// … the votes for either of the two, so that their chances add to 1, as printed.
    case dyad
    /// … the votes in the contests of all pairs of actors, with risk inside the votes, as the replication has it.
    case allPairs = "all-pairs"
  }

  /// Which of several compromises an actor takes.
  public enum Compromise: String, CaseIterable, Hashable, Sendable {
    /// The one that moves it least, as printed.
    case leastMove = "least-move"
    /// The one where the mean of the two positions, weighted by expected utilities, is lowest on the scale, as the
    /// replication has it. It takes the scale for a direction: mirrored positions give another result.
    case lowestPosition = "lowest-position"
  }

  /// What an actor expects of one that it does not challenge and that then moves to the median (only if Q < 1).
  public enum Drift: String, CaseIterable, Hashable, Sendable {
    /// As printed: with the sum of two distances, so that the utility jumps where they are equal.
    case printed
    /// With their difference: continuous, and nothing is gained from an actor that is at the median already.
    case difference
  }

  /// How the chance of winning is computed.
  public var contest = Contest.dyad
  /// Which compromise is taken.
  public var compromise = Compromise.leastMove
  /// What is expected of those not challenged.
  public var drift = Drift.printed
  /// Q, the probability that an actor stays put if it is not challenged, 0…1.
  public var stability = 1.0
  /// What decides between equals.
  public var ties = Ties.symmetric
  /// At most so many rounds, 1 or more. Results need not settle: nobody has published a rule that makes them.
  public var rounds = 10
  /// Rounds end when nobody moves by more than this share of the span of the initial positions; negative: never.
  public var settled = 1e-6

  /// The model as printed, Q = 1, at most 10 rounds.
  public init() {}

  /// One offer: who moves because of whom, and how far.
  public struct Offer: Hashable, Sendable {
    /// What kind, in the order in which an actor prefers them.
    public enum Kind: String, CaseIterable, Hashable, Sendable {
      /// Both expect to gain, the other more: the mover takes the other's position.
      case confrontation
      /// The mover expects to lose less than the other expects to gain: it goes part of the way.
      case compromise
      /// The mover expects to lose at least what the other expects to gain: it takes the other's position.
      case compel
    }

    /// The positions of both in the issue's list of actors; of several equal offers, that of the first challenger.
    public let mover, challenger: Int
    /// What kind.
    public let kind: Kind
    /// What each expects of the challenge, as the mover sees it.
    public let moverUtility, challengerUtility: Double
    /// Where the mover goes.
    public let position: Double
  }

  /// One round: how actors stood and what they did.
  public struct Round: Hashable, Sendable {
    /// Positions at the start of the round.
    public let positions: [Double]
    /// The position that beats all others by weighted votes, and the weighted mean, at the start.
    public let median, mean: Double
    /// The chance that the actor of the row wins against that of the column, on the second pass; 0 where both are in
    /// the same place.
    public let winProbability: [[Double]]
    /// What the others expect to gain by challenging each actor, on the first pass.
    public let security: [Double]
    /// From −1 (secure: cautious) to 1, and the exponent that follows, ½…2.
    public let risk, riskExponent: [Double]
    /// The offers that were accepted, by mover; the others stay.
    public let accepted: [Offer]
  }

  /// What happened.
  public struct Outcome: Hashable, Sendable {
    /// The rounds that were played.
    public let rounds: [Round]
    /// Positions after the last round.
    public let positions: [Double]
    /// The position that beats all others then: the forecast by the literature's rule.
    public let median: Double
    /// The mean weighted by capability × salience then.
    public let mean: Double
    /// Whether rounds ended because nobody moved any more.
    public let hasSettled: Bool

    /// The medians before each round and after the last.
    public var medianByRound: [Double] { rounds.map(\.median) + [median] }
    /// The weighted means before each round and after the last.
    public var meanByRound: [Double] { rounds.map(\.mean) + [mean] }
  }

  /// Plays the model on an issue.
  ///
  /// - Throws: `InvalidInput` if an option is out of its range.
  public func play(_ issue: BargainingIssue) throws(InvalidInput) -> Outcome {
    var problems: [String] = []
    if !(stability >= 0 && stability <= 1) {
      problems.append("Q, the probability to stay put unless challenged, is \(stability): it must be from 0 to 1.")
    }
    if rounds < 1 { problems.append("The number of rounds is \(rounds): it must be 1 or more.") }
    guard problems.isEmpty else { throw InvalidInput(problems) }
    var arena = ChallengeArena(issue, model: self)
    return arena.play()
  }
}
