/// What the bargaining models work on: actors, and their position, salience and capability on each issue.
///
/// All models share this input, so that they can be compared on the same case.
public struct BargainingInput: Hashable, Sendable {
  /// One actor on one issue, as a row of a table says it; what is absent is an error, not a guess.
  public struct Entry: Hashable, Sendable {
    /// Who, and on what.
    public var actor, issue: String
    /// What the actor wants, how much it cares (0…1), what it can bring to bear (0 or more).
    public var position, salience, capability: Double?
    /// Where the row stands, to be named in messages, such as "line 3".
    public var place: String?
    /// Where its numbers stand, if that is known more precisely.
    public var positionPlace, saliencePlace, capabilityPlace: String?

    /// A row.
    public init(
      actor: String, issue: String = "issue", position: Double?, salience: Double?, capability: Double?,
      place: String? = nil
    ) {
      self.actor = actor
      self.issue = issue
      self.position = position
      self.salience = salience
      self.capability = capability
      self.place = place
    }
  }

  /// All actors, in the order of their first mention.
  public let actors: [String]
  /// All issues, in the order given.
  public let issues: [BargainingIssue]

  /// An input of issues that have been checked.
  ///
  /// - Throws: `InvalidInput` if there is no issue or two have the same name.
  public init(issues: [BargainingIssue]) throws(InvalidInput) {
    var problems = issues.isEmpty ? ["There is no issue: give one or more."] : []
    var names: Set<String> = []
    for issue in issues where !names.insert(issue.name).inserted {
      problems.append("Two issues are called '\(issue.name)'.")
    }
    guard problems.isEmpty else { throw InvalidInput(problems) }
    var seen: Set<String> = []
    actors = issues.flatMap(\.actors).filter { seen.insert($0).inserted }
    self.issues = issues
  }

  /// An input from the rows of a table: issues and actors in the order of their first mention.
  ///
  /// - Parameters:
  ///   - entries: one for each actor and issue; an actor may be without a stance on some issues.
  ///   - scales: the ends of the scales, by issue; by default what the positions span.
  ///   - referencePoints: what holds if nothing is decided, by issue.
  /// - Throws: `InvalidInput` with everything that is wrong, in the order of the rows, then by issue.
  public init(
    entries: [Entry], scales: [String: ClosedRange<Double>] = [:], referencePoints: [String: Double] = [:]
  ) throws(InvalidInput) {
    var problems: [String] = []
    var order: [String] = []
    var rows: [String: [Entry]] = [:]
    for entry in entries {
      if rows[entry.issue] == nil { order.append(entry.issue) }
      rows[entry.issue, default: []].append(entry)
      problems += BargainingInput.missing(in: entry)
    }
    for unknown in Set(scales.keys).union(referencePoints.keys).subtracting(order).sorted() {
      problems.append("A scale or reference point is given for issue '\(unknown)', on which no actor has a stance.")
    }
    var issues: [BargainingIssue] = []
    for name in order {
      let stances = rows[name] ?? []
      // An absent number was reported above; a harmless one lets the rest of the issue be checked.
      do throws(InvalidInput) {
        issues.append(
          try BargainingIssue(
            name: name, actors: stances.map(\.actor),
            positions: stances.enumerated().map { $1.position ?? BargainingInput.placeholder($0, scales[name]) },
            saliences: stances.map { $0.salience ?? 1 }, capabilities: stances.map { $0.capability ?? 1 },
            scale: scales[name], referencePoint: referencePoints[name],
            places: stances.map(\.places)))
      } catch {
        problems += error.problems
      }
    }
    if entries.isEmpty { problems.append("There is no row: give two or more actors with a stance on an issue.") }
    guard problems.isEmpty else { throw InvalidInput(problems) }
    try self.init(issues: issues)
  }

  private static func missing(in entry: Entry) -> [String] {
    func place(_ own: String?) -> String { (own ?? entry.place).map { "\($0): " } ?? "" }
    let whose = "of '\(entry.actor)' on issue '\(entry.issue)'"
    var problems: [String] = []
    if entry.position == nil {
      problems.append("\(place(entry.positionPlace))The position \(whose) is missing: leave out the row or say it.")
    }
    if entry.salience == nil {
      problems.append("\(place(entry.saliencePlace))The salience \(whose) is missing: say it, from 0 to 1.")
    }
    if entry.capability == nil {
      problems.append("\(place(entry.capabilityPlace))The capability \(whose) is missing: say it, 0 or more.")
    }
    return problems
  }

}

/// Where a stance and its numbers are written, to be named in messages.
struct StancePlaces {
  var actor, position, salience, capability: String?
}

extension BargainingInput.Entry {
  var places: StancePlaces {
    StancePlaces(
      actor: place, position: positionPlace ?? place, salience: saliencePlace ?? place,
      capability: capabilityPlace ?? place)
  }
}

extension BargainingInput {
  private static func placeholder(_ index: Int, _ scale: ClosedRange<Double>?) -> Double {
    guard let scale else { return Double(index) }
    return index.isMultiple(of: 2) ? scale.lowerBound : scale.upperBound
  }
}
