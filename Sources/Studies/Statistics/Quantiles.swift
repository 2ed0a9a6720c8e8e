/// The quantiles that findings report.
public struct Quantiles: Codable, Hashable, Sendable {
  /// 5 %.
  public var q5: Double
  /// Lower quartile.
  public var q25: Double
  /// Median.
  public var q50: Double
  /// Upper quartile.
  public var q75: Double
  /// 95 %.
  public var q95: Double

  /// The quantiles of a sample; all 0 for an empty one.
  public init(of sample: [Double]) {
    self.init(ofSorted: sample.sorted())
  }

  /// The quantiles of a sample in ascending order.
  init(ofSorted sorted: [Double]) {
    q5 = Quantiles.quantile(0.05, ofSorted: sorted)
    q25 = Quantiles.quantile(0.25, ofSorted: sorted)
    q50 = Quantiles.quantile(0.5, ofSorted: sorted)
    q75 = Quantiles.quantile(0.75, ofSorted: sorted)
    q95 = Quantiles.quantile(0.95, ofSorted: sorted)
  }

  /// A quantile by linear interpolation between order statistics: type 7 of R. J. Hyndman and
  /// Y. Fan, "Sample quantiles in statistical packages", The American Statistician 50(4), 1996; the
  /// default of R and NumPy.
  ///
  /// - Parameters:
  ///   - share: 0…1.
  ///   - sorted: in ascending order.
  static func quantile(_ share: Double, ofSorted sorted: [Double]) -> Double {
    guard let last = sorted.last else { return 0 }
    let position = share * Double(sorted.count - 1)
    let below = Int(position)
    guard below + 1 < sorted.count else { return last }
    return sorted[below] + (position - Double(below)) * (sorted[below + 1] - sorted[below])
  }
}
