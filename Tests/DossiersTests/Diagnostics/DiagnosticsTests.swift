import Foundation
import Testing

@testable import Dossiers

/// One smallest mistake for each kind of diagnostic, and where it is found.
@Suite struct DiagnosticsTests {
  struct Case: Sendable, CustomStringConvertible {
    let edits: [TemporaryDossier.Edit]
    let expected: [String]
    /// Part of the help or message of the first diagnostic.
    var says: String?
    var description: String { edits.map(\.description).joined(separator: "; ") }

    init(_ file: String, _ old: String, _ new: String, _ expected: String..., says: String? = nil) {
      edits = [.init(file: file, old: old, new: new)]
      self.expected = expected
      self.says = says
    }

    init(_ edits: [TemporaryDossier.Edit], _ expected: String..., says: String? = nil) {
      self.edits = edits
      self.expected = expected
      self.says = says
    }
  }

  static let records: [Case] = [
    Case(
      "actors.yaml", "  role: Speaker", "  rol: Speaker", "actors.yaml:16:3 error unknown-key",
      says: "did you mean `role`?"),
    Case("actors.yaml", "  kind: government\n", "", "actors.yaml:3:1 error missing-key", says: "kind"),
    Case("actors.yaml", "kind: government", "kind: [government]", "actors.yaml:5:9 error wrong-type", says: "a list"),
    Case("actors.yaml", "kind: government", "kind:", "actors.yaml:5:7 error wrong-type", says: "nothing"),
    Case(
      "actors.yaml", "kind: government", "kind: goverment", "actors.yaml:5:9 error invalid-choice",
      says: "did you mean `government`?"),
    Case(
      "actors.yaml", "mara-eskel:", "2mara:", "actors.yaml:13:1 error invalid-identifier",
      "ties.yaml:3:10 error unknown-reference", says: "underscores"),
    Case(
      "actors.yaml", "mara-eskel:", "nobody:", "actors.yaml:13:1 error invalid-identifier",
      "ties.yaml:3:10 error unknown-reference", says: "word of the format"),
    Case("actors.yaml", "  role: Speaker of the Upland Council", "  role: ' '", "actors.yaml:16:9 error invalid-text"),
    Case("actors.yaml", "  role:", "  supports: self\n  role:", "actors.yaml:16:13 error conflicting-keys"),
    Case("sources.yaml", "grade: B3", "grade: G3", "sources.yaml:9:10 error invalid-text", says: "Admiralty"),
    Case("sources.yaml", "sha256: ", "sha256: X", "sources.yaml:11:11 error invalid-text", says: "SHA-256"),
    Case(
      "voices.yaml", "staff-officer:", "army:", "claims.yaml:17:7 error unknown-reference",
      "claims.yaml:28:7 error unknown-reference", "groups.yaml:33:1 error duplicate-identifier", says: "a voice"),
    Case("ties.yaml", "because: soldiers-in-uplands", "note: x", "ties.yaml:5:3 error missing-grounds"),
    Case(
      "relationships.yaml", "{uniform: [-0.5, 0], because: harbour-wants-work}", "-0.3",
      "relationships.yaml:4:52 error missing-grounds", says: "because"),
    Case("dossier.yaml", "start: 2031-03-17", "start: 2031-03", "dossier.yaml:6:8 error invalid-date"),
    Case("dossier.yaml", "start: 2031-03-17", "start: 2031-02-29", "dossier.yaml:6:8 error invalid-date", says: "28"),
    Case("events.yaml", "date: 2031-01-20", "date: January", "events.yaml:3:9 error invalid-date"),
    Case("dossier.yaml", "horizon: 52 ", "horizon: 5.5 ", "dossier.yaml:7:10 error invalid-number"),
    Case(
      "dossier.yaml", "horizon: 52 ", "horizon: 0 ", "dossier.yaml:7:10 error out-of-range", says: "between 1 and 5200"),
    Case("groups.yaml", "safety: 10,", "safety: .nan,", "groups.yaml:9:40 error invalid-number", says: "finite"),
    Case("groups.yaml", "safety: 10,", "safety: 1e308,", "groups.yaml:9:40 error invalid-number", says: "1e15"),
    Case("groups.yaml", "safety: 10,", "safety: \"10\",", "groups.yaml:9:40 error wrong-type", says: "quotes"),
    Case("groups.yaml", "safety: 10,", "safety: −10,", "groups.yaml:9:40 error invalid-number", says: "minus"),
    Case("groups.yaml", "safety: 10,", "safety: 101,", "groups.yaml:9:40 error out-of-range"),
    Case("groups.yaml", " safety: 10,", "", "groups.yaml:9:17 error missing-key", says: "safety"),
    Case(
      "groups.yaml", "population: people-coast", "population: people-cost",
      "groups.yaml:7:15 error unknown-reference", says: "did you mean `people-coast`?"),
    Case("groups.yaml", "population: people-coast", "population: road-closed", "groups.yaml:7:15 error no-value"),
    Case(
      "groups.yaml", "unemployment: unemployed-uplands", "unemployment: people-uplands",
      "claims.yaml:125:1 warning unused-claim", "groups.yaml:31:17 error out-of-range", says: nil),
    Case(
      "groups.yaml", "  place: port-tarv\n", "  place: tarvia\n", "groups.yaml:6:10 error wrong-kind",
      says: "a place that is not simulated"),
    Case("groups.yaml", "owner: government", "owner: mara-eskel", "groups.yaml:36:10 error wrong-kind"),
    Case(
      "assumptions.yaml", "{uniform: [-3, -1]}", "{uniform: [-1, -3]}", "assumptions.yaml:16:20 error out-of-range"),
    Case("assumptions.yaml", "{uniform: [-3, -1]}", "{uniform: [-3]}", "assumptions.yaml:16:20 error wrong-type"),
    Case(
      "assumptions.yaml", "{uniform: [-3, -1]}", "{uniform: [-3, -1], value: 2}",
      "assumptions.yaml:16:30 error conflicting-keys"),
    Case("assumptions.yaml", "{uniform: [-3, -1]}", "{}", "assumptions.yaml:16:10 error missing-key"),
    Case("courses.yaml", "because: trust-needs-admission", "because: []", "courses.yaml:28:16 error wrong-type"),
    Case("courses.yaml", "from: week 4", "from: week four", "courses.yaml:15:15 error invalid-date"),
    Case("strategies.yaml", "- stance: {", "- stanse: {", "strategies.yaml:7:9 error unknown-key", says: "`stance`"),
    Case("strategies.yaml", "value: conduct}", "value: conduct, share: 1}", "strategies.yaml:7:87 error unknown-key"),
    Case(
      "hazards.yaml", "- casualties: {", "- support: {actor: self}\n      casualties: {",
      "hazards.yaml:8:7 error wrong-kind", "hazards.yaml:9:7 error conflicting-keys"),
    Case(
      "claims.yaml", "credence: disputed ", "credence: disputd ", "claims.yaml:44:13 error invalid-choice",
      says: "disputed"),
    Case("claims.yaml", "versus: stay-the-course,", "", "claims.yaml:67:13 error missing-key", says: "versus"),
    Case("claims.yaml", "paragraph: 2,", "", "claims.yaml:8:9 error missing-key", says: "paragraph"),
    Case("claims.yaml", "characters: [98, 135]", "characters: [135, 98]", "claims.yaml:8:53 error out-of-range"),
    Case("claims.yaml", "kind: prediction", "kind: fact", "claims.yaml:67:13 error conflicting-keys"),
  ]

