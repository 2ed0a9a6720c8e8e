import ArgumentParser

/// An option such as `red=0.5`: a name and a number.
struct NamedNumber: ExpressibleByArgument {
  let name: String
  let number: Double

  init?(argument: String) {
    guard let sign = argument.lastIndex(of: "="), sign > argument.startIndex,
      let number = Double(argument[argument.index(after: sign)...]), number.isFinite
    else { return nil }
    name = String(argument[..<sign])
    self.number = number
  }
}

extension [NamedNumber] {
  /// By name; a name that occurs twice is wrong.
  func byName(_ option: String) throws -> [String: Double] {
    var result: [String: Double] = [:]
    for item in self where result.updateValue(item.number, forKey: item.name) != nil {
      throw ValidationError("\(option) is given twice for '\(item.name)'.")
    }
    return result
  }
}

/// The ends of a scale: `0:100`, or `tax=0:100` for one issue.
struct ScaleText: ExpressibleByArgument {
  let issue: String?
  let scale: ClosedRange<Double>

  init?(argument: String) {
    let sign = argument.lastIndex(of: "=")
    let ends = (sign.map { argument[argument.index(after: $0)...] } ?? argument[...]).split(separator: ":")
    guard ends.count == 2, let low = Double(ends[0]), let high = Double(ends[1]), low.isFinite, high.isFinite,
      low < high
    else { return nil }
    issue = sign.map { String(argument[..<$0]) }
    scale = low...high
  }
}
