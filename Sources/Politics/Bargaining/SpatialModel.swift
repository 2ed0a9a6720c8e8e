/// A spatial model of bargaining on one or more issues: each turn actors look for whom they can move, offer a bargain,
/// and take the offer that would carry a vote of all.
///
/// It follows the SMP model of the KAPSARC Toolkit for Behavioral Analysis (KTAB), with two slips of that program
/// corrected and ties decided without regard to the order of actors. `SpatialModel.ktab` does what KTAB does.
///
/// Source: B. Wise, L. Lester and B. Efird, "An introduction to the KAPSARC Toolkit for Behavioral Analysis (KTAB)
/// using one-dimensional spatial models", KAPSARC 2015.
public struct SpatialModel: Hashable, Sendable {
  /// How the chances of an actor's position become an attitude to risk.
  public enum RiskRange: String, CaseIterable, Hashable, Sendable {
    /// 0 … 1.
    case minimum
    /// −½ … 1.
    case middle
    /// −1 … 1.
    case maximum
  }

  /// How much actors know of the attitude of others to risk; for the rest they think of them as of themselves.
  public enum RiskKnowledge: String, CaseIterable, Hashable, Sendable {
    /// Nothing.
    case none
    /// A third.
    case oneThird = "one-third"
    /// Half.
    case half
    /// Two thirds.
    case twoThirds = "two-thirds"
    /// All.
    case full
  }

  /// What third parties that join a contest expect to happen to themselves.
  public enum Commitment: String, CaseIterable, Hashable, Sendable {
    /// They keep their position: they have no reason to join.
    case none
    /// They lose it if they join the losers.
    case partial
    /// They lose it in any case: they have no reason to choose a side.
    case full
  }

  /// Where between two positions a bargain lies, given saliences s and the initiator's chance P.
  public enum Interpolation: String, CaseIterable, Hashable, Sendable {
    /// Weights s·P and s·(1 − P).
    case linear
    /// The squares of these.
    case quadratic
    /// Squares of salience; only the likely loser moves.
    case loserMoves = "loser-moves"
  }

  /// Whose view of the chances makes the bargain on offer.
  public enum Proposal: String, CaseIterable, Hashable, Sendable {
    /// The initiator's.
    case initiator
    /// Both: two bargains are on offer.
    case both
    /// The mean of both, weighted by power.
    case weighted
  }

  /// How an actor chooses among the offers it is a party to.
  public enum Choice: Hashable, Sendable {
    /// The one most likely to carry the vote.
    case mostLikely
    /// Drawn by the chances, with a seed.
    case drawn(seed: UInt64)
  }

  /// Slips of KTAB.
  public struct Slips: OptionSet, Hashable, Sendable {
    /// One bit a slip.
    public let rawValue: Int
    /// A set from its bits.
    public init(rawValue: Int) { self.rawValue = rawValue }
    /// The receiver's view of a bargain uses, for the chance, what it expects the initiator to gain.
    public static let gainForChance = Slips(rawValue: 1)
    /// The weighted mean weighs the receiver by the capability of the initiator.
    public static let initiatorsCapability = Slips(rawValue: 2)
    /// All.
    public static let ktab: Slips = [.gainForChance, .initiatorsCapability]
  }

  /// Votes, chances and elections.
  public var election = CondorcetElection()
  /// From chances to attitudes to risk.
  public var riskRange = RiskRange.middle
  /// What actors know of the attitudes of others.
  public var riskKnowledge = RiskKnowledge.oneThird
  /// What third parties expect.
  public var commitment = Commitment.partial
  /// Where bargains lie.
  public var interpolation = Interpolation.quadratic
  /// Whose view makes them.
  public var proposal = Proposal.initiator
  /// How actors choose.
  public var choice = Choice.mostLikely
  /// How far ideals follow positions: row i, column j is the pull of j's new position on the ideal of i; the rest of a
  /// row is the pull of i's old ideal. Actors in the order of the input. Without it, ideals move with positions.
  public var accommodation: [[Double]]?
  /// Slips of KTAB to repeat.
  public var slips: Slips = []
  /// What decides between equals. `inputOrder` also takes capabilities in their unit and rounds halves up, as KTAB.
  public var ties = Ties.symmetric
  /// At most so many turns, 1 or more.
  public var turns = 100
  /// From the second turn, ends when actors move, together, less than this share of what they moved in the first.
  public var settled = 0.02
  /// Whether turns keep the matrices of chances and gains.
  public var keepsMatrices = false

  /// The corrected model with KTAB's default options.
  public init() {}

  /// The model as KTAB runs it.
  public static var ktab: SpatialModel {
    var model = SpatialModel()
    model.slips = .ktab
    model.ties = .inputOrder
    return model
  }

  /// Plays the model.
  ///
  /// - Parameter input: every actor with a stance on every issue, of the same capability on all; the saliences of an
  ///   actor add to more than 0 and at most 1.
  /// - Throws: `InvalidInput` with everything that is wrong.
  public func play(_ input: BargainingInput) throws(InvalidInput) -> SpatialOutcome {
    let problems = self.problems(with: input)
    guard problems.isEmpty else { throw InvalidInput(problems) }
    var arena = SpatialArena(input, model: self)
    return arena.play()
  }
}
