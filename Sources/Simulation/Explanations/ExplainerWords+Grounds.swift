import Dossiers
import OrderedCollections

extension ExplainerWords {
  /// Who asserts a claim, how it is hedged, where it stands, and whether it is true in this future.
  func notes(on claim: Claim, truth: Bool?) -> [String] {
    let by = claim.by.isEmpty ? "the source" : ExplainerWords.list(claim.by.map { entity($0) })
    let through = claim.through.map { ", through \(entity($0))" } ?? ""
    let credence =
      switch claim.credence {
      case .disputed: "disputed"
      case .probability(let probability): "credence \(decimal(probability, 2))"
      }
    let future = truth.map { $0 ? "; true in this future" : "; false in this future" } ?? ""
    let places = claim.citations.map { citation in
      switch citation.passage {
      case .characters(let paragraph, let range):
        "\(citation.source) ¶\(paragraph), characters \(range.lowerBound)–\(range.upperBound)"
      case .line(let line, let column):
        "\(citation.source) line \(line)" + (column.map { ", column \($0)" } ?? "")
      }
    }
    return ["\(claim.hedge.rawValue) by \(by)\(through); \(credence)\(future)", places.joined(separator: "; ")]
  }

  /// Why something is assumed, and its value in this future.
  func notes(on assumption: Assumption?, value: Double?) -> [String] {
    let number = value.map { value in
      "\(plain(value))\(assumption?.unit.map { " \($0)" } ?? "") in this future"
    }
    return [number, assumption.map { "assumed: \($0.reason)" }].compactMap { $0 }
  }

  /// `“Night raids” of the Government`, or a hazard, or what comes with a course.
  func block(_ index: Int) -> String {
    let source = blockSource(index)
    let name = "“\(source.block.title.isEmpty ? source.block.name : source.block.title)”"
    let owner = source.actor.map { " of \(entity($0))" } ?? ""
    let brought = source.course.map { ", part of “\(course($0))”" } ?? ""
    let hazard = source.actor == nil && source.course == nil ? " (it befalls)" : ""
    return name + owner + brought + hazard
  }
}
