extension Diagnostic {
  /// The kinds of problems that a check can find. docs/checking.md describes each.
  public enum Code: String, CaseIterable, Codable, Sendable {
    // Files
    case missingFolder = "missing-folder"
    case missingFile = "missing-file"
    case unreadableFile = "unreadable-file"
    case notAFile = "not-a-file"
    case tooLarge = "too-large"
    case pathOutside = "path-outside"
    case unknownFile = "unknown-file"
    case invalidEncoding = "invalid-encoding"
    case controlCharacter = "control-character"
    // YAML
    case syntax
    case tabIndentation = "tab-indentation"
    case nestingTooDeep = "nesting-too-deep"
    case alias
    case tag
    case multipleDocuments = "multiple-documents"
    case duplicateKey = "duplicate-key"
    // Records
    case unknownKey = "unknown-key"
    case missingKey = "missing-key"
    case wrongType = "wrong-type"
    case conflictingKeys = "conflicting-keys"
    case invalidIdentifier = "invalid-identifier"
    case invalidText = "invalid-text"
    case invalidNumber = "invalid-number"
    case outOfRange = "out-of-range"
    case invalidDate = "invalid-date"
    case invalidChoice = "invalid-choice"
    case duplicateIdentifier = "duplicate-identifier"
    // References and grounds
    case unknownReference = "unknown-reference"
    case wrongKind = "wrong-kind"
    case missingGrounds = "missing-grounds"
    case noValue = "no-value"
    // Expressions
    case expressionSyntax = "expression-syntax"
    case expressionName = "expression-name"
    case expressionType = "expression-type"
    case expressionTooDeep = "expression-too-deep"
    // The dossier as a whole
    case cycle
    case contradiction
    case unusedClaim = "unused-claim"
    case unusedAssumption = "unused-assumption"
    case unusedGoals = "unused-goals"
    case asymmetricAdjacency = "asymmetric-adjacency"
    case overlappingTies = "overlapping-ties"
    case duplicateEntry = "duplicate-entry"
    case dateOrder = "date-order"
    case dateOutsideHorizon = "date-outside-horizon"
    case doubtfulRange = "doubtful-range"
    case unknownBlock = "unknown-block"
    case tooMany = "too-many"
    case missingShape = "missing-shape"
    case invalidShape = "invalid-shape"
    case dataMismatch = "data-mismatch"
    case hashMismatch = "hash-mismatch"
    case missingPassage = "missing-passage"
    case missingSource = "missing-source"
  }
}