  static let wholeDossier: [Case] = [
    Case("places.yaml", "within: tarvia", "within: port-tarv", "places.yaml:7:1 error cycle"),
    Case("courses.yaml", "  enacts:", "  includes: offer\n  enacts:", "courses.yaml:7:1 error cycle"),
    Case(
      [
        .init(file: "assumptions.yaml", old: "value: -0.2", new: "value: incident-chance"),
        .init(file: "assumptions.yaml", old: "value: {beta: [1, 20]}", new: "value: conduct"),
      ], "assumptions.yaml:17:1 error cycle", says: "takes its value from itself"),
    Case(
      "claims.yaml", "  contradicts: [guard-store-exploded]",
      "  contradicts: [guard-store-exploded]\n  implies: [last-offer]",
      says: nil),
    Case(
      "claims.yaml", "  contradicts: [guard-store-exploded]",
      "  contradicts: [guard-store-exploded]\n  implies: [guard-store-exploded]",
      "claims.yaml:39:1 error contradiction", says: "implies both"),
    Case(
      "claims.yaml", "  about: [port-tarv, uplands]", "  about: [port-tarv, uplands]\n  contradicts: last-offer",
      "claims.yaml:6:1 warning contradiction"),
    Case(
      "accounts.yaml", "  believes: [upland-council]",
      "  believes: [upland-council]\n  true: [army-shelled-hale]\n  false: [army-shelled-hale]",
      "accounts.yaml:3:1 error contradiction"),
    Case(
      "accounts.yaml", "  believes: [upland-council]", "  true: [army-shelled-hale, guard-store-exploded]",
      "accounts.yaml:3:1 error contradiction"),
    Case("hazards.yaml", "{uniform: [1, 8]}", "{uniform: [8, 8]}", "hazards.yaml:8:72 warning doubtful-range"),
    Case(
      "assumptions.yaml", "army-shelled-hale: -0.7}}", "army-shelled-hale: -0.7}}\n  unit: points", says: nil),
    Case("ties.yaml", "since: 2031-01-20,", "since: 2031-01-20, until: 2030,", "ties.yaml:4:3 error date-order"),
    Case(
      "events.yaml", "date: 2031-01-20", "date: 2031-01-20\n  until: 2031-01-19", "events.yaml:1:1 error date-order"),
    Case("courses.yaml", "until: 2031-06", "until: 2031-03", "courses.yaml:36:9 error date-order"),
    Case("courses.yaml", "from: week 4", "from: week 400", "courses.yaml:14:9 warning date-outside-horizon"),
    Case("events.yaml", "date: 2031-01-20", "date: 2032", "events.yaml:1:1 warning date-outside-horizon"),
    Case("dossier.yaml", "    main: true", "    after: 52", "dossier.yaml:14:3 error out-of-range"),
    Case(
      "places.yaml", "  neighbours: [port-tarv]\n", "", "places.yaml:7:1 warning asymmetric-adjacency",
      says: "uplands"),
    Case(
      "ties.yaml", "", "- {from: upland-council, to: government, kind: accuses, because: army-shelled-hale}\n",
      "ties.yaml:6:3 warning overlapping-ties"),
    Case(
      "relationships.yaml", "", "- {from: uplanders, to: government, value: upland-view-of-government}\n",
      "relationships.yaml:5:3 error duplicate-entry"),
    Case(
      "dossier.yaml", "    better: lower", "    better: lower\n    main: true",
      "dossier.yaml:20:3 error conflicting-keys"),
    Case(
      "courses.yaml", "[Searches at night]", "[Searches by night]", "courses.yaml:7:1 error unknown-block",
      says: "Searches at night"),
    Case("courses.yaml", "set: {conduct:", "set: {positions:", "courses.yaml:33:20 error no-value"),
    Case(
      "claims.yaml", "line: 2, column: people,", "paragraph: 2, characters: [0, 5],",
      "claims.yaml:97:9 error wrong-kind", "claims.yaml:97:9 error missing-passage"),
    Case("claims.yaml", "value: 240000", "value: 240001", "claims.yaml:97:9 error data-mismatch", says: "240000"),
    Case(
      "claims.yaml", "line: 2, column: people,", "line: 2, column: persons,", "claims.yaml:97:9 error missing-passage",
      says: "columns are"),
    Case(
      "claims.yaml", "line: 2, column: people,", "line: 9, column: people,", "claims.yaml:97:9 error missing-passage"),
    Case("claims.yaml", "line: 2, column: people,", "line: 3, column: people,", "claims.yaml:97:9 error hash-mismatch"),
    Case("claims.yaml", "paragraph: 2,", "paragraph: 20,", "claims.yaml:8:9 error missing-passage"),
    Case("claims.yaml", "characters: [98, 135]", "characters: [98, 999]", "claims.yaml:8:9 error missing-passage"),
    Case("claims.yaml", "characters: [98, 135]", "characters: [98, 134]", "claims.yaml:8:9 error hash-mismatch"),
    Case("data/census-2029.csv", "", "\n", "sources.yaml:12:1 error hash-mismatch"),
    Case("sources/two-towns-one-road.txt", "", "\n", "sources.yaml:4:1 error hash-mismatch"),
    Case("sources.yaml", "two-towns-one-road.txt", "two-towns.txt", "sources.yaml:4:1 warning missing-source"),
    Case("sources.yaml", "census-2029.csv", "census.csv", "sources.yaml:12:1 error missing-file"),
    Case("ties.yaml", "because: soldiers-in-uplands", "because: road-closed", says: nil),
    Case(
      "voices.yaml", "", "another:\n  name: x\n  kind: person\n  because: spare\n",
      "voices.yaml:18:12 error unknown-reference"),
    Case(
      "assumptions.yaml", "", "spare:\n  says: x\n  reason: x\n", "assumptions.yaml:30:1 warning unused-assumption"),
    Case(
      "actors.yaml", "  because: offer-on-the-table\nupland-council:",
      "  goals: [{measure: week, weight: 1, because: conduct}]\n  because: offer-on-the-table\nupland-council:",
      "actors.yaml:3:1 warning unused-goals", says: "option"),
    Case("events.yaml", "guard-store-exploded]", "road-closed]", says: nil),
    Case(
      "courses.yaml", "      because: trust-needs-admission", "      because: offer-on-the-table", says: nil),
    Case("strategies.yaml", "because: [harbour-wants-work, conduct]", "because: conduct", says: nil),
    Case(
      [
        .init(
          file: "places.yaml", old: "  because: road-closed",
          new: "  shape: {file: map.geojson, feature: tv}\n  because: road-closed"),
        .init(
          file: "map.geojson", old: "",
          new: #"{"type": "FeatureCollection", "features": [{"id": "tx"}, {"properties": {"id": 7}}]}"#),
      ], "places.yaml:3:1 error missing-shape", says: "did you mean `tx`?"),
    Case(
      [
        .init(
          file: "places.yaml", old: "  because: road-closed",
          new: "  shape: {file: map.geojson, feature: 7}\n  because: road-closed"),
        .init(
          file: "map.geojson", old: "",
          new: #"{"type": "FeatureCollection", "features": [{"id": "tx"}, {"properties": {"id": 7}}]}"#),
      ]),
    Case(
      [
        .init(
          file: "places.yaml", old: "  because: road-closed",
          new: "  shape: {file: map.geojson, feature: 7}\n  because: road-closed"),
        .init(file: "map.geojson", old: "", new: String(repeating: "[", count: 100_000)),
      ], "places.yaml:3:1 error invalid-shape"),
    Case("actor.yaml", "", "a: b\n", "actor.yaml:1:1 warning unknown-file", says: "did you mean `actors.yaml`?"),
    Case("claims.yml", "", "a: b\n", "claims.yml:1:1 warning unknown-file", says: "did you mean `claims.yaml`?"),
  ]

  @Test(arguments: records + wholeDossier) func findsTheMistake(_ mistake: Case) throws {
    let check = try TemporaryDossier(edits: mistake.edits).check()
    #expect(check.brief == mistake.expected)
    #expect((check.dossier == nil) == mistake.expected.contains { $0.contains(" error ") })
    if let says = mistake.says {
      #expect(
        check.diagnostics.contains { ($0.message + ($0.suggestion ?? "")).contains(says) }, "\(check.diagnostics)")
    }
  }

  @Test func warnsOfUnusedClaims() throws {
    let check = try TemporaryDossier(edits: [
      .init(
        file: "claims.yaml", old: "road-closed:\n",
        new: """
          spare:
            says: x
            cite: {source: gazette, paragraph: 2, characters: [98, 135], sha256: \(
              "5f0c5a5d0b8d8e3f0d0c6b4f9d3f0b3f5f0c5a5d0b8d8e3f0d0c6b4f9d3f0b3f")}
            by: government
            hedge: asserted
            credence: 0.5
          road-closed:

          """)
    ]).check(sources: false)
    #expect(check.brief == ["claims.yaml:6:1 warning unused-claim"])
  }

  @Test func repeatedDifferently() throws {
    // The same block twice in one strategy.
    let text = TemporaryDossier.template("strategies.yaml")
    let second = text.replacing(
      "  - name: Recruiting",
      with:
        "  - name: Recruiting\n    do:\n      - mobilize: {force: upland-guard, personnel: 1}\n    because: guard-strength\n  - name: Recruiting"
    )
    let check = try TemporaryDossier(["strategies.yaml": second]).check()
    #expect(check.brief == ["strategies.yaml:14:5 error duplicate-entry"])
  }

  @Test func stopsCountingSomewhere() throws {
    let many = (0..<3_000).map { "x\($0): {}\n" }.joined()
    let check = try TemporaryDossier(["voices/many.yaml": many]).check()
    #expect(check.dossier == nil)
    #expect(check.diagnostics.count == DiagnosticList.limit + 1)
    #expect(check.diagnostics.contains { $0.code == .tooMany })
  }

  @Test func rendersWithACaretUnderWideText() {
    let text = SourceText(file: "a.yaml", bytes: Array("schlüssel: 日本 wert\n".utf8))
    let location = text.location(at: Array("schlüssel: 日本 ".utf8).count)
    let diagnostic = Diagnostic(
      severity: .error, code: .syntax, message: "no", location: location, suggestion: "yes",
      excerpt: text.excerpt(at: location))
    #expect(
      diagnostic.description == """
        a.yaml:1:15: error: no [syntax]
          schlüssel: 日本 wert
                        ^
          help: yes
        """)
  }

