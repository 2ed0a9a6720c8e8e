import Foundation
import Testing

/// `diwan discover` and the sections of `diwan findings`.
@Suite(.serialized) struct DiscoverCommandTests {
  private let place: Workplace

  init() throws {
    place = try Workplace()
    #expect(try Program.run("new", "state", in: place.path).status == 0)
    let study = try Program.run("study", "state", "--futures", "40", "--weeks", "20", "--quiet", in: place.path)
    #expect(study.status == 0)
  }

  private func run(_ arguments: String...) throws -> Program.Result {
    try Program.Running(arguments, in: place.path).end()
  }

  private func indicator() throws -> (id: String, courses: [String]) {
    let json = try run("findings", "state.diwan", "--json")
    let document = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    let study = try #require(document["study"] as? [String: Any])
    let indicators = try #require(study["indicators"] as? [[String: Any]])
    let number = try #require(indicators.first { $0["isEvent"] as? Bool == false }?["id"] as? String)
    let courses = try #require(study["courses"] as? [[String: Any]]).compactMap { $0["id"] as? String }
    return (number, courses)
  }

  @Test func findsBoxesAndRules() throws {
    let (id, courses) = try indicator()
    let text = try run("discover", "state.diwan", "--indicator", id, "--course", courses[0])
    #expect(text.status == 0 && text.errors.isEmpty)
    #expect(text.output.contains("fails:") && text.output.contains("the worst 33 %"))
    #expect(text.output.contains("Peeling trajectory"))

    let csv = try run("discover", "state.diwan", "--indicator", id, "--csv")
    let lines = csv.output.split(separator: "\n")
    #expect(lines.first == "number,coverage,density,mass,futures,failing,input,true,above,below")
    // All futures come first.
    #expect(lines.count > 1 && lines[1].hasPrefix("0,1.0,"))
    #expect(lines.allSatisfy { $0.split(separator: ",", omittingEmptySubsequences: false).count == 10 })

    let json = try run("discover", "state.diwan", "--indicator", id, "--box", "1", "--json")
    let found = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    let box = try #require((found["boxes"] as? [[String: Any]])?.first)
    #expect(box["chosen"] as? Int == 1)
    #expect(found["futures"] as? Int == 40)

    let tree = try run("discover", "state.diwan", "--indicator", id, "--tree")
    #expect(tree.status == 0 && !tree.output.contains("Peeling"))
    let dense = try run("discover", "state.diwan", "--indicator", id, "--worst", "0.5", "--threshold-density", "0.6")
    #expect(dense.status == 0 && dense.output.contains("the worst 50 %"))
  }

  @Test func saysAllThatIsWrong() throws {
    let unknown = try run("discover", "state.diwan", "--indicator", "luck", "--course", "prayer")
    #expect(unknown.status == 1 && unknown.output.isEmpty)
    #expect(unknown.errors.contains("no indicator has the id luck"))
    #expect(unknown.errors.contains("no course of action has the id prayer"))

    let usage = try run("discover", "state.diwan", "--worst", "2", "--threshold", "1", "--box", "-1")
    #expect(usage.status == 2)
    let both = try run("discover", "state.diwan", "--box", "1", "--threshold-density", "3")
    #expect(both.status == 2 && both.errors.contains("exclude each other"))
    #expect(both.errors.contains("--threshold-density must be from 0 to 1"))

    let (id, _) = try indicator()
    let number = try run("discover", "state.diwan", "--indicator", id, "--box", "5000")
    #expect(number.status == 1 && number.errors.contains("There is no box 5000; there are 0 to"))
    let inputs = try run("discover", "state.diwan", "--indicator", id, "--inputs", "luck")
    #expect(inputs.status == 1 && inputs.errors.contains("No input of the study has the id luck"))
    let nothing = try run("discover", "nothing.diwan")
    #expect(nothing.status == 1 && nothing.errors.contains("there is no such file"))
  }

  @Test func sectionsWordsAndThresholds() throws {
    let (id, _) = try indicator()
    let check = try run("findings", "state.diwan", "--section", "check")
    #expect(check.status == 0 && check.output.contains("Check this first"))
    #expect(!check.output.contains("Predictions"))
    let both = try run("findings", "state.diwan", "--section", "robustness", "--section", "failures")
    #expect(both.output.contains("Which rule prefers which course") && both.output.contains("fails:"))

    let words = try run("findings", "state.diwan", "--words", "kent", "--csv")
    #expect(!words.output.contains("roughly even chance") && !words.output.contains("very unlikely"))
    #expect(try run("findings", "state.diwan", "--words", "poetic").status == 2)

    #expect(try run("findings", "state.diwan", "--threshold", "\(id)=0.5", "--csv").status == 0)
    let unknown = try run("findings", "state.diwan", "--threshold", "luck=1")
    #expect(unknown.status == 1 && unknown.errors.contains("no indicator has the id luck"))
    #expect(try run("findings", "state.diwan", "--threshold", "luck").status == 2)
    #expect(try run("findings", "state.diwan", "--section", "fate").status == 2)
  }

  @Test func tidyRowsCoverAllKinds() throws {
    let csv = try run("findings", "state.diwan", "--csv")
    let kinds = csv.output.split(separator: "\n").dropFirst().compactMap { $0.split(separator: ",").first }.map(
      String.init)
    for kind in ["knowing", "robustness", "pareto", "importance", "failure"] { #expect(kinds.contains(kind)) }
  }
}
