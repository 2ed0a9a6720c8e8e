/// The same indicators by course of action in several studies, side by side, each against the first one.
///
/// Studies of the same design are compared future by future: their futures have the same random numbers,
/// so that what differs is what was changed. Others are compared as independent samples.
public struct StudyComparison: Codable, Hashable, Sendable {
  /// A study to be compared.
  public struct Source {
    let label: String
    let outline: StudyOutline
    let specification: DesignSpecification
    let outcomes: (_ course: Int, _ indicator: Int) throws -> [Double]

    /// A study.
    ///
    /// - Parameters:
    ///   - label: what tables call it.
    ///   - outline: what was studied.
    ///   - specification: what was asked for.
    ///   - outcomes: an indicator's values under a course, both by index in the outline.
    public init(
      label: String, outline: StudyOutline, specification: DesignSpecification,
      outcomes: @escaping (_ course: Int, _ indicator: Int) throws -> [Double]
    ) {
      (self.label, self.outline, self.specification, self.outcomes) = (label, outline, specification, outcomes)
    }
  }

  /// One of the studies.
  public struct Study: Codable, Hashable, Sendable {
    /// What tables call it.
    public var label: String
    /// The dossier's title.
    public var title: String
    /// The account believed entirely.
    public var account: String?
    /// Futures that were run.
    public var futures: Int
    /// The seed.
    public var seed: UInt64
    /// The digest of its dossier.
    public var dossierDigest: String
    /// Whether it is compared with the first study future by future.
    public var isPaired: Bool
  }

  /// A difference between two studies.
  public struct Difference: Codable, Hashable, Sendable {
    /// This study less the first, with its 95 % interval.
    public var estimate: Estimate
    /// Whether it was taken future by future.
    public var isPaired: Bool
  }

  /// An indicator under a course.
  public struct Row: Codable, Hashable, Sendable {
    /// The id of the course of action.
    public var course: String
    /// The id of the indicator.
    public var indicator: String
    /// By study the mean, or of an event the probability; nil where the study does not have it.
    public var means: [Estimate?]
    /// By study the difference from the first; nil for the first, and where either does not have it.
    public var differences: [Difference?]
  }

  /// Something that is not alike in all studies.
  public struct Contrast: Codable, Hashable, Sendable {
    /// What differs: `claim`, `number`, `design`, `course` or `indicator`.
    public var kind: String
    /// Its id.
    public var subject: String
    /// How it is in each study.
    public var states: [String]
  }

  /// The studies, in the order given.
  public var studies: [Study]
  /// Indicator by indicator, course by course, those of the first study first.
  public var rows: [Row]
  /// What differs between them.
  public var contrasts: [Contrast]

  /// Compares studies.
  ///
  /// - Parameter sources: two or more, each with at least one future.
  /// - Throws: what `outcomes` throws.
  public init(_ sources: [Source]) throws {
    guard let first = sources.first else {
      (studies, rows, contrasts) = ([], [], [])
      return
    }
    let pairings = sources.map { Self.isPaired($0, first) }
    studies = zip(sources, pairings).map { source, isPaired in
      Study(
        label: source.label, title: source.outline.title, account: source.outline.account?.id,
        futures: source.outline.completed, seed: source.outline.seed, dossierDigest: source.outline.dossierDigest,
        isPaired: isPaired)
    }
    contrasts = StudyContrasts(sources).all
    rows = []
    var bootstraps: [Int: Bootstrap] = [:]
    for source in sources where bootstraps[source.outline.completed] == nil {
      bootstraps[source.outline.completed] = Bootstrap(futures: source.outline.completed, seed: first.outline.seed)
    }
    for indicator in Self.merged(sources.map { $0.outline.indicators.map(\.id) }) {
      for course in Self.merged(sources.map { $0.outline.courses.map(\.id) }) {
        let columns = try sources.map { source -> [Double]? in
          guard let row = source.outline.courses.firstIndex(where: { $0.id == course }),
            let column = source.outline.indicators.firstIndex(where: { $0.id == indicator })
          else { return nil }
          return try source.outcomes(row, column)
        }
        rows.append(
          Row(
            course: course, indicator: indicator,
            means: columns.map { column in column.flatMap { bootstraps[$0.count]?.mean($0) } },
            differences: columns.indices.map { study in
              guard study > 0, let base = columns[0], let own = columns[study] else { return nil }
              return Self.difference(own, base, isPaired: pairings[study], bootstraps[own.count])
            }))
      }
    }
  }

  /// Whether future i is the same draw in both: the same design, all of it.
  private static func isPaired(_ study: Source, _ other: Source) -> Bool {
    let (a, b) = (study.specification, other.specification)
    return study.outline.completed == other.outline.completed && study.outline.completed == study.outline.futures
      && a.futures == b.futures && a.seed == b.seed && a.kind == b.kind && a.replications == b.replications
      && a.table == b.table
  }

  private static func difference(
    _ own: [Double], _ base: [Double], isPaired: Bool, _ bootstrap: Bootstrap?
  ) -> Difference? {
    if isPaired, let bootstrap {
      return Difference(estimate: bootstrap.mean(zip(own, base).map { $0 - $1 }), isPaired: true)
    }
    // Independent samples: the normal interval of a difference of means with unequal variances.
    let gap = mean(own) - mean(base)
    let variance =
      standardDeviation(own) * standardDeviation(own) / Double(own.count)
      + standardDeviation(base) * standardDeviation(base) / Double(base.count)
    let reach = Interval.normalPoint * variance.squareRoot()
    return Difference(
      estimate: Estimate(value: gap, interval: Interval(low: gap - reach, high: gap + reach)), isPaired: false)
  }

  /// All ids, in the order in which they first appear.
  static func merged(_ lists: [[String]]) -> [String] {
    var seen: Set<String> = []
    return lists.flatMap { $0 }.filter { seen.insert($0).inserted }
  }
}
