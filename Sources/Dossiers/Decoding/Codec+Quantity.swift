import OrderedCollections

extension Codec where Value == Quantity {
  /// A number with its grounds, in any of its forms; `words` may stand for constants, as `strongly-for` or `M+`.
  static func quantity(
    _ range: ClosedRange<Double> = WrittenNumber.range, words: OrderedDictionary<String, Double> = [:],
    standsOnItself: Bool = false
  ) -> Codec {
    let form = QuantityForm(range: range, words: words, standsOnItself: standsOnItself)
    return Codec(schema: form.schema) { node, decoding in form.decode(node, decoding) }
  }
}

/// The ways to write a number, for one field.
private struct QuantityForm: Sendable {
  let range: ClosedRange<Double>
  let words: OrderedDictionary<String, Double>
  /// The value of an assumption: it is its own ground and names no other.
  let standsOnItself: Bool

  static let distributions: OrderedDictionary<String, (parameters: [String], summary: String)> = [
    "uniform": (["low", "high"], "Evenly between low and high."),
    "triangular": (["low", "mode", "high"], "Between low and high, most often near mode."),
    "normal": (["mean", "standard deviation"], "Normal with mean and standard deviation."),
    "lognormal": (
      ["median", "geometric standard deviation"], "Lognormal with median and geometric standard deviation (> 1)."
    ),
    "beta": (["alpha", "beta"], "Beta with alpha and beta."),
  ]

  // MARK: Schema

  var schema: Schema {
    let number = Schema.number(range)
    let reference = Schema.pattern(Schema.identifierPattern, "The id of a claim or assumption that has a value.")
    let word: [Schema] = words.isEmpty ? [] : [.choice(Array(words.keys))]
    var properties = [
      RecordSchema.Property(
        name: "value", schema: .either([number] + word + [reference]), isRequired: false, summary: "The number.")
    ]
    for (name, distribution) in Self.distributions {
      properties.append(
        RecordSchema.Property(
          name: name,
          schema: .tuple(Array(repeating: .number(WrittenNumber.range), count: distribution.parameters.count)),
          isRequired: false, summary: distribution.summary))
    }
    properties.append(
      RecordSchema.Property(
        name: "if", schema: .dictionary(key: .reference("a claim"), value: .either([number] + word)),
        isRequired: false, summary: "Another number where a claim is true; the first true claim wins."))
    if !standsOnItself {
      properties.append(
        RecordSchema.Property(
          name: "because", schema: Fields.because.schema, isRequired: false, summary: "What supports the number."))
    }
    let record = RecordSchema(
      summary: "A number with its grounds.", properties: properties,
      alternatives: ["value"] + Self.distributions.keys)
    return .either([number] + word + [reference, .record(record)])
  }

  private var allowedKeys: [String] {
    ["value"] + Self.distributions.keys + ["if"] + (standsOnItself ? [] : ["because"])
  }

  // MARK: Decoding

  func decode(_ node: YAMLNode, _ decoding: Decoding) -> Quantity? {
    var own: [String] = []
    var exceptions: [Quantity.Exception] = []
    var form: Quantity.Form?
    if let entries = node.entries {
      decoding.reportUnknownKeys(in: entries, allowed: allowedKeys, of: node)
      if !standsOnItself, let because = node.value("because") {
        own = Fields.because.codec.decode(because, decoding) ?? []
      }
      if let conditions = node.value("if") { exceptions = self.exceptions(conditions, decoding) }
      form = soleForm(entries, node, decoding)
    } else if node.scalar != nil {
      form = scalarForm(node, decoding)
    } else {
      decoding.wrongType(node, expected: "a number")
    }
    guard let form else { return nil }
    var grounds: OrderedSet<String> = []
    if standsOnItself { grounds.append(decoding.path.dropLast().last ?? "") }
    if case .reference(let id) = form { grounds.append(id) }
    grounds.append(contentsOf: own)
    if grounds.isEmpty { grounds.append(contentsOf: decoding.grounds ?? []) }
    grounds.append(contentsOf: exceptions.map(\.claim))
    if grounds.isEmpty, decoding.grounds == nil, node.value("because") == nil {
      decoding.report(
        .missingGrounds, at: node, "nothing supports this number",
        help: "add `because:` with a claim or assumption, or write the id of one that has a value")
    }
    let quantity = Quantity(
      form: form, exceptions: exceptions, grounds: Array(grounds), range: range, location: node.location,
      path: decoding.path.joined(separator: "/"))
    decoding.add(quantity)
    return quantity
  }

