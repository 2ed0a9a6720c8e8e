/// The standard words of estimative probability.
///
/// Source: Office of the Director of National Intelligence, Intelligence Community Directive 203,
/// "Analytic Standards" (2015), which gives each word a range of percentages: 1–5, 5–20, 20–45,
/// 45–55, 55–80, 80–95, 95–99. A share on a boundary takes the word nearer to an even chance.
/// The directive keeps away from 0 and 100 %: shares below 1 % and above 99 %, even 0 and 1, keep the
/// outermost words, because a finite number of futures shows neither impossibility nor certainty.
public enum EstimativeProbability: String, Codable, CaseIterable, Sendable {
  case almostNoChance = "almost no chance"
  case veryUnlikely = "very unlikely"
  case unlikely
  case roughlyEven = "roughly even chance"
  case likely
  case veryLikely = "very likely"
  case almostCertain = "almost certain"

  /// The word for a probability between 0 and 1.
  public init(_ probability: Double) {
    self =
      switch probability {
      case ..<0.05: .almostNoChance
      case ..<0.2: .veryUnlikely
      case ..<0.45: .unlikely
      case ...0.55: .roughlyEven
      case ...0.8: .likely
      case ...0.95: .veryLikely
      default: .almostCertain
      }
  }
}
