import Foundation
import GRDB
import Studies

/// The stored futures of a study, column by column.
struct StoredRecords: PositionRecords {
  let outline: StudyOutline
  let database: Database

  func outcomes(course: Int, indicator: Int) throws -> [Double] {
    try whole(
      Double.fetchAll(
        database, sql: "SELECT value FROM outcome WHERE course = ? AND indicator = ? ORDER BY future",
        arguments: [course, indicator]))
  }

  func forEachSeries(course: Int, indicator: Int, _ body: ([Float]) -> Void) throws {
    let rows = try Row.fetchCursor(
      database, sql: "SELECT points FROM series WHERE course = ? AND indicator = ? ORDER BY future",
      arguments: [course, indicator])
    while let row = try rows.next() {
      let points = try row.withUnsafeData(atIndex: 0) { data in
        try blob(data, count: outline.recordedWeeks.count * 4).withUnsafeBytes { bytes in
          (0..<bytes.count / 4).map {
            Float(bitPattern: UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 4 * $0, as: UInt32.self)))
          }
        }
      }
      body(points)
    }
  }

  func forEachControllers(course: Int, _ body: ([Int8]) -> Void) throws {
    let rows = try Row.fetchCursor(
      database, sql: "SELECT controllers FROM control WHERE course = ? ORDER BY future", arguments: [course])
    while let row = try rows.next() {
      let controllers = try row.withUnsafeData(atIndex: 0) { data in
        try blob(data, count: outline.places.count * outline.recordedWeeks.count).map { Int8(bitPattern: $0) }
      }
      guard controllers.allSatisfy({ Int($0) < outline.actors.count }) else {
        throw StudyError("The study is damaged: a place is controlled by an actor that is not there.")
      }
      body(controllers)
    }
  }

  func truths(claim: Int) throws -> [Bool] {
    try whole(
      Bool.fetchAll(
        database, sql: "SELECT truth FROM future_claim WHERE claim = ? ORDER BY future", arguments: [claim]))
  }

  func values(parameter: Int) throws -> [Double] {
    try whole(
      Double.fetchAll(
        database, sql: "SELECT value FROM future_parameter WHERE parameter = ? ORDER BY future",
        arguments: [parameter]))
  }

  func positions(parameter: Int) throws -> [Double] {
    try whole(
      Double.fetchAll(
        database, sql: "SELECT quantile FROM future_parameter WHERE parameter = ? ORDER BY future",
        arguments: [parameter]))
  }

  /// A column with a row for every stored future.
  private func whole<Value>(_ column: [Value]) throws -> [Value] {
    guard column.count == outline.completed else {
      throw StudyError("The study is damaged: a future is stored in part.")
    }
    return column
  }

  private func blob(_ data: Data?, count: Int) throws -> Data {
    guard let data, data.count == count else {
      throw StudyError("The study is damaged: a stored series has the wrong length.")
    }
    return data
  }
}
