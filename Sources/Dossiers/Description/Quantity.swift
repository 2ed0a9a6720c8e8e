/// A number in a dossier together with what supports it.
///
/// A quantity is a constant, a reference to a claim or assumption that carries a value, or a
/// distribution. Rival values hang on claims: `exceptions` lists, in the order written, the claims
/// under which another constant holds; the first true one wins.
public struct Quantity: Hashable, Sendable {
  /// How the number is given.
  public enum Form: Hashable, Sendable {
    case constant(Double)
    /// The value of the claim or assumption of this id.
    case reference(String)
    case uniform(low: Double, high: Double)
    case triangular(low: Double, mode: Double, high: Double)
    case normal(mean: Double, standardDeviation: Double)
    /// `deviation` is the geometric standard deviation, greater than 1.
    case lognormal(median: Double, deviation: Double)
    case beta(alpha: Double, beta: Double)
  }

  /// Another constant where a claim is true.
  public struct Exception: Hashable, Sendable {
    /// Id of the claim.
    public let claim: String
    /// The number where it is true.
    public let value: Double
  }

  /// How the number is given where no exception applies.
  public let form: Form
  /// In the order written; the first true claim wins.
  public let exceptions: [Exception]
  /// Ids of the claims and assumptions that support the number; empty only where `check` reports an error.
  public let grounds: [String]
  /// The values the field admits; sampled values are clipped to it.
  public let range: ClosedRange<Double>
  /// Where the number is written.
  public let location: Location
  /// Where the number stands, as a path of keys: `groups/army/deployments/0/personnel`.
  public let path: String
}
