import Chance
import Dossiers
import Foundation
import Simulation
import Testing

@testable import Studies

/// Designs over the dossier that `diwan new` writes, with further claims: the town's mayor makes two that
/// imply each other's denial only through claims the simulation does not know.
@Suite struct DesignTests {
  private let blueprint: Blueprint

  init() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("diwan-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    _ = try DossierTemplate.write(to: folder)
    func append(_ text: String, to file: String) throws {
      let path = "\(folder)/\(file)"
      try (try String(contentsOfFile: path, encoding: .utf8) + text).write(
        toFile: path, atomically: true, encoding: .utf8)
    }
    let hash = String(repeating: "0", count: 64)
    func claim(_ id: String, _ rest: String) -> String {
      """
      \(id):
        says: Something about \(id).
        cite: {source: gazette, paragraph: 1, characters: [0, 1], sha256: \(hash)}
        by: staff-officer
        hedge: alleged
        \(rest)

      """
    }
    try append(
      claim("smoke-seen", "credence: 0.4\n  implies: [guard-store-exploded]")
        + claim("mortars-counted", "credence: 1")
        + claim("mortars-lost", "credence: disputed\n  contradicts: [mortars-counted]"), to: "claims.yaml")
    try append(
      """

      both:
        name: Everybody
        believes: [government, upland-council]
      against:
        name: Against what is known
        believes: [government]
        false: [mortars-counted]
      mixed:
        name: The government, but for the store
        believes: [government]
        false: [guard-store-exploded]
        true: [army-shelled-hale]

      """, to: "accounts.yaml")
    blueprint = try Blueprint(compiling: Dossier.load(folder: folder))
  }

  private func truths(_ design: Design, of claim: String) throws -> [Bool] {
    let position = try #require(blueprint.openClaims.firstIndex { $0.id == claim })
    return (0..<design.specification.futures).map { design.inputs(future: $0).claims[position] }
  }

  private func design(account: String? = nil, claims: [StudyOutline.SettledClaim] = []) throws -> Design {
    try Design(DesignSpecification(futures: 20, seed: 5, account: account, claims: claims), of: blueprint)
  }

  @Test func disputedClaimsAreBalanced() throws {
    #expect(try truths(design(), of: "army-shelled-hale").count { $0 } == 10)
  }

  @Test func accountsSettleWhatTheyAssertAndWhatItContradicts() throws {
    let council = try design(account: "council-account")
    #expect(try truths(council, of: "army-shelled-hale").allSatisfy { $0 })
    #expect(council.settledClaims.contains(.init(id: "guard-store-exploded", truth: false)))
    let government = try design(account: "government-account")
    #expect(try truths(government, of: "army-shelled-hale").allSatisfy { !$0 })
    #expect(government.settledClaims.contains(.init(id: "guard-store-exploded", truth: true)))
    let mixed = try design(account: "mixed")
    #expect(try truths(mixed, of: "army-shelled-hale").allSatisfy { $0 })
  }

  @Test func consequencesPassThroughClaimsThatAreNotSimulated() throws {
    #expect(!blueprint.openClaims.contains { $0.id == "smoke-seen" || $0.id == "guard-store-exploded" })
    let seen = try design(claims: [.init(id: "smoke-seen", truth: true)])
    #expect(try truths(seen, of: "army-shelled-hale").allSatisfy { !$0 })
    #expect(seen.settledClaims.contains(.init(id: "army-shelled-hale", truth: false)))
    // The other way round it follows nothing for the simulation.
    let unseen = try design(claims: [.init(id: "smoke-seen", truth: false)])
    #expect(try truths(unseen, of: "army-shelled-hale").count { $0 } == 10)
  }

  @Test func whatIsKnownSettlesWhatContradictsIt() throws {
    #expect(try design().settledClaims == [.init(id: "mortars-lost", truth: false)])
  }

  @Test func impossibleSettlementsAreExplained() {
    #expect { try design(account: "both") } throws: {
      "\($0)".contains(
        "The claims contradict each other: if army-shelled-hale is true, then guard-store-exploded is false")
    }
    #expect { try design(account: "against") } throws: {
      "\($0)" == "Account against takes claim mortars-counted as false, but its credence in the dossier is 1."
    }
    #expect {
      try design(account: "council-account", claims: [.init(id: "smoke-seen", truth: true)])
    } throws: { "\($0)".contains("The claims contradict each other") }
  }

  @Test func inputsAreAFunctionOfTheirIndex() throws {
    let first = try design()
    let second = try design()
    for future in [19, 3, 0, 11] { #expect(first.inputs(future: future) == second.inputs(future: future)) }
    #expect(first.stream(future: 3) == RandomStream(seed: 5, future: 3))
    #expect(first.inputs(future: 3) != first.inputs(future: 4))
    for parameter in blueprint.parameters.indices {
      let strata = (0..<20).map { Int(first.inputs(future: $0).quantiles[parameter] * 20) }
      #expect(strata.sorted() == Array(0..<20))
    }
  }

  /// A part of the courses meets the same futures as all of them.
  @Test func coursesShareTheirFutures() throws {
    let all = Experiment(try design())
    let one = Experiment(
      try Design(DesignSpecification(futures: 20, seed: 5, courses: ["force"], weeks: 3), of: blueprint))
    #expect(one.outline.courses.map(\.id) == ["force"])
    #expect(one.inputs(7) == all.inputs(7))
    let short = Experiment(try Design(DesignSpecification(futures: 20, seed: 5, weeks: 3), of: blueprint))
    let force = try #require(short.outline.courses.firstIndex { $0.id == "force" })
    let stream = RandomStream(seed: 5, future: 7)
    #expect(one.makeRunner()(0, one.inputs(7), stream) == short.makeRunner()(force, short.inputs(7), stream))
  }

  @Test func outlineTellsWhatReadersNeed() throws {
    let outline = StudyOutline(of: try design(account: "council-account"))
    #expect(outline.mainIndicator == "upland-trust")
    #expect(outline.indicators.map(\.isEvent) == [false, false, true])
    #expect(outline.courses.first?.id == "stay-the-course")
    #expect(outline.account?.name == "The Council's account")
    #expect(outline.start == "2031-03-17" && outline.weeks == 52 && outline.recordedWeeks.last == 52)
    #expect(outline.predictions.map(\.claim) == ["trust-needs-admission"])
  }
}
