import Archive
import ArgumentParser
import Dossiers
import Foundation
import Simulation
import Studies

/// What is studied: a dossier in a folder, or the one that a study file holds with its design.
struct StudySource {
  let blueprint: Blueprint
  let files: [(path: String, content: [UInt8])]
  /// What a study file was asked to do; nil: it is a folder.
  let specification: DesignSpecification?
  /// The rows that a study file holds.
  let table: DesignTable?
  /// How many warnings the dossier has.
  let warnings: Int

  static func isStudyFile(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder.boolValue
  }

  init(_ path: String) throws {
    guard Self.isStudyFile(path) else {
      let check = DossierCheck(folder: path)
      blueprint = try Blueprint(compiling: check.soundDossier())
      (files, specification, table, warnings) = (check.files, nil, nil, check.diagnostics.count)
      return
    }
    let study = try StudyFile(opening: path)
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "diwan-study-\(ProcessInfo.processInfo.processIdentifier)"
    ).path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try study.writeDossier(to: folder)
    let check = DossierCheck(folder: folder)
    blueprint = try Blueprint(compiling: check.soundDossier())
    files = check.files
    specification = try study.specification()
    table = try study.designTable()
    warnings = 0
  }

  /// Reads a design that another program wrote.
  ///
  /// - Parameters:
  ///   - path: of the table; - for standard input.
  ///   - specification: says what is settled.
  func read(_ path: String, for specification: DesignSpecification) throws -> DesignTable {
    let name = path == "-" ? "standard input" : path
    guard
      let data = path == "-"
        ? try FileHandle.standardInput.readToEnd() ?? Data() : FileManager.default.contents(atPath: path)
    else { throw DesignFileError(description: "\(path): the file cannot be read") }
    let plain = DesignSpecification(
      futures: 1, seed: specification.seed, account: specification.account, claims: specification.claims)
    let reading = try DesignTableReader(for: Design(plain, of: blueprint), named: name).read([UInt8](data))
    if !reading.atMedian.isEmpty {
      let some = reading.atMedian.prefix(5).joined(separator: ", ") + (reading.atMedian.count > 5 ? " …" : "")
      note("\(name): \(reading.atMedian.count) numbers have no column and stand at their medians: \(some)")
    }
    return reading.table
  }

  /// What is to be known of a design before it runs.
  static func tell(_ design: Design, asked: Int?) {
    guard let plan = design.plan else { return }
    if let note = plan.note { diwan.note(note) }
    if let points = plan.points, let inputs = plan.inputs {
      let what = plan.kind == .saltelli ? "base points" : "trajectories"
      let rows = inputs.count + (plan.kind == .saltelli ? 2 : 1)
      diwan.note(
        "A \(plan.kind.rawValue) design of \(inputs.count) inputs: \(points) \(what) × \(rows) rows"
          + (plan.replications > 1 ? " × \(plan.replications) replications" : "")
          + " = \(design.specification.futures) futures.")
    } else if let asked, asked != design.specification.futures {
      diwan.note("The design has \(design.specification.futures) futures; \(asked) were asked for.")
    }
  }
}

/// Why a design cannot be read.
struct DesignFileError: Error, CustomStringConvertible {
  let description: String
}
