import Archive
import Studies

/// A comparison of studies as plain text and as rows.
struct ComparisonText {
  let comparison: StudyComparison
  /// By study, how its dossier differs from the first one's.
  let changes: [[DossierChange]]
  let outlines: [StudyOutline]

  static let header = [
    "indicator", "course", "study", "mean", "low", "high", "difference", "difference_low", "difference_high", "paired",
  ]

  /// One row for each study, indicator and course.
  var rows: [[String]] {
    comparison.rows.flatMap { row in
      comparison.studies.indices.compactMap { study in
        guard let mean = row.means[study] else { return nil }
        func text(_ number: Double?) -> String { number.map { "\($0)" } ?? "" }
        let difference = row.differences[study]
        return [
          row.indicator, row.course, comparison.studies[study].label, text(mean.value), text(mean.interval.low),
          text(mean.interval.high), text(difference?.estimate.value), text(difference?.estimate.interval.low),
          text(difference?.estimate.interval.high), difference.map { $0.isPaired ? "1" : "0" } ?? "",
        ]
      }
    }
  }

  /// Everything.
  var whole: String { ([heading] + [contrasts].compactMap { $0 } + tables).joined(separator: "\n\n") }

  private static func letter(_ study: Int) -> String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return study < letters.count ? String(letters[study]) : "#\(study + 1)"
  }

  private var heading: String {
    let lines = comparison.studies.enumerated().map { index, study in
      var text = "\(Self.letter(index))  \(study.label): \(study.futures) futures, seed \(study.seed)"
      if let account = outlines[index].account { text += ", believing \(account.name)" }
      if index > 0 { text += study.isPaired ? "; compared future by future" : "; compared as independent samples" }
      return text
    }
    return ([outlines[0].title] + lines).joined(separator: "\n")
  }

  private var contrasts: String? {
    var lines: [String] = []
    for (study, changes) in changes.enumerated() where study > 0 {
      let letter = Self.letter(study)
      if changes.isEmpty {
        lines.append("  the dossiers of A and \(letter) are the same")
      }
      for change in changes {
        switch change.kind {
        case .changed:
          lines.append(
            "  \(change.path) differs in \(letter): \(change.added) lines added, \(change.removed) removed")
        case .added: lines.append("  \(change.path) is only in \(letter), not in A")
        case .removed: lines.append("  \(change.path) is only in A, not in \(letter)")
        }
      }
    }
    for contrast in comparison.contrasts {
      let states = contrast.states.enumerated().map { "\(Self.letter($0)) \($1)" }.joined(separator: ", ")
      lines.append("  \(contrast.kind) \(contrast.subject): \(states)")
    }
    return lines.isEmpty ? nil : "What differs\n" + lines.joined(separator: "\n")
  }

  private var tables: [String] {
    StudyOrder.unique(comparison.rows.map(\.indicator)).map { indicator in
      let about = outlines.lazy.flatMap(\.indicators).first { $0.id == indicator }
      var header = ["course of action"]
      for study in comparison.studies.indices {
        header += [Self.letter(study), "95 % interval"]
        if study > 0 { header += ["\(Self.letter(study)) − A", "95 % interval"] }
      }
      var table = TextTable(header: header, rightAligned: Set(1..<header.count))
      for row in comparison.rows where row.indicator == indicator {
        var cells = [outlines.lazy.flatMap(\.courses).first { $0.id == row.course }?.name ?? row.course]
        for study in comparison.studies.indices {
          cells += Self.cells(row.means[study])
          if study > 0 { cells += Self.cells(row.differences[study]?.estimate) }
        }
        table.add(cells)
      }
      let title = ([about?.name ?? indicator] + [about?.unit].compactMap { $0 }).joined(separator: ", ")
      let better = about.map { $0.better == .neither ? "" : " (\($0.better.rawValue) is better)" } ?? ""
      return title + better + "\n" + table.text()
    }
  }

  private static func cells(_ estimate: Estimate?) -> [String] {
    guard let estimate else { return ["–", ""] }
    return [
      Figure.short(estimate.value),
      "\(Figure.short(estimate.interval.low)) to \(Figure.short(estimate.interval.high))",
    ]
  }
}

/// Lists without repetitions.
enum StudyOrder {
  /// The elements in the order in which they first appear.
  static func unique(_ elements: [String]) -> [String] {
    var seen: Set<String> = []
    return elements.filter { seen.insert($0).inserted }
  }
}
