extension DossierRule {
  /// A claim stands on the very words it cites: the hash shows that they are still there.
  static let hashesAgree = DossierRule(
    codes: [.hashMismatch, .missingPassage, .missingSource, .dataMismatch, .missingFolder]
  ) { dossier, context in
    var texts = SourceTexts(files: context.files, sourcesFolder: context.sourcesFolder)
    if let folder = context.sourcesFolder, !texts.hasSourcesFolder {
      context.report(
        .missingFolder, at: Location(file: folder, line: 1, column: 1), "there is no folder `\(folder)`",
        help: "`--sources` names the folder with the texts of the sources")
    }
    for source in dossier.sources.values { verify(source, &texts, &context) }
    for claim in dossier.claims.values {
      for citation in claim.citations {
        guard let source = dossier.sources[citation.source] else { continue }
        verify(citation, of: claim, in: source, &texts, &context)
      }
    }
    context.files = texts.files
  }

  private static func verify(_ source: Source, _ texts: inout SourceTexts, _ context: inout RuleContext) {
    guard source.text != .unavailable else { return }
    switch texts.file(of: source) {
    case .success(let file):
      if case .dossier(let path) = source.text { context.contents[path] = file.bytes }
      guard let expected = source.sha256 else { return }
      if file.hash == expected {
        context.verifiedHashes += 1
      } else {
        context.report(
          .hashMismatch, at: source.location, "the file of `\(source.id)` is not the one that was hashed",
          help: "if the new file is right, write `sha256: \(file.hash)` and check the passages")
      }
    case .failure(.notAtHand): context.unverifiedHashes += 1
    case .failure(.missing(let name)):
      context.unverifiedHashes += 1
      context.warn(
        .missingSource, at: source.location, "`\(name.prefix(200))` is not in the sources folder",
        help: "its passages are not verified")
    case .failure(.problem(let problem, let name)):
      context.report(problem.code, at: source.location, problem.message(name), help: problem.help)
    }
  }

  private static func verify(
    _ citation: Citation, of claim: Claim, in source: Source, _ texts: inout SourceTexts, _ context: inout RuleContext
  ) {
    guard case .success(let file) = texts.file(of: source) else {
      context.unverifiedHashes += 1
      return
    }
    guard !citation.sha256.isEmpty else { return }
    switch file.passage(citation.passage) {
    case .failure(let error):
      context.report(.missingPassage, at: citation.location, "\(error.message) in `\(source.id)`")
    case .success(let passage):
      let hash = SourceTexts.hash(Array(passage.utf8))
      guard hash == citation.sha256 else {
        context.report(
          .hashMismatch, at: citation.location, "this passage of `\(source.id)` does not have this hash",
          help:
            "there stands “\(passage.prefix(60))\(passage.count > 60 ? "…" : "")”; if that is meant, write `sha256: \(hash)`"
        )
        return
      }
      context.verifiedHashes += 1
      compare(citation, of: claim, with: file, line: passage, context)
    }
  }

  /// The number that a claim states must be the one in the table.
  private static func compare(
    _ citation: Citation, of claim: Claim, with file: SourceTexts.File, line: String, _ context: RuleContext
  ) {
    guard case .line(_, let column?) = citation.passage else { return }
    guard let header = try? file.passage(.line(1, column: nil)).get() else { return }
    let names = file.cells(of: header)
    guard let index = names.firstIndex(of: column) else {
      context.report(
        .missingPassage, at: citation.location, "`\(citation.source)` has no column `\(column.prefix(64))`",
        help: context.decoding.nearest(
          column, among: names, otherwise: "columns are \(names.prefix(30).joined(separator: ", "))"))
      return
    }
    guard let value = claim.value else { return }
    let cells = file.cells(of: line)
    let cell = index < cells.count ? cells[index] : ""
    guard case .number(let number) = WrittenNumber.read(cell), abs(number - value) <= 1e-9 * max(1, abs(value)) else {
      context.report(
        .dataMismatch, at: citation.location,
        "the claim says \(WrittenNumber.text(value)), the table `\(cell.prefix(40))`")
      return
    }
  }
}
