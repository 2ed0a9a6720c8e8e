import Testing

@testable import Dossiers

@Suite struct DossierLoadingTests {
  @Test func keepsWhatIsWritten() throws {
    let dossier = try #require(try TemporaryDossier().check().dossier)
    #expect(dossier.start == PartialDate(year: 2031, month: 3, day: 17))
    #expect(dossier.horizon == 52)
    #expect(Array(dossier.claims.keys.prefix(2)) == ["road-closed", "soldiers-in-uplands"])
    let group = try #require(dossier.groups["coast-dwellers"])
    guard case .civilian(let civilian) = group.kind else {
      Issue.record("not a civilian group")
      return
    }
    #expect(civilian.population.form == .reference("people-coast"))
    #expect(civilian.population.grounds == ["people-coast"])
    #expect(civilian.satisfaction[.autonomy]?.form == .constant(30))
    #expect(civilian.satisfaction[.autonomy]?.grounds == ["moods-in-march"])
    #expect(civilian.satisfaction[.autonomy]?.range == -100...100)
    #expect(civilian.satisfaction[.autonomy]?.path == "groups/coast-dwellers/satisfaction/autonomy")
    #expect(civilian.unemployment?.grounds == ["people-coast"])
    #expect(civilian.cooperation.map(\.force) == ["army", "upland-guard"])
    #expect(dossier.beliefs["upland"]?.beliefs.first?.position.form == .constant(0.6))
    let view = try #require(dossier.assumptions["upland-view-of-government"]?.value)
    #expect(view.form == .triangular(low: -0.8, mode: -0.5, high: -0.2))
    #expect(view.exceptions == [Quantity.Exception(claim: "army-shelled-hale", value: -0.7)])
    #expect(view.grounds == ["upland-view-of-government", "army-shelled-hale"])
    #expect(dossier.hazards["checkpoint-incident"]?.title == "Shots at a checkpoint")
    guard case .satisfaction(_, _, let input)? = dossier.hazards["checkpoint-incident"]?.actions.last?.kind else {
      Issue.record("no satisfaction input")
      return
    }
    #expect(input.points.form == .constant(-5))
    #expect(input.isTransient)
  }

  @Test func listsEveryNumberInOrderOfPlace() throws {
    let dossier = try #require(try TemporaryDossier().check().dossier)
    #expect(dossier.quantities.count == 59)
    #expect(dossier.quantities.map(\.location) == dossier.quantities.map(\.location).sorted())
    #expect(Set(dossier.quantities.map(\.path)).count == dossier.quantities.count)
    #expect(dossier.quantities.allSatisfy { !$0.grounds.isEmpty })
    #expect(dossier.contents.onClaims + dossier.contents.onAssumptions == 59)
  }

  @Test func readsSplitSectionsTogether() throws {
    let text = TemporaryDossier.template("ties.yaml")
    let dossier = try TemporaryDossier([
      "ties/more.yaml": text.replacing("represents", with: "leads"), "ties/README.md": "-",
    ])
    let loaded = try #require(dossier.check().dossier)
    #expect(loaded.ties.count == 6)
    #expect(loaded.ties.first?.location.file == "ties.yaml")
    #expect(loaded.ties.last?.location.file == "ties/more.yaml")
  }

  @Test func digestCoversWhatTheDossierConsistsOf() throws {
    let first = try #require(try TemporaryDossier().check().dossier)
    let same = try #require(try TemporaryDossier(["notes.txt": "ignored"]).check(sources: false).dossier)
    #expect(first.digest == same.digest)
    #expect(first.digest.count == 64)
    let comment = TemporaryDossier.Edit(file: "ties.yaml", old: "", new: "# one more comment\n")
    let other = try #require(try TemporaryDossier(edits: [comment]).check().dossier)
    #expect(first.digest != other.digest)
  }

  @Test func throwsEverythingAtOnce() throws {
    let folder = try TemporaryDossier(edits: [
      .init(file: "actors.yaml", old: "kind: movement", new: "kind: movment"),
      .init(file: "groups.yaml", old: "personnel: guard-strength", new: "personnel: -5"),
    ])
    let error = #expect(throws: DossierError.self) { try Dossier.load(folder: folder.path) }
    #expect(error?.diagnostics.map(\.code) == [.invalidChoice, .outOfRange])
    let text = try #require(error?.description)
    #expect(
      text.hasPrefix(
        """
        actors.yaml:10:9: error: `movment` is not a choice here [invalid-choice]
            kind: movment
                  ^
          help: did you mean `movement`?
        """))
    let sound = try TemporaryDossier()
    #expect(try Dossier.load(folder: sound.path).actors.count == 3)
  }

  @Test func wordsOfOldYAMLStayText() throws {
    let folder = try TemporaryDossier([
      "voices/norway.yaml": "no:\n  name: Norway\n  kind: organisation\n  because: road-closed\n"
        + "on: {name: yes, kind: office, because: [road-closed]}\n"
    ])
    let dossier = try #require(folder.check().dossier)
    #expect(dossier.voices["no"]?.name == "Norway")
    #expect(dossier.voices["on"]?.name == "yes")
  }

  @Test func takesMarksAndLineEndsOfOtherSystems() throws {
    let text = "\u{FEFF}" + TemporaryDossier.template("claims.yaml").replacing("\n", with: "\r\n")
    let check = try TemporaryDossier(["claims.yaml": text]).check()
    #expect(check.brief == [])
  }

  @Test func givesThePassageOfACitation() throws {
    let folder = try TemporaryDossier()
    let dossier = try #require(folder.check().dossier)
    let claim = try #require(dossier.claims["guard-store-exploded"])
    let citation = try #require(claim.citations.first)
    #expect(
      dossier.excerpt(of: citation, sourcesFolder: folder.path + "/sources")
        == "a store of the\nguard's own ammunition blew up")
    #expect(dossier.excerpt(of: citation) == nil)
    let row = try #require(dossier.claims["people-coast"]?.citations.first)
    #expect(dossier.excerpts(of: [row, citation]) == ["port-tarv,coastal,240000,9", nil])
  }
}
