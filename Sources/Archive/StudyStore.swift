import Foundation
import GRDB
import Studies

/// Opens study files, and makes new ones.
enum StudyStore {
  /// Opens a file that must be a study.
  static func open(_ path: String) throws -> DatabaseQueue {
    guard FileManager.default.fileExists(atPath: path) else { throw StudyError("\(path): there is no such file.") }
    return try explaining(path) {
      let queue = try connect(path)
      try queue.read { try verify($0, path) }
      return queue
    }
  }

  /// Opens a study to be continued, or makes it.
  ///
  /// - Throws: `StudyError` if the file belongs to another study or is no study.
  static func openOrCreate(
    _ path: String, experiment: Experiment, dossierFiles: [(path: String, content: [UInt8])], version: String
  ) throws -> DatabaseQueue {
    try explaining(path) {
      let queue = try connect(path)
      try queue.writeWithoutTransaction { database in
        // A finished study is one file; while it grows, a write-ahead log keeps it good at any moment.
        try database.execute(sql: "PRAGMA journal_mode = WAL")
        if try isEmpty(database) {
          try database.inTransaction(.immediate) {
            try create(database, experiment, dossierFiles, version)
            return .commit
          }
        } else {
          try verify(database, path)
          try requireSame(database, path, experiment, version)
        }
      }
      return queue
    }
  }

  /// Turns the library's errors into words about the file.
  static func explaining<Result>(_ path: String, _ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let error as DatabaseError {
      switch error.resultCode {
      case .SQLITE_NOTADB: throw StudyError("\(path) is not a study: it is not an SQLite file.")
      case .SQLITE_CORRUPT: throw StudyError("\(path) is damaged: \(error.message ?? "SQLite cannot read it").")
      case .SQLITE_FULL: throw StudyError("\(path): the disk is full. What was stored before is safe.")
      case .SQLITE_CANTOPEN: throw StudyError("\(path) cannot be opened: check the folder and its permissions.")
      case .SQLITE_READONLY, .SQLITE_PERM: throw StudyError("\(path) cannot be written: check its permissions.")
      case .SQLITE_BUSY, .SQLITE_LOCKED: throw StudyError("\(path) is in use by another program.")
      default: throw StudyError("\(path): \(error.message ?? "SQLite error") (\(error.extendedResultCode.rawValue)).")
      }
    }
  }

