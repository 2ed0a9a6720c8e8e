import Dossiers

/// A claim as every part of a report shows it: never without who asserts it and how it is hedged.
struct ClaimText: Equatable {
  let id: String
  let says: String
  /// Who asserts it, and who relays it.
  let by: String
  let hedge: String
  /// `80%` or `disputed`.
  let credence: String
  let kind: String
  /// Where it stands: `daily-beast ¶43, characters 88–195`.
  let locators: String
  let note: String?
  /// Nobody vouches for it plainly: anything but asserted or reported with an agreed probability of one
  /// half or more.
  let isHedged: Bool
  /// The passage itself, only where the reader has the source.
  let quotes: [String]
  /// The number it states.
  let value: String?

  init(_ claim: Claim, names: Names, quotes: [String] = []) {
    id = claim.id
    says = claim.says
    let asserters = Names.list(claim.by.map(names.entity))
    let relay = claim.through.map { ", through " + names.entity($0) } ?? ""
    by = (asserters.isEmpty ? "the source" : asserters) + relay
    hedge = claim.hedge.rawValue
    kind = claim.kind.rawValue
    locators = claim.citations.map(ClaimText.locator).joined(separator: "; ")
    note = claim.note
    self.quotes = quotes
    value = claim.value.map { ClaimText.number($0, unit: claim.unit) }
    switch claim.credence {
    case .disputed:
      credence = "disputed"
      isHedged = true
    case .probability(let probability):
      credence = NumberText.exactPercent(probability)
      isHedged = probability < 0.5 || ![.asserted, .reported].contains(claim.hedge)
    }
  }

  /// `alleged by Khamis al-Khanjar; disputed`
  var attribution: String {
    "\(hedge) by \(by); " + (credence == "disputed" ? "disputed: no probability agreed" : "credence \(credence)")
  }

  /// Where a citation points.
  static func locator(_ citation: Citation) -> String {
    switch citation.passage {
    case .characters(let paragraph, let range):
      "\(citation.source) ¶\(paragraph), characters \(range.lowerBound)–\(range.upperBound)"
    case .line(let line, let column):
      "\(citation.source) line \(line)" + (column.map { ", column \($0)" } ?? "")
    }
  }

  static func number(_ value: Double, unit: String?) -> String {
    let isWhole = value == value.rounded() && abs(value) < 1e15
    let text = isWhole ? NumberText.count(Int(value)) : NumberText(decimals: abs(value) < 10 ? 2 : 1).text(value)
    return unit.map { "\(text) \($0)" } ?? text
  }
}
