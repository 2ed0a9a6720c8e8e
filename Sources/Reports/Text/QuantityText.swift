import Dossiers

/// A number of the dossier in words.
enum QuantityText {
  static func text(_ quantity: Quantity, unit: String?) -> String {
    let unit = unit.map { " " + $0 } ?? ""
    func number(_ value: Double) -> String { ClaimText.number(value, unit: nil) }
    return switch quantity.form {
    case .constant(let value): number(value) + unit
    case .reference(let id): "the value of \(id)"
    case .uniform(let low, let high): "\(number(low)) to \(number(high))\(unit), all equally likely"
    case .triangular(let low, let mode, let high):
      "\(number(low)) to \(number(high))\(unit), most likely \(number(mode))"
    case .normal(let mean, let deviation): "about \(number(mean))\(unit), standard deviation \(number(deviation))"
    case .lognormal(let median, let deviation):
      "about \(number(median))\(unit), give or take a factor of \(number(deviation))"
    case .beta(let alpha, let beta):
      "about \(number(alpha / (alpha + beta)))\(unit), beta distribution with \(number(alpha)) and \(number(beta))"
    }
  }
}
