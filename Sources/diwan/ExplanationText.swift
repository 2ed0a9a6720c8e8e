import Simulation

/// An explanation as an indented tree for a terminal: share, amount, and what it is.
struct ExplanationText {
  private let explanation: Explanation
  private let heading: String
  private var told: Set<String> = []
  /// Columns before the text.
  private static let margin = 18
  private static let width = 118

  init(_ explanation: Explanation, heading: String) {
    self.explanation = explanation
    self.heading = heading
  }

  /// The tree, with what it comes down to.
  mutating func text() -> String {
    var lines = ["\(capitalised(explanation.question)), \(heading)", ""]
    lines += wrapped(explanation.answer, indent: 0)
    if explanation.parts.isEmpty {
      lines += ["", "Nothing moved it."]
    } else {
      lines += ["", "  share     amount"]
      for node in explanation.parts { add(node, 0, to: &lines) }
      lines += ["", "What it comes down to"]
      for root in explanation.roots.prefix(12) {
        let id = root.kind == .claim || root.kind == .assumption ? " [\(root.id)]" : ""
        lines += hanging(padded(Figure.percent(root.share), 7) + "  ", "\(word(root.kind)): \(root.text)\(id)", 0)
      }
      let rest = explanation.roots.dropFirst(12)
      if !rest.isEmpty {
        lines.append(
          padded(Figure.percent(rest.reduce(0) { $0 + $1.share }), 7) + "  \(rest.count) others")
      }
      lines.append("Residual, unexplained: \(Figure.percent(explanation.residual)) of all that moved it.")
    }
    return lines.joined(separator: "\n")
  }

  private mutating func add(_ node: Explanation.Node, _ depth: Int, to lines: inout [String]) {
    let start = columns(node.share, node.amount)
    let id =
      node.kind == .claim || node.kind == .assumption || node.kind == .rule ? node.id.map { " [\($0)]" } ?? "" : ""
    let label = [.claim, .assumption].contains(node.kind) ? "\(word(node.kind)): " : ""
    lines += hanging(start, label + node.text + id, depth)
    for note in node.notes where !note.isEmpty {
      lines += hanging(String(repeating: " ", count: ExplanationText.margin), "· " + note, depth + 1)
    }
    if node.because.isEmpty { return }
    // What a block stands on need not be told twice.
    if node.kind == .cause, !told.insert(node.text).inserted {
      lines += hanging(columns(node.share, nil), "… as told above", depth + 1)
      return
    }
    for below in node.because { add(below, depth + 1, to: &lines) }
  }

  private func columns(_ share: Double, _ amount: Double?) -> String {
    let amount = amount.map { ($0 < 0 ? "−" : "+") + Figure.short(abs($0)) } ?? ""
    return padded(Figure.percent(share), 7) + padded(amount, 10) + " "
  }

  private func hanging(_ columns: String, _ text: String, _ depth: Int) -> [String] {
    let indent = String(repeating: " ", count: 2 * depth)
    let space = String(repeating: " ", count: columns.count) + indent + "  "
    return wrapped(text, indent: columns.count + indent.count).enumerated().map { index, line in
      index == 0 ? columns + indent + line : space + line
    }
  }

  private func wrapped(_ text: String, indent: Int) -> [String] {
    let room = max(40, ExplanationText.width - indent)
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, line.count + 1 + word.count > room {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    return lines + [line]
  }

  private func word(_ kind: Explanation.Node.Kind) -> String {
    switch kind {
    case .claim: "claim"
    case .assumption: "assumption"
    case .cause: "done"
    case .start: "start"
    case .rule: "rule"
    case .course: "course"
    case .condition: "condition"
    case .smaller: "small"
    case .residual: "residual"
    case .part: "not followed further"
    }
  }

  private func padded(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }

  private func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}
