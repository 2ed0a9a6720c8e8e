import Crypto
import Foundation
import GRDB
import GRDBSQLite

extension StudyFile {
  /// SHA-256, in hexadecimal, over all rows of all tables in a fixed order: equal digests, equal
  /// studies, however the bytes lie in the file.
  public func contentDigest() throws -> String {
    try read { database in
      var hash = SHA256()
      for (table, order) in Schema.tables {
        if try Schema.optional.contains(table) && isEmpty(table, database) { continue }
        hash.update(data: Array("table \(table)\n".utf8))
        let rows = try Row.fetchCursor(database, sql: "SELECT * FROM \(table) ORDER BY \(order)")
        while let row = try rows.next() {
          for column in 0..<row.count { update(&hash, with: row[column]) }
        }
      }
      return hash.finalize().map { byte in
        (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }.joined()
    }
  }
}

/// Whether a table has no rows, or is not there.
private func isEmpty(_ table: String, _ database: Database) throws -> Bool {
  guard try database.tableExists(table) else { return true }
  return try Row.fetchOne(database, sql: "SELECT 1 FROM \(table) LIMIT 1") == nil
}

/// Adds a value with its type and length, so that different rows never give the same bytes.
private func update(_ hash: inout SHA256, with value: (any DatabaseValueConvertible)?) {
  func add(_ kind: UInt8, _ bytes: some Sequence<UInt8>) {
    let content = Array(bytes)
    hash.update(data: [kind] + withUnsafeBytes(of: UInt64(content.count).littleEndian, Array.init) + content)
  }
  switch value?.databaseValue.storage ?? .null {
  case .null: add(0, [])
  case .int64(let number): add(1, withUnsafeBytes(of: number.littleEndian, Array.init))
  case .double(let number): add(2, withUnsafeBytes(of: number.bitPattern.littleEndian, Array.init))
  case .string(let text): add(3, text.utf8)
  case .blob(let data): add(4, data)
  }
}
