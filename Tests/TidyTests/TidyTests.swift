import Foundation
import Testing

/// What ARCHITECTURE.md promises about the sources and a compiler does not check.
@Suite struct TidyTests {
  @Test func findsTheSources() {
    #expect(Project.sources.count > 100)
  }

  /// What each target may import of the project and of others.
  static let arrows: [String: Set<String>] = [
    "Chance": [],
    "Politics": ["BigInt", "Chance"],
    "Dossiers": ["Crypto", "Foundation", "OrderedCollections"],
    "Exchange": [],
    "Simulation": ["Chance", "Dossiers", "OrderedCollections", "Politics"],
    "Studies": ["Chance", "Dossiers", "OrderedCollections", "Politics", "Simulation"],
    "Archive": [
      "Chance", "Crypto", "Dossiers", "Foundation", "GRDB", "GRDBSQLite", "Glibc", "Darwin", "Musl", "Simulation",
      "Studies", "Synchronization",
    ],
    "Reports": [
      "Archive", "Crypto", "Dossiers", "Foundation", "Mustache", "OrderedCollections", "Politics", "Simulation",
      "Studies",
    ],
  ]

  @Test(arguments: Project.sources.filter { $0.target != "diwan" })
  func importsPointOneWay(_ file: Project.File) throws {
    let allowed = try #require(Self.arrows[file.target], "\(file.target) is not in ARCHITECTURE.md")
    for line in file.lines {
      let words = line.split(separator: " ")
      guard let position = words.firstIndex(of: "import"), position <= 2, words.count > position + 1,
        words[..<position].allSatisfy({ $0.hasPrefix("@") || ["public", "internal", "private"].contains($0) })
      else { continue }
      let module = words[words.count - 1].split(separator: ".")[0]
      #expect(allowed.contains(String(module)), "\(file.target) must not import \(module)")
    }
  }

  /// Words that would make a library's results depend on more than its arguments, and who may say them.
  static let forbidden: [(word: String, exceptFiles: Set<String>)] = [
    ("Date()", []), ("Date.now", []), ("UUID(", []), (".random(", []), (".shuffled(", []),
    ("SystemRandomNumberGenerator", []), (" print(", []), ("ProcessInfo", []), ("getenv", []), ("try!", []),
    ("fatalError(", []), ("nonisolated(unsafe)", []),
    // A queue between threads, guarded by a condition.
    ("@unchecked Sendable", ["BoundedQueue"]),
    // How long storing takes is reported to the user, never stored.
    ("ContinuousClock", ["StudyRunner", "Workers"]), ("DispatchTime", []),
  ]

  @Test(arguments: Project.sources.filter { $0.target != "diwan" })
  func dependsOnItsArgumentsOnly(_ file: Project.File) {
    for (number, line) in file.lines.enumerated() {
      let code = line.range(of: "//").map { line[..<$0.lowerBound] } ?? line
      for (word, exceptions) in Self.forbidden where !exceptions.contains(file.name) && code.contains(word) {
        Issue.record("\(file.path):\(number + 1) says \(word)")
      }
    }
  }

  /// Mathematics that differs between machines stays out of what decides a future.
  @Test(arguments: Project.sources.filter { ["Chance", "Politics", "Simulation", "Studies"].contains($0.target) })
  func usesItsOwnElementaryFunctions(_ file: Project.File) {
    for function in ["Foundation.exp", "Foundation.log", "Foundation.pow", "pow(", "sin(", "cos(", "tanh("] {
      #expect(!file.lines.contains { !$0.contains("///") && $0.contains(function) }, "\(file.path) says \(function)")
    }
  }

  /// Files longer than most, and why.
  static let longFiles: Set<String> = []

  @Test(arguments: Project.sources) func isShort(_ file: Project.File) {
    guard !Self.longFiles.contains(file.path) else { return }
    #expect(file.lines.count <= 400, "\(file.path) has \(file.lines.count) lines: split it")
  }

  @Test(arguments: Project.files(under: "Sources/Simulation/Mechanisms", endingIn: ".swift"))
  func everyMechanismHasAGuide(_ file: Project.File) throws {
    // These serve mechanisms and are told about in their guides.
    let guide =
      ["EffectPool": "Attitudes", "EffectShares": "Attitudes", "ScalarFunctions": "README"][file.name] ?? file.subject
    let text = try #require(Project.text("Guides/\(guide).md"), "Guides/\(guide).md is missing")
    #expect(guide == "README" || text.contains("\(file.path)"), "Guides/\(guide).md does not name its source")
  }

  @Test(arguments: Project.files(under: "Sources/Simulation/Mechanisms", endingIn: ".swift"))
  func everyMechanismHasASuite(_ file: Project.File) {
    let suite = ["EffectPool": "Attitudes", "EffectShares": "Attitudes"][file.name] ?? file.subject
    let suites = Project.files(under: "Tests/SimulationTests", endingIn: ".swift")
    #expect(suites.contains { $0.text.contains("struct \(suite)Tests") }, "there is no suite \(suite)Tests")
  }

  @Test(arguments: Project.files(under: "Sources/Studies/Statistics", endingIn: ".swift"))
  func everyStatisticHasASuite(_ file: Project.File) {
    let suite =
      [
        "Interval": "WilsonInterval", "Moments": "Quantiles", "Shuffles": "ValueOfKnowing",
        "BoxSearch": "PatientRuleInduction", "ScenarioBox": "PatientRuleInduction",
        "DiscoveryProblem": "PatientRuleInduction", "ConditionalMeans": "ValueOfInformation",
        "InvalidSample": "InputTable",
      ][file.name] ?? file.name
    let suites = Project.files(under: "Tests/StudiesTests", endingIn: ".swift")
    #expect(suites.contains { $0.text.contains("struct \(suite)Tests") }, "there is no suite \(suite)Tests")
  }

  /// Nothing about the example's country is in the program.
  @Test(arguments: Project.sources) func knowsNoCountry(_ file: Project.File) {
    for name in ["Iraq", "Fallujah", "Baghdad", "Sunni", "Kurd"] {
      // Help texts and doc comments may use file names of the example.
      let found = file.lines.first { !$0.contains("//") && $0.contains(name) }
      #expect(found == nil, "\(file.path) names \(name): \(found ?? "")")
    }
  }
}
