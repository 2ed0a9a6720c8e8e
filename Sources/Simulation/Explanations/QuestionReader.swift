import Dossiers
import OrderedCollections

/// Reads questions: a topic, names in the dossier's words, and a time.
struct QuestionReader {
  let blueprint: Blueprint
  let weeks: Int
  private var dossier: Dossier { blueprint.dossier }
  private var structure: Structure { blueprint.structure }

  static let forms = [
    "control of PLACE", "influence of ACTOR in PLACE", "support for ACTOR in PLACE", "security of PLACE",
    "security of GROUP in PLACE", "volatility of PLACE", "trust of GROUP in ACTOR", "feelings of GROUP about GROUP",
    "mood of GROUP", "satisfaction of GROUP with CONCERN", "cooperation of GROUP with FORCE",
    "personnel of FORCE [in PLACE]", "reserve of FORCE", "losses of FORCE", "casualties of GROUP",
    "population of GROUP", "an indicator",
  ]

  init(blueprint: Blueprint, weeks: Int) {
    self.blueprint = blueprint
    self.weeks = weeks
  }

  func read(_ text: String) throws -> (Question.Topic, week: Int) {
    let words = text.split { $0 == " " || $0 == "\t" || $0 == "\n" }.map(String.init)
    let (rest, week) = try time(words)
    guard !rest.isEmpty else { throw QuestionError(description: "Ask about something: \(formsText).") }
    // An indicator may be called anything, so it is looked for first.
    if let indicator = match(rest.joined(separator: " "), indicatorNames) { return (.indicator(indicator), week) }
    return (try topic(rest), week)
  }

  private var formsText: String {
    QuestionReader.forms.joined(separator: "; ") + ". A time may follow: `at week 12`, `at 2016-W40`, `at 2016-10-03`"
  }

  // MARK: Times

  private func time(_ words: [String]) throws -> (rest: [String], week: Int) {
    let marks = words.indices.filter { ["at", "in", "on", "by"].contains(words[$0].lowercased()) }
    guard let mark = marks.last else { return (words, weeks) }
    let tail = words[(mark + 1)...].map { $0.lowercased() }
    let rest = Array(words[..<mark])
    let week: Int?
    switch tail {
    case ["end"], ["the", "end"]: week = weeks
    case ["start"], ["the", "start"]: week = 0
    default:
      if tail.count == 2, tail[0] == "week" {
        week = Int(tail[1])
      } else {
        week = tail.count == 1 ? self.week(ofDate: tail[0]) : nil
      }
    }
    guard let week else {
      if tail.count == 1, tail[0].first?.isNumber == true {
        throw QuestionError(
          description: "\(tail[0]) is no time: write `week 12`, a date as 2016-10-03, or an ISO week as 2016-W40.")
      }
      return (words, weeks)
    }
    guard (0...weeks).contains(week) else {
      throw QuestionError(
        description: "\(tail.joined(separator: " ")) is outside what was simulated: week 0 begins on "
          + "\(dossier.start.adding(days: 0).text), week \(weeks), the last, on \(dossier.start.adding(days: 7 * weeks).text)."
      )
    }
    return (rest, week)
  }

