/// What an analyst asks of a study; with the dossier, and the table if there is one, it decides everything
/// about it.
public struct DesignSpecification: Codable, Hashable, Sendable {
  /// A rank correlation wanted between two parameters.
  public struct Correlation: Codable, Hashable, Sendable {
    /// The ids of the parameters.
    public var first, second: String
    /// Spearman's correlation, between −1 and 1.
    public var value: Double

    /// A rank correlation.
    ///
    /// - Parameters:
    ///   - first: the id of a parameter.
    ///   - second: the id of another one.
    ///   - value: −1 < value < 1.
    public init(_ first: String, _ second: String, _ value: Double) {
      (self.first, self.second, self.value) = (first, second, value)
    }
  }

  /// The number of futures, 1 or more; kinds that need a certain number take the largest one below.
  public var futures: Int
  /// The seed of all random numbers, below 2⁶³.
  public var seed: UInt64
  /// Ids of the courses of action; nil: all of the dossier.
  public var courses: [String]?
  /// Weeks that each future lasts; nil: the dossier's horizon.
  public var weeks: Int?
  /// Every how many weeks is recorded.
  public var stride: Int
  /// The account to believe entirely.
  public var account: String?
  /// Claims settled by hand.
  public var claims: [StudyOutline.SettledClaim]
  /// Whether a ledger of every future is kept; nil: no.
  public var ledger: Bool?
  /// How inputs are chosen; nil: by Latin hypercube.
  public var kind: DesignKind?
  /// Futures for each point of the design, with the same inputs and other random numbers; nil: one.
  public var replications: Int?
  /// Rank correlations between parameters; those that are not named are independent.
  public var correlations: [Correlation]?
  /// Ids of the inputs that a `saltelli` or `morris` design tells apart; all others are one input together.
  /// nil: all.
  public var inputs: [String]?
  /// A digest of the table that the rows were read from.
  public var table: String?
  /// When the study may stop before all futures are done.
  public var precision: Precision?

  /// A specification.
  ///
  /// - Parameters:
  ///   - futures: 1 or more.
  ///   - seed: below 2⁶³.
  ///   - courses: ids; nil: all of the dossier.
  ///   - weeks: nil: the dossier's horizon.
  ///   - stride: every how many weeks is recorded.
  ///   - account: the account to believe entirely.
  ///   - claims: claims settled by hand.
  ///   - ledger: whether a ledger of every future is kept.
  public init(
    futures: Int = 1000, seed: UInt64 = 1, courses: [String]? = nil, weeks: Int? = nil, stride: Int = 4,
    account: String? = nil, claims: [StudyOutline.SettledClaim] = [], ledger: Bool? = nil
  ) {
    self.futures = futures
    self.seed = seed
    self.courses = courses
    self.weeks = weeks
    self.stride = stride
    self.account = account
    self.claims = claims
    self.ledger = ledger
  }
}

/// Why a design is impossible.
public struct DesignError: Error, CustomStringConvertible, Hashable {
  /// What is wrong and what would be right, each in a sentence.
  public let problems: [String]
  /// The problems, one a line.
  public var description: String { problems.joined(separator: "\n") }

  init(_ description: String) { problems = [description] }
  init(_ problems: [String]) { self.problems = problems }
}
