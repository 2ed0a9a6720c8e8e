import Dossiers
import Foundation
import Politics
import Simulation
import Testing

@testable import Studies

/// A dossier with a parliament, and what a simulation would make of it at the start.
enum ElectionOf2010 {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../Examples/iraq-2010").path
  static let dossier = Result { try Dossier.load(folder: folder) }

  static func numbers(course: String? = nil, account: String? = nil) throws -> MiddleNumbers {
    try MiddleNumbers(of: dossier.get(), course: course, account: account)
  }

  /// The same claims true as in some numbers, everything else at its median.
  static func inputs(_ blueprint: Blueprint, _ numbers: MiddleNumbers) -> Inputs {
    var inputs = blueprint.medianInputs
    for (index, claim) in blueprint.openClaims.enumerated() { inputs.claims[index] = numbers.isTrue(claim.id) }
    return inputs
  }

  static let accounts: [String?] = [nil, "largest-list", "largest-bloc"]
  static let courses = ["foreign-backing", "no-foreign-backing"]
}

@Suite struct SettledParliamentTests {
  private func settled(course: String, account: String?) throws -> SettledParliament {
    let dossier = try ElectionOf2010.dossier.get()
    let parliament = try #require(dossier.parliaments["council-of-representatives"])
    return try SettledParliament(
      parliament, of: dossier, numbers: ElectionOf2010.numbers(course: course, account: account))
  }

  /// The forecast is that of the formation which a future would begin, over the mergers that may be.
  @Test(arguments: ElectionOf2010.courses, ElectionOf2010.accounts)
  func forecastsAsAFutureWouldBegin(_ course: String, _ account: String?) throws {
    let dossier = try ElectionOf2010.dossier.get()
    let blueprint = try Blueprint(compiling: dossier)
    let position = try #require(blueprint.courses.firstIndex(of: course))
    let inputs = ElectionOf2010.inputs(blueprint, try ElectionOf2010.numbers(course: course, account: account))
    let settled = try settled(course: course, account: account)
    let forecast = try settled.forecast()

    // Mergers in the order of their first list's id; only that of the two large lists is uncertain.
    let chance = try #require(settled.mergers.first { $0.lists == PartySet([1, 2]) }).chance
    #expect(settled.mergers.filter { $0.chance == 1 }.count == 2)
    let order = settled.mergers.map { merger in merger.lists.members.map { settled.lists[$0].id }.min() ?? "" }
    let sorted = order.sorted()
    var days = [Double](repeating: 0, count: forecast.days.count)
    var chances: [Set<String>: Double] = [:]
    for (merges, probability) in [(true, chance), (false, 1 - chance)] where probability > 0 {
      let merged = sorted.map { $0 == "national-iraqi-alliance" ? merges : true }
      let formation = try #require(
        try blueprint.formation(
          parliament: settled.parliament.id, merged: merged, course: position, inputs: inputs))
      let part = try formation.forecast()
      for (day, value) in part.days.enumerated() { days[day] += probability * value }
      for government in part.governments {
        let names = Set(government.coalition.members.map { formation.game.players[$0] })
        chances[names, default: 0] += probability * government.probability
      }
    }
    var largest = zip(days, forecast.days).map { abs($0 - $1) }.max() ?? 1
    for government in forecast.governments {
      let names = Set(government.coalition.members.map { settled.lists[$0].id })
      largest = max(largest, abs(government.probability - (chances[names] ?? 0)))
    }
    print("formation, \(course), \(account ?? "no account"): largest deviation \(largest)")
    #expect(largest < 1e-12)
    #expect(abs(forecast.governments.reduce(forecast.none) { $0 + $1.probability } - 1) < 1e-9)
    #expect(chances.count == forecast.governments.count)
  }

  @Test func countsSeatsAndWhatIsNeeded() throws {
    let settled = try settled(course: "foreign-backing", account: nil)
    #expect(settled.total == 325)
    #expect(settled.needed == 163)
    #expect(settled.lists.map(\.seats) == [91, 89, 70, 43, 8, 6, 4, 4, 2, 8])
    #expect(settled.dimensions.map(\.issue) == ["power-sharing", "regions"])
    #expect(settled.rules.count == 3)
    let game = try settled.game()
    #expect(game.isWinning(PartySet([0, 2, 8])))
    // A majority without a list that Sunnis voted for is none.
    #expect(!game.isWinning(PartySet([1, 2, 3])))
  }

  /// The reading of the constitution and backing from abroad change what the issue says they change.
  @Test func readingsAndBackingMatter() throws {
    let list = try settled(course: "foreign-backing", account: "largest-list")
    let bloc = try settled(course: "foreign-backing", account: "largest-bloc")
    let alone = try settled(course: "no-foreign-backing", account: "largest-bloc")
    #expect(list.mergers.first?.chance == 0)
    #expect((bloc.mergers.first?.chance ?? 0) > 0.7)
    #expect(alone.mergers.first?.chance == 0.5)
    #expect(list.lists[1].endorsement == 1)
    #expect(alone.lists.allSatisfy { $0.endorsement == 0 })
    #expect(try list.forecast().formateurs.first?.formateur == PartySet([0]))
    #expect(try bloc.forecast().formateurs.first?.formateur == PartySet([1, 2]))
  }
}

@Suite struct SettledVoteTests {
  /// The vote is that which would be held in the first week of a future, to the bit.
  @Test(arguments: ["policy-council-law", "hydrocarbons-law"], ElectionOf2010.courses)
  func votesAsAFutureWouldBegin(_ bill: String, _ course: String) throws {
    let dossier = try ElectionOf2010.dossier.get()
    let numbers = try ElectionOf2010.numbers(course: course)
    let blueprint = try Blueprint(compiling: dossier)
    let position = try #require(blueprint.courses.firstIndex(of: course))
    let inputs = ElectionOf2010.inputs(blueprint, numbers)
    let settled = try SettledVote(try #require(dossier.bills[bill]), of: dossier, numbers: numbers)
    for (index, version) in settled.versions.enumerated() {
      let vote = try #require(blueprint.rollCall(bill: bill, version: index, course: position, inputs: inputs))
      #expect(version.vote.bill == vote.bill)
      #expect(version.vote.rule == vote.rule)
      #expect(version.vote.sharpness == vote.sharpness)
      #expect(version.vote.whips == vote.whips)
      #expect(version.vote.patrons == vote.patrons)
      #expect(version.vote.members.sorted { $0.name < $1.name } == vote.members.sorted { $0.name < $1.name })
    }
    #expect(blueprint.rollCall(bill: bill, version: settled.versions.count, inputs: inputs) == nil)
    let agenda = try #require(blueprint.agenda(bill: bill, course: position, inputs: inputs))
    #expect(agenda.version == settled.tabled)
    if let tabled = settled.tabled { #expect(abs(agenda.passage - settled.versions[tabled].passage) < 1e-9) }
  }
}
