public import Chance
import Dossiers
public import Simulation

/// The futures of a study: which courses of action, and which inputs each future has.
///
/// The inputs of a future depend on (seed, index of the future, number of futures) only. All courses of
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

  private let claims: ClaimSampler
  private let parameters: LatinHypercube

  /// A design over a compiled dossier.
  ///
  /// - Throws: `DesignError` if the specification does not fit the dossier, or the claims to be settled
  ///   contradict each other.
  public init(_ specification: DesignSpecification, of blueprint: Blueprint) throws(DesignError) {
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
    claims = ClaimSampler(
      futures: specification.futures, seed: specification.seed,
      probabilities: blueprint.openClaims.map { $0.credence ?? 0.5 },
      forced: positions.map { settlement.forced[$0] },
      exclusions: settlement.logic.exclusions(among: positions))
    parameters = LatinHypercube(
      points: specification.futures, dimensions: blueprint.parameters.count, seed: specification.seed,
      purpose: .parameters)
    var filled = specification
    filled.courses = courses.map { blueprint.courses[$0] }
    filled.weeks = weeks
    filled.claims.sort { $0.id < $1.id }
    self.specification = filled
  }

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
  public func inputs(future: Int) -> Inputs {
    Inputs(
      claims: claims.claims(future: future),
      quantiles: blueprint.parameters.indices.map { parameters.position(point: future, dimension: $0) })
  }

  /// The random numbers of one future, under all courses of action.
  public func stream(future: Int) -> RandomStream {
    RandomStream(seed: specification.seed, future: UInt32(future))
  }
}
