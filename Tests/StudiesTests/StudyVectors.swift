import Foundation
import Testing

/// Vectors computed by SALib, the EMA Workbench, SciPy and scikit-learn.
///
/// Those of the reference folder (`DIWAN_REFERENCE`, by default `../shared/reference` beside the project)
/// are used if it is there. Those that `Tests/Oracles/studies.py` made are in `Vectors/`.
enum StudyVectors {
  static let folder: URL? = {
    let project = here.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let candidate =
      ProcessInfo.processInfo.environment["DIWAN_REFERENCE"].map { URL(filePath: $0) }
      ?? project.deletingLastPathComponent().appending(path: "shared/reference")
    return exists(candidate.appending(path: "study")) ? candidate.appending(path: "study") : nil
  }()

  private static let here = URL(filePath: #filePath).deletingLastPathComponent()

  private static func exists(_ file: URL) -> Bool {
    FileManager.default.fileExists(atPath: file.path(percentEncoded: false))
  }

  /// What the oracle script recorded.
  static func own(_ name: String) throws -> JSON { try JSON(here.appending(path: "Vectors/\(name).json")) }

  /// A file of the reference folder; nil with a message if it is not there.
  static func reference(_ name: String) throws -> JSON? {
    guard let file = folder?.appending(path: "vectors/\(name).json"), exists(file) else {
      print("\(name): the reference folder is not here, skipped")
      return nil
    }
    return try JSON(file)
  }

  /// A table of the reference folder by column; nil with a message if it is not there.
  static func table(_ path: String) throws -> [(name: String, values: [Double])]? {
    guard let file = folder?.appending(path: path), exists(file) else {
      print("\(path): not in the reference folder, skipped")
      return nil
    }
    let lines = try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isNewline)
    let names = lines.first.map { $0.split(separator: ",").map(String.init) } ?? []
    var columns = [[Double]](repeating: [], count: names.count)
    for line in lines.dropFirst() {
      for (position, field) in line.split(separator: ",").enumerated() {
        columns[position].append(Double(field) ?? .nan)
      }
    }
    return zip(names, columns).map { (name: $0, values: $1) }
  }
}

/// A JSON value, read by path.
///
/// Decoded by `JSONDecoder`: on Linux `JSONSerialization` loses the last bits of some numbers.
enum JSON: Decodable, Sendable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([JSON])
  case object([String: JSON])

  init(_ file: URL) throws { self = try JSONDecoder().decode(JSON.self, from: Data(contentsOf: file)) }

  init(from decoder: any Decoder) throws {
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

  subscript(key: String) -> JSON {
    if case .object(let members) = self { members[key] ?? .null } else { .null }
  }
  var list: [JSON] { if case .array(let items) = self { items } else { [] } }
  var keys: [String] { if case .object(let members) = self { members.keys.sorted() } else { [] } }
  var isNull: Bool { if case .null = self { true } else { false } }
  var text: String? { if case .string(let value) = self { value } else { nil } }
  var number: Double {
    switch self {
    case .number(let value): value
    case .bool(let value): value ? 1 : 0
    default: .nan
    }
  }
  var name: String {
    switch self {
    case .string(let value): value
    case .number(let value): value.description
    default: ""
    }
  }
  /// The items as numbers.
  var numbers: [Double] { list.map(\.number) }
  /// The items' items as numbers.
  var matrix: [[Double]] { list.map(\.numbers) }
  var integer: Int { number.isNaN ? Int.min : Int(number) }
}

/// The largest deviation seen in a suite, printed at its end and checked against its tolerance.
struct Deviation {
  let name: String
  private(set) var largest = 0.0
  private(set) var place = ""
  private(set) var count = 0

  init(_ name: String) { self.name = name }

  mutating func record(_ actual: Double, _ expected: Double, _ where: @autoclosure () -> String) {
    count += 1
    let difference = actual == expected ? 0 : abs(actual - expected)
    if !(difference <= largest) {
      largest = difference
      place = "\(`where`()): \(actual) instead of \(expected)"
    }
  }

  func check(atMost tolerance: Double, sourceLocation: SourceLocation = #_sourceLocation) {
    print("\(name): largest deviation \(largest) over \(count) values\(largest > 0 ? " (\(place))" : "")")
    #expect(count > 0, "nothing was compared", sourceLocation: sourceLocation)
    #expect(largest <= tolerance, "\(place)", sourceLocation: sourceLocation)
  }
}
