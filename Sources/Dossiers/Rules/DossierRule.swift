/// Something that must hold of a dossier as a whole. Each rule has its own file, which says why it exists.
struct DossierRule: Sendable {
  /// The codes of its diagnostics.
  let codes: [Diagnostic.Code]
  /// It would mislead while parts of the dossier could not be read.
  var needsSoundDossier = false
  let check: @Sendable (Dossier, inout RuleContext) -> Void

  /// In the order in which they run.
  static let all: [DossierRule] = [
    noCycles, noContradictoryImplications, believedTogether, consistentAccounts, valuesInRange, sensibleSpreads,
    datesInOrder, datesInsideHorizon, symmetricAdjacency, separateTies, separateRelationships, separateBlocks,
    droppedBlocksExist, oneMainIndicator, replacedAssumptionsHaveValues, optionsHaveGoals, oneMovementForEachForce,
    issuesFit, parliamentsFit, billsFit, decisionsFit, citationsFitSources, shapesExist, hashesAgree,
    servicesFitActions, separateSituations, everythingIsUsed,
  ]
}

/// What rules need besides the dossier.
struct RuleContext {
  let decoding: Decoding
  var files: DossierFiles
  /// Content of the files that the dossier consists of; rules add data and shapes.
  var contents: [String: [UInt8]]
  let sourcesFolder: String?
  let texts: [String: SourceText]
  var verifiedHashes = 0
  var unverifiedHashes = 0

  func report(
    _ code: Diagnostic.Code, _ severity: Diagnostic.Severity = .error, at location: Location, _ message: String,
    help: String? = nil
  ) {
    decoding.list.append(
      Diagnostic(
        severity: severity, code: code, message: message, location: location, suggestion: help,
        excerpt: texts[location.file]?.excerpt(at: location)))
  }

  func warn(_ code: Diagnostic.Code, at location: Location, _ message: String, help: String? = nil) {
    report(code, .warning, at: location, message, help: help)
  }
}

extension Dossier {
  /// Every block with where it is pursued, in order: strategies, hazards, then courses.
  var allBlocks: [Block] {
    strategies.values.flatMap { $0 } + Array(hazards.values)
      + courses.values.flatMap { course in course.strategies.flatMap(\.blocks) + course.blocks }
  }

  /// First week after the last.
  var endDay: Int { start.dayNumber + 7 * horizon }
}

extension PartialDate {
  /// Days since 1970-01-01 of the last day that the date may mean.
  public var lastDayNumber: Int {
    if day != nil { return dayNumber }
    guard let month else { return PartialDate.dayNumber(year: year + 1, month: 1, day: 1) - 1 }
    return month == 12
      ? PartialDate.dayNumber(year: year + 1, month: 1, day: 1) - 1
      : PartialDate.dayNumber(year: year, month: month + 1, day: 1) - 1
  }
}
