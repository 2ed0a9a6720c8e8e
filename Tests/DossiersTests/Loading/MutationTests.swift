import Foundation
import Testing

@testable import Dossiers

/// Damages a good dossier in thousands of ways. Whatever comes of it, checking returns: with a dossier, or with at
/// least one error at a place that exists.
@Suite struct MutationTests {
  /// SplitMix64: small, seeded, the same everywhere.
  struct Randomness: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }

  /// Set DIWAN_SEED to repeat a failure, DIWAN_ROUNDS for a longer run.
  private static func environment(_ name: String) -> UInt64? {
    ProcessInfo.processInfo.environment[name].flatMap { UInt64($0) }
  }

  static let hostile: [String] = [
    ".nan", ".inf", "-.inf", "1e308", "-1e400", "0x10", "1_000", "99999999999999999999999", "", "~", "null", "[]", "{}",
    "&a b",
    "*a", "!!binary x", "'", "\"", "[[[[[[[[", "{a: {a: {a: {", "|", ">", "- - - -", "? x", "@x", "\t", "\u{0}",
    "\u{FEFF}",
    "\u{202E}", "self", "nobody", "all", "week 3", "2016-13-45", "../../etc/passwd", "'''", "a: b: c", "((((",
    "1 + + 1",
    "\"\\uD800\"", "---", "...", "# x", "%YAML", ", ,", "]", "}", ":", "-", "- ", "é", "😀", "--", "<", "not not not",
  ]

  static func mutate(_ bytes: inout [UInt8], _ randomness: inout Randomness) {
    guard !bytes.isEmpty else { return }
    func lines() -> [ArraySlice<UInt8>] { bytes.split(separator: 0x0A, omittingEmptySubsequences: false) }
    func join(_ lines: [ArraySlice<UInt8>]) -> [UInt8] { Array(lines.joined(separator: [0x0A])) }
    let position = Int.random(in: 0..<bytes.count, using: &randomness)
    switch Int.random(in: 0..<12, using: &randomness) {
    case 0: bytes[position] = UInt8.random(in: 0...255, using: &randomness)
    case 1: bytes[position] ^= 1 << UInt8.random(in: 0..<8, using: &randomness)
    case 2: bytes.remove(at: position)
    case 3: bytes.removeSubrange(position...)
    case 4:
      var all = lines()
      all.remove(at: Int.random(in: 0..<all.count, using: &randomness))
      bytes = join(all)
    case 5:
      var all = lines()
      let index = Int.random(in: 0..<all.count, using: &randomness)
      all.insert(all[index], at: Int.random(in: 0...all.count, using: &randomness))
      bytes = join(all)
    case 6:
      var all = lines()
      all.swapAt(Int.random(in: 0..<all.count, using: &randomness), Int.random(in: 0..<all.count, using: &randomness))
      bytes = join(all)
    case 7:
      // Another indentation.
      var all = lines()
      let index = Int.random(in: 0..<all.count, using: &randomness)
      all[index] = ArraySlice(
        Array(repeating: 0x20, count: Int.random(in: 0..<9, using: &randomness)) + all[index].drop { $0 == 0x20 })
      bytes = join(all)
    case 8:
      let piece = Array((hostile.randomElement(using: &randomness) ?? "").utf8)
      bytes.insert(contentsOf: piece, at: position)
    case 9:
      // A value replaced from its colon on.
      var all = lines()
      let index = Int.random(in: 0..<all.count, using: &randomness)
      if let colon = all[index].firstIndex(of: UInt8(ascii: ":")) {
        all[index] = all[index][...colon] + [0x20] + Array((hostile.randomElement(using: &randomness) ?? "").utf8)
      }
      bytes = join(all)
    case 10:
      let opening = ["[", "{a: ", "- ", "(", "\n  - a:\n"].randomElement(using: &randomness) ?? "["
      let depth = Int.random(in: 1..<400, using: &randomness)
      bytes.insert(contentsOf: Array(String(repeating: opening, count: depth).utf8), at: position)
    default:
      // A piece copied to somewhere else.
      let end = min(bytes.count, position + Int.random(in: 1..<60, using: &randomness))
      let piece = Array(bytes[position..<end])
      bytes.insert(contentsOf: piece, at: Int.random(in: 0...bytes.count, using: &randomness))
    }
  }

  /// Small, so that many rounds are quick, yet with one of most things.
  static let small: [(name: String, bytes: [UInt8])] = [
    (
      "dossier.yaml",
      Array(
        """
        title: T
        question: Q
        start: 2016-05-30
        horizon: 10
        indicators:
          trust: {name: Trust, measure: "vertical(people, state) + min(1, week / 2)", better: higher}
        settings:
          force-mood: {value: 0.2, because: guess}

        """.utf8)
    ),
    (
      "assumptions.yaml",
      Array(
        """
        guess: {says: S, reason: R, value: {uniform: [0.1, 0.3]}}
        other:
          says: >
            folded
            text
          reason: "quoted\\ttext"
          value: guess

        """.utf8)
    ),
    (
      "rest.txt", []
    ),
    (
      "actors.yaml",
      Array("state: {name: State, kind: state, beliefs: calm, because: other}\n".utf8)
    ),
    ("topics.yaml", Array("peace: {name: Peace}\n".utf8)),
    (
      "beliefs.yaml",
      Array("calm:\n  topics:\n    peace: {position: strongly-for}\n  because: guess\n".utf8)
    ),
    (
      "places.yaml",
      Array("here:\n  name: Here\n  kind: city\n  urbanisation: urban\n  controller: state\n  because: guess\n".utf8)
    ),
    (
      "groups.yaml",
      Array(
        """
        people:
          kind: civilian
          name: People
          place: here
          population: {normal: [1000, 10], if: {}}
          beliefs: calm
          satisfaction: {autonomy: 1, safety: 2, culture: 3, quality-of-life: 4}
          because: [guess, other]
        army:
          kind: force
          name: Army
          owner: state
          type: regular
          deployments:
          - {place: here, personnel: 10, activity: patrol}
          because: guess

        """.utf8)
    ),
    (
      "courses.yaml",
      Array(
        """
        nothing:
          name: Nothing
          set: {other: 0.2}
          strategies:
            state:
              - name: Leave
                from: week 2
                when: control(here) == state and not happened("Leave")
                do:
                  - withdraw: {force: army, from: here, share: 0.5}
                because: guess
          because: guess

        """.utf8)
    ),
  ]

  @Test func theSmallDossierIsSound() throws {
    let folder = try TemporaryDossier(files: Self.small)
    #expect(folder.check(sources: false).brief == [])
  }

  @Test func checkingAlwaysReturns() throws {
    try check(files: Self.small, rounds: Int(Self.environment("DIWAN_ROUNDS") ?? 2_500))
  }

  @Test func checkingTheTemplateAlwaysReturns() throws {
    try check(
      files: DossierTemplate.files.filter { $0.name != "README.md" },
      rounds: Int(Self.environment("DIWAN_ROUNDS") ?? 150))
  }

  private func check(files: [(name: String, bytes: [UInt8])], rounds: Int) throws {
    let seed = Self.environment("DIWAN_SEED") ?? UInt64.random(in: 0..<1_000_000)
    print("MutationTests, \(rounds) rounds: DIWAN_SEED=\(seed)")
    var randomness = Randomness(state: seed)
    let folder = try TemporaryDossier(files: files)
    for round in 0..<rounds {
      var changed: [String: [UInt8]] = [:]
      for _ in 0..<Int.random(in: 1...2, using: &randomness) {
        guard var file = files.randomElement(using: &randomness) else { continue }
        for _ in 0..<Int.random(in: 1...3, using: &randomness) { Self.mutate(&file.bytes, &randomness) }
        changed[file.name] = file.bytes
        try folder.write(file.bytes, to: file.name)
      }
      let check = folder.check()
      #expect(
        (check.dossier == nil) == check.diagnostics.contains { $0.severity == .error }, "seed \(seed), round \(round)")
      for diagnostic in check.diagnostics where !Self.isPlace(diagnostic.location, in: folder.path) {
        #expect(
          diagnostic.code == .missingFile || diagnostic.code == .missingFolder,
          "seed \(seed), round \(round): \(diagnostic)")
      }
      for (name, bytes) in files where changed[name] != nil { try folder.write(bytes, to: name) }
    }
  }

  /// The file is there, has the line, and the line the column.
  private static func isPlace(_ location: Location, in folder: String) -> Bool {
    guard let text = try? Data(contentsOf: URL(fileURLWithPath: folder + "/" + location.file)) else { return false }
    let lines = text.split(separator: 0x0A, omittingEmptySubsequences: false)
    let width = lines.isEmpty ? 0 : lines[min(location.line, lines.count) - 1].count
    return (1...max(1, lines.count)).contains(location.line) && (1...width + 1).contains(location.column)
  }

  @Test func theReaderAgreesWithYamsWhereBothAccept() {
    let seed = Self.environment("DIWAN_SEED") ?? UInt64.random(in: 0..<1_000_000)
    let rounds = Int(Self.environment("DIWAN_ROUNDS") ?? 3_000)
    print("MutationTests.theReaderAgreesWithYamsWhereBothAccept: DIWAN_SEED=\(seed)")
    var randomness = Randomness(state: seed)
    let corpus = YAMLReaderTests.accepted.map { Array($0.utf8) }
    var compared = 0
    for round in 0..<rounds {
      guard var bytes = corpus.randomElement(using: &randomness) else { return }
      for _ in 0..<Int.random(in: 1...2, using: &randomness) { Self.mutate(&bytes, &randomness) }
      // Yams composes recursively and is not asked about what is nested deeply; the reader is.
      let (clean, problems) = TextCheck.clean(bytes)
      guard problems.isEmpty else { continue }
      let text = String(decoding: clean, as: UTF8.self)
      let (root, found) = readYAML(text)
      guard found.isEmpty, !text.contains("\u{85}"), !text.contains("\u{2028}"), !text.contains("\u{2029}"),
        let oracle = oracleYAML(text)
      else { continue }
      compared += 1
      #expect(root == oracle, "seed \(seed), round \(round): \(text.debugDescription)")
    }
    #expect(compared > rounds / 10)
  }

  @Test func theReaderRefusesWhatYamsRefuses() {
    let seed = Self.environment("DIWAN_SEED") ?? UInt64.random(in: 0..<1_000_000)
    let rounds = Int(Self.environment("DIWAN_ROUNDS") ?? 3_000)
    print("MutationTests.theReaderRefusesWhatYamsRefuses: DIWAN_SEED=\(seed)")
    var randomness = Randomness(state: seed)
    let corpus = YAMLReaderTests.accepted.map { Array($0.utf8) }
    var refused: [String] = []
    for _ in 0..<rounds {
      guard var bytes = corpus.randomElement(using: &randomness) else { return }
      Self.mutate(&bytes, &randomness)
      let (clean, problems) = TextCheck.clean(bytes)
      let text = String(decoding: clean, as: UTF8.self)
      guard problems.isEmpty, readYAML(text).problems.isEmpty, oracleYAML(text) == nil else { continue }
      refused.append(text)
    }
    // libyaml refuses some legal texts, as a tab before a comment; what is left must be rare.
    #expect(refused.count <= rounds / 100, "seed \(seed): \(refused.prefix(5))")
  }
}
