import Foundation
import GRDB
public import Studies

/// Designs that were written down, and where studies with a stopping rule ended, in the study file.
extension StudyStore {
  static func insert(_ table: DesignTable, into database: Database) throws {
    let row = try RawStatement(database, "INSERT INTO design VALUES (?, ?, ?, ?)")
    for future in 0..<table.count {
      let inputs = table.inputs(future: future)
      row.bind(1, future)
      row.bind(2, Int(table.streams[future]))
      inputs.claims.map { $0 ? UInt8(1) : 0 }.withUnsafeBytes { row.bind(3, $0) }
      inputs.quantiles.map { $0.bitPattern.littleEndian }.withUnsafeBytes { row.bind(4, $0) }
      try row.insert()
    }
  }

  static func insert(_ stopping: StudyOutline.Stopping, into database: Database) throws {
    let precision = stopping.precision
    try database.execute(
      sql: "INSERT OR REPLACE INTO stopping VALUES (1, ?, ?, ?, ?, ?, ?, ?)",
      arguments: [
        precision.indicator, precision.scope.rawValue, precision.rule.rawValue, precision.halfWidth, stopping.reached,
        stopping.futures, stopping.most,
      ])
  }

  static func stopping(_ database: Database) throws -> StudyOutline.Stopping? {
    guard try database.tableExists("stopping"),
      let row = try Row.fetchOne(database, sql: "SELECT * FROM stopping"),
      let scope = Precision.Scope(rawValue: row["scope"]), let rule = StoppingRule.Kind(rawValue: row["rule"])
    else { return nil }
    return StudyOutline.Stopping(
      precision: Precision(indicator: row["indicator"], halfWidth: row["asked"], scope: scope, rule: rule),
      reached: row["reached"], futures: row["futures"], most: row["most"])
  }
}

extension StudyFile {
  /// The rows of a design that was written down; nil if the study's specification says it all.
  ///
  /// - Returns: the table, for `Design`.
  /// - Throws: `StudyError` if the file is damaged.
  public func designTable() throws -> DesignTable? {
    try read { database in
      guard try database.tableExists("design") else { return nil }
      var streams: [UInt32] = []
      var claims: [Bool] = []
      var quantiles: [Double] = []
      let sizes = try Row.fetchOne(
        database, sql: "SELECT (SELECT count(*) FROM claim) AS claims, (SELECT count(*) FROM parameter) AS parameters")
      let (claimCount, parameterCount): (Int, Int) = (sizes?["claims"] ?? 0, sizes?["parameters"] ?? 0)
      let rows = try Row.fetchCursor(
        database, sql: "SELECT future, stream, claims, quantiles FROM design ORDER BY future")
      while let row = try rows.next() {
        let (truths, positions): (Data, Data) = (row["claims"] ?? Data(), row["quantiles"] ?? Data())
        guard row["future"] == streams.count, truths.count == claimCount, positions.count == 8 * parameterCount else {
          throw StudyError("\(path) is damaged: a row of its design has the wrong length.")
        }
        streams.append(UInt32(truncatingIfNeeded: row["stream"] as Int64))
        claims += truths.map { $0 != 0 }
        positions.withUnsafeBytes { bytes in
          for place in 0..<parameterCount {
            quantiles.append(
              Double(
                bitPattern: UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: 8 * place, as: UInt64.self))))
          }
        }
      }
      guard !streams.isEmpty else { return nil }
      do {
        return try DesignTable(
          streams: streams, claims: claims, quantiles: quantiles, claimCount: claimCount,
          parameterCount: parameterCount)
      } catch let error as InvalidSample {
        throw StudyError("\(path) is damaged: \(error)")
      }
    }
  }
}
