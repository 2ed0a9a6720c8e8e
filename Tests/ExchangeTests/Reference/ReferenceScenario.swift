import Foundation

/// A whole scenario that Athena itself ran: its script and every table of every week.
///
/// Read from `DIWAN_REFERENCE`, by default `../shared/reference` beside the project: all files
/// `athena/vectors/scenario_*.json`, so that others of the same form are run as well.
struct ReferenceScenario: Sendable, CustomStringConvertible {
  let name: String
  /// The export that it was run from.
  let script: String
  let weeks: [JSON]
  var description: String { name }

  static let folder: URL? = {
    let project = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let candidate =
      ProcessInfo.processInfo.environment["DIWAN_REFERENCE"].map { URL(filePath: $0) }
      ?? project.deletingLastPathComponent().appending(path: "shared/reference")
    let vectors = candidate.appending(path: "athena/vectors")
    return FileManager.default.fileExists(atPath: vectors.path(percentEncoded: false)) ? candidate : nil
  }()

  /// Names of the files that are there, without `scenario_` and `.json`.
  static let names: [String] = {
    guard let folder else { return [] }
    let path = folder.appending(path: "athena/vectors").path(percentEncoded: false)
    let files = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return files.filter { $0.hasPrefix("scenario_") && $0.hasSuffix(".json") }.sorted()
      .map { String($0.dropFirst(9).dropLast(5)) }
  }()

  /// The script stands in the dump, or beside the vectors where its licence asks for that.
  init(_ name: String) throws {
    let folder = try Self.folder ?? { throw CocoaError(.fileNoSuchFile) }()
    let dump = try JSON(folder.appending(path: "athena/vectors/scenario_\(name).json"))
    self.name = name
    weeks = dump["weeks"].list
    let written = dump["orders_script"].name
    script =
      written.isEmpty
      ? try String(contentsOf: folder.appending(path: "athena/scenarios/\(name).tcl"), encoding: .utf8) : written
  }
}

/// A JSON value, read by path.
///
/// Decoded by `JSONDecoder`: on Linux `JSONSerialization` loses the last bits of some numbers.
enum JSON: Decodable, Sendable {
  case null
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
      self = .number(value ? 1 : 0)
    } else {
      self = .object(try container.decode([String: JSON].self))
    }
  }

  subscript(key: String) -> JSON {
    if case .object(let members) = self { members[key] ?? .null } else { .null }
  }
  var list: [JSON] { if case .array(let items) = self { items } else { [] } }
  var name: String { if case .string(let value) = self { value } else { "" } }
  var number: Double { if case .number(let value) = self { value } else { .nan } }

  /// The rows of a `{"columns": […], "rows": [[…]]}` table, by column.
  var rows: [[String: JSON]] {
    let columns = self["columns"].list.map(\.name)
    return self["rows"].list.map { row in Dictionary(uniqueKeysWithValues: zip(columns, row.list)) }
  }
}

extension Dictionary where Key == String, Value == JSON {
  func text(_ key: String) -> String { self[key]?.name ?? "" }
  func number(_ key: String) -> Double { self[key]?.number ?? .nan }
}
