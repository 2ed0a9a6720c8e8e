public import Dossiers
import Foundation

/// Outlines of places on the ground, read from the dossier's GeoJSON files (RFC 7946).
public struct Outlines: Sendable {
  /// Polygons by place; each a list of rings of (longitude, latitude), the outer ring first.
  let polygons: [String: [[[Point]]]]

  struct Point: Hashable, Sendable {
    var longitude: Double
    var latitude: Double
  }

  /// No outlines at all.
  public init() { polygons = [:] }

  init(polygons: [String: [[[Point]]]]) { self.polygons = polygons }

  /// Reads the shapes that a dossier's places name from its folder.
  ///
  /// - Throws: `ReportError` if a file cannot be read, is not GeoJSON, or lacks a named feature.
  public init(of dossier: Dossier) throws {
    var collections: [String: FeatureCollection] = [:]
    var polygons: [String: [[[Point]]]] = [:]
    for place in dossier.places.values {
      guard let shape = place.shape else { continue }
      let path = dossier.folder + "/" + shape.file
      let collection: FeatureCollection
      if let known = collections[shape.file] {
        collection = known
      } else {
        do {
          collection = try JSONDecoder().decode(
            FeatureCollection.self, from: Data(contentsOf: URL(fileURLWithPath: path)))
        } catch {
          throw ReportError("\(path): not readable as a GeoJSON feature collection")
        }
        collections[shape.file] = collection
      }
      guard let feature = collection.features.first(where: { $0.isNamed(shape.feature) }) else {
        throw ReportError("\(path): no feature '\(shape.feature)', which place '\(place.id)' names")
      }
      polygons[place.id] = feature.geometry.polygons.map { $0.map(Outlines.simplified) }.filter { !$0.isEmpty }
    }
    self.polygons = polygons
  }

  /// The ring with coordinates rounded to a hundredth of a degree, about a kilometre, and without
  /// repeated points: neighbours that share a border still share it.
  private static func simplified(_ ring: [Point]) -> [Point] {
    var result: [Point] = []
    for point in ring {
      let rounded = Point(
        longitude: (point.longitude * 100).rounded() / 100, latitude: (point.latitude * 100).rounded() / 100)
      if result.last != rounded { result.append(rounded) }
    }
    return result
  }
}

/// The parts of GeoJSON that a map needs.
private struct FeatureCollection: Decodable {
  struct Feature: Decodable {
    var id: Name?
    var properties: Properties?
    var geometry: Geometry

    func isNamed(_ name: String) -> Bool {
      id?.text == name || properties?.id?.text == name
    }
  }
  struct Properties: Decodable {
    var id: Name?
  }
  /// An id may be text or a number.
  struct Name: Decodable {
    var text: String
    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let text = try? container.decode(String.self) {
        self.text = text
      } else {
        text = try String(container.decode(Int.self))
      }
    }
  }
  struct Geometry: Decodable {
    enum Key: String, CodingKey { case type, coordinates }
    var polygons: [[[Outlines.Point]]]

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: Key.self)
      let rings: [[[[Double]]]]
      switch try container.decode(String.self, forKey: .type) {
      case "Polygon": rings = [try container.decode([[[Double]]].self, forKey: .coordinates)]
      case "MultiPolygon": rings = try container.decode([[[[Double]]]].self, forKey: .coordinates)
      default: rings = []
      }
      polygons = rings.map { polygon in
        polygon.map { ring in
          ring.compactMap { $0.count >= 2 ? Outlines.Point(longitude: $0[0], latitude: $0[1]) : nil }
        }
      }
    }
  }
  var features: [Feature]
}
