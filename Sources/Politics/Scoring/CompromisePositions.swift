import Chance

/// The four numbers of a compromise model that are the same for all actors, in the form in which they are fitted:
/// all 0 in the plain compromise model.
struct CompromiseShape {
  static let count = 4
  /// α − 1, θ − 1, log(p − 1), q.
  var salience, crowd, loss, pull: Double

  init(_ model: CompromiseModel) {
    salience = model.salienceExponent - 1
    crowd = model.crowdExponent - 1
    loss = Elementary.log(max(model.lossExponent - 1, 1e-3))
    pull = model.referencePull
  }

  init(_ point: [Double]) {
    (salience, crowd, loss, pull) = (point[0], point[1], min(point[2], 3), point[3])
  }

  /// p, at least 1.02 so that there is one minimum.
  var lossExponent: Double { 1 + max(Elementary.exp(loss), 0.02) }
}

/// Reused between issues, so that a fit allocates little.
struct CompromiseWorkspace {
  /// By actor: capability × salience to its power × influence, set by the caller; afterwards with sum 1.
  var weight: [Double] = []
  /// By place: weight of those there, support with its neighbourhood, strength.
  var here: [Double] = []
  var support: [Double] = []
  var logSupport: [Double] = []
  var strength: [Double] = []
  /// By actor, the derivative of the forecast by the logarithm of its weight.
  var slope: [Double] = []
  /// By place, the derivative by the logarithm of its strength, and by the weight there.
  var bySupport: [Double] = []
  var byWeight: [Double] = []
  /// The derivatives of the forecast by the shape's numbers.
  var shape = [Double](repeating: 0, count: CompromiseShape.count)
}

/// An issue prepared for the compromise model: actors collected by place on a scale from 0 to 1.
struct CompromisePositions {
  /// Distinct positions, ascending: on the scale, and as shares of it.
  let values, places: [Double]
  /// By actor in the order of `sortedActors`: the index of its place, the logarithm of its salience.
  let place: [Int]
  let logSalience: [Double]
  /// How much places support each other, row by row.
  let nearness: [Double]
  /// The reference point as a share of the scale.
  let reference: Double?
  let scale: ClosedRange<Double>

  init(_ issue: BargainingIssue) {
    let actors = issue.sortedActors
    scale = issue.scale
    let width = scale.upperBound - scale.lowerBound
    let low = scale.lowerBound
    var values: [Double] = []
    place = actors.map { actor in
      if values.last != actor.position { values.append(actor.position) }
      return values.count - 1
    }
    self.values = values
    let places = values.map { ($0 - low) / width }
    self.places = places
    logSalience = actors.map { Elementary.log(max($0.salience, CompromiseModel.leastSalience)) }
    nearness = places.flatMap { one in
      places.map { other in
        let distance = (one - other) / CompromiseModel.nearness
        return Elementary.exp(-0.5 * distance * distance)
      }
    }
    reference = issue.referencePoint.map { ($0 - low) / width }
  }

  /// A share of the scale as a value on it, within it.
  func value(_ share: Double) -> Double {
    let value = scale.lowerBound + share * (scale.upperBound - scale.lowerBound)
    return min(max(value, scale.lowerBound), scale.upperBound)
  }

  /// The forecast as a share of the scale, not yet confined to it, from the weights in `work`.
  func forecast(_ shape: CompromiseShape, _ work: inout CompromiseWorkspace) -> Double {
    weigh(shape, &work)
    let compromise = centre(shape.lossExponent, work.strength)
    guard let reference else { return compromise }
    return compromise + shape.pull * (reference - compromise)
  }

