import Foundation
import GRDB
public import Simulation
public import Studies

/// A study on disk, open for reading.
public final class StudyFile: Sendable {
  /// Where it is.
  public let path: String
  let queue: DatabaseQueue

  /// Opens a study.
  ///
  /// - Throws: `StudyError` if there is no such file, or it is not a study, of a newer version, or damaged.
  public init(opening path: String) throws {
    self.path = path
    queue = try StudyStore.open(path)
  }

  func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
    try StudyStore.explaining(path) { try queue.read(body) }
  }

  /// What was studied, and how much of it is done.
  public func outline() throws -> StudyOutline {
    try read { database in
      let text = try String.fetchOne(database, sql: "SELECT outline FROM study") ?? ""
      do {
        var outline = try JSON.decode(StudyOutline.self, from: text)
        outline.completed = try Int.fetchOne(database, sql: "SELECT count(*) FROM run WHERE course = 0") ?? 0
        if let stopping = try StudyStore.stopping(database) {
          outline.futures = stopping.futures
          outline.stopping = stopping
        }
        return outline
      } catch is DecodingError {
        throw StudyError("\(path) is damaged: its outline cannot be read.")
      }
    }
  }

  /// What the study was asked to do, so that its futures can be run again.
  public func specification() throws -> DesignSpecification {
    try read { database in
      let text = try String.fetchOne(database, sql: "SELECT design FROM study") ?? ""
      do {
        return try JSON.decode(DesignSpecification.self, from: text)
      } catch is DecodingError {
        throw StudyError("\(path) is damaged: its design cannot be read.")
      }
    }
  }

  /// The digest of a future's final state under one course of the study; nil: it has not been run.
  public func digest(future: Int, course: Int) throws -> UInt64? {
    try read { database in
      try String.fetchOne(
        database, sql: "SELECT digest FROM run WHERE future = ? AND course = ?", arguments: [future, course]
      ).flatMap { UInt64($0, radix: 16) }
    }
  }

  /// Reads the ledgers of all futures under one course of the study, in the order of futures.
  ///
  /// - Returns: false if the study has kept none.
  public func readLedgers(course: Int, _ body: (_ future: Int, _ record: LedgerRecord) throws -> Void) throws -> Bool {
    try read { database in
      guard try database.tableExists("ledger") else { return false }
      let rows = try Row.fetchCursor(
        database, sql: "SELECT future, record FROM ledger WHERE course = ? ORDER BY future", arguments: [course])
      var isEmpty = true
      while let row = try rows.next() {
        isEmpty = false
        let bytes: Data = row["record"]
        do {
          try body(row["future"], LedgerRecord(bytes: [UInt8](bytes)))
        } catch let error as DamagedLedger {
          throw StudyError("\(path) is damaged: future \(row["future"] as Int). \(error)")
        }
      }
      return !isEmpty
    }
  }

  /// The findings: as stored; computed from the futures that are done where the study is unfinished, was stored by
  /// an older Diwan that concluded less, or where the reader chooses other settings than the defaults.
  ///
  /// - Parameter settings: what a reader may choose.
  /// - Returns: the findings.
  /// - Throws: `StudyError` if no future is done, or the file is damaged.
  public func findings(_ settings: FindingsSettings = FindingsSettings()) throws -> Findings {
    if settings == FindingsSettings(), let text = try storedFindings() {
      do {
        return try JSON.decode(Findings.self, from: text)
      } catch DecodingError.keyNotFound {
        // Older findings lack some conclusions; the futures that they were drawn from are all here.
      } catch is DecodingError {
        throw StudyError("\(path): its findings cannot be read; run the study again to have them computed anew.")
      }
    }
    return try computedFindings(settings)
  }

  /// What the stored futures say about observations.
  ///
  /// - Parameters:
  ///   - plan: made with the outline of this study.
  ///   - course: an index into the outline's courses.
  /// - Returns: by observation of the plan, one number for each stored future.
  /// - Throws: `StudyError` if no future is done, or the file is damaged.
  public func ensembles(_ plan: ObservationPlan, course: Int) throws -> ObservationEnsembles {
    let outline = try outline()
    guard outline.completed > 0 else { throw StudyError("\(path): no future has been run yet.") }
    return try read {
      try ObservationEnsembles(plan, of: StoredRecords(outline: outline, database: $0), course: course)
    }
  }

  func storedFindings() throws -> String? {
    try read { try String.fetchOne($0, sql: "SELECT document FROM findings") }
  }

  func computedFindings(_ settings: FindingsSettings = FindingsSettings()) throws -> Findings {
    try withRecords { try Findings(of: $0, settings: settings) }
  }

  /// Looks at the futures that are done.
  ///
  /// - Parameter body: what to do with them.
  /// - Returns: what `body` returns.
  /// - Throws: `StudyError` if no future is done; what `body` throws.
  public func withRecords<Result>(_ body: (any StudyRecords) throws -> Result) throws -> Result {
    let outline = try outline()
    guard outline.completed > 0 else { throw StudyError("\(path): no future has been run yet.") }
    return try read { try body(StoredRecords(outline: outline, database: $0)) }
  }

  /// Computes the findings of a finished study and stores them, unless they are there.
  ///
  /// - Returns: the findings.
  @discardableResult public func storeFindings() throws -> Findings {
    if try storedFindings() != nil { return try findings() }
    let findings = try computedFindings()
    guard findings.study.completed == findings.study.futures else { return findings }
    try StudyStore.explaining(path) { try queue.write { try FindingsInsertion($0).insert(findings) } }
    return findings
  }

  /// The files of the dossier that the study was made from, with their paths in its folder.
  public func dossierFiles() throws -> [(path: String, content: [UInt8])] {
    try read { database in
      try Row.fetchAll(database, sql: "SELECT path, content FROM dossier_file ORDER BY path").map { row in
        (row["path"], [UInt8](row["content"] as Data))
      }
    }
  }

  /// Writes the dossier that the study was made from into a folder, so that it can be loaded.
  public func writeDossier(to folder: String) throws {
    for file in try dossierFiles() {
      // A path in a study from elsewhere must not lead out of the folder.
      guard !file.path.hasPrefix("/"), !file.path.split(separator: "/").contains("..") else {
        throw StudyError("\(path) is damaged: a file of its dossier is named \(file.path).")
      }
      let target = URL(fileURLWithPath: folder).appendingPathComponent(file.path)
      do {
        try FileManager.default.createDirectory(
          at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(file.content).write(to: target)
      } catch {
        throw StudyError("\(target.path) cannot be written: \(error.localizedDescription).")
      }
    }
  }
}
