import Foundation

/// Numbers as people read them.
enum Figure {
  /// Three significant digits, large numbers whole: `0.0123`, `-4.57`, `12340`.
  static func short(_ value: Double) -> String {
    if value == 0 { return "0" }
    if abs(value) >= 100 { return String(format: "%.0f", value) }
    let decimals = abs(value) >= 10 ? 1 : abs(value) >= 1 ? 2 : abs(value) >= 0.1 ? 3 : 4
    return abs(value) < 0.00005 ? String(format: "%.1e", value) : String(format: "%.\(decimals)f", value)
  }

  /// A share in percent: `12 %`; never `0 %` or `100 %` for what is not exactly so.
  static func percent(_ share: Double) -> String {
    if share > 0 && share < 0.01 { return "< 1 %" }
    if share < 1 && share > 0.99 { return "> 99 %" }
    return String(format: "%.0f %%", share * 100)
  }
}
