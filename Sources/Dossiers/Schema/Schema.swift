/// The shape of a value in a dossier file.
///
/// Decoding and the JSON Schema come from the same declaration, so that an editor accepts what `check` accepts.
indirect enum Schema: Sendable {
  /// Any plain text; YAML may read some of it as a number.
  case text
  case pattern(String, String)
  case boolean
  case integer(ClosedRange<Int>)
  case number(ClosedRange<Double>)
  case choice([String])
  case array(Schema, count: ClosedRange<Int>)
  case tuple([Schema])
  case either([Schema])
  /// A mapping with fixed keys.
  case record(RecordSchema)
  /// A mapping from ids (or from a fixed choice of keys) to values of one shape.
  case dictionary(key: Schema, value: Schema)
  /// A shape that is used in several places, under `$defs`.
  case named(String, Schema)

  static let identifierPattern = "^[A-Za-z][A-Za-z0-9_-]*$"
  static func reference(_ noun: String) -> Schema { .pattern(identifierPattern, "The id of \(noun).") }
}

/// The keys of a record.
struct RecordSchema: Sendable {
  struct Property: Sendable {
    let name: String
    let schema: Schema
    let isRequired: Bool
    let summary: String
  }
  let summary: String
  let properties: [Property]
  /// Exactly one of the keys must be there.
  var isUnion = false
  /// Exactly one of these keys must be there.
  var alternatives: [String] = []
}
