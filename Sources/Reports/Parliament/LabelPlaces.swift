/// Places beside marks for their labels, so that words cover neither marks nor each other where that can be had.
enum LabelPlaces {
  struct Box {
    let x, y, halfWidth, halfHeight: Double

    func overlap(_ other: Box) -> Double {
      let across = halfWidth + other.halfWidth - abs(x - other.x)
      let down = halfHeight + other.halfHeight - abs(y - other.y)
      return across > 0 && down > 0 ? across * down : 0
    }
  }
  struct Label {
    let text: String
    /// The mark's centre and reach.
    let x, y, radius: Double
    var isBold = false
    var colour = Palette.ink
  }

  /// Each label at the first of eight places that is free, else where it covers least.
  ///
  /// - Parameters:
  ///   - labels: placed in this order.
  ///   - marks: what should stay in sight.
  ///   - frame: words stay inside.
  static func words(
    _ labels: [Label], avoiding marks: [Box], within frame: (left: Double, top: Double, right: Double, bottom: Double)
  ) -> (words: [Sketch.Words], leaders: [Sketch.Line]) {
    var leaders: [Sketch.Line] = []
    var taken: [Box] = []
    var words: [Sketch.Words] = []
    for label in labels {
      let half = Double(label.text.count) * (label.isBold ? 3.5 : 3.2) + 2
      let reach = label.radius + 4
      // Right, left, above, below, then the corners; inside where the mark is large enough.
      var places: [(dx: Double, dy: Double)] = [
        (reach + half, 0), (-reach - half, 0), (0, -reach - 7), (0, reach + 7), (reach * 0.7 + half, -reach * 0.7 - 5),
        (reach * 0.7 + half, reach * 0.7 + 5), (-reach * 0.7 - half, -reach * 0.7 - 5),
        (-reach * 0.7 - half, reach * 0.7 + 5),
      ]
      // Farther ones are tied to their marks by a line.
      let near = places.count
      for step in 1...4 {
        let far = reach + 7 + 16 * Double(step)
        places += [(0, -far), (0, far), (half, -far), (half, far), (-half, -far), (-half, far)]
      }
      var best: (cost: Double, box: Box, rank: Int)?
      for (rank, place) in places.enumerated() {
        let box = Box(x: label.x + place.dx, y: label.y + place.dy, halfWidth: half, halfHeight: 8)
        let outside =
          max(0, frame.left - (box.x - half)) + max(0, box.x + half - frame.right) + max(0, frame.top - (box.y - 8))
          + max(0, box.y + 8 - frame.bottom)
        let cost =
          taken.reduce(0) { $0 + 20 * $1.overlap(box) } + marks.reduce(0) { $0 + $1.overlap(box) } + outside * 1000
          + Double(rank) * 4
        if best.map({ cost < $0.cost }) ?? true { best = (cost, box, rank) }
      }
      guard let (_, box, rank) = best else { continue }
      taken.append(box)
      if rank >= near {
        let isAbove = box.y < label.y
        leaders.append(
          Sketch.Line(
            x1: label.x, y1: label.y + (isAbove ? -label.radius : label.radius),
            x2: min(max(label.x, box.x - half), box.x + half),
            y2: box.y + (isAbove ? 8 : -8), colour: Palette.reference))
      }
      words.append(
        Sketch.Words(
          text: label.text, x: box.x, y: box.y + 4, anchor: .middle, colour: label.colour, isBold: label.isBold))
    }
    return (words, leaders)
  }
}
