import Crypto

/// The texts of a dossier's sources, read once each.
struct SourceTexts {
  enum Failure: Error {
    /// No folder was named to look in.
    case notAtHand
    /// The folder does not have it.
    case missing(String)
    case problem(DossierFiles.Problem, String)
  }

  private(set) var files: DossierFiles
  private var sources: DossierFiles?
  private var cache: [Source.Text: Result<File, Failure>] = [:]

  init(files: DossierFiles, sourcesFolder: String?) {
    self.files = files
    sources = sourcesFolder.flatMap { DossierFiles(folder: $0) }
  }

  var hasSourcesFolder: Bool { sources != nil }

  mutating func file(of source: Source) -> Result<File, Failure> {
    if let known = cache[source.text] { return known }
    let file = read(source.text)
    cache[source.text] = file
    return file
  }

  private mutating func read(_ text: Source.Text) -> Result<File, Failure> {
    switch text {
    case .unavailable: return .failure(.notAtHand)
    case .dossier(let path):
      do throws(DossierFiles.Problem) {
        return .success(File(name: path, bytes: try files.read(path, limit: DossierFiles.largestData)))
      } catch {
        return .failure(.problem(error, path))
      }
    case .sourcesFolder(let path):
      // A name that leaves the folder is wrong even where nobody looks.
      guard DossierFiles.isInside(path) else { return .failure(.problem(.outside, path)) }
      guard sources != nil else { return .failure(.notAtHand) }
      do throws(DossierFiles.Problem) {
        let bytes = try sources?.read(path, limit: DossierFiles.largestData) ?? []
        return .success(File(name: path, bytes: bytes))
      } catch {
        if case .missing = error { return .failure(.missing(path)) }
        return .failure(.problem(error, path))
      }
    }
  }

  static func hash(_ bytes: [UInt8]) -> String { SHA256.hash(data: bytes).hexadecimal }
}

extension SourceTexts {
  /// A source's text, cut into lines and paragraphs.
  struct File: Sendable {
    struct PassageError: Error { let message: String }

    let name: String
    let bytes: [UInt8]
    let hash: String
    /// Without their ends.
    private let lines: [Range<Int>]
    /// Runs of lines that are not blank.
    private let paragraphs: [Range<Int>]

    init(name: String, bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
      hash = SourceTexts.hash(bytes)
      var lines: [Range<Int>] = []
      var start = 0
      for (offset, byte) in bytes.enumerated() where byte == 0x0A {
        lines.append(start..<(offset > start && bytes[offset - 1] == 0x0D ? offset - 1 : offset))
        start = offset + 1
      }
      if start < bytes.count { lines.append(start..<bytes.count) }
      var paragraphs: [Range<Int>] = []
      var first: Int?
      for (index, line) in lines.enumerated() {
        let isBlank = bytes[line].allSatisfy { $0 == 0x20 || (0x09...0x0D).contains($0) }
        if !isBlank { first = first ?? index }
        if isBlank, let start = first {
          paragraphs.append(start..<index)
          first = nil
        }
      }
      if let start = first { paragraphs.append(start..<lines.count) }
      self.lines = lines
      self.paragraphs = paragraphs
    }

    /// The words that a citation points to; for tables the whole line.
    func passage(_ passage: Citation.Passage) -> Result<String, PassageError> {
      switch passage {
      case .line(let number, _):
        guard number <= lines.count else {
          return .failure(PassageError(message: "there are only \(lines.count) lines"))
        }
        return .success(String(decoding: bytes[lines[number - 1]], as: UTF8.self))
      case .characters(let number, let range):
        guard number <= paragraphs.count else {
          return .failure(PassageError(message: "there are only \(paragraphs.count) paragraphs"))
        }
        let text = paragraphs[number - 1].map { String(decoding: bytes[lines[$0]], as: UTF8.self) }
        let scalars = text.joined(separator: "\n").unicodeScalars
        guard let from = scalars.index(scalars.startIndex, offsetBy: range.lowerBound, limitedBy: scalars.endIndex),
          let to = scalars.index(from, offsetBy: range.count, limitedBy: scalars.endIndex)
        else {
          return .failure(PassageError(message: "paragraph \(number) has only \(scalars.count) characters"))
        }
        return .success(String(scalars[from..<to]))
      }
    }

    /// The cells of a line of a table: separated by commas (tabs in a `.tsv` file), with quotes doubled inside quotes.
    func cells(of line: String) -> [String] {
      let separator: Character = name.hasSuffix(".tsv") ? "\t" : ","
      var cells: [String] = []
      var cell = ""
      var isQuoted = false
      var previousWasQuote = false
      for character in line {
        if character == "\"" {
          if isQuoted {
            isQuoted = false
            previousWasQuote = true
          } else {
            if previousWasQuote { cell.append("\"") }
            isQuoted = true
            previousWasQuote = false
          }
        } else if character == separator, !isQuoted {
          cells.append(cell)
          cell = ""
          previousWasQuote = false
        } else {
          cell.append(character)
          previousWasQuote = false
        }
      }
      return cells + [cell]
    }
  }
}

extension Dossier {
  /// The passage that a citation points to, if its text is at hand: inside the dossier, or in the sources folder.
  public func excerpt(of citation: Citation, sourcesFolder: String? = nil) -> String? {
    excerpts(of: [citation], sourcesFolder: sourcesFolder)[0]
  }

  /// The passages of several citations, each source read once; nil where the text is not at hand.
  public func excerpts(of citations: [Citation], sourcesFolder: String? = nil) -> [String?] {
    guard let files = DossierFiles(folder: folder) else { return citations.map { _ in nil } }
    var texts = SourceTexts(files: files, sourcesFolder: sourcesFolder)
    return citations.map { citation in
      guard let source = sources[citation.source], case .success(let file) = texts.file(of: source) else { return nil }
      return try? file.passage(citation.passage).get()
    }
  }
}
