/// What a study was about and how it was designed: everything a reader of its findings must know.
///
/// All parts are in the order of the dossier, the baseline course first.
public struct StudyOutline: Codable, Hashable, Sendable {
  /// An id and the name that people read.
  public struct Subject: Codable, Hashable, Sendable {
    /// The dossier's id.
    public var id: String
    /// The dossier's name.
    public var name: String

    /// A named subject.
    public init(id: String, name: String) {
      self.id = id
      self.name = name
    }
  }

  /// A course of action.
  public struct Course: Codable, Hashable, Sendable {
    /// The dossier's id.
    public var id: String
    /// The dossier's name.
    public var name: String
    /// The dossier's summary.
    public var summary: String?

    /// A course of action.
    public init(id: String, name: String, summary: String?) {
      self.id = id
      self.name = name
      self.summary = summary
    }
  }

  /// An indicator as far as findings depend on it.
  public struct Indicator: Codable, Hashable, Sendable {
    /// Which values are preferred.
    public enum Better: String, Codable, Sendable { case higher, lower, neither }
    /// The dossier's id.
    public var id: String
    /// The dossier's name.
    public var name: String
    /// The unit as written in the dossier.
    public var unit: String?
    /// Which values are preferred.
    public var better: Better
    /// How one value is made of a future's weeks: `end`, `mean`, `minimum`, `maximum` or `ever`.
    public var summary: String
    /// The first week that the summary looks at.
    public var after: Int
    /// The value of a future is 0 or 1: whether something is the case.
    public var isEvent: Bool

    /// An indicator.
    public init(
      id: String, name: String, unit: String?, better: Better, summary: String, after: Int, isEvent: Bool
    ) {
      self.id = id
      self.name = name
      self.unit = unit
      self.better = better
      self.summary = summary
      self.after = after
      self.isEvent = isEvent
    }
  }

  /// A claim that the futures differ in.
  public struct Claim: Codable, Hashable, Sendable {
    /// The dossier's id.
    public var id: String
    /// The claim in the analyst's words.
    public var says: String
    /// Names of those who assert it.
    public var by: [String]
    /// `asserted`, `reported`, `alleged`, `suspected` or `denied`.
    public var hedge: String
    /// The probability agreed for it; nil: disputed.
    public var credence: Double?
    /// Where it stands: `interview ¶43, characters 88–195`; nil in older studies.
    public var locators: [String]?

    /// An open claim.
    public init(
      id: String, says: String, by: [String], hedge: String, credence: Double?, locators: [String]? = nil
    ) {
      self.id = id
      self.says = says
      self.by = by
      self.hedge = hedge
      self.credence = credence
      self.locators = locators
    }
  }

  /// A claim whose truth was settled for the whole study.
  public struct SettledClaim: Codable, Hashable, Sendable {
    /// The dossier's id.
    public var id: String
    /// Whether it was taken as true.
    public var truth: Bool

    /// A settled claim.
    public init(id: String, truth: Bool) {
      self.id = id
      self.truth = truth
    }
  }

  /// An uncertain number that the futures differ in.
  public struct Parameter: Codable, Hashable, Sendable {
    /// The id of the claim or assumption that holds it, or else the path of the number.
    public var id: String
    /// Ids of the claims and assumptions it stands on.
    public var grounds: [String]
    /// What it is, in the words of the assumption or claim that holds it; nil in older studies.
    public var says: String?
    /// Its unit as written in the dossier.
    public var unit: String?

    /// A parameter.
    public init(id: String, grounds: [String], says: String? = nil, unit: String? = nil) {
      self.id = id
      self.grounds = grounds
      self.says = says
      self.unit = unit
    }
  }

  /// An account that the dossier offers to believe entirely, and what it settles.
  public struct Account: Codable, Hashable, Sendable {
    /// The dossier's id.
    public var id: String
    /// The dossier's name.
    public var name: String
    /// The claims that it settles though the dossier leaves them open, also by consequence.
    public var settles: [SettledClaim]

