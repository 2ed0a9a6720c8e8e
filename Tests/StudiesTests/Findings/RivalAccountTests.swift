import Testing

@testable import Studies

@Suite struct RivalAccountTests {
  private let records = PlantedStudy.records()
  private let findings: Findings

  init() throws { findings = try PlantedStudy.findings.get() }

  private func account(_ id: String) throws -> RivalAccount {
    try #require(findings.accounts.first { $0.account == id })
  }

  @Test func meansAreThoseOfItsFutures() throws {
    let hawks = try account("hawks")
    let rows = (0..<400).filter { records.claims[0][$0] && records.claims[1][$0] }
    #expect(hawks.futures == rows.count && hawks.leftOpen.isEmpty && !hawks.isExcluded)
    #expect(hawks.courses.map(\.course).first == "act")
    let expected = mean(rows.map { records.values[1][0][$0] })
    #expect(abs((hawks.courses.first?.mean.value ?? 0) - expected) < 1e-12)
    #expect(try account("doves").courses.first?.course == "wait")
  }

  @Test func thePartingClaimIsThePlantedOne() throws {
    let parting = try #require(try account("hawks").partings.first { $0.account == "doves" })
    #expect(parting.claim == "plot" && parting.course == "act")
    #expect(abs((parting.difference?.value ?? 0) - 2.5) < 0.1)
    let back = try #require(try account("doves").partings.first { $0.account == "hawks" })
    #expect(back.difference?.value == parting.difference.map { -$0.value })
    #expect(back.difference.map { $0.interval.low < $0.value && $0.value < $0.interval.high } == true)
    // Cranks believe all that hawks do and more: nothing on which both have a word parts them.
    #expect(try account("cranks").partings.first { $0.account == "hawks" }?.claim == nil)
  }

  /// Too few futures are left for all of an account's claims: those that matter are held.
  @Test func claimsThatMatterLeastAreLeftOpen() throws {
    let small = try Findings(of: PlantedStudy.records(futures: 160))
    let cranks = try #require(small.accounts.first { $0.account == "cranks" })
    #expect(cranks.held.first?.id == "plot" && !cranks.leftOpen.isEmpty)
    #expect(cranks.futures >= 20 && cranks.held.count + cranks.leftOpen.count == 4)
    #expect(cranks.missing.allSatisfy { cranks.leftOpen.contains($0) })
    // Of 30 futures 15 have either truth: too few to tell anything of an account.
    let tiny = try Findings(of: PlantedStudy.records(futures: 30))
    #expect(tiny.accounts.allSatisfy { $0.courses.isEmpty && $0.futures <= 20 && $0.held.isEmpty })
  }

  @Test func aStudyMayExcludeAnAccount() throws {
    var settled = records
    settled.outline.settledClaims = [.init(id: "plot", truth: true)]
    let doves = try #require(try Findings(of: settled).accounts.first { $0.account == "doves" })
    #expect(doves.isExcluded && doves.futures == 0 && doves.courses.isEmpty)
  }

  @Test func olderStudiesHaveNone() throws {
    var older = records
    older.outline.accounts = nil
    #expect(try Findings(of: older).accounts.isEmpty)
  }
}
