extension CommaSeparatedTable {
  /// Splits text into records and cells.
  struct Scanner {
    struct Problem {
      let line: Int
      let column: Int
      let says: String
    }

    private(set) var problems: [Problem] = []
    private let scalars: [Unicode.Scalar]
    private let separator: Unicode.Scalar
    private var position = 0
    private var line = 1
    private var column = 1

    init(_ text: String) {
      var scalars = Array(text.unicodeScalars)
      if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
      self.scalars = scalars
      let header = scalars.drop { $0 == "\n" || $0 == "\r" }.prefix { $0 != "\n" && $0 != "\r" }
      let others: [Unicode.Scalar] = [";", "\t"]
      separator = header.contains(",") ? "," : others.first { header.contains($0) } ?? ","
    }

    private var current: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }
    private var isAtLineEnd: Bool { current == "\n" || current == "\r" }

    private mutating func advance() {
      let scalar = scalars[position]
      position += 1
      let next = position < scalars.count ? scalars[position] : nil
      if scalar == "\n" || (scalar == "\r" && next != "\n") {
        line += 1
        column = 1
      } else {
        column += 1
      }
    }

    /// All records; lines without any text are none.
    mutating func records() -> [[Cell]] {
      var result: [[Cell]] = []
      while current != nil {
        var record = [cell()]
        while current == separator {
          advance()
          record.append(cell())
        }
        while isAtLineEnd {
          let ended = line
          advance()
          if line > ended { break }
        }
        if record.count > 1 || !record[0].text.isEmpty { result.append(record) }
      }
      return result
    }

    private mutating func cell() -> Cell {
      while let scalar = current, scalar == " " || (scalar == "\t" && separator != "\t") { advance() }
      return current == "\"" ? quotedCell() : plainCell()
    }

    private mutating func plainCell() -> Cell {
      let (startLine, startColumn) = (line, column)
      var text = String.UnicodeScalarView()
      while let scalar = current, scalar != separator, !isAtLineEnd {
        if scalar == "\"" {
          problems.append(
            Problem(
              line: line, column: column,
              says: "a quotation mark inside a cell: put the cell in quotation marks and double the one inside"))
        }
        text.append(scalar)
        advance()
      }
      while text.last == " " { text.removeLast() }
      return Cell(text: String(text), line: startLine, column: startColumn)
    }

    private mutating func quotedCell() -> Cell {
      let (startLine, startColumn) = (line, column)
      var text = String.UnicodeScalarView()
      advance()
      while let scalar = current {
        advance()
        if scalar != "\"" {
          text.append(scalar)
        } else if current == "\"" {
          text.append(scalar)
          advance()
        } else {
          while current == " " { advance() }
          if current != nil, current != separator, !isAtLineEnd {
            problems.append(Problem(line: line, column: column, says: "text after a closing quotation mark"))
            while current != nil, current != separator, !isAtLineEnd { advance() }
          }
          return Cell(text: String(text), line: startLine, column: startColumn)
        }
      }
      problems.append(
        Problem(line: startLine, column: startColumn, says: "the quotation that begins here is not closed"))
      return Cell(text: String(text), line: startLine, column: startColumn)
    }
  }
}
