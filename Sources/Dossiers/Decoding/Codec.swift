/// How one kind of value is written: its shape for the schema, and how it is read.
struct Codec<Value: Sendable>: Sendable {
  let schema: Schema
  /// Reads a value; reports what is wrong and returns nil if nothing can be made of it.
  let decode: @Sendable (YAMLNode, Decoding) -> Value?
}

/// What is known about a key of a record without its type.
protocol FieldDeclaration: Sendable {
  var name: String { get }
  var schema: Schema { get }
  var isRequired: Bool { get }
  var summary: String { get }
}

/// A key of a record.
struct Field<Value: Sendable>: FieldDeclaration {
  enum Presence { case required, optional }
  let name: String
  let codec: Codec<Value>
  let isRequired: Bool
  let summary: String

  init(_ name: String, _ codec: Codec<Value>, _ presence: Presence, _ summary: String) {
    self.name = name
    self.codec = codec
    isRequired = presence == .required
    self.summary = summary
  }

  var schema: Schema { codec.schema }
}

extension Codec {
  /// A mapping with the given keys and no others.
  static func record(
    _ summary: String, fields: [any FieldDeclaration], alternatives: [String] = [],
    build: @escaping @Sendable (Record) -> Value?
  ) -> Codec {
    let properties = fields.map {
      RecordSchema.Property(name: $0.name, schema: $0.schema, isRequired: $0.isRequired, summary: $0.summary)
    }
    let schema = RecordSchema(summary: summary, properties: properties, alternatives: alternatives)
    let names = fields.map(\.name)
    let needsGrounds = fields.contains { $0.name == Fields.because.name && $0.isRequired }
    return Codec(schema: .record(schema)) { node, decoding in
      guard let entries = decoding.entries(of: node, expected: summary) else { return nil }
      let record = Record(node: node, entries: entries, names: names, decoding: decoding)
      decoding.reportUnknownKeys(in: entries, allowed: names, of: node)
      // Where `because` is required and missing, that is reported once and not for every number inside.
      return decoding.withGrounds(record.because ?? (needsGrounds ? [] : nil)) { build(record) }
    }
  }

  /// The same values under a name of their own in the schema.
  func named(_ name: String) -> Codec { Codec(schema: .named(name, schema), decode: decode) }

  func map<Other: Sendable>(_ transform: @escaping @Sendable (Value) -> Other) -> Codec<Other> {
    let decode = decode
    return Codec<Other>(schema: schema) { decode($0, $1).map(transform) }
  }
}

/// A mapping being read.
///
/// A required key that is missing is reported and replaced, so that the rest of the dossier is still
/// checked; a dossier with errors never leaves the module.
final class Record {
  let node: YAMLNode
  let decoding: Decoding
  /// Where the record starts: at its id, if it has one.
  let start: Int
  /// Last step of the path: the id, or the position in a list.
  let key: String
  private let values: [String: YAMLNode]
  private let names: [String]

  init(node: YAMLNode, entries: [YAMLEntry], names: [String], decoding: Decoding) {
    self.node = node
    self.decoding = decoding
    self.names = names
    start = decoding.takeEntryStart() ?? node.start
    key = decoding.path.last ?? ""
    values = Dictionary(entries.map { ($0.key, $0.value) }) { first, _ in first }
  }

  var location: Location { node.text.location(at: start) }

  func has<Value>(_ field: Field<Value>) -> Bool { values[field.name] != nil }

  func node<Value>(_ field: Field<Value>) -> YAMLNode? { values[field.name] }

  /// The value of a key that may be left out.
  subscript<Value>(field: Field<Value>) -> Value? {
    decoding.audit(field.name, in: names)
    guard let value = values[field.name] else { return nil }
    if case .null = value.content {
      decoding.report(
        .wrongType, at: value, "nothing is written after `\(field.name):`", help: "write a value or delete the key")
      return nil
    }
    return decoding.at(field.name) { field.codec.decode(value, decoding) }
  }

  /// The value of a key that must be there; the fallback stands in for the rest of the check.
  subscript<Value>(field: Field<Value>, or fallback: @autoclosure () -> Value) -> Value {
    if values[field.name] == nil, field.isRequired {
      decoding.audit(field.name, in: names)
      if field.name == Fields.because.name {
        decoding.report(
          .missingGrounds, at: start, in: node.text, "nothing supports this entry",
          help: "add `because:` with the ids of claims or assumptions")
      } else {
        decoding.report(
          .missingKey, at: start, in: node.text, "`\(field.name)` is missing here", help: "add it: \(field.summary)")
      }
      return fallback()
    }
    return self[field] ?? fallback()
  }

  /// The ids under `because`, if the record has that key; they support every number inside.
  private(set) lazy var because: [String]? = {
    guard names.contains(Fields.because.name) else { return nil }
    decoding.audit(Fields.because.name, in: names)
    guard values[Fields.because.name] != nil else { return nil }
    return self[Fields.because] ?? []
  }()
}

/// Keys that many records share.
enum Fields {
  static let because = Field(
    "because", .oneOrMany(.reference(to: .ground)), .required,
    "Ids of the claims and assumptions that support this entry and every number in it.")
  static let optionalBecause = Field(
    "because", .oneOrMany(.reference(to: .ground)), .optional,
    "Ids of the claims and assumptions that support every number in this entry.")
  static let note = Field("note", .text, .optional, "A remark for whoever reads the dossier.")
  static let name = Field("name", .text, .required, "How it is called in reports.")
}
