/// What the study says to somebody who believes one account entirely: the futures in which the open claims are
/// as the account has them.
///
/// Open claims are true in some futures and false in others, so a study of all accounts holds the futures of
/// each. Where an account settles more claims than leave enough futures, those that move the main indicator
/// most are held to it and the others are left open.
public struct RivalAccount: Codable, Hashable, Sendable {
  /// A course of action in those futures.
  public struct Standing: Codable, Hashable, Sendable {
    /// The course.
    public var course: String
    /// The mean of the main indicator; of an event its probability.
    public var mean: Estimate
  }

  /// A claim on which two accounts part.
  public struct Parting: Codable, Hashable, Sendable {
    /// The other account.
    public var account: String
    /// The claim that moves the main indicator most of those that the two settle differently; nil: none does.
    public var claim: String?
    /// The course under which it moves it most.
    public var course: String?
    /// The mean if the claim is as this account has it, less the mean if it is as the other has it.
    public var difference: Estimate?
  }

  /// The dossier's id of the account.
  public var account: String
  /// Its name.
  public var name: String
  /// The futures that are as it says.
  public var futures: Int
  /// The claims held as it says.
  public var held: [StudyOutline.SettledClaim]
  /// Claims that it settles too, but that are left open here because too few futures would be left.
  public var leftOpen: [String]
  /// Of those left open, the claims that clearly move the main indicator under some course: if there are any,
  /// a study of the account alone says more.
  public var missing: [String]
  /// The study itself holds a claim against it, so that no future is as it says.
  public var isExcluded: Bool
  /// All courses, from best to worst where one direction is better, else in the order of the study; empty if
  /// fewer than twenty futures are as it says.
  public var courses: [Standing]
  /// Where it parts from each other account.
  public var partings: [Parting]
}

extension RivalAccount {
  /// Means of fewer futures than this are not told.
  static let fewestFutures = 20

  /// All accounts of a study.
  ///
  /// - Parameters:
  ///   - study: its outline, with accounts.
  ///   - values: for each course the main indicator in each future.
  ///   - claims: dependences on the open claims.
  static func all(
    _ study: StudyOutline, _ inputs: StudyInputs, _ indicator: StudyOutline.Indicator, values: [[Double]],
    claims: [ClaimDependence]
  ) -> [RivalAccount] {
    let accounts = study.accounts ?? []
    return accounts.map { account in
      RivalAccount(
        account, study, inputs, indicator, values: values, claims: claims,
        others: accounts.filter { $0.id != account.id })
    }
  }

  private init(
    _ account: StudyOutline.Account, _ study: StudyOutline, _ inputs: StudyInputs,
    _ indicator: StudyOutline.Indicator, values: [[Double]], claims: [ClaimDependence],
    others: [StudyOutline.Account]
  ) {
    (self.account, name) = (account.id, account.name)
    isExcluded = study.settledClaims.contains { settled in
      account.settles.contains { $0.id == settled.id && $0.truth != settled.truth }
    }
    // Those that matter most first.
    let order = claims.enumerated().sorted {
      (-$0.element.mostExplained, $0.offset) < (-$1.element.mostExplained, $1.offset)
    }.map(\.element.claim)
    let settles = order.compactMap { claim in account.settles.first { $0.id == claim } }
    var rows = isExcluded ? [] : Array(0..<study.completed)
    var held: [StudyOutline.SettledClaim] = []
    var leftOpen: [String] = []
    for settled in settles {
      guard let truths = inputs[settled.id]?.values else { continue }
      let left = rows.filter { (truths[$0] > 0.5) == settled.truth }
      // A claim that matters little is given up for one after it only if it costs too many futures.
      if left.count >= RivalAccount.fewestFutures {
        rows = left
        held.append(settled)
      } else {
        leftOpen.append(settled.id)
      }
    }
    // Where not even the claim that matters most leaves enough, nothing can be told of the account.
    if held.isEmpty, let first = leftOpen.first, let truths = inputs[first]?.values {
      rows = rows.filter { (truths[$0] > 0.5) == (settles.first { $0.id == first }?.truth ?? true) }
    }
    futures = rows.count
    self.held = held
    self.leftOpen = leftOpen
    missing = leftOpen.filter { id in
      claims.first { $0.claim == id }?.effects.contains { $0.isClear } ?? false
    }
    courses = RivalAccount.standings(study, indicator, values, rows)
    partings = others.map { Parting(account, $0, claims) }
  }

  private static func standings(
    _ study: StudyOutline, _ indicator: StudyOutline.Indicator, _ values: [[Double]], _ rows: [Int]
  ) -> [Standing] {
    guard rows.count >= fewestFutures else { return [] }
    let bootstrap = Bootstrap(futures: rows.count, seed: study.seed)
    let standings = study.courses.indices.map { course in
      Standing(course: study.courses[course].id, mean: bootstrap.mean(rows.map { values[course][$0] }))
    }
    guard indicator.better != .neither else { return standings }
    let sign = indicator.better == .higher ? -1.0 : 1
    return standings.enumerated().sorted {
      (sign * $0.element.mean.value, $0.offset) < (sign * $1.element.mean.value, $1.offset)
    }.map(\.element)
  }
}

extension RivalAccount.Parting {
  /// Of the claims that two accounts settle differently that with the largest difference of means.
  init(_ account: StudyOutline.Account, _ other: StudyOutline.Account, _ claims: [ClaimDependence]) {
    self.account = other.id
    var largest = 0.0
    for dependence in claims {
      let mine = account.settles.first { $0.id == dependence.claim }?.truth
      let others = other.settles.first { $0.id == dependence.claim }?.truth
      guard let mine, let others, mine != others else { continue }
      for effect in dependence.effects {
        guard let difference = effect.difference, abs(difference.value) > largest else { continue }
        largest = abs(difference.value)
        claim = dependence.claim
        course = effect.course
        let turned = Interval(low: -difference.interval.high, high: -difference.interval.low)
        self.difference = mine ? difference : Estimate(value: -difference.value, interval: turned)
      }
    }
  }
}

extension ClaimDependence.Effect {
  /// The interval of the difference leaves 0 out.
  public var isClear: Bool { difference.map { $0.interval.low > 0 || $0.interval.high < 0 } ?? false }
}
