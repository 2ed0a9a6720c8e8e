/// Numbers as they are written in a dossier.
enum WrittenNumber {
  /// No number in a dossier is larger.
  static let range = -1e15...1e15

  enum Reading: Equatable {
    case number(Double)
    /// Meant as a number, but not one; why.
    case wrong(String)
    case notANumber
  }

  /// Reads `-1.5e3`; nothing else that YAML or Swift might take for a number.
  static func read(_ text: String) -> Reading {
    let utf8 = Array(text.utf8.prefix(400))
    let lower = text.prefix(16).lowercased()
    let unsigned = lower.drop { $0 == "-" || $0 == "+" || $0 == "\u{2212}" }
    if [".inf", ".nan", "inf", "nan", "infinity"].contains(String(unsigned)) {
      return .wrong("numbers must be finite")
    }
    if text.hasPrefix("\u{2212}") { return .wrong("a minus sign is written `-`") }
    var index = utf8.first == UInt8(ascii: "-") || utf8.first == UInt8(ascii: "+") ? 1 : 0
    func isDigit(_ index: Int) -> Bool { index < utf8.count && (0x30...0x39).contains(utf8[index]) }
    guard isDigit(index) || (index < utf8.count && utf8[index] == UInt8(ascii: ".") && isDigit(index + 1)) else {
      return .notANumber
    }
    while isDigit(index) { index += 1 }
    if index < utf8.count, utf8[index] == UInt8(ascii: ".") {
      index += 1
      while isDigit(index) { index += 1 }
    }
    if index < utf8.count, utf8[index] | 0x20 == UInt8(ascii: "e") {
      index += 1
      if index < utf8.count, utf8[index] == UInt8(ascii: "-") || utf8[index] == UInt8(ascii: "+") { index += 1 }
      guard isDigit(index) else { return .wrong("digits are missing after `e`") }
      while isDigit(index) { index += 1 }
    }
    guard index == utf8.count, let value = Double(text) else {
      return .wrong("write digits with `.` before decimals and nothing else, for example 326000 or -0.5")
    }
    guard range.contains(value) else { return .wrong("numbers lie between -1e15 and 1e15") }
    return .number(value)
  }

  /// Shortest text without a needless `.0`.
  static func text(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
  }

  static func text(_ range: ClosedRange<Double>) -> String {
    if range.upperBound >= self.range.upperBound {
      return range.lowerBound <= self.range.lowerBound ? "between -1e15 and 1e15" : "at least \(text(range.lowerBound))"
    }
    return "between \(text(range.lowerBound)) and \(text(range.upperBound))"
  }
}

extension Decoding {
  /// A number in a range; reports anything else.
  func number(_ node: YAMLNode, in range: ClosedRange<Double>) -> Double? {
    guard let scalar = node.scalar else {
      wrongType(node, expected: "a number")
      return nil
    }
    guard scalar.style == .plain else {
      report(.wrongType, at: node, "a number is expected here, not text", help: "leave out the quotes")
      return nil
    }
    switch WrittenNumber.read(scalar.value) {
    case .number(let value):
      guard range.contains(value) else {
        report(.outOfRange, at: node, "\(scalar.value) is not \(WrittenNumber.text(range))")
        return nil
      }
      return value
    case .wrong(let help):
      report(.invalidNumber, at: node, "`\(scalar.value.prefix(64))` is not a number", help: help)
    case .notANumber:
      report(.wrongType, at: node, "a number is expected here, not `\(scalar.value.prefix(64))`")
    }
    return nil
  }
}

extension Codec where Value == Double {
  /// A number that needs no grounds.
  static func number(_ range: ClosedRange<Double> = WrittenNumber.range) -> Codec {
    Codec(schema: .number(range)) { node, decoding in decoding.number(node, in: range) }
  }
}

extension Codec where Value == Int {
  static func integer(_ range: ClosedRange<Int>) -> Codec {
    Codec(schema: .integer(range)) { node, decoding in
      guard let value = decoding.number(node, in: Double(range.lowerBound)...Double(range.upperBound)) else {
        return nil
      }
      guard value == value.rounded() else {
        decoding.report(.invalidNumber, at: node, "a whole number is expected here")
        return nil
      }
      return Int(value)
    }
  }
}

extension Codec where Value == PartialDate {
  /// `2016`, `2016-05` or `2016-05-30`.
  static let date = date(isFull: false)
  static let fullDate = date(isFull: true)

  private static func date(isFull: Bool) -> Codec {
    let pattern = isFull ? "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" : "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
    let form = isFull ? "A day: 2016-05-30." : "A date: 2016, 2016-05 or 2016-05-30."
    let schema = Schema.pattern(pattern, form)
    return Codec(schema: isFull ? schema : .either([schema, .integer(1000...9999)])) { node, decoding in
      guard let text = node.scalar?.value else {
        decoding.wrongType(node, expected: "a date")
        return nil
      }
      switch PartialDate.read(text) {
      case .success(let date) where !isFull || date.day != nil: return date
      case .success:
        decoding.report(.invalidDate, at: node, "a full date is needed here", help: "write it as 2016-05-30")
      case .failure(let reason):
        decoding.report(.invalidDate, at: node, "`\(text.prefix(40))` is not a date", help: reason.help)
      }
      return nil
    }
  }
}

extension PartialDate {
  struct Misread: Error { let help: String }

  /// A date as it is written in a dossier.
  static func read(_ text: String) -> Result<PartialDate, Misread> {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let lengths = [4, 2, 2]
    guard parts.count <= 3, zip(parts, lengths).allSatisfy({ $0.utf8.count == $1 }),
      parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
    else { return .failure(Misread(help: "write it as 2016, 2016-05 or 2016-05-30")) }
    let numbers = parts.compactMap { Int($0) }
    guard let year = numbers.first, year >= 1000 else {
      return .failure(Misread(help: "years run from 1000 to 9999"))
    }
    guard numbers.count > 1 else { return .success(PartialDate(year: year, month: nil, day: nil)) }
    let month = numbers[1]
    guard (1...12).contains(month) else { return .failure(Misread(help: "months run from 01 to 12")) }
    guard numbers.count > 2 else { return .success(PartialDate(year: year, month: month, day: nil)) }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    guard (1...days).contains(numbers[2]) else {
      return .failure(Misread(help: "that month has days 01 to \(days)"))
    }
    return .success(PartialDate(year: year, month: month, day: numbers[2]))
  }
}
