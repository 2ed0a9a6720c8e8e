/// The simplest forecasts of what is decided: means and medians of positions. Hard to beat.
///
/// Source: the mean weighted by capability × salience is the compromise model of J. van den Bos (1991) and
/// F. N. Stokman and R. Van Oosten (1994); C. H. Achen, "Institutional realism and bargaining models", in R. Thomson
/// et al., *The European Union Decides*, Cambridge 2006, derives it as an approximation of the Nash bargaining
/// solution. The median: D. Black, *The Theory of Committees and Elections*, 1958.
public struct Baselines: Hashable, Sendable {
  /// Where a median is when exactly half of the weight is on either side of an interval.
  public enum MedianTie: String, CaseIterable, Hashable, Sendable {
    /// The middle of the interval: the only rule that mirrors with the positions.
    case middle
    /// The lower end.
    case lowest
    /// The upper end.
    case highest
  }

  /// The mean weighted by capability × salience.
  public let weightedMean: Double
  /// The median weighted by capability × salience: no other position beats it by votes of this weight.
  public let weightedMedian: Double
  /// The mean weighted by salience.
  public let salienceMean: Double
  /// The plain mean.
  public let mean: Double
  /// The plain median.
  public let median: Double

  /// The baselines of an issue.
  ///
  /// - Parameter tie: where the medians are when half of the weight is on either side.
  public init(_ issue: BargainingIssue, tie: MedianTie = .middle) {
    let equal = [Double](repeating: 1, count: issue.positions.count)
    weightedMean = Baselines.mean(issue.positions, weights: issue.weights)
    weightedMedian = Baselines.median(issue.positions, weights: issue.weights, tie: tie)
    salienceMean = Baselines.mean(issue.positions, weights: issue.saliences)
    mean = Baselines.mean(issue.positions, weights: equal)
    median = Baselines.median(issue.positions, weights: equal, tie: tie)
  }

  /// The weighted mean of positions, summed in an order that does not depend on the order of the input;
  /// the middle of the positions if all weights are 0.
  public static func mean(_ positions: [Double], weights: [Double]) -> Double {
    let sorted = zip(positions, weights).sorted { $0 < $1 }
    guard let first = sorted.first, let last = sorted.last else { return .nan }
    // Relative to the middle of the positions, so that a shift or reflection changes no more than the last bits.
    let middle = first.0 + (last.0 - first.0) / 2
    var (sum, total) = (0.0, 0.0)
    for (position, weight) in sorted {
      sum += weight * (position - middle)
      total += weight
    }
    return total > 0 ? middle + sum / total : middle
  }

  /// The weighted median of positions; positions without weight do not count, unless all are without.
  ///
  /// Two halves that differ by less than 10⁻¹² of the weight are equal, so that the unit of the weights and the
  /// order of the actors do not decide.
  public static func median(_ positions: [Double], weights: [Double], tie: MedianTie = .middle) -> Double {
    var sorted = zip(positions, weights).filter { $1 > 0 }.sorted { $0 < $1 }
    if sorted.isEmpty { sorted = positions.sorted().map { ($0, 1) } }
    guard let last = sorted.last else { return .nan }
    let total = sorted.reduce(0) { $0 + $1.1 }
    var below = 0.0
    for (index, (position, weight)) in sorted.enumerated() {
      below += weight
      let excess = below - total / 2
      if excess > total * 1e-12 { return position }
      if excess >= -total * 1e-12, index + 1 < sorted.count {
        let next = sorted[index + 1].0
        switch tie {
        case .middle: return position + (next - position) / 2
        case .lowest: return position
        case .highest: return next
        }
      }
    }
    return last.0
  }
}
