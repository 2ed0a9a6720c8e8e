import Foundation

/// The files of one folder, read with limits and never outside it.
struct DossierFiles {
  static let largestText = 16 << 20
  static let largestData = 64 << 20
  /// All that is read of a dossier.
  static let largestTotal = 128 << 20

  enum Problem: Error {
    case missing
    case outside
    case notAFile
    case tooLarge(Int)
    case unreadable
  }

  let folder: String
  private let realFolder: String
  private var remaining = largestTotal

  /// nil if there is no such folder.
  init?(folder: String) {
    var isFolder: ObjCBool = false
    guard !folder.isEmpty, !folder.utf8.contains(0),
      FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue,
      let real = Self.realPath(folder)
    else { return nil }
    self.folder = folder
    realFolder = real
  }

  /// Names in a folder inside this one (empty: itself), sorted by bytes; empty if it is not a folder.
  func names(in subfolder: String = "") -> [String] {
    let path = subfolder.isEmpty ? folder : folder + "/" + subfolder
    guard let real = Self.realPath(path), real == realFolder || real.hasPrefix(realFolder + "/") else { return [] }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
  }

  /// A path as written in a dossier stays inside the folder.
  static func isInside(_ relative: String) -> Bool {
    guard !relative.isEmpty, !relative.hasPrefix("/"), !relative.utf8.contains(0), relative.utf8.count < 1024 else {
      return false
    }
    return !relative.split(separator: "/", omittingEmptySubsequences: false).contains { $0 == ".." || $0 == "" }
  }

  /// The bytes of a file.
  mutating func read(_ relative: String, limit: Int) throws(Problem) -> [UInt8] {
    guard Self.isInside(relative) else { throw .outside }
    let path = folder + "/" + relative
    guard let real = Self.realPath(path) else { throw .missing }
    guard real.hasPrefix(realFolder + "/") else { throw .outside }
    // The kind is looked at before opening: opening a pipe would wait for a writer.
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: real) else { throw .unreadable }
    guard attributes[.type] as? FileAttributeType == .typeRegular else { throw .notAFile }
    let size = (attributes[.size] as? NSNumber)?.intValue ?? 0
    let most = min(limit, remaining)
    guard size <= most else { throw .tooLarge(most) }
    guard let handle = FileHandle(forReadingAtPath: real) else { throw .unreadable }
    defer { try? handle.close() }
    guard let data = try? handle.read(upToCount: most + 1) ?? Data() else { throw .unreadable }
    guard data.count <= most else { throw .tooLarge(most) }
    remaining -= data.count
    return [UInt8](data)
  }

  /// The path without links; nil if nothing is there.
  private static func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}

extension DossierFiles.Problem {
  var code: Diagnostic.Code {
    switch self {
    case .missing: .missingFile
    case .outside: .pathOutside
    case .notAFile: .notAFile
    case .tooLarge: .tooLarge
    case .unreadable: .unreadableFile
    }
  }

  func message(_ file: String) -> String {
    switch self {
    case .missing: "there is no file `\(file.prefix(200))`"
    case .outside: "`\(file.prefix(200))` leaves its folder"
    case .notAFile: "`\(file.prefix(200))` is not a regular file"
    case .tooLarge(let limit): "`\(file.prefix(200))` is larger than the \(limit >> 20) MB that are read"
    case .unreadable: "`\(file.prefix(200))` cannot be read"
    }
  }

  var help: String? {
    switch self {
    case .outside: "name a file inside the folder, without `..`, a leading `/` or a link that leads out"
    case .tooLarge: "split it, or leave out what the dossier does not need"
    default: nil
    }
  }
}