  private func scalarForm(_ node: YAMLNode, _ decoding: Decoding) -> Quantity.Form? {
    guard let scalar = node.scalar else { return nil }
    if let value = words[scalar.value] { return .constant(value) }
    // A number in quotes is reported as such, not as an unknown id.
    if WrittenNumber.read(scalar.value) != .notANumber {
      return decoding.number(node, in: range).map { .constant($0) }
    }
    let id = scalar.value
    if let name = decoding.names.name(id, in: .grounds) {
      decoding.use(ground: id)
      if name.hasValue { return .reference(id) }
      decoding.report(
        .noValue, at: node, "`\(id)` has no `value` to take",
        help: "write the number, with `because: \(id)`, or give `\(id)` a value")
    } else if !decoding.names.incomplete.contains(.grounds) {
      let candidates = Array(words.keys) + Array(decoding.names.ids(.ground))
      decoding.report(
        .unknownReference, at: node, "`\(id.prefix(64))` is neither a number nor a claim or assumption with a value",
        help: decoding.nearest(
          id, among: candidates, otherwise: words.isEmpty ? nil : "words are \(words.keys.joined(separator: ", "))"))
    }
    return nil
  }

  private func exceptions(_ node: YAMLNode, _ decoding: Decoding) -> [Quantity.Exception] {
    guard let entries = decoding.entries(of: node, expected: "a mapping") else { return [] }
    return entries.compactMap { entry in
      guard decoding.resolve(entry.key, as: .claim, at: entry.keyStart, in: node.text) else { return nil }
      let value = entry.value.scalar.flatMap { words[$0.value] } ?? decoding.number(entry.value, in: range)
      return value.map { Quantity.Exception(claim: entry.key, value: $0) }
    }
  }

  private func soleForm(_ entries: [YAMLEntry], _ node: YAMLNode, _ decoding: Decoding) -> Quantity.Form? {
    let forms = entries.filter { $0.key == "value" || Self.distributions.keys.contains($0.key) }
    guard let entry = forms.first else {
      decoding.report(
        .missingKey, at: node, "the number itself is missing here",
        help: "add `value:` or a distribution: \(Self.distributions.keys.joined(separator: ", "))")
      return nil
    }
    if let second = forms.dropFirst().first {
      decoding.report(
        .conflictingKeys, at: second.keyStart, in: node.text, "`\(entry.key)` and `\(second.key)` exclude each other")
    }
    if entry.key == "value" {
      guard entry.value.scalar != nil else {
        decoding.wrongType(entry.value, expected: "a number")
        return nil
      }
      return scalarForm(entry.value, decoding)
    }
    return distribution(entry, decoding)
  }

  private func distribution(_ entry: YAMLEntry, _ decoding: Decoding) -> Quantity.Form? {
    guard let expected = Self.distributions[entry.key], let items = entry.value.items else {
      decoding.wrongType(entry.value, expected: "a list of numbers")
      return nil
    }
    guard items.count == expected.parameters.count else {
      decoding.report(
        .wrongType, at: entry.value, "`\(entry.key)` takes \(expected.parameters.count) numbers, not \(items.count)",
        help: "write `\(entry.key): [\(expected.parameters.joined(separator: ", "))]`")
      return nil
    }
    // Spreads have their own range; everything that is a value of the field must lie in the field's.
    let spread = 1e-12...WrittenNumber.range.upperBound
    let ranges: [ClosedRange<Double>] =
      switch entry.key {
      case "normal": [range, spread]
      case "lognormal": [max(range.lowerBound, 1e-12)...max(range.upperBound, 1e-12), 1.000001...1000]
      case "beta": [1e-3...1e6, 1e-3...1e6]
      default: Array(repeating: range, count: items.count)
      }
    let values = zip(items, ranges).compactMap { decoding.number($0, in: $1) }
    guard values.count == items.count else { return nil }
    switch entry.key {
    case "uniform", "triangular":
      guard values == values.sorted() else {
        decoding.report(
          .outOfRange, at: entry.value, "these numbers must not fall",
          help: "write `\(entry.key): [\(expected.parameters.joined(separator: ", "))]`")
        return nil
      }
      if values.count == 2 { return .uniform(low: values[0], high: values[1]) }
      return .triangular(low: values[0], mode: values[1], high: values[2])
    case "normal": return .normal(mean: values[0], standardDeviation: values[1])
    case "lognormal": return .lognormal(median: values[0], deviation: values[1])
    default: return .beta(alpha: values[0], beta: values[1])
    }
  }
}
