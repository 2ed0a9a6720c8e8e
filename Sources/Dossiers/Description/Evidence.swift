/// A document or data set that passages are cited from.
public struct Source: Sendable {
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
  public let id: String
  public let kind: Kind
  public let title: String
  public let publisher: String?
  public let author: String?
  public let date: PartialDate?
  /// Admiralty code: reliability of the source A–F, credibility of the information 1–6.
  public let grade: String?
  public let text: Text
  public let sha256: String?
  public let licence: String?
  public let url: String?
  public let note: String?
  public let location: Location
}

/// A place in a source, with the hash of what stands there.
public struct Citation: Sendable {
  public enum Passage: Hashable, Sendable {
    /// Paragraph from 1, Unicode scalars of it from 0, half-open.
    case characters(paragraph: Int, range: Range<Int>)
    /// Line of a table from 1 (the header is line 1), and the cited column.
    case line(Int, column: String?)
  }
  public let source: String
  public let passage: Passage
  public let sha256: String
  public let location: Location
}

/// A statement, in the analyst's words, that somebody makes in a passage.
public struct Claim: Sendable {
  public enum Kind: String, CaseIterable, Sendable {
    case fact, measurement, cause, prediction, proposal, opinion
  }
  public enum Hedge: String, CaseIterable, Sendable {
    case asserted, reported, alleged, suspected, denied
  }
  public enum Credence: Hashable, Sendable {
    case probability(Double)
    /// No probability is agreed.
    case disputed
  }
  /// What a study can test of a prediction.
  public struct Prediction: Sendable {
    public enum Expectation: Sendable {
      /// Higher or lower under the course than under another one.
      case versus(course: String)
      /// Above or below this value of the indicator's summary.
      case threshold(Double)
    }
    public enum Direction: String, CaseIterable, Sendable { case higher, lower }
    public let indicator: String
    public let course: String
    public let expectation: Expectation
    public let direction: Direction
  }
  public let id: String
  public let says: String
  public let citations: [Citation]
  public let by: [String]
  public let through: String?
  public let hedge: Hedge
  public let credence: Credence
  public let kind: Kind
  public let date: PartialDate?
  public let about: [String]
  public let value: Double?
  public let unit: String?
  public let contradicts: [String]
  public let implies: [String]
  public let predicts: Prediction?
  public let note: String?
  public let location: Location
}

/// A rival account: whom to believe entirely.
public struct Account: Sendable {
  public let id: String
  public let name: String
  public let believes: [String]
  public let holds: [String]
  public let rejects: [String]
  public let note: String?
  public let location: Location
}

/// A value or choice that no claim supports, declared with its reason.
public struct Assumption: Sendable {
  public let id: String
  public let says: String
  public let reason: String
  public let value: Quantity?
  public let unit: String?
  public let location: Location
}
