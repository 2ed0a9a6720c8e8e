/// The data of a scenario discovery: inputs as numbers or categories, and which futures are of interest.
struct DiscoveryProblem: Sendable {
  /// How an input is restricted.
  enum Kind: Sendable { case continuous, whole, categorical }

  /// Futures counted.
  struct Tally: Sendable {
    var count = 0
    var ofInterest = 0

    mutating func add(_ interest: Bool) {
      count += 1
      if interest { ofInterest += 1 }
    }
  }

  let inputs: InputTable
  let isOfInterest: [Bool]
  let kinds: [Kind]
  /// Input by input its values, categories as their positions.
  let values: [[Double]]
  /// The limits that hold all data.
  let all: [ScenarioBox.Limit]
  let ofInterest: Int

  var count: Int { inputs.count }

  init(inputs: InputTable, isOfInterest: [Bool]) {
    self.inputs = inputs
    self.isOfInterest = isOfInterest
    ofInterest = isOfInterest.count { $0 }
    values = inputs.columns.map(\.numbers)
    kinds = inputs.columns.map { column in
      switch column.values {
      case .continuous: .continuous
      case .whole: .whole
      case .categorical: .categorical
      }
    }
    all = zip(kinds, values).map { kind, values in
      if kind == .categorical {
        let highest = Int(values.max() ?? 0)
        var seen = [Bool](repeating: false, count: highest + 1)
        for value in values { seen[Int(value)] = true }
        return .categories(seen.indices.filter { seen[$0] })
      }
      return .range(Interval(low: values.min() ?? 0, high: values.max() ?? 0))
    }
  }

  /// Where a value lies to a limit: −1 below, 0 within, 1 above; of categories 0 or 1.
  static func side(_ value: Double, _ limit: ScenarioBox.Limit) -> Int {
    switch limit {
    case .range(let range): value < range.low ? -1 : value > range.high ? 1 : 0
    case .categories(let allowed): allowed.contains(Int(value)) ? 0 : 1
    }
  }

  func restricted(_ limits: [ScenarioBox.Limit]) -> [Int] { limits.indices.filter { limits[$0] != all[$0] } }

  /// The rows inside some limits.
  func rows(within limits: [ScenarioBox.Limit], among candidates: [Int]) -> [Int] {
    restricted(limits).reduce(candidates) { rows(among: $0, within: limits[$1], ofInput: $1) }
  }

  /// The rows inside one limit.
  func rows(among candidates: [Int], within limit: ScenarioBox.Limit, ofInput input: Int) -> [Int] {
    values[input].withUnsafeBufferPointer { column in
      if case .range(let range) = limit {
        return candidates.filter { column[$0] >= range.low && column[$0] <= range.high }
      }
      return candidates.filter { Self.side(column[$0], limit) == 0 }
    }
  }

  /// A step with its statistics.
  func step(_ limits: [ScenarioBox.Limit], among candidates: [Int]) -> ScenarioBox.Step {
    let rows = rows(within: limits, among: candidates)
    return step(limits, count: rows.count, ofInterest: rows.count { isOfInterest[$0] })
  }

  func step(_ limits: [ScenarioBox.Limit], count inside: Int, ofInterest hits: Int) -> ScenarioBox.Step {
    ScenarioBox.Step(
      limits: limits, restricted: restricted(limits), count: inside, ofInterest: hits,
      coverage: Double(hits) / Double(max(1, ofInterest)), density: inside > 0 ? Double(hits) / Double(inside) : 0,
      mass: Double(inside) / Double(max(1, count)))
  }

  /// The futures that only one limit keeps out of a box.
  struct Neighbours {
    /// By input, those below its lower limit and above its upper one.
    var below, above: [Tally]
    /// By input and category.
    var categories: [[Tally]]
    /// By input, the rows below and above, kept only when asked for.
    var rowsBelow, rowsAbove: [[Int]]

    /// Those that only the categories of an input keep out.
    func elsewhere(_ input: Int) -> Tally {
      categories[input].reduce(into: Tally()) {
        $0.count += $1.count
        $0.ofInterest += $1.ofInterest
      }
    }
  }

  /// Counts the futures that only one limit of a box keeps out, in one pass.
  func neighbours(of step: ScenarioBox.Step, among candidates: [Int], keepRows: Bool = false) -> Neighbours {
    let empty = [Tally](repeating: Tally(), count: kinds.count)
    var found = Neighbours(
      below: empty, above: empty,
      categories: kinds.indices.map { input in
        guard case .categories(let codes) = all[input], let last = codes.last else { return [] }
        return [Tally](repeating: Tally(), count: last + 1)
      },
      rowsBelow: [[Int]](repeating: [], count: kinds.count), rowsAbove: [[Int]](repeating: [], count: kinds.count))
    // For each row which limit keeps it out: 0 none, −k or k the lower or upper one of input k − 1.
    let several = Int32.max
    var reason = [Int32](repeating: 0, count: count)
    reason.withUnsafeMutableBufferPointer { reason in
      for input in step.restricted {
        let code = Int32(input + 1)
        let limit = step.limits[input]
        values[input].withUnsafeBufferPointer { column in
          if case .range(let range) = limit {
            // All rows, and no branch: faster than to pick the candidates.
            for row in 0..<column.count {
              let value = column[row]
              let own = value < range.low ? -code : value > range.high ? code : 0
              let earlier = reason[row]
              reason[row] = own == 0 ? earlier : earlier == 0 ? own : several
            }
          } else {
            for row in candidates where Self.side(column[row], limit) != 0 {
              reason[row] = reason[row] != 0 ? several : code
            }
          }
        }
      }
    }
    for row in candidates where reason[row] != 0 && reason[row] != several {
      let input = Int(abs(reason[row])) - 1
      let interest = isOfInterest[row]
      if kinds[input] == .categorical {
        found.categories[input][Int(values[input][row])].add(interest)
      } else if reason[row] < 0 {
        found.below[input].add(interest)
        if keepRows { found.rowsBelow[input].append(row) }
      } else {
        found.above[input].add(interest)
        if keepRows { found.rowsAbove[input].append(row) }
      }
    }
    return found
  }

  /// A limit in words.
  func words(for limit: ScenarioBox.Limit, ofInput input: Int) -> String {
    let name = inputs.columns[input].name
    switch (limit, all[input]) {
    case (.range(let range), .range(let all)):
      let column = values[input]
      var parts: [String] = []
      if range.low > all.low {
        let outside = column.reduce(-Double.infinity) { $1 < range.low ? max($0, $1) : $0 }
        let inside = column.reduce(Double.infinity) { $1 >= range.low ? min($0, $1) : $0 }
        parts.append("over \(ShortDecimal.text(between: outside, and: inside))")
      }
      if range.high < all.high {
        let outside = column.reduce(Double.infinity) { $1 > range.high ? min($0, $1) : $0 }
        let inside = column.reduce(-Double.infinity) { $1 <= range.high ? max($0, $1) : $0 }
        parts.append("under \(ShortDecimal.text(between: inside, and: outside))")
      }
      return "\(name) \(parts.joined(separator: " and "))"
    case (.categories(let codes), _):
      guard case .categorical(_, let labels) = inputs.columns[input].values else { return name }
      return "\(name) is \(codes.map { labels[$0] }.joined(separator: " or "))"
    default: return name
    }
  }
}
