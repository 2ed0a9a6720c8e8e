/// Seats in half a circle: where each stands, and whose it is.
///
/// The outer radius is 1, the centre of the circle the origin, up is positive. Seats stand in rows of equal spacing;
/// each list holds a wedge, the first on the left.
struct Hemicycle {
  struct List: Hashable {
    let name: String
    let seats: Int
  }
  struct Seat: Hashable {
    let x: Double
    let y: Double
    /// Position among the lists.
    let list: Int
  }

  /// From left to right.
  let lists: [List]
  let seats: [Seat]
  /// How many seats of the parliament one of the picture stands for: more than 1 in very large ones.
  let seatsEach: Int
  /// Of a seat, so that neighbours do not touch.
  let radius: Double
  /// By list: the middle of its wedge, as a share of the half circle from the left; nil for a list without a seat.
  let middles: [Double?]

  /// The radius of the inmost row.
  static let inner = 0.4
  /// More seats than these are not drawn one by one.
  static let most = 1200

  /// - Parameter lists: from left to right.
  init(lists: [List]) {
    self.lists = lists
    let all = lists.map { max($0.seats, 0) }
    let total = all.reduce(0, +)
    let each = max(1, (total + Hemicycle.most - 1) / Hemicycle.most)
    seatsEach = each
    let counts = all.map { ($0 + each / 2) / each }
    let drawn = counts.reduce(0, +)
    let rows = Hemicycle.rows(for: drawn)
    let places = Hemicycle.places(drawn, rows: rows)
    radius = Hemicycle.spacing(drawn, rows: rows) * 0.42
    var seats: [Seat] = []
    var middles: [Double?] = []
    var next = 0
    for (list, count) in counts.enumerated() {
      let own = places[next..<next + count]
      next += count
      for place in own {
        let point = Hemicycle.point(place.share)
        seats.append(Seat(x: place.radius * point.x, y: place.radius * point.y, list: list))
      }
      middles.append(own.isEmpty ? nil : own.reduce(0) { $0 + $1.share } / Double(own.count))
    }
    self.seats = seats
    self.middles = middles
  }

  private struct Spot {
    let radius: Double
    /// Of the way from left to right.
    let share: Double
  }

  /// The radii of the rows: as few as have room.
  private static func rows(for seats: Int) -> [Double] {
    for count in 2...40 {
      let gap = (1 - inner) / Double(count - 1)
      let radii = (0..<count).map { inner + gap * Double($0) }
      let room = radii.reduce(0) { $0 + Int(Double.pi * $1 / gap) + 1 }
      if room >= seats { return seats < count * 2 ? [1] : radii }
    }
    return (0..<40).map { inner + (1 - inner) / 39 * Double($0) }
  }

  /// Seats by row in proportion to radii, by largest remainders.
  private static func counts(_ seats: Int, _ rows: [Double]) -> [Int] {
    let whole = rows.reduce(0, +)
    let shares = rows.map { Double(seats) * $0 / whole }
    var counts = shares.map { Int($0) }
    let order = rows.indices.sorted {
      (shares[$1] - Double(counts[$1]), $1) < (shares[$0] - Double(counts[$0]), $0)
    }
    for index in order.prefix(seats - counts.reduce(0, +)) { counts[index] += 1 }
    return counts
  }

  /// From left to right, of equal angle the inmost first.
  private static func places(_ seats: Int, rows: [Double]) -> [Spot] {
    let counts = counts(seats, rows)
    var spots: [Spot] = []
    for (row, count) in zip(rows, counts) {
      for seat in 0..<count {
        spots.append(Spot(radius: row, share: count == 1 ? 0.5 : Double(seat) / Double(count - 1)))
      }
    }
    return spots.sorted { ($0.share, $0.radius) < ($1.share, $1.radius) }
  }

  /// The least distance of neighbours.
  private static func spacing(_ seats: Int, rows: [Double]) -> Double {
    var least = rows.count > 1 ? rows[1] - rows[0] : 0.6
    for (row, count) in zip(rows, counts(seats, rows)) where count > 1 {
      // A chord is shorter than its arc, for these angles by little.
      least = min(least, Double.pi * row / Double(count - 1) * 0.97)
    }
    return min(least, 0.3)
  }

  /// A point of the half circle from the left (0) over the top (½) to the right (1).
  ///
  /// By Taylor polynomials rather than a mathematics library, whose last digits differ between machines.
  static func point(_ share: Double) -> (x: Double, y: Double) {
    // Measured from the top, −π/2…π/2.
    let angle = (min(max(share, 0), 1) - 0.5) * Double.pi
    let square = angle * angle
    var (sine, cosine) = (0.0, 0.0)
    var (odd, even) = (angle, 1.0)
    for step in 0..<12 {
      sine += odd
      cosine += even
      let order = Double(2 * step)
      even *= -square / ((order + 1) * (order + 2))
      odd *= -square / ((order + 2) * (order + 3))
    }
    return (sine, cosine)
  }
}
