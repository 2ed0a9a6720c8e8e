import Dossiers
import Politics

/// Who stands where on which issue: from a table, or from a dossier.
struct BargainStances {
  private(set) var entries: [BargainingInput.Entry] = []
  private(set) var references: [String: Double] = [:]
  var scales: [String: ClosedRange<Double>] = [:]

  /// - Throws: `InvalidInput` with every place at fault.
  init(_ table: CommaSeparatedTable, salienceScale: Double) throws {
    var problems: [String] = []
    let actor = table.column(required: "actor", "name", problems: &problems)
    let position = table.column(required: "position", problems: &problems)
    let salience = table.column(required: "salience", problems: &problems)
    let capability = table.column(required: "capability", "power", "weight", problems: &problems)
    guard let actor, let position, let salience, let capability else { throw InvalidInput(problems) }
    let (issue, reference) = (table.column("issue"), table.column("reference", "reference point"))
    for row in table.rows {
      let name = issue.map { row.cells[$0].text } ?? "issue"
      if let issue, name.isEmpty { problems.append(table.message(row.cells[issue], "the issue has no name")) }
      let numbers = [(position, "position"), (salience, "salience"), (capability, "capability")].map { column, what in
        let cell = row.cells[column]
        guard cell.text.isEmpty else { return table.number(cell, problems: &problems) }
        let hint = what == "salience" ? "from 0 to 1" : "as a number"
        problems.append(table.message(cell, "the \(what) of '\(row.cells[actor].text)' is missing: say it, \(hint)"))
        return nil
      }
      var entry = BargainingInput.Entry(
        actor: table.text(row.cells[actor], problems: &problems) ?? "", issue: name, position: numbers[0],
        salience: numbers[1].map { $0 / salienceScale }, capability: numbers[2], place: table.place(row.cells[actor]))
      entry.positionPlace = table.place(row.cells[position])
      entry.saliencePlace = table.place(row.cells[salience])
      entry.capabilityPlace = table.place(row.cells[capability])
      entries.append(entry)
      guard let reference, !row.cells[reference].text.isEmpty,
        let value = table.number(row.cells[reference], problems: &problems)
      else { continue }
      if let earlier = references.updateValue(value, forKey: name), earlier != value {
        problems.append(
          table.message(row.cells[reference], "the reference point of '\(name)' was \(earlier) in an earlier row"))
      }
    }
    // Numbers that could not be read were reported with their place; the rest would be said again.
    guard problems.isEmpty else { throw InvalidInput(problems) }
  }

  /// The issues of a dossier.
  ///
  /// - Parameter chosen: names of issues, separated by commas; nil: all.
  /// - Throws: `InvalidInput` if it has none.
  init(_ politics: DossierPolitics, chosen: String?) throws {
    let (dossier, numbers) = (politics.dossier, politics.numbers)
    guard !dossier.issues.isEmpty else {
      throw InvalidInput(["the dossier has no issue; describe one in issues.yaml"])
    }
    let unknown = chosen.map(Self.names)?.filter { dossier.issues[$0] == nil } ?? []
    guard unknown.isEmpty else {
      throw InvalidInput(
        unknown.map { "there is no issue \($0). \(DossierPolitics.list(Array(dossier.issues.keys)))" })
    }
    let parliament =
      dossier.parliaments.count == 1 || politics.choice.parliament != nil ? try politics.parliament() : nil
    var seats: [String: Int] = [:]
    for list in parliament?.lists ?? [] { seats[list.id] = list.seats }
    for issue in dossier.issues.values where chosen.map({ Self.names($0).contains(issue.id) }) ?? true {
      scales[issue.id] = issue.range
      let hasSalience = issue.positions.contains { $0.salience != nil }
      let hasCapability = issue.positions.contains { $0.capability != nil }
      let isOfLists = issue.positions.allSatisfy { seats[$0.entity] != nil }
      if !hasSalience { note("diwan: no position on \(issue.id) has a salience: all count as 1") }
      if !hasCapability {
        note(
          "diwan: no position on \(issue.id) has a capability: "
            + (isOfLists ? "seats in \(parliament?.parliament.id ?? "") count" : "all count as 1"))
      }
      for stance in issue.positions {
        func place(_ location: Location) -> String { "\(location.file):\(location.line):\(location.column)" }
        var entry = BargainingInput.Entry(
          actor: stance.entity, issue: issue.id, position: numbers.value(stance.position),
          salience: hasSalience ? stance.salience.map(numbers.value) : 1,
          capability: hasCapability
            ? stance.capability.map(numbers.value) : isOfLists ? Double(seats[stance.entity] ?? 0) : 1,
          place: place(stance.location))
        entry.positionPlace = place(stance.position.location)
        entry.saliencePlace = stance.salience.map { place($0.location) }
        entry.capabilityPlace = stance.capability.map { place($0.location) }
        entries.append(entry)
      }
      let quos = dossier.bills.values.filter { $0.issue == issue.id }.map { numbers.value($0.statusQuo) }
      if let first = quos.first, quos.allSatisfy({ $0 == first }) { references[issue.id] = first }
    }
  }

  private static func names(_ list: String) -> [String] {
    list.split(separator: ",").map { String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }
  }

  /// Leaves only some issues.
  ///
  /// - Parameter list: their names, separated by commas; nil: all.
  /// - Throws: `InvalidInput` for issues that there are not.
  mutating func keep(_ list: String?) throws {
    guard let list else { return }
    let chosen = Self.names(list)
    var known: [String] = []
    for entry in entries where !known.contains(entry.issue) { known.append(entry.issue) }
    let unknown = chosen.filter { !known.contains($0) }
    guard unknown.isEmpty, !chosen.isEmpty else {
      throw InvalidInput(unknown.map { "there is no issue \($0). \(DossierPolitics.list(known))" })
    }
    entries.removeAll { !chosen.contains($0.issue) }
    references = references.filter { chosen.contains($0.key) }
    scales = scales.filter { chosen.contains($0.key) }
  }
}
