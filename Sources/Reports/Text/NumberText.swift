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
    let scaled = (abs(value) * scale).rounded()
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

  /// A share as a percentage. A finite number of futures shows neither impossibility nor certainty.
  static func percent(_ share: Double) -> String {
    switch share {
    case ..<0.01: "under 1%"
    case let share where share > 0.99: "over 99%"
    default: "\(Int((share * 100).rounded()))%"
    }
  }

  /// A share as a percentage without regard to small samples: for numbers that a source states.
  static func exactPercent(_ share: Double) -> String {
    "\(Int((share * 100).rounded()))%"
  }

  private static func grouped(_ value: Int) -> String {
    let digits = String(value)
    guard digits.count > 4 else { return digits }
    var grouped = ""
    for (position, digit) in digits.enumerated() {
      if position > 0, (digits.count - position).isMultiple(of: 3) { grouped.append(",") }
      grouped.append(digit)
    }
    return grouped
  }
}
