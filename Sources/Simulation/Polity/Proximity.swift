import Dossiers

/// How near places are to each other, as the people of each see it.
///
/// Near: neighbouring places. Far: neighbours of neighbours. Beyond: remote. A place's `proximity` outweighs that.
struct Proximity {
  /// Viewer × place: 0 here, 1 near, 2 far, 3 remote.
  private var table: [UInt8]
  private let count: Int

  init(_ places: [Place], _ positions: [String: Int]) {
    count = places.count
    table = Array(repeating: 3, count: count * count)
    let adjacent = places.map { place in place.neighbours.compactMap { positions[$0] } }
    for place in places.indices {
      for near in adjacent[place] {
        for far in adjacent[near] where table[place * count + far] > 2 { table[place * count + far] = 2 }
      }
      for near in adjacent[place] { table[place * count + near] = 1 }
      for (other, proximity) in places[place].proximity {
        guard let other = positions[other] else { continue }
        table[place * count + other] = proximity == .near ? 1 : proximity == .far ? 2 : 3
      }
      table[place * count + place] = 0
    }
  }

  /// By place: those whose people see it as near, whose forces therefore count there.
  var neighbours: [[Int]] {
    (0..<count).map { place in (0..<count).filter { table[$0 * count + place] == 1 } }
  }

  /// By pair of groups that live in places, receiver first.
  func between(_ homes: [Int]) -> [UInt8] {
    homes.flatMap { to in homes.map { from in table[to * count + from] } }
  }
}
