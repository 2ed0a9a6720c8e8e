/// A document or data set that passages are cited from.
public struct Source: Sendable {
  /// What a source is.
  public enum Kind: String, CaseIterable, Sendable {
    case article, book, report, dataset, interview, broadcast, law, other
  }
  /// Where the text is looked up.
  public enum Text: Hashable, Sendable {
    /// In the analyst's source folder; the text itself is not part of the dossier.
    case sourcesFolder(String)
    /// Inside the dossier folder.
    case dossier(String)
    case unavailable
  }
  /// The id by which everything else refers to it.
  public let id: String
  /// What it is.
  public let kind: Kind
  /// Title of the document or data set.
  public let title: String
  /// Who published it.
  public let publisher: String?
  /// Who wrote it, in free text.
  public let author: String?
  /// When it was published.
  public let date: PartialDate?
  /// Admiralty code: reliability of the source A–F, credibility of the information 1–6.
  public let grade: String?
  /// Where its text is looked up.
  public let text: Text
  /// SHA-256 of the whole file, in hexadecimal.
  public let sha256: String?
  /// Under which terms it may be used.
  public let licence: String?
  /// Where it can be found.
  public let url: String?
  /// A remark for whoever reads the dossier.
  public let note: String?
  /// Where it stands in the dossier.
  public let location: Location
}

/// A place in a source, with the hash of what stands there.
public struct Citation: Sendable {
  /// A place in a text or a table.
  public enum Passage: Hashable, Sendable {
    /// Paragraph from 1, Unicode scalars of it from 0, half-open.
    case characters(paragraph: Int, range: Range<Int>)
    /// Line of a table from 1 (the header is line 1), and the cited column.
    case line(Int, column: String?)
  }
  /// Id of the source.
  public let source: String
  /// The place in it.
  public let passage: Passage
  /// SHA-256 of the passage's UTF-8 bytes, or of the whole line of a table.
  public let sha256: String
  /// Where it stands in the dossier.
  public let location: Location
}

/// A statement, in the analyst's words, that somebody makes in a passage.
public struct Claim: Sendable {
  /// What sort of statement it is.
  public enum Kind: String, CaseIterable, Sendable {
    case fact, measurement, cause, prediction, proposal, opinion
  }
  /// How the passage puts it.
  public enum Hedge: String, CaseIterable, Sendable {
    case asserted, reported, alleged, suspected, denied
  }
  /// How probable it is.
  public enum Credence: Hashable, Sendable {
    case probability(Double)
    /// No probability is agreed.
    case disputed
  }
  /// What a study can test of a prediction.
  public struct Prediction: Sendable {
    /// What the indicator is compared with.
    public enum Expectation: Sendable {
      /// Higher or lower under the course than under another one.
      case versus(course: String)
      /// Above or below this value of the indicator's summary.
      case threshold(Double)
    }
    /// Which way it is expected to differ.
    public enum Direction: String, CaseIterable, Sendable { case higher, lower }
    /// Id of the indicator.
    public let indicator: String
    /// Id of the course of action under which it is expected.
    public let course: String
    /// What the indicator is compared with.
    public let expectation: Expectation
    /// Which way it is expected to differ.
    public let direction: Direction
  }
  /// The id by which everything else refers to it.
  public let id: String
  /// In one sentence, in the analyst's words.
  public let says: String
  /// Where it is said; at least one.
  public let citations: [Citation]
  /// Ids of the entities that assert it.
  public let by: [String]
  /// Id of the entity that relays it.
  public let through: String?
  /// How the passage puts it.
  public let hedge: Hedge
  /// How probable it is.
  public let credence: Credence
  /// What sort of statement it is.
  public let kind: Kind
  /// What time it is about.
  public let date: PartialDate?
  /// Ids of the entities that it is about.
  public let about: [String]
  /// The number that it states, in `unit`.
  public let value: Double?
  /// Unit of the value, as text.
  public let unit: String?
  /// Ids of claims that cannot be true together with it, as written on this side.
  public let contradicts: [String]
  /// Ids of claims that are true if it is.
  public let implies: [String]
  /// What a study can test; only for predictions.
  public let predicts: Prediction?
  /// A remark for whoever reads the dossier.
  public let note: String?
  /// Where it stands in the dossier.
  public let location: Location
}

/// A rival account: whom to believe entirely.
public struct Account: Sendable {
  /// The id by which everything else refers to it.
  public let id: String
  /// How it is called in reports.
  public let name: String
  /// Ids of entities; every disputed claim that they assert is true.
  public let believes: [String]
  /// Ids of further claims to take as true.
  public let holds: [String]
  /// Ids of claims to take as false.
  public let rejects: [String]
  /// A remark for whoever reads the dossier.
  public let note: String?
  /// Where it stands in the dossier.
  public let location: Location
}

/// A value or choice that no claim supports, declared with its reason.
public struct Assumption: Sendable {
  /// The id by which everything else refers to it.
  public let id: String
  /// In one sentence, in the analyst's words.
  public let says: String
  /// Why, and what would change it.
  public let reason: String
  /// The number assumed, if it is one; its own ground.
  public let value: Quantity?
  /// Unit of the value, as text.
  public let unit: String?
  /// Where it stands in the dossier.
  public let location: Location
}
