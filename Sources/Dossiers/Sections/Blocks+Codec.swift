extension Block {
  enum Keys {
    static let name = Field("name", .text, .required, "How it is called in reports.")
    static let from = Field("from", .time, .optional, "A date or `week N` (default the start).")
    static let until = Field("until", .time, .optional, "A date or `week N` (default the end).")
    static let when = Field("when", .expression(.condition), .optional, "What must hold (default always).")
    static let chance = Field(
      "chance", .quantity(0...1), .optional, "Probability in each week in which the rest holds (default 1).")
    static let once = Field("once", .boolean, .optional, "Stop after it has happened once (default false).")
    static let how = Field(
      "how", .choice(How.self), .optional,
      "If people or money do not suffice: all of it or nothing (all), or as many actions as they suffice for (some).")
    static let atStart = Field(
      "at-start", .boolean, .optional, "Whether it also happens at the start, before the first week (default false).")
    static let option = Field(
      "option", .text, .optional,
      "The name of a choice: of all blocks with it, the actor takes one or none, by its `goals`.")
    static let actions = Field("do", .list(Action.codec, atLeast: 1), .required, "What happens.")
    static let all: [any FieldDeclaration] = [
      name, from, until, when, chance, once, how, atStart, option, actions, Fields.because, Fields.note,
    ]
  }

  /// A block of a strategy or a course of action, which is known by its name.
  static let codec = block { record, title in title }

  /// A hazard, which is known by its id.
  static let hazardCodec = block { record, _ in record.key }

  private static func block(_ name: @escaping @Sendable (Record, String) -> String) -> Codec<Block> {
    Codec<Block>.record("When and what.", fields: Keys.all) { record in
      let title = record[Keys.name, or: ""]
      return Block(
        name: name(record, title), title: title, from: record[Keys.from], until: record[Keys.until],
        when: record[Keys.when], chance: record[Keys.chance], once: record[Keys.once] ?? false,
        how: record[Keys.how], isAtStart: record[Keys.atStart] ?? false,
        option: record[Keys.option],
        actions: record[Keys.actions, or: []], grounds: record[Fields.because, or: []], note: record[Fields.note],
        location: record.location)
    }.named("block")
  }
}

extension Codec where Value == Block.Time {
  /// `week 12` or a date.
  static let time = Codec(
    schema: .either([.pattern("^week [0-9]{1,4}$", "A week from the start: week 12."), Codec<PartialDate>.date.schema])
  ) { node, decoding in
    guard let text = node.scalar?.value else {
      decoding.wrongType(node, expected: "a date or `week N`")
      return nil
    }
    if text.hasPrefix("week") {
      guard text.hasPrefix("week "), let week = Int(text.dropFirst(5)), (0...5200).contains(week) else {
        decoding.report(
          .invalidDate, at: node, "`\(text.prefix(40))` is not a week", help: "write `week N` with N between 0 and 5200"
        )
        return nil
      }
      return .week(week)
    }
    return Codec<PartialDate>.date.decode(node, decoding).map { .date($0) }
  }
}

extension CourseOfAction {
  enum Keys {
    static let summary = Field("summary", .text, .optional, "What it amounts to.")
    static let baseline = Field(
      "baseline", .boolean, .optional, "Whether the others are compared with it (default: the first one).")
    static let includes = Field(
      "includes", .oneOrMany(.reference(to: .course)), .optional, "Courses of which it does everything.")
    static let enacts = Field("enacts", .oneOrMany(.reference(to: .rule)), .optional, "Rules that come into force.")
    static let repeals = Field("repeals", .oneOrMany(.reference(to: .rule)), .optional, "Rules that cease to hold.")
    static let sets = Field(
      "set", .dictionary(from: .assumption, to: .quantity()), .optional, "Values of assumptions that it replaces.")
    static let drops = Field(
      "drops", .dictionary(from: .simulatedActor, to: .oneOrMany(.text)), .optional,
      "Blocks of the base strategies that are not pursued, by name.")
    static let strategies = Field("strategies", .strategies, .optional, "Blocks that are added, by actor.")
    static let blocks = Field("blocks", .list(Block.codec), .optional, "What simply happens under this course.")
    static let all: [any FieldDeclaration] = [
      Fields.name, summary, baseline, includes, enacts, repeals, sets, drops, strategies, blocks, Fields.because,
    ]
  }

  static let codec = Codec<CourseOfAction>.record("A named change to the model under study.", fields: Keys.all) {
    record in
    CourseOfAction(
      id: record.key, name: record[Fields.name, or: ""], summary: record[Keys.summary],
      isBaseline: record[Keys.baseline] ?? false, includes: record[Keys.includes] ?? [],
      enacts: record[Keys.enacts] ?? [], repeals: record[Keys.repeals] ?? [],
      sets: (record[Keys.sets] ?? []).map { (assumption: $0, value: $1) },
      drops: (record[Keys.drops] ?? []).map { (actor: $0, blocks: $1) },
      strategies: (record[Keys.strategies] ?? []).map { (actor: $0, blocks: $1) }, blocks: record[Keys.blocks] ?? [],
      grounds: record[Fields.because, or: []], location: record.location)
  }
}

extension Codec where Value == [(String, [Block])] {
  /// Blocks by the simulated actor who pursues them.
  static let strategies = Codec(
    schema: .dictionary(key: .reference("a simulated actor"), value: Codec<[Block]>.list(Block.codec).schema)
  ) { node, decoding in
    guard let entries = decoding.entries(of: node, expected: "a mapping") else { return nil }
    return entries.compactMap { entry in
      guard decoding.resolve(entry.key, as: .simulatedActor, at: entry.keyStart, in: node.text) else { return nil }
      decoding.blockActor = entry.key
      defer { decoding.blockActor = nil }
      let blocks = decoding.at(entry.key) { Codec<[Block]>.list(Block.codec).decode(entry.value, decoding) }
      return blocks.map { (entry.key, $0) }
    }
  }
}

extension Indicator {
  enum Keys {
    static let measure = Field(
      "measure", .expression(nil), .required, "What is measured; a condition counts as 0 or 1.")
    static let unit = Field("unit", .text, .optional, "Unit, for axes and tables.")
    static let better = Field("better", .choice(Better.self), .optional, "Which way is better (default neither).")
    static let summary = Field(
      "summary", .choice(Summary.self), .optional, "How a future's weeks become one number (default end).")
    static let after = Field(
      "after", .integer(0...5200), .optional, "First week that the summary looks at (default 0).")
    static let main = Field("main", .boolean, .optional, "The study's primary indicator; at most one.")
    static let all: [any FieldDeclaration] = [Fields.name, measure, unit, better, summary, after, main]
  }

  static let codec = Codec<Indicator>.record("A number reported over time and at the end.", fields: Keys.all) {
    record in
    let nothing = Expression(text: "0", root: .number(0), type: .number, location: record.location)
    return Indicator(
      id: record.key, name: record[Fields.name, or: ""], measure: record[Keys.measure, or: nothing],
      unit: record[Keys.unit], better: record[Keys.better] ?? .neither, summary: record[Keys.summary] ?? .end,
      after: record[Keys.after] ?? 0, isMain: record[Keys.main] ?? false, location: record.location)
  }
}
