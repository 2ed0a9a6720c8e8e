@testable import Dossiers
import Testing

@testable import Reports

struct NumberTextTests {
  @Test func writesNoMoreDigitsThanNeeded() {
    #expect(NumberText(fitting: [-0.3127]).text(-0.3127) == "−0.31")
    #expect(NumberText(fitting: [83.15]).text(83.15) == "83.2")
    #expect(NumberText(fitting: [83_154]).text(83_154) == "83,200")
    #expect(NumberText(fitting: [1_234_567]).text(1_234_567) == "1,230,000")
    #expect(NumberText(decimals: 0).text(999.6) == "1,000")
    #expect(NumberText(decimals: 2).text(-0.001) == "0.00")
    #expect(NumberText(decimals: 2).text(.nan) == "–")
  }

  @Test func signsDifferences() {
    #expect(NumberText(decimals: 2).signed(0.12) == "+0.12")
    #expect(NumberText(decimals: 2).signed(-0.12) == "−0.12")
    #expect(NumberText(decimals: 2).signed(0.001) == "0.00")
  }

  @Test func percentagesAreNeverCertainBySmallShares() {
    #expect(NumberText.percent(0) == "0%")
    #expect(NumberText.percent(0.004) == "under 1%")
    #expect(NumberText.percent(0.31) == "31%")
    #expect(NumberText.percent(0.996) == "over 99%")
    #expect(NumberText.percent(1) == "100%")
  }
}

struct DateTextTests {
  private let start = PartialDate(year: 2016, month: 5, day: 30)

  @Test func countsWeeksAcrossYears() {
    #expect(DateText.day(start, week: 0) == "2016-05-30")
    #expect(DateText.day(start, week: 40) == "2017-03-06")
    #expect(DateText.readable(start, week: 260) == "24 May 2021")
    #expect(DateText.day(PartialDate(year: 2020, month: 2, day: 22), week: 1) == "2020-02-29")
  }

  @Test func writesWhatIsKnown() {
    #expect(DateText.text(PartialDate(year: 2016, month: 5, day: nil)) == "May 2016")
    #expect(DateText.period(since: PartialDate(year: 2003, month: nil, day: nil), until: nil) == "since 2003")
    #expect(DateText.period(since: nil, until: nil) == nil)
  }
}

struct ClaimTextTests {
  @Test func hedgedUnlessPlainlyAssertedOrReported() throws {
    let names = Names(Fixture.dossier)
    func claim(_ id: String) throws -> ClaimText { try ClaimText(#require(Fixture.dossier.claims[id]), names: names) }
    #expect(try claim("payroll").isHedged)
    #expect(try claim("secret").isHedged)
    #expect(try !claim("holds").isHedged)
    #expect(try claim("warning").isHedged, "asserted, but disputed")
    #expect(try claim("payroll").locators == "interview ¶43, characters 88–195")
    #expect(try claim("holds").attribution == "asserted by The Reporter, through The Reporter; credence 90%")
  }
}

struct QuotationsTests {
  /// Quotations count paragraphs as the check of hashes does.
  @Test func paragraphsAreRunsOfLinesThatAreNotBlank() throws {
    let file = SourceTexts.File(name: "text.txt", bytes: Array("\n\na\nb\r\n\n  \nc\n".utf8))
    #expect(try file.passage(.characters(paragraph: 1, range: 0..<3)).get() == "a\nb")
    #expect(try file.passage(.characters(paragraph: 2, range: 0..<1)).get() == "c")
    #expect(throws: SourceTexts.File.PassageError.self) {
      try file.passage(.characters(paragraph: 1, range: 0..<4)).get()
    }
    #expect(throws: SourceTexts.File.PassageError.self) {
      try file.passage(.characters(paragraph: 3, range: 0..<1)).get()
    }
  }
}
