extension Outlines {
  /// Twice a ring's area on the plane of degrees: positive if wound counter-clockwise.
  static func doubleArea(_ ring: [Point]) -> Double {
    guard var previous = ring.last else { return 0 }
    var area = 0.0
    for point in ring {
      area += previous.longitude * point.latitude - point.longitude * previous.latitude
      previous = point
    }
    return area
  }

  /// The centroid of the greatest polygon: where its name is written.
  static func middle(_ polygons: [[[Point]]]) -> Point? {
    let outer = polygons.compactMap(\.first)
    guard let greatest = outer.max(by: { abs(doubleArea($0)) < abs(doubleArea($1)) }), var previous = greatest.last
    else { return nil }
    let area = doubleArea(greatest)
    guard area != 0 else { return greatest.first }
    var longitude = 0.0
    var latitude = 0.0
    for point in greatest {
      let cross = previous.longitude * point.latitude - point.longitude * previous.latitude
      longitude += (previous.longitude + point.longitude) * cross
      latitude += (previous.latitude + point.latitude) * cross
      previous = point
    }
    return Point(longitude: longitude / (3 * area), latitude: latitude / (3 * area))
  }
}
