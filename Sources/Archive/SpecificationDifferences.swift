public import Studies

extension DesignSpecification {
  /// What another design asks for differently, in words.
  ///
  /// - Parameter other: the other design.
  /// - Returns: one phrase for each difference: "it has seed 1, not 2".
  public func differences(from other: DesignSpecification) -> [String] {
    var differences: [String] = []
    func compare<Value: Equatable>(_ name: String, _ mine: Value, _ others: Value, _ text: (Value) -> String) {
      if mine != others { differences.append("it has \(name) \(text(mine)), not \(text(others))") }
    }
    compare("futures", futures, other.futures) { "\($0)" }
    compare("seed", seed, other.seed) { "\($0)" }
    compare("courses", courses, other.courses) { ($0 ?? []).joined(separator: ", ") }
    compare("weeks", weeks, other.weeks) { $0.map(String.init) ?? "of the dossier" }
    compare("stride", stride, other.stride) { "\($0)" }
    compare("account", account, other.account) { $0 ?? "none" }
    compare("a ledger", ledger ?? false, other.ledger ?? false) { $0 ? "yes" : "no" }
    compare("the kind", kind, other.kind) { ($0 ?? .latinHypercube).rawValue }
    compare("replications", replications ?? 1, other.replications ?? 1) { "\($0)" }
    compare("correlations", correlations ?? [], other.correlations ?? []) { correlations in
      correlations.isEmpty
        ? "none" : correlations.map { "\($0.first) \($0.second) \($0.value)" }.joined(separator: ", ")
    }
    compare("the inputs", inputs, other.inputs) { $0?.joined(separator: ", ") ?? "all" }
    compare("a table", table, other.table) { $0.map { "with digest \($0)" } ?? "none" }
    compare("the precision", precision, other.precision) {
      $0.map { "\($0.indicator) \($0.halfWidth) \($0.scope.rawValue) \($0.rule.rawValue)" } ?? "none"
    }
    compare("settled claims", claims, other.claims) { claims in
      claims.isEmpty ? "none" : claims.map { "\($0.id)=\($0.truth)" }.joined(separator: " ")
    }
    return differences
  }
}
