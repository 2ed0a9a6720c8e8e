/// What an analyst asks of a study; with the dossier it decides everything about it.
public struct DesignSpecification: Codable, Hashable, Sendable {
  /// The number of futures, 1 or more.
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

  /// A specification.
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
  /// What is wrong and what would be right.
  public let description: String

  init(_ description: String) {
    self.description = description
  }
}
