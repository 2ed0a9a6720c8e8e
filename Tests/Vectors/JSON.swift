package import Foundation

/// A JSON value, read by path.
///
/// Decoded by `JSONDecoder`: on Linux `JSONSerialization` loses the last bits of some numbers.
package enum JSON: Decodable, Sendable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([JSON])
  case object([String: JSON])

  package init(_ file: URL) throws { self = try JSONDecoder().decode(JSON.self, from: Data(contentsOf: file)) }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode([JSON].self) {
      self = .array(value)
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else {
      self = .object(try container.decode([String: JSON].self))
    }
  }

  package subscript(key: String) -> JSON {
    if case .object(let members) = self { members[key] ?? .null } else { .null }
  }
  package var list: [JSON] { if case .array(let items) = self { items } else { [] } }
  package var keys: [String] { if case .object(let members) = self { members.keys.sorted() } else { [] } }
  package var isNull: Bool { if case .null = self { true } else { false } }
  package var text: String? { if case .string(let value) = self { value } else { nil } }
  package var number: Double {
    switch self {
    case .number(let value): value
    case .bool(let value): value ? 1 : 0
    default: .nan
    }
  }
  package var name: String {
    switch self {
    case .string(let value): value
    case .number(let value): value.description
    default: ""
    }
  }
  /// The items as numbers.
  package var numbers: [Double] { list.map(\.number) }
  /// The items' items as numbers.
  package var matrix: [[Double]] { list.map(\.numbers) }
  package var integer: Int { number.isNaN ? Int.min : Int(number) }

  /// The rows of a `{"columns": […], "rows": [[…]]}` table, by column.
  package var rows: [[String: JSON]] {
    let columns = self["columns"].list.map(\.name)
    return self["rows"].list.map { row in
      Dictionary(uniqueKeysWithValues: zip(columns, row.list))
    }
  }
}

extension Dictionary where Key == String, Value == JSON {
  package func text(_ key: String) -> String { self[key]?.name ?? "" }
  package func number(_ key: String) -> Double { self[key]?.number ?? .nan }
  package func isNull(_ key: String) -> Bool { self[key]?.isNull ?? true }
}
