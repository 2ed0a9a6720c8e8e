import Crypto
import OrderedCollections

/// What a check found out.
public struct DossierCheck: Sendable {
  /// nil if there is any error.
  public let dossier: Dossier?
  /// Errors and warnings, in order of place.
  public let diagnostics: [Diagnostic]
  /// Hashes of files and passages that were compared with the text itself and agree.
  public let verifiedHashes: Int
  /// Hashes of files and passages whose text was not at hand.
  public let unverifiedHashes: Int
  /// The files that the dossier consists of, by name: what its digest is over.
  public let files: [(path: String, content: [UInt8])]

  /// Reads and checks a dossier. Never fails: whatever is wrong becomes a diagnostic.
  ///
  /// `sourcesFolder` holds the texts that sources name under `file`; without it their hashes stay unverified.
  public init(folder: String, sourcesFolder: String? = nil) {
    var loading = DossierLoading()
    dossier = loading.load(folder: folder, sourcesFolder: sourcesFolder)
    diagnostics = loading.diagnostics
    verifiedHashes = loading.verifiedHashes
    unverifiedHashes = loading.unverifiedHashes
    files = loading.files
  }

  /// The dossier; throws a `DossierError` with all diagnostics if anything in it is wrong.
  public func soundDossier() throws -> Dossier {
    guard let dossier else { throw DossierError(diagnostics: diagnostics) }
    return dossier
  }
}

extension Dossier {
  /// Reads and checks a dossier folder.
  ///
  /// Never throws on bad content: all problems come back as diagnostics; the dossier is nil if there is any error.
  public static func check(folder: String, sourcesFolder: String? = nil) -> (
    dossier: Dossier?, diagnostics: [Diagnostic]
  ) {
    let check = DossierCheck(folder: folder, sourcesFolder: sourcesFolder)
    return (check.dossier, check.diagnostics)
  }

  /// Reads a dossier folder; throws a `DossierError` with all diagnostics if anything in it is wrong.
  public static func load(folder: String) throws -> Dossier {
    try DossierCheck(folder: folder).soundDossier()
  }
}

/// The steps from a folder to a checked dossier.
struct DossierLoading {
  private(set) var verifiedHashes = 0
  private(set) var unverifiedHashes = 0
  private var list = DiagnosticList()
  /// Content of every file that the dossier consists of, by relative path.
  private var contents: [String: [UInt8]] = [:]
  /// For tests: see `Decoding.audits`.
  var audits: [[String]: Set<String>]?

  var diagnostics: [Diagnostic] { list.sorted }

  mutating func load(folder: String, sourcesFolder: String?) -> Dossier? {
    guard var files = DossierFiles(folder: folder) else {
      report(.missingFolder, file: folder, "there is no folder `\(folder)`", help: "`diwan new` makes one")
      return nil
    }
    let roots = readSections(&files)
    var indexing = NameIndexing()
    for (section, found) in roots {
      if !found.isComplete { indexing.markIncomplete(section) }
      for root in found.roots { indexing.add(root, of: section) }
    }
    let decoding = Decoding(names: indexing.index, list: list)
    decoding.audits = audits
    for (code, offset, text, message, help) in indexing.diagnostics {
      decoding.report(code, at: offset, in: text, message, help: help)
    }
    var draft = Draft()
    for (section, found) in roots {
      for root in found.roots { section.read(root, decoding, &draft) }
    }
    audits = decoding.audits
    var context = RuleContext(
      decoding: decoding, files: files, contents: contents, sourcesFolder: sourcesFolder,
      texts: Dictionary(roots.flatMap(\.1.roots).map { ($0.text.file, $0.text) }) { first, _ in first })
    let unchecked = draft.dossier(quantities: decoding.quantities, digest: "", folder: folder)
    let isSound = !decoding.list.hasErrors
    for rule in DossierRule.all where isSound || !rule.needsSoundDossier { rule.check(unchecked, &context) }
    verifiedHashes = context.verifiedHashes
    unverifiedHashes = context.unverifiedHashes
    contents = context.contents
    list = decoding.list
    guard !list.hasErrors else { return nil }
    return draft.dossier(quantities: decoding.quantities, digest: digest, folder: folder)
  }

  // MARK: Files

  private struct Found {
    var roots: [YAMLNode] = []
    var isComplete = true
  }

