import Foundation

/// A small dossier to start from: a fictional state, commented, that checks without warnings and runs.
public enum DossierTemplate {
  /// Why the template was not written.
  public enum WriteError: Error, CustomStringConvertible {
    /// The folder is there already.
    case exists(String)
    /// The system refused.
    case cannotWrite(String, reason: String)

    /// In one sentence.
    public var description: String {
      switch self {
      case .exists(let folder): "`\(folder)` exists already; use --force to write into it"
      case .cannotWrite(let path, let reason): "cannot write `\(path)`: \(reason)"
      }
    }
  }

  /// Writes the template into a new folder and returns the names of the files.
  ///
  /// With `overwriting`, the folder may exist and files of the same names are replaced; others are left alone.
  public static func write(to folder: String, overwriting: Bool = false) throws -> [String] {
    if FileManager.default.fileExists(atPath: folder), !overwriting { throw WriteError.exists(folder) }
    for (name, bytes) in files {
      let path = folder + "/" + name
      do {
        try FileManager.default.createDirectory(
          at: URL(fileURLWithPath: path).deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: URL(fileURLWithPath: path))
      } catch {
        throw WriteError.cannotWrite(path, reason: error.localizedDescription)
      }
    }
    return files.map(\.name)
  }

  /// Relative names and content, as in the folder `Files` beside this file.
  static let files: [(name: String, bytes: [UInt8])] = [
    ("README.md", PackageResources.README_md),
    ("dossier.yaml", PackageResources.dossier_yaml),
    ("sources.yaml", PackageResources.sources_yaml),
    ("voices.yaml", PackageResources.voices_yaml),
    ("claims.yaml", PackageResources.claims_yaml),
    ("accounts.yaml", PackageResources.accounts_yaml),
    ("assumptions.yaml", PackageResources.assumptions_yaml),
    ("actors.yaml", PackageResources.actors_yaml),
    ("groups.yaml", PackageResources.groups_yaml),
    ("relationships.yaml", PackageResources.relationships_yaml),
    ("places.yaml", PackageResources.places_yaml),
    ("topics.yaml", PackageResources.topics_yaml),
    ("beliefs.yaml", PackageResources.beliefs_yaml),
    ("ties.yaml", PackageResources.ties_yaml),
    ("institutions.yaml", PackageResources.institutions_yaml),
    ("rules.yaml", PackageResources.rules_yaml),
    ("events.yaml", PackageResources.events_yaml),
    ("strategies.yaml", PackageResources.strategies_yaml),
    ("hazards.yaml", PackageResources.hazards_yaml),
    ("courses.yaml", PackageResources.courses_yaml),
    ("data/census-2029.csv", PackageResources.census_2029_csv),
    ("sources/two-towns-one-road.txt", PackageResources.two_towns_one_road_txt),
  ]
}
