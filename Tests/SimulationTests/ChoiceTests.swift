import Chance
import Dossiers
import Foundation
import Testing

@testable import Simulation

@Suite struct ChoiceTests {
  /// The rebels want people in the town's reserve counts: levies of 10 and 20 are worth 1 and 2.
  static func blueprint(rationality: Double, condition: String = "", chance: String = "") throws -> Blueprint {
    var valley = Valley()
    valley.rebels =
      "goals: [{measure: reserve(band), weight: {value: 1}, scale: {value: 10}}], "
      + "rationality: {value: \(rationality)}, decides-every: 1, "
    valley.strategies = """
      rebels:
        - {name: Few, option: levy, \(chance)do: [{mobilize: {force: band, personnel: {value: 10}}}], because: made-up}
        - {name: Many, option: levy, \(condition)do: [{mobilize: {force: band, personnel: {value: 20}}}], because: made-up}

      """
    return try valley.blueprint()
  }

  static func shares(_ blueprint: Blueprint, futures: Int = 2000) -> [Double: Double] {
    var counts: [Double: Double] = [:]
    for future in 0..<futures {
      let reserve = blueprint.state(after: 1, future: UInt32(future)).reserve[blueprint.unit("band")]
      counts[reserve, default: 0] += 1 / Double(futures)
    }
    return counts
  }

  /// P ∝ exp(λ gain), with gains 0, 1 and 2: four standard deviations of 2,000 draws are at most 0.045.
  @Test(arguments: [0.0, 0.5, 2.0]) func sharesFollowTheLogit(rationality: Double) throws {
    let shares = Self.shares(try Self.blueprint(rationality: rationality))
    let weights = [0.0, 1, 2].map { exp(rationality * $0) }
    let sum = weights.reduce(0, +)
    for (reserve, weight) in zip([0.0, 10, 20], weights) {
      #expect(abs(shares[reserve, default: 0] - weight / sum) < 0.045, "\(reserve)")
    }
  }

  /// What its condition forbids is never chosen.
  @Test func conditionsRuleOptionsOut() throws {
    let shares = Self.shares(try Self.blueprint(rationality: 3, condition: "when: week > 5, "), futures: 300)
    #expect(shares[20] == nil)
    #expect(shares[10, default: 0] > 0.8)
  }

  /// What was chosen is pursued until the next decision, and happens as often as its chance says.
  @Test func choicesLast() throws {
    var valley = Valley()
    valley.rebels =
      "goals: [{measure: reserve(band), weight: {value: 1}}], rationality: {value: 100}, decides-every: 4, "
    valley.strategies = """
      rebels:
        - {name: Levy, option: levy, until: week 6, do: [{mobilize: {force: band, personnel: {value: 10}}}], because: made-up}

      """
    let blueprint = try valley.blueprint()
    let reserves = (0...9).map { blueprint.state(after: $0).reserve[blueprint.unit("band")] }
    #expect(reserves == [0, 10, 20, 30, 40, 50, 60, 60, 60, 60])
  }

  /// Imagining leaves no trace: with nothing to gain or lose the future is the one without the choice.
  @Test func imaginingChangesNothing() throws {
    var valley = Valley()
    let plain = try valley.blueprint().state(after: 12)
    valley.rebels = "goals: [{measure: reserve(band), weight: {value: -1}}], rationality: {value: 1000}, "
    valley.strategies = """
      rebels:
        - {name: Levy, option: levy, do: [{mobilize: {force: band, personnel: {value: 10}}}], because: made-up}

      """
    #expect(try valley.blueprint().state(after: 12).digest == plain.digest)
  }

  /// Under common random numbers the same future decides alike under two courses that do not differ for it.
  @Test func coursesShareDecisions() throws {
    var valley = Valley()
    valley.courses = "one: {name: One, because: made-up}\nother: {name: Other, because: made-up}\n"
    valley.rebels = "goals: [{measure: reserve(band), weight: {value: 0.01}}], decides-every: 1, "
    valley.strategies = """
      rebels:
        - {name: Levy, option: levy, do: [{mobilize: {force: band, personnel: {value: 10}}}], because: made-up}

      """
    let blueprint = try valley.blueprint()
    let band = blueprint.unit("band")
    let reserves = (0..<20).map { future in
      (0...1).map { blueprint.state(after: 12, course: $0, future: UInt32(future)).reserve[band] }
    }
    #expect(reserves.allSatisfy { $0[0] == $0[1] })
    #expect(Set(reserves.map { $0[0] }).count > 3)
  }
}
