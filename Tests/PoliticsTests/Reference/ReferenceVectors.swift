import Foundation
import Testing

/// Numbers of other programs and of exact computations.
///
/// They are read from `DIWAN_REFERENCE`, by default `../shared/reference` beside the project.
enum ReferenceVectors {
  static let folder: URL? = {
    let project = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let candidate =
      ProcessInfo.processInfo.environment["DIWAN_REFERENCE"].map { URL(filePath: $0) }
      ?? project.deletingLastPathComponent().appending(path: "shared/reference")
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: candidate.path(percentEncoded: false), isDirectory: &isFolder)
    return exists && isFolder.boolValue ? candidate : nil
  }()

  /// The vectors of a file, or nothing, with a message, where the folder or file is not.
  static func politics(_ name: String) throws -> JSON? {
    guard let file = folder?.appending(path: "politics/vectors/\(name).json"),
      FileManager.default.fileExists(atPath: file.path(percentEncoded: false))
    else {
      print("\(name): skipped, the reference folder is not here")
      return nil
    }
    return try JSON(file)
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
  var numbers: [Double] { list.map(\.number) }
  var table: [[Double]] { list.map(\.numbers) }
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
