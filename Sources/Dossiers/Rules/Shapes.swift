import Foundation

extension DossierRule {
  /// A place that names a polygon must find it, or maps would be missing it without a word.
  static let shapesExist = DossierRule(codes: [.missingShape, .invalidShape]) { dossier, context in
    var features: [String: Set<String>] = [:]
    var failed: Set<String> = []
    for place in dossier.places.values {
      guard let shape = place.shape, !shape.file.isEmpty, !failed.contains(shape.file) else { continue }
      if features[shape.file] == nil {
        guard let found = read(shape.file, for: place, &context) else {
          failed.insert(shape.file)
          continue
        }
        features[shape.file] = found
      }
      guard let found = features[shape.file], !shape.feature.isEmpty, !found.contains(shape.feature) else { continue }
      context.report(
        .missingShape, at: place.location, "`\(shape.file)` has no feature `\(shape.feature.prefix(64))`",
        help: context.decoding.nearest(shape.feature, among: found.sorted()))
    }
  }

  /// Ids of the features of a GeoJSON file; nil after reporting what is wrong with it.
  private static func read(_ file: String, for place: Place, _ context: inout RuleContext) -> Set<String>? {
    let bytes: [UInt8]
    do throws(DossierFiles.Problem) {
      bytes = try context.files.read(file, limit: DossierFiles.largestText)
    } catch {
      context.report(error.code, at: place.location, error.message(file), help: error.help)
      return nil
    }
    context.contents[file] = bytes
    guard let root = try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any],
      let features = root["features"] as? [Any]
    else {
      context.report(
        .invalidShape, at: place.location, "`\(file.prefix(200))` is not a GeoJSON feature collection",
        help: "it needs `\"type\": \"FeatureCollection\"` and `\"features\"`")
      return nil
    }
    var ids: Set<String> = []
    for case let feature as [String: Any] in features {
      let properties = feature["properties"] as? [String: Any]
      for id in [feature["id"], properties?["id"]] {
        if let text = id as? String {
          ids.insert(text)
        } else if let number = id as? NSNumber {
          ids.insert("\(number)")
        }
      }
    }
    return ids
  }
}
