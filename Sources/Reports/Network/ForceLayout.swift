/// Places the nodes of a network so that tied nodes lie near each other and no labels overlap.
///
/// Fruchterman and Reingold, "Graph drawing by force-directed placement", Software: Practice and
/// Experience 21(11), 1991, from a fixed start, then labels are pushed apart. Only arithmetic and
/// square roots are used, which are the same bits on every machine.
struct ForceLayout {
  /// A node's size: half the width and height that it and its label need.
  struct Extent {
    var halfWidth: Double
    var halfHeight: Double
  }
  struct Link {
    var from: Int
    var to: Int
    /// How strongly it pulls; 1 is usual.
    var strength: Double
  }
  struct Position: Hashable {
    var x: Double
    var y: Double
  }

  /// The positions of the nodes' centres, inside the given width and height.
  static func positions(extents: [Extent], links: [Link], width: Double, height: Double) -> [Position] {
    var positions = start(count: extents.count, width: width, height: height)
    guard positions.count > 1 else { return positions }
    attract(&positions, links: links, width: width, height: height)
    spread(&positions, width: width, height: height, extents: extents)
    for round in 0..<400 {
      let moved = separate(&positions, extents: extents, gap: 6)
      keepInside(&positions, extents: extents, width: width, height: height)
      if !moved, round > 0 { break }
    }
    return positions
  }

  /// A grid, shaken by fixed amounts so that no two nodes lie in line.
  private static func start(count: Int, width: Double, height: Double) -> [Position] {
    var columns = 1
    while columns * columns < count { columns += 1 }
    return (0..<count).map { index in
      let column = index % columns
      let row = index / columns
      let shakeX = Double((index * 37) % 17) / 17 - 0.5
      let shakeY = Double((index * 53) % 19) / 19 - 0.5
      return Position(
        x: (Double(column) + 0.5 + 0.6 * shakeX) / Double(columns) * width,
        y: (Double(row) + 0.5 + 0.6 * shakeY) / Double(columns) * height)
    }
  }

  private static func attract(_ positions: inout [Position], links: [Link], width: Double, height: Double) {
    let ideal = (width * height / Double(positions.count)).squareRoot() * 0.85
    let rounds = 500
    // A node with many ties would otherwise draw all others into one heap.
    var degrees = Array(repeating: 0.0, count: positions.count)
    for link in links {
      degrees[link.from] += 1
      degrees[link.to] += 1
    }
    for round in 0..<rounds {
      let temperature = width / 8 * (1 - Double(round) / Double(rounds)) + 0.5
      var forces = Array(repeating: Position(x: 0, y: 0), count: positions.count)
      for one in positions.indices {
        for other in positions.indices where other > one {
          let x = positions[one].x - positions[other].x
          let y = positions[one].y - positions[other].y
          let square = max(x * x + y * y, 1)
          let push = ideal * ideal / square
          forces[one].x += x * push
          forces[one].y += y * push
          forces[other].x -= x * push
          forces[other].y -= y * push
        }
        // A slight pull to the centre keeps loose parts in the picture; stronger across than along.
        forces[one].x -= (positions[one].x - width / 2) * 0.25
        forces[one].y -= (positions[one].y - height / 2) * 0.25 * width / height
      }
      for link in links where link.from != link.to {
        let x = positions[link.from].x - positions[link.to].x
        let y = positions[link.from].y - positions[link.to].y
        let distance = max((x * x + y * y).squareRoot(), 1)
        let pull = distance / ideal * link.strength / min(degrees[link.from], degrees[link.to]).squareRoot()
        forces[link.from].x -= x * pull
        forces[link.from].y -= y * pull
        forces[link.to].x += x * pull
        forces[link.to].y += y * pull
      }
      for index in positions.indices {
        let force = forces[index]
        let size = max((force.x * force.x + force.y * force.y).squareRoot(), 1e-9)
        let step = min(size, temperature)
        positions[index].x += force.x / size * step
        positions[index].y += force.y / size * step
      }
    }
  }

  /// Stretches the picture to fill the frame: half by where a node lies, half by its rank among all, so
  /// that a few outliers do not press the rest together.
  private static func spread(_ positions: inout [Position], width: Double, height: Double, extents: [Extent]) {
    let marginX = extents.map(\.halfWidth).max() ?? 0
    let marginY = extents.map(\.halfHeight).max() ?? 0
    let across = filled(positions.map(\.x))
    let down = filled(positions.map(\.y))
    for index in positions.indices {
      positions[index].x = marginX + across[index] * (width - 2 * marginX)
      positions[index].y = marginY + down[index] * (height - 2 * marginY)
    }
  }

  /// Values moved into 0…1.
  private static func filled(_ values: [Double]) -> [Double] {
    guard let low = values.min(), let high = values.max(), values.count > 1 else { return values.map { _ in 0.5 } }
    let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
    var filled = values
    for (rank, index) in order.enumerated() {
      let share = (values[index] - low) / max(high - low, 1e-9)
      filled[index] = 0.5 * share + 0.5 * Double(rank) / Double(values.count - 1)
    }
    return filled
  }

  /// Moves each overlapping pair apart along the axis of least overlap; whether any pair was moved.
  private static func separate(_ positions: inout [Position], extents: [Extent], gap: Double) -> Bool {
    var moved = false
    for one in positions.indices {
      for other in positions.indices where other > one {
        let x = positions[other].x - positions[one].x
        let y = positions[other].y - positions[one].y
        let overlapX = extents[one].halfWidth + extents[other].halfWidth + gap - abs(x)
        let overlapY = extents[one].halfHeight + extents[other].halfHeight + gap - abs(y)
        guard overlapX > 0, overlapY > 0 else { continue }
        moved = true
        if overlapX < overlapY {
          let shift = (x < 0 ? -1 : 1) * overlapX / 2
          positions[one].x -= shift
          positions[other].x += shift
        } else {
          let shift = (y < 0 ? -1 : 1) * overlapY / 2
          positions[one].y -= shift
          positions[other].y += shift
        }
      }
    }
    return moved
  }

  private static func keepInside(
    _ positions: inout [Position], extents: [Extent], width: Double, height: Double
  ) {
    for index in positions.indices {
      let extent = extents[index]
      positions[index].x = min(max(positions[index].x, extent.halfWidth), width - extent.halfWidth)
      positions[index].y = min(max(positions[index].y, extent.halfHeight), height - extent.halfHeight)
    }
  }
}