  /// The week that a day falls in; an ISO week is that of its Thursday.
  private func week(ofDate text: String) -> Int? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    guard let year = parts.first.flatMap({ Int($0) }), (1000...9999).contains(year), parts.count > 1 else { return nil }
    let day: Int
    if parts.count == 2, parts[1].hasPrefix("w"), let week = Int(parts[1].dropFirst()), (1...53).contains(week) {
      // 4 January is always in week 1, and day 0 was a Thursday.
      let fourth = QuestionReader.dayNumber(year, 1, 4)
      let monday = fourth - ((fourth + 3) % 7 + 7) % 7
      day = monday + 3 + 7 * (week - 1)
    } else if let month = Int(parts[1]), (1...12).contains(month), parts.count <= 3 {
      guard let number = parts.count == 3 ? Int(parts[2]) : 1, (1...31).contains(number) else { return nil }
      day = QuestionReader.dayNumber(year, month, number)
    } else {
      return nil
    }
    let days = day - dossier.start.dayNumber
    return days >= 0 ? days / 7 : (days - 6) / 7
  }

  /// Days since 1970-01-01: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
  private static func dayNumber(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  // MARK: Topics

  private func topic(_ words: [String]) throws -> Question.Topic {
    let first = words[0].lowercased()
    var rest = Array(words.dropFirst())
    if let next = rest.first?.lowercased(), ["of", "for", "in", "among", "controls"].contains(next) {
      rest.removeFirst()
    }
    switch first {
    case "control", "controls", "who":
      return .control(place: try find(rest.joined(separator: " "), placeNames, "place"))
    case "influence":
      let (actor, place) = try pair(rest, actorNames, "actor", placeNames, "place", by: ["in", "at"])
      return .influence(place: place, actor: actor)
    case "support":
      let (actor, place) = try pair(rest, actorNames, "actor", placeNames, "place", by: ["in", "at"])
      return .support(place: place, actor: actor)
    case "security":
      if let place = match(rest.joined(separator: " "), placeNames) { return .security(place: place, group: nil) }
      if rest.contains(where: { ["in", "at"].contains($0.lowercased()) }) {
        let (group, place) = try pair(rest, groupNames, "group", placeNames, "place", by: ["in", "at"])
        return .security(place: place, group: group)
      }
      return .security(place: try find(rest.joined(separator: " "), placeNames, "place"), group: nil)
    case "volatility": return .volatility(place: try find(rest.joined(separator: " "), placeNames, "place"))
    case "trust", "vertical":
      let by = ["in", "towards", "toward", "about"]
      let (groups, actor) =
        try split(rest, by: by) { (try? self.groups($0), match($1, actorNames)) }
        ?? (try self.groups(before(rest, by)), try find(after(rest, by), actorNames, "actor"))
      return .vertical(groups, actor: actor)
    case "feelings", "horizontal":
      let (from, to) = try pair(rest, groupNames, "group", groupNames, "group", by: ["about", "towards", "toward"])
      return .horizontal(from: from, to: to)
    case "cooperation":
      let by = ["with"]
      let (groups, force) =
        try split(rest, by: by) { (try? self.civilians($0), match($1, forceNames)) }
        ?? (try civilians(before(rest, by)), try find(after(rest, by), forceNames, "force"))
      return .cooperation(groups, force: force)
    case "satisfaction":
      let by = ["with"]
      let concern = try find(after(rest, by), concernNames, "concern")
      return .satisfaction(try civilians(before(rest, by)), concern: concern)
    case "mood": return .mood(try civilians(rest.joined(separator: " ")))
    case "personnel", "strength", "troops", "fighters":
      if let unit = match(rest.joined(separator: " "), unitNames) { return .personnel(unit: unit, place: nil) }
      if rest.contains(where: { ["in", "at"].contains($0.lowercased()) }) {
        let (unit, place) = try pair(rest, unitNames, "force", placeNames, "place", by: ["in", "at"])
        return .personnel(unit: unit, place: place)
      }
      return .personnel(unit: try find(rest.joined(separator: " "), unitNames, "force"), place: nil)
    case "reserve": return .reserve(unit: try find(rest.joined(separator: " "), unitNames, "force"))
    case "losses": return .losses(unit: try find(rest.joined(separator: " "), unitNames, "force"))
    case "casualties", "deaths": return .casualties(try civilians(rest.joined(separator: " ")))
    case "population": return .population(try civilians(rest.joined(separator: " ")))
    default:
      let near = NearestName.of(words.joined(separator: " "), among: indicatorNames.flatMap(\.names))
      throw QuestionError(
        description: "“\(words.joined(separator: " "))” cannot be asked. "
          + (near.map { "Did you mean \($0)? " } ?? "") + "Ask about \(formsText).")
    }
  }

  // MARK: Names

  private typealias Named = (index: Int, names: [String])

  private func match(_ name: String, _ candidates: [Named]) -> Int? {
    let wanted = QuestionReader.plain(name)
    return candidates.first { $0.names.contains { QuestionReader.plain($0) == wanted } }?.index
  }

  private func find(_ name: String, _ candidates: [Named], _ kind: String) throws -> Int {
    if let index = match(name, candidates) { return index }
    let names = candidates.flatMap(\.names)
    let article = "aeiou".contains(kind.first ?? "x") ? "an" : "a"
    guard !name.isEmpty else {
      throw QuestionError(description: "Name \(article) \(kind): one of \(list(candidates)).")
    }
    let hint =
      NearestName.of(name, among: names).map { "Did you mean \($0)?" } ?? "There are: \(list(candidates))."
    throw QuestionError(description: "“\(name)” is not \(article) \(kind) that is simulated. \(hint)")
  }

  private func list(_ candidates: [Named]) -> String { candidates.compactMap(\.names.first).joined(separator: ", ") }

  /// Case, hyphens, quotes and the article do not matter.
  private static func plain(_ name: String) -> String {
    let text = name.lowercased().filter { !"“”\"'`".contains($0) }
      .split { " -_".contains($0) }.joined(separator: " ")
    return text.hasPrefix("the ") ? String(text.dropFirst(4)) : text
  }

  private func named(_ ids: [String], from first: Int = 0, _ names: (String) -> [String]) -> [Named] {
    ids.enumerated().map { ($0.offset - first, [$0.element] + names($0.element)) }
  }

  private var indicatorNames: [Named] {
    named(blueprint.indicators.map(\.id)) { [dossier.indicators[$0]?.name].compactMap { $0 } }
  }
  private var placeNames: [Named] { named(blueprint.places) { [dossier.places[$0]?.name].compactMap { $0 } } }
  private var actorNames: [Named] {
    named(blueprint.actors) { id in (dossier.actors[id].map { [$0.name] + $0.alsoKnownAs }) ?? [] }
  }
  private func names(ofGroup id: String) -> [String] { (dossier.groups[id].map { [$0.name] + $0.alsoKnownAs }) ?? [] }
  private var groupNames: [Named] { named(blueprint.groupIDs) { names(ofGroup: $0) } }
  private var unitNames: [Named] {
    groupNames.dropFirst(structure.civilianCount).map { ($0.index - structure.civilianCount, $0.names) }
  }
  private var forceNames: [Named] { Array(unitNames.prefix(structure.forceCount)) }
  private var concernNames: [Named] {
    Concern.allCases.map { (Attitudes.Kind($0).rawValue, [$0.rawValue]) }
  }

  /// One group or several, or a place for its residents.
  private func groups(_ text: String) throws -> [Int] {
    try text.split(separator: ",").flatMap { name -> [Int] in
      let name = String(name)
      if let group = match(name, groupNames) { return [group] }
      if let place = match(name, placeNames), !structure.residents[place].isEmpty {
        return Array(structure.residents[place])
      }
      return [try find(name.split(separator: " ").joined(separator: " "), groupNames, "group")]
    }
  }

  private func civilians(_ text: String) throws -> [Int] {
    let groups = try groups(text)
    if let unit = groups.first(where: { $0 >= structure.civilianCount }) {
      throw QuestionError(description: "\(blueprint.groupIDs[unit]) is no civilian group.")
    }
    guard !groups.isEmpty else {
      throw QuestionError(
        description: "Name a group: one of \(list(Array(groupNames.prefix(structure.civilianCount)))).")
    }
    return groups
  }

  // MARK: Two names with a word between

  private func positions(_ words: [String], _ by: [String]) -> [Int] {
    words.indices.filter { by.contains(words[$0].lowercased()) }
  }
  private func before(_ words: [String], _ by: [String]) -> String {
    words[..<(positions(words, by).last ?? words.count)].joined(separator: " ")
  }
  private func after(_ words: [String], _ by: [String]) -> String {
    positions(words, by).last.map { words[($0 + 1)...].joined(separator: " ") } ?? ""
  }

  /// The first division of the words of which both halves mean something.
  private func split<First, Second>(
    _ words: [String], by: [String], _ read: (String, String) -> (First?, Second?)
  ) throws -> (First, Second)? {
    for position in positions(words, by) {
      let halves = read(
        words[..<position].joined(separator: " "), words[(position + 1)...].joined(separator: " "))
      if let first = halves.0, let second = halves.1 { return (first, second) }
    }
    return nil
  }

  private func pair(
    _ words: [String], _ first: [Named], _ firstKind: String, _ second: [Named], _ secondKind: String, by: [String]
  ) throws -> (Int, Int) {
    if let found = try split(words, by: by, { (match($0, first), match($1, second)) }) { return found }
    return (try find(before(words, by), first, firstKind), try find(after(words, by), second, secondKind))
  }
}
