/// What is uncertain in one future: which open claims are true, and where each parameter stands in
/// its distribution.
public struct Inputs: Sendable, Hashable {
  /// Truth of each open claim, in the order of `Blueprint.openClaims`.
  public var claims: [Bool]
  /// Position of each parameter in its distribution, 0 < u < 1, in the order of `Blueprint.parameters`.
  public var quantiles: [Double]

  /// Inputs in the orders of a blueprint.
  public init(claims: [Bool], quantiles: [Double]) {
    self.claims = claims
    self.quantiles = quantiles
  }
}
