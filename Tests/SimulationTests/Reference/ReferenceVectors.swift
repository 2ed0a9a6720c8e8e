import Foundation
import Testing

/// Vectors computed by the peers' own code.
///
/// They are read from `DIWAN_REFERENCE`, by default `../shared/reference` beside the project; on a
/// machine without that folder, from the small copies in `Vectors/`.
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

  static func athena(_ name: String) throws -> JSON {
    let copies = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Vectors/\(name).json")
    if let file = folder?.appending(path: "athena/vectors/\(name).json"),
      FileManager.default.fileExists(atPath: file.path(percentEncoded: false))
    {
      return try JSON(file)
    }
    print("\(name): the reference folder is not here, using the small copy")
    return try JSON(copies)
  }
}

/// A JSON value, read by path.
struct JSON: @unchecked Sendable {
  let value: Any

  init(_ file: URL) throws { value = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) }
  init(value: Any) { self.value = value }

  subscript(key: String) -> JSON { JSON(value: (value as? [String: Any])?[key] ?? NSNull()) }
  var list: [JSON] { (value as? [Any] ?? []).map(JSON.init(value:)) }
  var keys: [String] { (value as? [String: Any] ?? [:]).keys.sorted() }
  var isNull: Bool { value is NSNull }
  var text: String? { value as? String }
  var name: String { value as? String ?? (value as? NSNumber)?.stringValue ?? "" }
  var number: Double { (value as? NSNumber)?.doubleValue ?? .nan }
  var integer: Int { (value as? NSNumber)?.intValue ?? Int.min }

  /// The rows of a `{"columns": […], "rows": [[…]]}` table, by column.
  var rows: [[String: JSON]] {
    let columns = self["columns"].list.map(\.name)
    return self["rows"].list.map { row in
      Dictionary(uniqueKeysWithValues: zip(columns, row.list))
    }
  }
}

extension Dictionary where Key == String, Value == JSON {
  func text(_ key: String) -> String { self[key]?.name ?? "" }
  func number(_ key: String) -> Double { self[key]?.number ?? .nan }
  func isNull(_ key: String) -> Bool { self[key]?.isNull ?? true }
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
