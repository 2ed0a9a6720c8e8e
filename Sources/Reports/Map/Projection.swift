/// Degrees onto a plane in which distances near the map's middle are true to scale.
struct Projection {
  let width: Double
  let height: Double
  private let left: Double
  private let top: Double
  private let scale: Double
  private let squeeze: Double

  /// Fits all points into a width, with a margin.
  init?(_ points: [Outlines.Point], width: Double, margin: Double) {
    guard let first = points.first else { return nil }
    var west = first.longitude
    var east = first.longitude
    var south = first.latitude
    var north = first.latitude
    for point in points {
      west = min(west, point.longitude)
      east = max(east, point.longitude)
      south = min(south, point.latitude)
      north = max(north, point.latitude)
    }
    squeeze = Projection.cosine(degrees: (south + north) / 2)
    let spanX = max((east - west) * squeeze, 0.1)
    let spanY = max(north - south, 0.1)
    scale = (width - 2 * margin) / spanX
    left = west * squeeze - margin / scale
    top = north + margin / scale
    self.width = width
    height = spanY * scale + 2 * margin
  }

  func position(_ point: Outlines.Point) -> (x: Double, y: Double) {
    ((point.longitude * squeeze - left) * scale, (top - point.latitude) * scale)
  }

  /// The place on the ground that lies at a position.
  func point(x: Double, y: Double) -> Outlines.Point {
    Outlines.Point(longitude: (x / scale + left) / squeeze, latitude: top - y / scale)
  }

  /// By its series: the same bits on every machine, and exact enough for a map.
  private static func cosine(degrees: Double) -> Double {
    let angle = degrees * Double.pi / 180
    var term = 1.0
    var sum = 1.0
    for index in stride(from: 1.0, through: 19, by: 2) {
      term *= -angle * angle / (index * (index + 1))
      sum += term
    }
    return sum
  }
}
