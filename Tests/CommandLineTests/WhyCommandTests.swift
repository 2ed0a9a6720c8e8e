import Foundation
import Testing

/// `diwan why` on the dossier that `diwan new` writes.
@Suite(.serialized) struct WhyCommandTests {
  private let place: Workplace

  init() throws {
    place = try Workplace()
    #expect(try Program.run("new", "state", in: place.path).status == 0)
    let arguments = ["study", "state", "--futures", "6", "--weeks", "30", "--quiet", "-o"]
    #expect(try Program.Running(arguments + ["plain.diwan"], in: place.path).end().status == 0)
    #expect(try Program.Running(arguments + ["kept.diwan", "--ledger"], in: place.path).end().status == 0)
  }

  private func why(_ arguments: String...) throws -> Program.Result {
    try Program.Running(["why"] + arguments, in: place.path).end()
  }

  /// The sum of the shares at the ends of a chain.
  private func ends(_ nodes: [[String: Any]]) -> Double {
    nodes.reduce(0) { sum, node in
      let below = node["because"] as? [[String: Any]] ?? []
      return sum + (below.isEmpty ? node["share"] as? Double ?? .nan : ends(below))
    }
  }

  @Test func followsANumberToClaims() throws {
    let result = try why("plain.diwan", "--future", "3", "security of uplands at week 20", "--contrast", "force")
    #expect(result.status == 0 && result.errors.isEmpty)
    #expect(result.output.contains("future 3 under “Force” against “Stay the course”"))
    #expect(result.output.contains("“Searches at night” of Government of Tarvia"))
    #expect(result.output.contains("How the army treats Uplanders"))
    #expect(result.output.contains("What it comes down to"))
    #expect(result.output.contains("gazette ¶6, characters 145–175"))

    let json = try why("plain.diwan", "upland-trust", "--future", "3", "--json")
    #expect(json.status == 0)
    let document = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    #expect(document?["course"] as? String == "stay-the-course")
    let explanation = try #require(document?["explanation"] as? [String: Any])
    let parts = try #require(explanation["parts"] as? [[String: Any]])
    #expect(abs(ends(parts) - 1) < 1e-9)
    let amounts = parts.compactMap { $0["amount"] as? Double }.reduce(0, +)
    let difference = (explanation["value"] as? Double ?? 0) - (explanation["reference"] as? Double ?? 0)
    #expect(abs(amounts - difference) < 1e-9)
  }

  @Test func limitsHowFarItGoes() throws {
    let short = try why("plain.diwan", "upland-trust", "--future", "3", "--depth", "1")
    let long = try why("plain.diwan", "upland-trust", "--future", "3", "--minimum-share", "0")
    #expect(short.output.split(separator: "\n").count < long.output.split(separator: "\n").count)
  }

  @Test func asksTheLedgersOfAllFutures() throws {
    let result = try why("kept.diwan", "casualties of uplanders", "--course", "force")
    #expect(result.status == 0 && result.errors.isEmpty)
    #expect(result.output.contains("in 6 futures under “Force”"))
    #expect(result.output.contains("“Clearing the road” of Government of Tarvia"))
    let none = try why("plain.diwan", "casualties of uplanders")
    #expect(none.status == 1)
    #expect(none.errors.contains("The study has kept no ledgers"))
    let control = try why("kept.diwan", "control of uplands")
    #expect(control.status == 1)
    #expect(control.errors.contains("ask about one future with --future"))
  }

  /// Keeping ledgers changes nothing else that is stored.
  @Test func ledgersChangeNoFuture() throws {
    let plain = try Program.run("findings", "plain.diwan", "--json", in: place.path)
    let kept = try Program.run("findings", "kept.diwan", "--json", in: place.path)
    #expect(plain.output == kept.output && !plain.output.isEmpty)
  }

  @Test func saysWhatIsWrong() throws {
    for (arguments, status, message) in [
      (["none.diwan", "control of uplands", "--future", "1"], 1, "there is no such file"),
      (["plain.diwan", "control of upland", "--future", "1"], 1, "Did you mean uplands?"),
      (["plain.diwan", "control of uplands", "--future", "6"], 1, "the study has futures 0 to 5"),
      (["plain.diwan", "control of uplands", "--future", "1", "--course", "peace"], 1, "It has: stay-the-course"),
      (["plain.diwan", "control of uplands at week 31", "--future", "1"], 1, "outside what was simulated"),
      (["plain.diwan", "control of uplands", "--future", "1", "--depth", "0"], 2, "--depth must be from 1 to 100"),
      (["plain.diwan"], 2, "question"),
    ] {
      let result = try Program.Running(["why"] + arguments, in: place.path).end()
      #expect(result.status == Int32(status), "\(arguments)")
      #expect(result.errors.contains(message), "\(arguments): \(result.errors)")
    }
  }
}
