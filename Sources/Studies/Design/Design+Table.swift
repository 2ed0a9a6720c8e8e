/// A design as a table, for other programs.
extension Design {
  /// The names of the columns.
  public var tableHeader: [String] {
    let claims = blueprint.openClaims.map(\.id)
    let parameters = blueprint.parameters.map(\.id)
    let (claimSet, parameterSet) = (Set(claims), Set(parameters))
    func isPlain(_ id: String, _ others: Set<String>) -> Bool {
      !others.contains(id) && id != "future" && id != "stream" && !id.hasSuffix(":value")
    }
    return ["future", "stream"] + claims.map { isPlain($0, parameterSet) ? $0 : "claim:" + $0 }
      + parameters.map { isPlain($0, claimSet) ? $0 : "parameter:" + $0 }
  }

  /// The cells of a future: its index, its random stream, each claim as 0 or 1, each position.
  ///
  /// - Parameter future: 0 ..< `specification.futures`.
  /// - Returns: as many cells as there are columns.
  public func tableRow(future: Int) -> [String] {
    let inputs = inputs(future: future)
    return ["\(future)", "\(stream(future: future).future)"] + inputs.claims.map { $0 ? "1" : "0" }
      + inputs.quantiles.map { "\($0)" }
  }
}
