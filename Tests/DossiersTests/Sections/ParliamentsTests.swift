import Testing

@testable import Dossiers

/// Issues, parliaments and bills: what is read, and one smallest mistake for each rule.
@Suite struct ParliamentsTests {
  static let files: [String: String] = [
    "institutions/more.yaml": """
    assembly: {name: Assembly, kind: parliament, because: road-closed}
    """,
    "issues.yaml": """
    police:
      name: Who polices the Uplands
      positions:
        government: {position: 0.2, salience: 0.8, capability: 60}
        upland-council: {position: 0.9, capability: 40}
      because: road-closed
    """,
    "parliaments.yaml": """
    assembly:
      government: government
      lists:
        government:
          seats: 60
          patron: upland-council
          voters: {coast-dwellers: 0.8, uplanders: 0.1}
        upland-council: {seats: 40, voters: {uplanders: 0.9}}
      majority: 51
      formation:
        formateur: largest-bloc
        mergers: [{lists: [government, upland-council]}]
        vetoes: government
        camps: [{name: Uplands, lists: upland-council, at-least: 1}]
        incumbents: [government]
        excludes: [[government, upland-council]]
        issues: {police: 2}
      elections:
        dates: [2031-06-01]
        method: modified-sainte-lague
        first-divisor: 1.7
        districts: [{name: Coast, seats: 60, places: port-tarv}, {name: Uplands, seats: 40, places: uplands}]
      because: road-closed
    """,
    "bills.yaml": """
    police-law:
      name: Police law
      parliament: assembly
      issue: police
      position: 0.8
      status-quo: 0.1
      gatekeeper: government
      dilution: {share: 0.5}
      enacts: army-stays-below-the-pass
      whips: {upland-council: 1}
      patrons: {upland-council: 1}
      because: road-closed
    """,
    "ties/more.yaml": """
    - {from: upland-council, to: government, kind: advises, because: road-closed}
    """,
    "hazards/more.yaml": """
    session:
      name: Session
      when: not passed(police-law) and seats(assembly, government) > 3
      do:
        - vote: {bill: police-law}
        - boycott: {list: government, parliament: assembly}
      because: road-closed
    """,
  ]

  @Test func keepsWhatIsWritten() throws {
    let check = try TemporaryDossier(Self.files).check()
    let dossier = try #require(check.dossier, "\(check.diagnostics)")
    #expect(check.brief == [])
    let issue = try #require(dossier.issues["police"])
    #expect(issue.range == 0...1)
    #expect(issue.position(of: "government")?.position.form == .constant(0.2))
    #expect(issue.position(of: "government")?.position.grounds == ["road-closed"])
    #expect(issue.position(of: "upland-council")?.salience == nil)
    let parliament = try #require(dossier.parliaments["assembly"])
    #expect(parliament.lists.map(\.entity) == ["government", "upland-council"])
    #expect(parliament.lists[0].seats.form == .constant(60))
    #expect(parliament.lists[0].voters.map(\.group) == ["coast-dwellers", "uplanders"])
    #expect(parliament.lists[0].voters[0].share?.form == .constant(0.8))
    guard case .members(let majority)? = parliament.majority else {
      Issue.record("no majority")
      return
    }
    #expect(majority.form == .constant(51))
    #expect(parliament.quorum == nil)
    let formation = try #require(parliament.formation)
    #expect(formation.formateur == .largestBloc)
    #expect(formation.isFormed)
    #expect(formation.excludes.map { [$0.0, $0.1] } == [["government", "upland-council"]])
    let elections = try #require(parliament.elections)
    #expect(elections.dates == [PartialDate(year: 2031, month: 6, day: 1)])
    #expect(elections.districts.map(\.places) == [["port-tarv"], ["uplands"]])
    let bill = try #require(dossier.bills["police-law"])
    #expect(bill.dilutions.map(\.share.form) == [.constant(0.5)])
    #expect(bill.enacts == ["army-stays-below-the-pass"])
    guard case .decision(.vote("police-law", false))? = dossier.hazards["session"]?.actions.first?.kind else {
      Issue.record("no vote")
      return
    }
  }

