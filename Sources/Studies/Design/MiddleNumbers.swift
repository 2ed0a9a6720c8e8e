import Chance
public import Dossiers

/// What the numbers of a dossier are in the middle of what is known: for answers that need one number each.
///
/// Uncertain numbers stand at their medians. An open claim is false unless it is more likely true than not, or is
/// settled by an account or by hand. A course of action may replace assumptions.
public struct MiddleNumbers: Sendable {
  private let dossier: Dossier
  private let truths: [String: Bool]
  private let replaced: [String: Quantity]

  /// The numbers of a dossier.
  ///
  /// - Parameters:
  ///   - dossier: the dossier.
  ///   - course: the id of a course of action; nil: the baseline.
  ///   - account: the id of an account to believe entirely; nil: none.
  ///   - claims: claims settled by hand.
  /// - Throws: `DesignError` for ids that there are not, and for claims that contradict each other.
  public init(
    of dossier: Dossier, course: String? = nil, account: String? = nil, claims: [StudyOutline.SettledClaim] = []
  ) throws(DesignError) {
    let settlement = try Settlement(of: dossier, account: account, byHand: claims)
    var truths: [String: Bool] = [:]
    for (position, id) in settlement.ids.enumerated() {
      let credence: Double =
        switch dossier.claims[id]?.credence {
        case .probability(let credence): credence
        case .disputed, nil: 0
        }
      truths[id] = settlement.forced[position] ?? (credence > 0.5)
    }
    if let course, dossier.courses[course] == nil {
      throw DesignError(
        "No course of action has the id \(course). There are: \(dossier.courses.keys.joined(separator: ", ")).")
    }
    var replaced: [String: Quantity] = [:]
    // Included courses first, so that a course's own values win.
    func apply(_ id: String, _ depth: Int) {
      guard depth < 64, let course = dossier.courses[id] else { return }
      for included in course.includes { apply(included, depth + 1) }
      for (assumption, quantity) in course.sets { replaced[assumption] = quantity }
    }
    let baseline = dossier.courses.values.first(where: \.isBaseline) ?? dossier.courses.values.first
    if let chosen = course ?? baseline?.id { apply(chosen, 0) }
    self.dossier = dossier
    self.truths = truths
    self.replaced = replaced
  }

  /// Whether a claim is taken as true; false for one that there is not.
  ///
  /// - Parameter claim: its id.
  /// - Returns: whether it is.
  public func isTrue(_ claim: String) -> Bool { truths[claim] ?? false }

  /// The value of a number.
  ///
  /// - Parameter quantity: a number of the dossier.
  /// - Returns: its value, within the range that its field admits.
  public func value(_ quantity: Quantity) -> Double { value(quantity, depth: 0) }

  private func value(_ quantity: Quantity, depth: Int) -> Double {
    let value: Double
    if let exception = quantity.exceptions.first(where: { isTrue($0.claim) }) {
      value = exception.value
    } else {
      value =
        switch quantity.form {
        case .constant(let constant): constant
        case .reference(let id): ground(id, depth: depth)
        case .uniform(let low, let high): Distribution.uniform(low: low, high: high).quantile(0.5)
        case .triangular(let low, let mode, let high):
          Distribution.triangular(low: low, mode: mode, high: high).quantile(0.5)
        case .normal(let mean, let deviation):
          Distribution.normal(mean: mean, standardDeviation: deviation).quantile(0.5)
        case .lognormal(let median, let deviation):
          Distribution.lognormal(median: median, deviation: deviation).quantile(0.5)
        case .beta(let alpha, let beta): Distribution.beta(alpha: alpha, beta: beta).quantile(0.5)
        }
    }
    return min(max(value, quantity.range.lowerBound), quantity.range.upperBound)
  }

  private func ground(_ id: String, depth: Int) -> Double {
    // A check refuses circles; this only makes sure to end.
    guard depth < 64 else { return 0 }
    if let other = replaced[id] { return value(other, depth: depth + 1) }
    if let own = dossier.assumptions[id]?.value { return value(own, depth: depth + 1) }
    return dossier.claims[id]?.value ?? 0
  }
}
