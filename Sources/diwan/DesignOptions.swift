import ArgumentParser
import Studies

/// A kind of design as users write it.
struct DesignKindArgument: ExpressibleByArgument {
  let kind: DesignKind

  static var allValueStrings: [String] { DesignKind.made.map(\.rawValue) }

  init?(argument: String) {
    guard let kind = DesignKind.made.first(where: { $0.rawValue == argument }) else { return nil }
    self.kind = kind
  }

  /// The kinds with a line on each, for help.
  static var list: String {
    let width = (DesignKind.made.map(\.rawValue.count).max() ?? 0) + 2
    return DesignKind.made.map { kind in
      "  " + kind.rawValue + String(repeating: " ", count: width - kind.rawValue.count) + kind.summary
    }.joined(separator: "\n")
  }
}

/// A sequential test as users write it.
struct StoppingRuleArgument: ExpressibleByArgument {
  let rule: StoppingRule.Kind

  static var allValueStrings: [String] { StoppingRule.Kind.allCases.map(\.rawValue) }

  init?(argument: String) {
    guard let rule = StoppingRule.Kind(rawValue: argument) else { return nil }
    self.rule = rule
  }
}

/// What decides the futures of a study, for the commands that make designs.
struct DesignOptions: ParsableArguments {
  @Option(help: "How many futures (default: 1000); some kinds take the largest number below that fits.")
  var futures: Int?

  @Option(help: "Futures for each point, with the same inputs and other random numbers (default: 1).")
  var replications: Int?

  @Option(help: "The seed of all random numbers (default: 1).")
  var seed: UInt64?

  @Option(
    help: ArgumentHelp(
      "Correlate the ranks of two uncertain numbers, such as \"guard-losses army-losses 0.5\"; may be repeated.",
      valueName: "id id r"))
  var correlate: [CorrelationArgument] = []

  @Option(
    help: ArgumentHelp(
      "What a saltelli or morris design tells apart, separated by commas; the rest is one input (default: all).",
      valueName: "ids"))
  var inputs: String?

  @Option(help: ArgumentHelp("Believe an account entirely.", valueName: "id"))
  var account: String?

  @Option(help: ArgumentHelp("Settle an open claim; may be repeated.", valueName: "id=true|false"))
  var claim: [SettledClaimArgument] = []

  func validate() throws {
    if let futures, futures < 1 { throw ValidationError("--futures must be 1 or more.") }
    if let replications, replications < 1 { throw ValidationError("--replications must be 1 or more.") }
  }

  /// Whether any of them was given.
  var isGiven: Bool {
    futures != nil || replications != nil || seed != nil || !correlate.isEmpty || inputs != nil || account != nil
      || !claim.isEmpty
  }

  func specification(_ kind: DesignKind?) -> DesignSpecification {
    var specification = DesignSpecification(
      futures: futures ?? 1000, seed: seed ?? 1, account: account, claims: claim.map(\.claim))
    specification.kind = kind
    specification.replications = replications
    specification.correlations = correlate.isEmpty ? nil : correlate.map(\.correlation)
    specification.inputs = inputs.map(ids)
    return specification
  }
}

/// `a, b` as ids.
func ids(_ text: String) -> [String] {
  text.split(separator: ",").map { part in
    String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }.filter { !$0.isEmpty }
}

/// `first second 0.5`
struct CorrelationArgument: ExpressibleByArgument {
  let correlation: DesignSpecification.Correlation

  init?(argument: String) {
    let parts = argument.split { $0 == " " || $0 == "," }
    guard parts.count == 3, let value = Double(parts[2]) else { return nil }
    correlation = .init(String(parts[0]), String(parts[1]), value)
  }
}

/// `indicator 0.02` or `indicator 0.02 best-two`
struct PrecisionArgument: ExpressibleByArgument {
  let precision: Precision

  init?(argument: String) {
    let parts = argument.split { $0 == " " || $0 == "," }
    guard (2...3).contains(parts.count), let halfWidth = Double(parts[1]) else { return nil }
    let scope = parts.count == 3 ? Precision.Scope(rawValue: String(parts[2])) : .courses
    guard let scope else { return nil }
    precision = Precision(indicator: String(parts[0]), halfWidth: halfWidth, scope: scope)
  }
}
