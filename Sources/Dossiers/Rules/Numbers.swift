extension DossierRule {
  /// A number taken from a claim or an assumption must fit the field that takes it, whatever courses of
  /// action put in the assumption's place.
  static let valuesInRange = DossierRule(codes: [.outOfRange]) { dossier, context in
    var replacements: [String: Extremes] = [:]
    for course in dossier.courses.values {
      for (assumption, value) in course.sets {
        guard let bounds = dossier.bounds(of: value) else { continue }
        replacements[assumption, default: Extremes(bounds, value.location)].widen(bounds, value.location)
      }
    }
    for quantity in dossier.quantities {
      guard case .reference(let id) = quantity.form else { continue }
      if let value = dossier.claims[id]?.value, !quantity.range.contains(value) {
        context.report(
          .outOfRange, at: quantity.location,
          "the value of `\(id)`, \(WrittenNumber.text(value)), is not \(WrittenNumber.text(quantity.range))")
      }
      if let assumed = dossier.assumptions[id]?.value, let bounds = dossier.bounds(of: assumed),
        bounds.lowerBound < quantity.range.lowerBound || bounds.upperBound > quantity.range.upperBound
      {
        context.report(
          .outOfRange, at: quantity.location,
          "the value of `\(id)` is not always \(WrittenNumber.text(quantity.range))",
          help: "narrow the assumption's value, or use another one here")
      }
      if let at = replacements[id]?.outside(quantity.range) {
        context.report(
          .outOfRange, at: at,
          "`\(id)` stands where a number must be \(WrittenNumber.text(quantity.range)), and this value is not always")
      }
    }
  }

  /// Distributions that say nothing, or say more than their field can hold, are probably slips.
  static let sensibleSpreads = DossierRule(codes: [.doubtfulRange]) { dossier, context in
    for quantity in dossier.quantities {
      let width = quantity.range.upperBound - quantity.range.lowerBound
      switch quantity.form {
      case .uniform(let low, let high) where low == high, .triangular(let low, _, let high) where low == high:
        context.warn(
          .doubtfulRange, at: quantity.location, "this distribution has no width",
          help: "write \(WrittenNumber.text(low))")
      case .normal(_, let deviation) where deviation > width:
        context.warn(
          .doubtfulRange, at: quantity.location, "the standard deviation is wider than the field's range",
          help: "samples would be clipped to \(WrittenNumber.text(quantity.range))")
      case .lognormal(_, let deviation) where deviation > 20:
        context.warn(
          .doubtfulRange, at: quantity.location, "a geometric standard deviation above 20 spans many powers of ten",
          help: "1.5 means that two thirds lie between 2/3 and 3/2 of the median")
      case .constant(let value) where quantity.exceptions.contains { $0.value == value }:
        context.warn(
          .doubtfulRange, at: quantity.location, "a claim under `if` changes nothing: the number is the same",
          help: "delete it, or write another number")
      default: break
      }
    }
  }

  /// A course can only replace a value that is there.
  static let replacedAssumptionsHaveValues = DossierRule(codes: [.noValue]) { dossier, context in
    for course in dossier.courses.values {
      for (assumption, value) in course.sets where dossier.assumptions[assumption]?.value == nil {
        context.report(
          .noValue, at: value.location, "`\(assumption)` has no `value` to replace",
          help: "give the assumption a value")
      }
    }
  }
}

/// The least and the greatest of several values, and where they stand.
private struct Extremes {
  var least: (value: Double, at: Location)
  var greatest: (value: Double, at: Location)

  init(_ bounds: ClosedRange<Double>, _ location: Location) {
    least = (bounds.lowerBound, location)
    greatest = (bounds.upperBound, location)
  }

  mutating func widen(_ bounds: ClosedRange<Double>, _ location: Location) {
    if bounds.lowerBound < least.value { least = (bounds.lowerBound, location) }
    if bounds.upperBound > greatest.value { greatest = (bounds.upperBound, location) }
  }

  func outside(_ range: ClosedRange<Double>) -> Location? {
    if least.value < range.lowerBound { return least.at }
    return greatest.value > range.upperBound ? greatest.at : nil
  }
}

extension Dossier {
  /// The values that a number can take, also where it takes them from others; nil where that cannot be
  /// said without sampling. Follows references only so far: circles are reported elsewhere.
  func bounds(of quantity: Quantity) -> ClosedRange<Double>? {
    var (low, high) = (Double.infinity, -Double.infinity)
    func include(_ values: ClosedRange<Double>) {
      low = min(low, values.lowerBound)
      high = max(high, values.upperBound)
    }
    var current = quantity
    for _ in 0..<16 {
      for exception in current.exceptions { include(exception.value...exception.value) }
      guard case .reference(let id) = current.form else {
        guard let bounds = current.bounds else { return nil }
        include(bounds)
        return low...high
      }
      if let value = claims[id]?.value {
        include(value...value)
        return low...high
      }
      guard let next = assumptions[id]?.value else { return nil }
      current = next
    }
    return nil
  }
}

extension Quantity {
  /// The values it can take where that can be said without sampling; nil for references and unbounded forms.
  fileprivate var bounds: ClosedRange<Double>? {
    var low: Double
    var high: Double
    switch form {
    case .constant(let value): (low, high) = (value, value)
    case .uniform(let from, let to): (low, high) = (from, to)
    case .triangular(let from, _, let to): (low, high) = (from, to)
    case .beta: (low, high) = (0, 1)
    case .reference, .normal, .lognormal: return nil
    }
    for exception in exceptions {
      low = min(low, exception.value)
      high = max(high, exception.value)
    }
    return low...high
  }
}
