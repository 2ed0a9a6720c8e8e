/// A file of the dossier that is not alike in two studies.
public struct DossierChange: Codable, Hashable, Sendable {
  /// How it differs.
  public enum Kind: String, Codable, Sendable { case added, removed, changed }
  /// Its path in the dossier.
  public var path: String
  /// How it differs from the first study's.
  public var kind: Kind
  /// Lines that only the second study's file has, and only the first's: lines that moved do not count.
  public var added, removed: Int
}

extension StudyFile {
  /// Which files of the dossier differ from those of another study.
  ///
  /// - Parameter earlier: the study they are compared with.
  /// - Returns: by path, those that differ.
  /// - Throws: `StudyError`.
  public func dossierChanges(since earlier: StudyFile) throws -> [DossierChange] {
    var before: [String: [UInt8]] = [:]
    var after: [String: [UInt8]] = [:]
    for file in try earlier.dossierFiles() { before[file.path] = file.content }
    for file in try dossierFiles() { after[file.path] = file.content }
    return Set(before.keys).union(after.keys).sorted().compactMap { path in
      let (old, new) = (before[path], after[path])
      guard old != new else { return nil }
      let (added, removed) = Self.lines(old ?? [], new ?? [])
      return DossierChange(
        path: path, kind: old == nil ? .added : new == nil ? .removed : .changed, added: added, removed: removed)
    }
  }

  /// Outcomes of all stored futures, in their order.
  ///
  /// - Parameters:
  ///   - course: an index into the outline's courses.
  ///   - indicator: an index into the outline's indicators.
  /// - Returns: one value for each future that is done.
  /// - Throws: `StudyError`.
  public func outcomes(course: Int, indicator: Int) throws -> [Double] {
    let outline = try outline()
    return try read { try StoredRecords(outline: outline, database: $0).outcomes(course: course, indicator: indicator) }
  }

  private static func lines(_ old: [UInt8], _ new: [UInt8]) -> (added: Int, removed: Int) {
    var counts: [ArraySlice<UInt8>: Int] = [:]
    for line in old.split(separator: 10) { counts[line, default: 0] -= 1 }
    for line in new.split(separator: 10) { counts[line, default: 0] += 1 }
    return counts.values.reduce(into: (0, 0)) { sums, count in
      if count > 0 { sums.0 += count } else { sums.1 -= count }
    }
  }
}
