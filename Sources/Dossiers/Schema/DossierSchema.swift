import OrderedCollections

/// JSON Schemas (2020-12) of the sections, made from the declarations that reading follows.
///
/// A schema says less than a check: it knows no other file and so no references, grounds or expressions.
public enum DossierSchema {
  /// Names of the sections, in the order of the format.
  public static let sections = Section.all.map(\.name)

  /// The schema of one section as JSON text; nil if there is no such section.
  public static func document(for section: String) -> String? {
    Section.all.first { $0.name == section }.map { document($0).write() }
  }

  /// One JSON object with the schema of every section under its name.
  public static var allDocuments: String {
    JSONText.object(Section.all.map { ($0.name, document($0)) }).write()
  }

  private static func document(_ section: Section) -> JSONText {
    var writer = SchemaWriter()
    let root = writer.write(section.schema)
    var entries: [(String, JSONText)] = [
      ("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
      ("title", .string("Diwan dossier: \(section.name)")),
      ("description", .string(section.summary)),
    ]
    entries += root
    if !writer.definitions.isEmpty {
      entries.append(("$defs", .object(writer.definitions.map { ($0.key, .object($0.value)) })))
    }
    return .object(entries)
  }
}

/// Turns shapes into JSON Schema and collects the ones that have a name.
private struct SchemaWriter {
  private(set) var definitions: OrderedDictionary<String, [(String, JSONText)]> = [:]

  mutating func write(_ schema: Schema, summary: String? = nil) -> [(String, JSONText)] {
    var entries: [(String, JSONText)] = []
    if let summary { entries.append(("description", .string(summary))) }
    switch schema {
    case .text:
      // YAML reads some text as numbers or booleans; `check` takes any of it.
      entries.append(("type", .array([.string("string"), .string("number"), .string("boolean")])))
    case .pattern(let pattern, let form):
      entries.append(("type", .string("string")))
      entries.append(("pattern", .string(pattern)))
      if summary == nil { entries.append(("description", .string(form))) }
    case .boolean: entries.append(("type", .string("boolean")))
    case .integer(let range):
      entries.append(("type", .string("integer")))
      entries.append(("minimum", .number(Double(range.lowerBound))))
      entries.append(("maximum", .number(Double(range.upperBound))))
    case .number(let range):
      entries.append(("type", .string("number")))
      entries.append(("minimum", .number(range.lowerBound)))
      entries.append(("maximum", .number(range.upperBound)))
    case .choice(let words): entries.append(("enum", .array(words.map { .string($0) })))
    case .array(let element, let count):
      entries.append(("type", .string("array")))
      entries.append(("items", .object(write(element))))
      if count.lowerBound > 0 { entries.append(("minItems", .number(Double(count.lowerBound)))) }
    case .tuple(let elements):
      entries.append(("type", .string("array")))
      entries.append(("prefixItems", .array(elements.map { .object(write($0)) })))
      entries.append(("items", .boolean(false)))
      entries.append(("minItems", .number(Double(elements.count))))
    case .either(let choices): entries.append(("anyOf", .array(choices.map { .object(write($0)) })))
    case .record(let record): entries += write(record)
    case .dictionary(let key, let value):
      entries.append(("type", .string("object")))
      entries.append(("propertyNames", .object(write(key))))
      entries.append(("additionalProperties", .object(write(value))))
    case .named(let name, let inner):
      if definitions[name] == nil {
        definitions[name] = []
        definitions[name] = write(inner)
      }
      entries.append(("$ref", .string("#/$defs/\(name)")))
    }
    return entries
  }

  private mutating func write(_ record: RecordSchema) -> [(String, JSONText)] {
    var entries: [(String, JSONText)] = [("type", .string("object"))]
    let properties = record.properties.map { ($0.name, JSONText.object(write($0.schema, summary: $0.summary))) }
    entries.append(("properties", .object(properties)))
    entries.append(("additionalProperties", .boolean(false)))
    let required = record.properties.filter(\.isRequired).map { JSONText.string($0.name) }
    if !required.isEmpty { entries.append(("required", .array(required))) }
    if record.isUnion {
      entries.append(("minProperties", .number(1)))
      entries.append(("maxProperties", .number(1)))
    }
    if !record.alternatives.isEmpty {
      let choices = record.alternatives.map { JSONText.object([("required", .array([.string($0)]))]) }
      entries.append(("oneOf", .array(choices)))
    }
    return entries
  }
}