  /// The forecast, and its derivatives in `work.slope` and `work.shape`.
  func differentiated(_ shape: CompromiseShape, _ work: inout CompromiseWorkspace) -> Double {
    weigh(shape, &work)
    let p = shape.lossExponent
    let compromise = centre(p, work.strength)
    let kept = reference == nil ? 1 : 1 - shape.pull
    var (curvature, byLoss) = (0.0, 0.0)
    work.bySupport.removeAll(keepingCapacity: true)
    for index in places.indices {
      let (push, steepness, logSquare) = Self.push(compromise - places[index], p)
      curvature += work.strength[index] * steepness
      byLoss += work.strength[index] * push * 0.5 * logSquare
      work.bySupport.append(-work.strength[index] * push)
    }
    var byCrowd = 0.0
    for index in places.indices {
      work.bySupport[index] *= kept / curvature
      byCrowd += work.bySupport[index] * work.logSupport[index]
    }
    // By the weight of those at each place, directly and through the support of places near it.
    work.byWeight.removeAll(keepingCapacity: true)
    for index in places.indices {
      var sum = work.here[index] > 0 ? work.bySupport[index] / work.here[index] : 0
      for other in places.indices {
        sum += shape.crowd * work.bySupport[other] * nearness[other * places.count + index] / work.support[other]
      }
      work.byWeight.append(sum)
    }
    var bySalience = 0.0
    work.slope.removeAll(keepingCapacity: true)
    for actor in place.indices {
      let slope = work.weight[actor] * work.byWeight[place[actor]]
      work.slope.append(slope)
      bySalience += slope * logSalience[actor]
    }
    work.shape[0] = bySalience
    work.shape[1] = byCrowd
    // d p / d log(p − 1) = p − 1; at the bound of p it is flat.
    work.shape[2] = p > 1.02 && shape.loss < 3 ? -byLoss / curvature * (p - 1) * kept : 0
    work.shape[3] = reference.map { $0 - compromise } ?? 0
    guard let reference else { return compromise }
    return compromise + shape.pull * (reference - compromise)
  }

  private func weigh(_ shape: CompromiseShape, _ work: inout CompromiseWorkspace) {
    var total = 0.0
    for weight in work.weight { total += weight }
    work.here.removeAll(keepingCapacity: true)
    work.here.append(contentsOf: repeatElement(0, count: places.count))
    for actor in place.indices {
      work.weight[actor] /= total
      work.here[place[actor]] += work.weight[actor]
    }
    work.support.removeAll(keepingCapacity: true)
    work.logSupport.removeAll(keepingCapacity: true)
    work.strength.removeAll(keepingCapacity: true)
    for index in places.indices {
      var sum = 0.0
      for other in places.indices { sum += nearness[index * places.count + other] * work.here[other] }
      sum = max(sum, 1e-300)
      let logarithm = Elementary.log(sum)
      work.support.append(sum)
      work.logSupport.append(logarithm)
      work.strength.append(work.here[index] * Elementary.exp(shape.crowd * logarithm))
    }
  }

  /// Where the summed loss of all positions is least, by Newton's method kept between bounds.
  private func centre(_ p: Double, _ strength: [Double]) -> Double {
    var (low, high) = (places.first ?? 0, places.last ?? 0)
    var (sum, total) = (0.0, 0.0)
    for index in places.indices {
      sum += strength[index] * (places[index] - 0.5)
      total += strength[index]
    }
    var point = total > 0 ? 0.5 + sum / total : (low + high) / 2
    if p == 2 { return point }
    var (lastMove, move) = (high - low, high - low)
    for _ in 0..<200 where low < high {
      var (force, curvature) = (0.0, 0.0)
      for index in places.indices {
        let (push, steepness, _) = Self.push(point - places[index], p)
        force += strength[index] * push
        curvature += strength[index] * steepness
      }
      if force > 0 { high = point } else { low = point }
      var next = point - force / curvature
      // Near p = 1 Newton's steps swing from one position to the next: halve unless they shrink.
      if !(next >= low && next <= high && abs(next - point) < lastMove / 2) { next = (low + high) / 2 }
      lastMove = move
      move = abs(next - point)
      point = next
      if move < 1e-11 { break }
    }
    return point
  }

  /// The derivative of the loss at a distance, its own derivative, and the logarithm of the squared distance.
  private static func push(_ distance: Double, _ p: Double) -> (Double, Double, Double) {
    let squared = distance * distance
    let total = squared + CompromiseModel.precision * CompromiseModel.precision
    let logSquare = Elementary.log(total)
    let factor = Elementary.exp((p - 2) / 2 * logSquare)
    return (distance * factor, factor * (1 + (p - 2) * squared / total), logSquare)
  }
}
