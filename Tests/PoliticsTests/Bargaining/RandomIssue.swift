import Chance

@testable import Politics

/// Made-up issues for randomised tests, and the transformations that must not change a result.
///
/// Positions are whole tens half of the time, so that identical positions and ties occur.
struct RandomIssue {
  let issue: BargainingIssue

  init(seed: Int, actors: Int, coarse: Bool? = nil) throws {
    let stream = RandomStream(seed: UInt64(seed), future: 77)
    func uniform(_ entity: Int, _ draw: Int) -> Double { stream.uniform(.design, week: 0, entity: entity, draw: draw) }
    let coarse = coarse ?? seed.isMultiple(of: 2)
    var positions = (0..<actors).map { actor in
      coarse ? (uniform(actor, 0) * 10).rounded(.down) * 10 : (uniform(actor, 0) * 10_000).rounded(.down) / 100
    }
    if positions.allSatisfy({ $0 == positions[0] }) { positions[0] = positions[0] < 50 ? 90 : 10 }
    issue = try BargainingIssue(
      name: "issue", actors: (0..<actors).map { "actor \($0)" }, positions: positions,
      saliences: (0..<actors).map { coarse ? ((uniform($0, 1) * 5).rounded(.down) + 1) / 5 : uniform($0, 1) },
      capabilities: (0..<actors).map { coarse ? ((uniform($0, 2) * 4).rounded(.down) + 1) : uniform($0, 2) * 100 },
      scale: 0...100)
  }

  /// The same actors in another order.
  static func permuted(_ issue: BargainingIssue, seed: Int) throws -> BargainingIssue {
    try issue.reordered(permutation(issue.actors.count, seed: seed))
  }

  /// Fisher and Yates.
  static func permutation(_ count: Int, seed: Int) -> [Int] {
    let stream = RandomStream(seed: UInt64(seed), future: 78)
    var order = Array(0..<count)
    for last in stride(from: count - 1, to: 0, by: -1) {
      order.swapAt(last, Int(stream.uniform(.design, week: 0, entity: last) * Double(last + 1)))
    }
    return order
  }

  static func scaled(_ issue: BargainingIssue, by factor: Double) throws -> BargainingIssue {
    try BargainingIssue(
      name: issue.name, actors: issue.actors, positions: issue.positions, saliences: issue.saliences,
      capabilities: issue.capabilities.map { $0 * factor }, scale: issue.scale, referencePoint: issue.referencePoint)
  }

  /// Positions p become `sum` − p.
  static func mirrored(_ issue: BargainingIssue, about sum: Double) throws -> BargainingIssue {
    try BargainingIssue(
      name: issue.name, actors: issue.actors, positions: issue.positions.map { sum - $0 },
      saliences: issue.saliences, capabilities: issue.capabilities,
      scale: (sum - issue.scale.upperBound)...(sum - issue.scale.lowerBound),
      referencePoint: issue.referencePoint.map { sum - $0 })
  }
}

extension BargainingIssue {
  func reordered(_ order: [Int]) throws -> BargainingIssue {
    try BargainingIssue(
      name: name, actors: order.map { actors[$0] }, positions: order.map { positions[$0] },
      saliences: order.map { saliences[$0] }, capabilities: order.map { capabilities[$0] }, scale: scale,
      referencePoint: referencePoint)
  }
}