  @Test func cutsLongLinesAroundTheCaret() throws {
    let text = SourceText(file: "a.yaml", bytes: Array((String(repeating: "é", count: 5_000) + "!").utf8))
    let excerpt = try #require(text.excerpt(at: text.location(at: 10_000)))
    #expect(excerpt.text.count <= 161)
    #expect(Array(excerpt.text)[excerpt.caret - 1] == "!")
  }

  @Test func everyCodeIsDocumented() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let page = try String(contentsOf: root.appendingPathComponent("docs/checking.md"), encoding: .utf8)
    let documented = page.split(separator: "\n").compactMap { line in
      line.hasPrefix("| `") ? line.dropFirst(3).prefix { $0 != "`" } : nil
    }.map(String.init)
    #expect(documented.sorted() == Diagnostic.Code.allCases.map(\.rawValue).sorted())
  }
}

@Suite struct NearestNameTests {
  @Test(arguments: [
    ("role", "rol", 1), ("abc", "acb", 1), ("", "abc", 3), ("kitten", "sitting", 3), ("same", "same", 0),
  ])
  func countsEdits(_ left: String, _ right: String, _ expected: Int) {
    #expect(NearestName.distance(Array(left.utf8), Array(right.utf8)) == expected)
    #expect(NearestName.distance(Array(right.utf8), Array(left.utf8)) == expected)
  }

  @Test func offersOnlySlips() {
    #expect(NearestName.of("goverment", among: ["party", "government", "militia"]) == "government")
    #expect(NearestName.of("banana", among: ["party", "government", "militia"]) == nil)
    #expect(NearestName.of("ab", among: ["xy", "ac"]) == "ac")
  }
}