  private static func connect(_ path: String) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.busyMode = .timeout(5)
    configuration.readonly =
      FileManager.default.fileExists(atPath: path)
      && !FileManager.default.isWritableFile(atPath: path)
    let isReadOnly = configuration.readonly
    configuration.prepareDatabase { database in
      guard !isReadOnly else { return }
      // Large pages keep a series in one place. The size is fixed when the first table is made.
      try database.execute(sql: "PRAGMA page_size = 16384; PRAGMA synchronous = NORMAL")
    }
    return try DatabaseQueue(path: path, configuration: configuration)
  }

  private static func isEmpty(_ database: Database) throws -> Bool {
    try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") == 0
  }

  private static func verify(_ database: Database, _ path: String) throws {
    let application = try Int32.fetchOne(database, sql: "PRAGMA application_id")
    let version = try Int32.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    if try isEmpty(database) {
      throw StudyError("\(path) is an empty file, not a study. If a study was just begun there, run it again.")
    }
    guard application == Schema.applicationID else {
      throw StudyError("\(path) is not a study, though it is an SQLite file.")
    }
    guard version <= Schema.version else {
      throw StudyError(
        "\(path) was made by a newer Diwan (schema \(version); this one reads up to \(Schema.version)). Update Diwan.")
    }
    guard try Int.fetchOne(database, sql: "SELECT count(*) FROM study") == 1 else {
      throw StudyError("\(path) is damaged: it does not say what was studied.")
    }
  }

  private static func requireSame(
    _ database: Database, _ path: String, _ experiment: Experiment, _ version: String
  ) throws {
    let row = try Row.fetchOne(database, sql: "SELECT diwan, dossier_digest, design FROM study")
    guard let row else { return }
    let stored = try JSON.decode(DesignSpecification.self, from: row["design"])
    var differences: [String] = []
    if row["dossier_digest"] != experiment.outline.dossierDigest { differences.append("the dossier has changed") }
    if row["diwan"] != version {
      differences.append("it was made by Diwan \(row["diwan"] as String), this is \(version)")
    }
    differences += stored.differences(from: experiment.specification)
    guard differences.isEmpty else {
      throw StudyError(
        "\(path) holds another study: \(differences.joined(separator: "; ")). "
          + "Choose another file with --output, or start over with --fresh.")
    }
  }

  private static func create(
    _ database: Database, _ experiment: Experiment, _ dossierFiles: [(path: String, content: [UInt8])],
    _ version: String
  ) throws {
    let outline = experiment.outline
    try database.execute(
      sql: "PRAGMA application_id = \(Schema.applicationID); PRAGMA user_version = \(Schema.version);")
    try database.execute(sql: Schema.sql)
    try database.execute(
      sql: Views.sql(claims: outline.claims.map(\.id), parameters: outline.parameters.map(\.id)))
    try database.execute(
      sql: "INSERT INTO study VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      arguments: [
        version, outline.title, outline.question, outline.start, outline.dossierDigest, outline.futures,
        Int64(outline.seed), outline.weeks, outline.stride, outline.account?.id,
        try JSON.encode(experiment.specification), try JSON.encode(outline),
      ])
    for file in dossierFiles {
      try database.execute(
        sql: "INSERT INTO dossier_file VALUES (?, ?)", arguments: [file.path, Data(file.content)])
    }
    try insertDimensions(database, outline)
    if let table = experiment.table { try insert(table, into: database) }
  }

  private static func insertDimensions(_ database: Database, _ outline: StudyOutline) throws {
    for (index, course) in outline.courses.enumerated() {
      try database.execute(
        sql: "INSERT INTO course VALUES (?, ?, ?, ?)", arguments: [index, course.id, course.name, course.summary])
    }
    for (index, indicator) in outline.indicators.enumerated() {
      try database.execute(
        sql: "INSERT INTO indicator VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        arguments: [
          index, indicator.id, indicator.name, indicator.unit, indicator.better.rawValue, indicator.summary,
          indicator.after, indicator.isEvent, indicator.id == outline.mainIndicator,
        ])
    }
    for (table, subjects) in [("place", outline.places), ("actor", outline.actors)] {
      for (index, subject) in subjects.enumerated() {
        try database.execute(
          sql: "INSERT INTO \(table) VALUES (?, ?, ?)", arguments: [index, subject.id, subject.name])
      }
    }
    for (index, claim) in outline.claims.enumerated() {
      try database.execute(
        sql: "INSERT INTO claim VALUES (?, ?, ?, ?, ?, ?)",
        arguments: [index, claim.id, claim.says, try JSON.encode(claim.by), claim.hedge, claim.credence])
    }
    for (index, parameter) in outline.parameters.enumerated() {
      try database.execute(
        sql: "INSERT INTO parameter VALUES (?, ?, ?)",
        arguments: [index, parameter.id, try JSON.encode(parameter.grounds)])
    }
    for (position, week) in outline.recordedWeeks.enumerated() {
      try database.execute(sql: "INSERT INTO week VALUES (?, ?)", arguments: [position, week])
    }
    for claim in outline.settledClaims {
      try database.execute(sql: "INSERT INTO settled_claim VALUES (?, ?)", arguments: [claim.id, claim.truth])
    }
  }
}

extension StudyStore {
  /// Deletes a study with what belongs to it; anything else is left alone.
  static func delete(_ path: String) throws {
    let files = FileManager.default
    guard files.fileExists(atPath: path) else { return }
    try explaining(path) {
      let queue = try connect(path)
      defer { try? queue.close() }
      let isOther = try queue.read { database in
        try Int32.fetchOne(database, sql: "PRAGMA application_id") != Schema.applicationID && !isEmpty(database)
      }
      if isOther { throw StudyError("\(path) is not a study; it is not overwritten. Choose another --output.") }
    }
    do {
      for suffix in ["", "-wal", "-shm"] where files.fileExists(atPath: path + suffix) {
        try files.removeItem(atPath: path + suffix)
      }
    } catch {
      throw StudyError("\(path) cannot be deleted: \(error.localizedDescription).")
    }
  }
}
