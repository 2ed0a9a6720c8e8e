/// How a kind of number is written for people: no more digits than its size supports.
struct NumberText: Sendable {
  /// Digits after the decimal point.
  let decimals: Int

  /// A fixed number of decimals.
  init(decimals: Int) {
    self.decimals = decimals
  }

  /// As many decimals as numbers of this size need: three significant digits for the greatest.
  init(fitting values: [Double]) {
    let greatest = values.filter(\.isFinite).map { abs($0) }.max() ?? 0
    decimals =
      switch greatest {
      case 100...: 0
      case 10..<100: 1
      default: 2
      }
  }

  /// A number with a true minus sign and thousands separated: `−0.31`, `83,150`.
  func text(_ value: Double) -> String {
    guard value.isFinite else { return "–" }
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let scaled = NumberText.shortened((abs(value) * scale).rounded(), decimals: decimals)
    guard scaled < 1e15 else { return "\(value)" }
    let whole = Int(scaled) / Int(scale)
    let fraction = Int(scaled) % Int(scale)
    var text = NumberText.grouped(whole)
    if decimals > 0 {
      let digits = String(fraction)
      text += "." + String(repeating: "0", count: decimals - digits.count) + digits
    }
    return (value < 0 && scaled > 0 ? "−" : "") + text
  }

  /// A difference: with its sign always.
  func signed(_ value: Double) -> String {
    let plain = text(value)
    return plain.hasPrefix("−") || plain.allSatisfy({ "0.,".contains($0) }) ? plain : "+" + plain
  }

  /// `0.21 to 0.34`
  func range(_ low: Double, _ high: Double) -> String {
    text(low) + " to " + text(high)
  }

  /// A whole number with thousands separated.
  static func count(_ value: Int) -> String {
    (value < 0 ? "−" : "") + grouped(abs(value))
  }

  /// A share as a percentage: never 0% or 100% for what is not exactly so.
  static func percent(_ share: Double) -> String {
    switch share {
    case 0: "0%"
    case 1: "100%"
    case ..<0.01: "under 1%"
    case let share where share > 0.99: "over 99%"
    default: "\(Int((share * 100).rounded()))%"
    }
  }

  /// A share as a whole percentage: for credences, which are stated so.
  static func exactPercent(_ share: Double) -> String {
    "\(Int((share * 100).rounded()))%"
  }

  /// Large whole numbers keep three digits: 7,360 persons rather than 7,361.
  private static func shortened(_ whole: Double, decimals: Int) -> Double {
    guard decimals == 0, whole < 1e15 else { return whole }
    var step = 1.0
    while whole / step >= 1000 { step *= 10 }
    return (whole / step).rounded() * step
  }

  private static func grouped(_ value: Int) -> String {
    let digits = String(value)
    guard digits.count > 3 else { return digits }
    var grouped = ""
    for (position, digit) in digits.enumerated() {
      if position > 0, (digits.count - position).isMultiple(of: 3) { grouped.append(",") }
      grouped.append(digit)
    }
    return grouped
  }
}