  /// A file, what to exchange in it, and the diagnostics.
  static let mistakes: [(file: String, old: String, new: String, expected: [String], says: String)] = [
    ("institutions/more.yaml", "parliament", "court", ["parliaments.yaml:1:1 error wrong-kind"], "council"),
    ("institutions/more.yaml", "assembly:", "senate:", ["parliaments.yaml:1:1 error wrong-kind"], "institutions.yaml"),
    (
      "parliaments.yaml", "voters: {uplanders: 0.9}", "voters: [uplanders]",
      ["parliaments.yaml:8:5 error missing-key"], "by attitude"
    ),
    ("parliaments.yaml", "seats: 40,", "seats: -1,", ["parliaments.yaml:8:29 error out-of-range"], "between 0"),
    ("parliaments.yaml", "majority: 51", "majority: 101", ["parliaments.yaml:9:13 error out-of-range"], "100 members"),
    (
      "parliaments.yaml", "majority: 51", "majority: haf-of-members", ["parliaments.yaml:9:13 error invalid-choice"],
      "half-of-members"
    ),
    (
      "parliaments.yaml", "majority: 51", "quorum: 101", ["parliaments.yaml:9:11 error out-of-range"], "100 members"
    ),
    (
      "parliaments.yaml", "vetoes: government", "vetoes: goverment",
      ["parliaments.yaml:13:13 error unknown-reference"], "did you mean `government`?"
    ),
    (
      "parliaments.yaml", "vetoes: government", "vetoes: [government, upland-council]",
      ["parliaments.yaml:1:1 error out-of-range"], "no government is possible"
    ),
    ("parliaments.yaml", "at-least: 1", "at-least: 2", ["parliaments.yaml:14:13 error out-of-range"], "which has 1"),
    (
      "parliaments.yaml", "largest-bloc", "largest-list", ["parliaments.yaml:12:15 error wrong-kind"], "largest-bloc"
    ),
    (
      "parliaments.yaml", "lists: [government, upland-council]}]", "lists: [government, government]}]",
      ["parliaments.yaml:12:15 error duplicate-entry"], "twice"
    ),
    (
      "parliaments.yaml", "excludes: [[government, upland-council]]", "excludes: [[government, government]]",
      ["parliaments.yaml:1:1 error duplicate-entry"], "exclude itself"
    ),
    (
      "parliaments.yaml", "dates: [2031-06-01]", "dates: [2031-06-01, 2031-05-01]",
      ["parliaments.yaml:1:1 error date-order"], "in order"
    ),
    (
      "parliaments.yaml", "dates: [2031-06-01]", "dates: [2041-06-01]",
      ["parliaments.yaml:1:1 warning date-outside-horizon"], "outside"
    ),
    ("parliaments.yaml", "modified-sainte-lague", "dhondt", ["parliaments.yaml:21:20 error conflicting-keys"], "first"),
    (
      "parliaments.yaml", "places: uplands", "places: port-tarv", ["parliaments.yaml:22:62 error duplicate-entry"],
      "Coast"
    ),
    (
      "issues.yaml", ", capability: 40", "", ["issues.yaml:5:5 error missing-key"], "capability"
    ),
    ("issues.yaml", "position: 0.9", "position: 9", ["issues.yaml:5:32 error out-of-range"], "between 0 and 1"),
    (
      "issues.yaml", "    upland-council: {position: 0.9, capability: 40}\n", "",
      ["bills.yaml:1:1 error missing-key", "parliaments.yaml:8:5 error missing-key"], "no position"
    ),
    ("bills.yaml", "position: 0.8", "position: 0.1", ["bills.yaml:1:1 error out-of-range"], "changes nothing"),
    ("bills.yaml", "position: 0.8", "position: 80", ["bills.yaml:5:13 error out-of-range"], "range of `police`"),
    ("bills.yaml", "gatekeeper: government", "gatekeeper: army", ["bills.yaml:1:1 error missing-key"], "may withhold"),
    ("bills.yaml", "share: 0.5", "share: 1.5", ["bills.yaml:8:21 error out-of-range"], "between 0 and 1"),
    ("bills.yaml", "patrons: {upland-council", "patrons: {army", ["bills.yaml:1:1 error wrong-kind"], "patron of no"),
    (
      "bills.yaml", "parliament: assembly", "parliament: tarvia", ["bills.yaml:3:15 error unknown-reference"],
      "is needed here"
    ),
    ("ties/more.yaml", "advises", "meets", ["parliaments.yaml:4:5 error missing-key"], "never has leverage"),
    (
      "hazards/more.yaml", "seats(assembly, government)", "seats(assembly, army)",
      ["hazards/more.yaml:3:52 error expression-name"], "a list"
    ),
    (
      "hazards/more.yaml", "{list: government,", "{list: army,", ["hazards/more.yaml:6:23 error unknown-reference"],
      "is needed here"
    ),
  ]

  @Test(arguments: mistakes.indices) func findsTheMistake(_ number: Int) throws {
    let mistake = Self.mistakes[number]
    var files = Self.files
    let text = try #require(files[mistake.file])
    #expect(text.contains(mistake.old))
    files[mistake.file] = text.replacing(mistake.old, with: mistake.new, maxReplacements: 1)
    let check = try TemporaryDossier(files).check()
    #expect(check.brief == mistake.expected, "\(mistake.new): \(check.diagnostics)")
    #expect(
      check.diagnostics.contains { ($0.message + ($0.suggestion ?? "")).contains(mistake.says) },
      "\(check.diagnostics)")
  }

  @Test func countsListsAndNeedsVoters() throws {
    var files = Self.files
    files["parliaments.yaml"] = """
      assembly:
        lists:
          government: {seats: 60}
          upland-council: {seats: 40}
        elections: {}
        because: road-closed
      """
    let check = try TemporaryDossier(files).check()
    #expect(check.brief.first == "bills.yaml:1:1 error wrong-kind")
    #expect(check.diagnostics.contains { $0.message.contains("nobody votes") })
  }
}