    /// A rival account.
    public init(id: String, name: String, settles: [SettledClaim]) {
      self.id = id
      self.name = name
      self.settles = settles
    }
  }

  /// A claim that predicts something the study can test.
  public struct Prediction: Codable, Hashable, Sendable {
    /// Which side is predicted.
    public enum Direction: String, Codable, Sendable { case higher, lower }
    /// The predicting claim.
    public var claim: String
    /// The indicator it speaks of.
    public var indicator: String
    /// The course of action under which it is predicted.
    public var course: String
    /// The course it is compared with; nil: `threshold` is given.
    public var versus: String?
    /// The value it is compared with; nil: `versus` is given.
    public var threshold: Double?
    /// Which side of it is predicted.
    public var direction: Direction

    /// A prediction: exactly one of `versus` and `threshold` is given.
    public init(
      claim: String, indicator: String, course: String, versus: String?, threshold: Double?, direction: Direction
    ) {
      self.claim = claim
      self.indicator = indicator
      self.course = course
      self.versus = versus
      self.threshold = threshold
      self.direction = direction
    }
  }

  /// The dossier's title.
  public var title: String
  /// The dossier's question.
  public var question: String
  /// The day on which week 0 begins: `2016-05-30`.
  public var start: String
  /// SHA-256 of the dossier, in hexadecimal.
  public var dossierDigest: String
  /// Futures designed.
  public var futures: Int
  /// Futures that have been run and stored.
  public var completed: Int
  /// The study's seed.
  public var seed: UInt64
  /// Weeks that each future lasts.
  public var weeks: Int
  /// Every how many weeks was recorded.
  public var stride: Int
  /// The recorded weeks.
  public var recordedWeeks: [Int]
  /// The account believed entirely, if any.
  public var account: Subject?
  /// Claims settled by the account or by hand though the dossier leaves them open, or because it follows.
  public var settledClaims: [SettledClaim]
  /// The courses of action, the baseline first.
  public var courses: [Course]
  /// The indicators.
  public var indicators: [Indicator]
  /// The id of the primary indicator; nil only if there are no indicators.
  public var mainIndicator: String?
  /// The simulated places.
  public var places: [Subject]
  /// The simulated actors.
  public var actors: [Subject]
  /// The claims that the futures differ in.
  public var claims: [Claim]
  /// The numbers that the futures differ in.
  public var parameters: [Parameter]
  /// The claims that predict something.
  public var predictions: [Prediction]
  /// The rival accounts of the dossier; nil in older studies.
  public var accounts: [Account]?
  /// How the futures were chosen; nil: by Latin hypercube, one future for each point.
  public var plan: Plan?
  /// Where a study with a stopping rule stands; nil: it had none, or is not done.
  public var stopping: Stopping?

  /// An outline from its parts.
  public init(
    title: String, question: String, start: String, dossierDigest: String, futures: Int, completed: Int,
    seed: UInt64, weeks: Int, stride: Int, recordedWeeks: [Int], account: Subject?, settledClaims: [SettledClaim],
    courses: [Course], indicators: [Indicator], mainIndicator: String?, places: [Subject], actors: [Subject],
    claims: [Claim], parameters: [Parameter], predictions: [Prediction], accounts: [Account]? = nil
  ) {
    self.title = title
    self.question = question
    self.start = start
    self.dossierDigest = dossierDigest
    self.futures = futures
    self.completed = completed
    self.seed = seed
    self.weeks = weeks
    self.stride = stride
    self.recordedWeeks = recordedWeeks
    self.account = account
    self.settledClaims = settledClaims
    self.courses = courses
    self.indicators = indicators
    self.mainIndicator = mainIndicator
    self.places = places
    self.actors = actors
    self.claims = claims
    self.parameters = parameters
    self.predictions = predictions
    self.accounts = accounts
  }
}
