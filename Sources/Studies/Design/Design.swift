public import Chance
import Dossiers
public import Simulation

/// The futures of a study: which courses of action, and which inputs each future has.
///
/// The inputs of a future depend on the design, the seed and the index of the future only. All courses of
/// action of a future share its inputs and its random numbers, so that differences between courses are
/// not noise.
public struct Design: Sendable {
  /// What was asked for, with courses and weeks filled in.
  public let specification: DesignSpecification
  /// What is simulated.
  public let blueprint: Blueprint
  /// For each course of the study its index in `Blueprint.courses`, the baseline first.
  public let courses: [Int]
  /// Weeks that each future lasts.
  public let weeks: Int
  /// Claims settled by account or by hand though the dossier leaves them open, or because it follows.
  public let settledClaims: [StudyOutline.SettledClaim]

  /// What findings need to know of how the futures were chosen.
  public let plan: StudyOutline.Plan?
  /// The truth of each open claim that is not free, and which pairs of literals cannot hold together.
  let forced: [Bool?]
  let exclusions: [(ClaimLogic.Literal, ClaimLogic.Literal)]

  private let source: any InputSource

  /// A design over a compiled dossier.
  ///
  /// - Parameters:
  ///   - specification: what is asked.
  ///   - blueprint: the compiled dossier.
  ///   - table: the rows, if they were written down; they decide the number of futures.
  /// - Throws: `DesignError` if the specification does not fit the dossier, or the claims to be settled
  ///   contradict each other.
  public init(
    _ specification: DesignSpecification, of blueprint: Blueprint, table: DesignTable? = nil
  ) throws(DesignError) {
    guard (1...Int(UInt32.max)).contains(specification.futures) else {
      throw DesignError("The number of futures must be from 1 to \(UInt32.max).")
    }
    guard specification.seed <= UInt64(Int64.max) else { throw DesignError("The seed must be below 2^63.") }
    guard specification.stride >= 1 else { throw DesignError("The stride must be 1 or more.") }
    weeks = specification.weeks ?? blueprint.dossier.horizon
    guard (1...5200).contains(weeks) else { throw DesignError("The weeks must be from 1 to 5200.") }
    courses = try Design.courses(specification.courses, of: blueprint)
    self.blueprint = blueprint

    let settlement = try Settlement(
      of: blueprint.dossier, account: specification.account, byHand: specification.claims)
    settledClaims = settlement.chosen
    let positions = blueprint.openClaims.compactMap { settlement.ids.firstIndex(of: $0.id) }
    precondition(positions.count == blueprint.openClaims.count, "open claims are claims of the dossier")
    forced = positions.map { settlement.forced[$0] }
    exclusions = settlement.logic.exclusions(among: positions)
    let built = try DesignBuilder(
      specification: specification, blueprint: blueprint, forced: forced, exclusions: exclusions
    ).build(table)
    source = built.source
    plan = built.plan

    var filled = specification
    filled.futures = built.futures
    filled.courses = courses.map { blueprint.courses[$0] }
    filled.weeks = weeks
    filled.claims.sort { $0.id < $1.id }
    // The defaults are not written down, so that studies of earlier versions agree.
    if filled.kind == .latinHypercube { filled.kind = nil }
    if filled.replications == 1 { filled.replications = nil }
    if filled.correlations?.isEmpty == true { filled.correlations = nil }
    filled.inputs?.sort()
    filled.table = table?.digest
    self.specification = filled
    if let precision = specification.precision { try check(precision) }
  }

  private func check(_ precision: Precision) throws(DesignError) {
    let kind = plan?.kind ?? .latinHypercube
    guard kind.mayBeCutShort else {
      throw DesignError(
        "A \(kind.rawValue) design is only good as a whole: --precision is for the kinds "
          + "\(DesignKind.made.filter(\.mayBeCutShort).map(\.rawValue).joined(separator: ", ")) and for tables.")
    }
    guard let indicator = blueprint.indicators.first(where: { $0.id == precision.indicator }) else {
      throw DesignError(
        "--precision: no indicator has the id \(precision.indicator). There are: "
          + "\(blueprint.indicators.map(\.id).joined(separator: ", ")).")
    }
    if precision.scope == .bestTwo && indicator.better == .neither {
      throw DesignError(
        "--precision: of indicator \(precision.indicator) no direction is better, so there are no best two courses.")
    }
    _ = try monitor(precision)
  }

  private func monitor(_ precision: Precision) throws(DesignError) -> PrecisionMonitor {
    let better = blueprint.indicators.first { $0.id == precision.indicator }?.better
    do {
      return try PrecisionMonitor(
        precision, courses: courses.count, isHigherBetter: better == .higher, most: specification.futures)
    } catch {
      throw DesignError(error.problems.map { "--precision: " + $0 })
    }
  }

  /// A monitor of the precision asked for, before any future.
  var monitor: PrecisionMonitor? { specification.precision.flatMap { try? monitor($0) } }

  private static func courses(_ asked: [String]?, of blueprint: Blueprint) throws(DesignError) -> [Int] {
    guard let asked else { return Array(blueprint.courses.indices) }
    if let unknown = asked.first(where: { !blueprint.courses.contains($0) }) {
      throw DesignError(
        "No course of action has the id \(unknown). There are: \(blueprint.courses.joined(separator: ", ")).")
    }
    guard !asked.isEmpty else { throw DesignError("At least one course of action is needed.") }
    return blueprint.courses.indices.filter { asked.contains(blueprint.courses[$0]) }
  }

  /// What is uncertain, in one future.
  ///
  /// - Parameter future: 0 ..< `specification.futures`.
  public func inputs(future: Int) -> Inputs { source.inputs(future: future) }

  /// The random numbers of one future, under all courses of action.
  ///
  /// - Parameter future: 0 ..< `specification.futures`.
  public func stream(future: Int) -> RandomStream {
    RandomStream(seed: specification.seed, future: source.stream(future: future))
  }
}