  private mutating func readSections(_ files: inout DossierFiles) -> [(Section, Found)] {
    let names = files.names()
    warnOfUnknown(names)
    return Section.all.map { section in
      var found = Found()
      if names.contains(section.name + ".yaml") {
        read(section.name + ".yaml", &files, &found)
        // Of all sections this one must say something.
        if section.name == "dossier", found.isComplete, found.roots.isEmpty {
          report(
            .missingKey, file: "dossier.yaml", "`dossier.yaml` is empty",
            help: "it holds the title, the question, the start, the horizon and the indicators")
          found.isComplete = false
        }
      } else if section.name == "dossier" {
        report(
          .missingFile, file: "dossier.yaml", "there is no file `dossier.yaml`",
          help: "it holds the title, the question, the start, the horizon and the indicators")
        found.isComplete = false
      }
      if section.isSplittable, names.contains(section.name) {
        for name in files.names(in: section.name) where name.hasSuffix(".yaml") {
          read(section.name + "/" + name, &files, &found)
        }
      }
      return (section, found)
    }
  }

  private mutating func read(_ file: String, _ files: inout DossierFiles, _ found: inout Found) {
    let bytes: [UInt8]
    do throws(DossierFiles.Problem) {
      bytes = try files.read(file, limit: DossierFiles.largestText)
    } catch {
      report(error.code, file: file, error.message(file), help: error.help)
      found.isComplete = false
      return
    }
    contents[file] = bytes
    let (clean, problems) = TextCheck.clean(bytes)
    let text = SourceText(file: file, bytes: clean)
    for problem in problems { report(problem.code, at: problem.offset, in: text, problem.message, help: problem.help) }
    if problems.contains(where: { $0.code == .invalidEncoding }) {
      found.isComplete = false
      return
    }
    let (root, syntax) = YAMLReader.read(text)
    for problem in syntax {
      report(problem.code, at: problem.offset, in: text, problem.message, help: problem.suggestion)
    }
    if !syntax.isEmpty { found.isComplete = false }
    // A file of comments only is an empty section.
    if let root { found.roots.append(root) }
  }

  /// A misspelt file name would silently leave out a section.
  private mutating func warnOfUnknown(_ names: [String]) {
    let known = Section.all.map(\.name)
    for name in names {
      let parts = name.split(separator: ".", omittingEmptySubsequences: false)
      guard let stem = parts.first.map(String.init), !stem.isEmpty else { continue }
      let isYAML = parts.count == 2 && (parts[1] == "yaml" || parts[1] == "yml")
      guard isYAML, !(known.contains(stem) && parts[1] == "yaml") else { continue }
      let meant = known.contains(stem) ? stem : NearestName.of(stem, among: known)
      list.append(
        Diagnostic(
          severity: .warning, code: .unknownFile, message: "`\(name)` is not a section and is not read",
          location: Location(file: name, line: 1, column: 1),
          suggestion: meant.map { "did you mean `\($0).yaml`?" } ?? "sections are \(known.joined(separator: ", "))",
          excerpt: nil))
    }
  }

  // MARK: Problems

  private mutating func report(_ code: Diagnostic.Code, file: String, _ message: String, help: String? = nil) {
    list.append(
      Diagnostic(
        severity: .error, code: code, message: message, location: Location(file: file, line: 1, column: 1),
        suggestion: help, excerpt: nil))
  }

  private mutating func report(
    _ code: Diagnostic.Code, at offset: Int, in text: SourceText, _ message: String, help: String?
  ) {
    let location = text.location(at: offset)
    list.append(
      Diagnostic(
        severity: .error, code: code, message: message, location: location, suggestion: help,
        excerpt: text.excerpt(at: location)))
  }

  // MARK: Digest

  /// Every file that the dossier consists of, in order of name.
  var files: [(path: String, content: [UInt8])] {
    contents.sorted { Array($0.key.utf8).lexicographicallyPrecedes(Array($1.key.utf8)) }.map { ($0.key, $0.value) }
  }

  /// SHA-256 over name, length and bytes of each file, in order of name.
  private var digest: String {
    var hash = SHA256()
    for (name, bytes) in files {
      hash.update(data: Array(name.utf8) + [0])
      hash.update(data: (0..<8).map { UInt8(truncatingIfNeeded: bytes.count >> (8 * (7 - $0))) })
      hash.update(data: bytes)
    }
    return hash.finalize().hexadecimal
  }
}

extension Sequence where Element == UInt8 {
  /// Two lower-case digits for each byte.
  var hexadecimal: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
