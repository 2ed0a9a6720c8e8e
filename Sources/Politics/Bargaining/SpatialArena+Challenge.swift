/// The bargains of a turn.
struct SpatialBargains {
  struct Item {
    let initiator, receiver: Int
    let gain, winProbability: Double
    /// Whether the initiator has the bargain as an option of its own: of several equal ones it counts one.
    let isInitiatorsOption: Bool
  }

  private(set) var items: [Item] = []
  /// Where both would go, bargain by bargain, and what each voter thinks of it.
  private(set) var initiatorPlaces: [Double] = []
  private(set) var receiverPlaces: [Double] = []

  mutating func removeAll() {
    items.removeAll(keepingCapacity: true)
    initiatorPlaces.removeAll(keepingCapacity: true)
    receiverPlaces.removeAll(keepingCapacity: true)
  }

  mutating func append(_ item: Item) { items.append(item) }

  mutating func append(initiatorPlace: Double, receiverPlace: Double) {
    initiatorPlaces.append(initiatorPlace)
    receiverPlaces.append(receiverPlace)
  }
}

extension SpatialArena {
  /// Every actor looks at a challenge to every other, and bargains with the one that promises most.
  mutating func propose(_ matrices: inout (win: [Double], gain: [Double])) {
    bargains.removeAll()
    if model.keepsMatrices {
      matrices.win = [Double](repeating: 0, count: count * count)
      matrices.gain = matrices.win
    }
    var gains = [Double](repeating: 0, count: count)
    var chances = gains
    for i in 0..<count {
      estimate(by: i)
      for j in 0..<count where j != i {
        chances[j] = winProbability(of: i, against: j)
        gains[j] = gain(to: i, of: i, against: j, chances[j])
      }
      gains[i] = 0
      if model.keepsMatrices {
        for j in 0..<count where j != i {
          matrices.win[i * count + j] = chances[j]
          matrices.gain[i * count + j] = gains[j]
        }
      }
      offer(from: i, gains: gains, chances: chances)
    }
  }

  /// Utilities in the eyes of an actor.
  mutating func estimate(by viewer: Int) {
    let own =
      switch model.riskKnowledge {
      case .none: 1.0
      case .oneThird: 2.0 / 3
      case .half: 0.5
      case .twoThirds: 1.0 / 3
      case .full: 0.0
      }
    for j in 0..<count {
      for i in 0..<count {
        estimates[j * count + i] = SpatialArena.utility(
          distances[i * count + j], own * risk[viewer] + (1 - own) * risk[i])
      }
    }
  }

  /// The chance of i against j when third parties join, in the eyes of the actor whose estimates are current.
  private func winProbability(of i: Int, against j: Int) -> Double {
    let (count, voting) = (count, model.election.voting)
    let (estimates, powers) = (estimates, powers)
    var (first, second) = (1e-10, 1e-10)
    func join(_ vote: Double) { if vote > 0 { first += vote } else { second -= vote } }
    join(powers[i] * voting.vote(estimates[i * count + i] - estimates[j * count + i]))
    join(powers[j] * voting.vote(estimates[i * count + j] - estimates[j * count + j]))
    let (alone, against) = (first, second)
    for k in 0..<count where k != i && k != j {
      let (toFirst, toSecond, own) = (estimates[i * count + k], estimates[j * count + k], estimates[k * count + k])
      let plain = powers[k] * voting.vote(toFirst - toSecond)
      let (a, b) = (alone + max(0, plain), against + max(0, -plain))
      let chance = a / (a + b)
      let difference: Double
      switch model.commitment {
      case .partial:
        let joinsFirst = chance * (2 * toFirst + own) + (1 - chance) * 3 * toSecond
        let joinsSecond = chance * 3 * toFirst + (1 - chance) * (2 * toSecond + own)
        difference = joinsFirst - joinsSecond
      case .none, .full: difference = 0
      }
      join(powers[k] * voting.vote(difference))
    }
    return first / (first + second)
  }

  /// What k gains if i challenges j, in the eyes of the actor whose estimates are current.
  private func gain(to k: Int, of i: Int, against j: Int, _ chance: Double) -> Double {
    let (first, second) = (estimates[i * count + k], estimates[j * count + k])
    let salience = salienceSums[j]
    return (1 - salience) * 2 * first + salience * (chance * 2 * first + (1 - chance) * 2 * second) - (first + second)
  }

  // MARK: Offers

  private mutating func offer(from i: Int, gains: [Double], chances: [Double]) {
    let targets = targets(of: i, gains: gains)
    let start = bargains.items.count
    for j in targets {
      place(i, j, gain: gains[j], chance: chances[j], start: start)
    }
  }

  /// Whom i challenges: where it gains most, and that more than a hundred-thousandth.
  private func targets(of i: Int, gains: [Double]) -> [Int] {
    let best = gains.max() ?? 0
    guard best > 1e-5 else { return [] }
    guard model.ties == .symmetric else { return [gains.firstIndex(of: best) ?? 0] }
    var tied = gains.indices.filter { gains[$0] >= best - tolerance }
    guard tied.count > 1 else { return tied }
    let strongest = tied.map { powers[$0] }.max() ?? 0
    tied.removeAll { powers[$0] < strongest * (1 - tolerance) }
    let nearest = tied.map { distances[i * count + $0] }.min() ?? 0
    tied.removeAll { distances[i * count + $0] > nearest + tolerance }
    return tied
  }

  private mutating func place(_ i: Int, _ j: Int, gain: Double, chance: Double, start: Int) {
    let (low, own) = (i * dimensions, j * dimensions)
    let views: [Double]
    if model.proposal == .initiator {
      views = [chance]
    } else {
      estimate(by: j)
      let others = winProbability(of: i, against: j)
      let seen = model.slips.contains(.gainForChance) ? self.gain(to: i, of: i, against: j, others) : others
      views = [chance, seen]
      // The next target is judged by the initiator again, whose numbers have been taken already.
    }
    let weight = powers[i]
    let otherWeight = model.slips.contains(.initiatorsCapability) ? capabilities[i] * salienceSums[j] : powers[j]
    func add(_ places: [(Double, Double)]) {
      for place in places { bargains.append(initiatorPlace: place.0, receiverPlace: place.1) }
      let isNew = !bargains.items.indices.suffix(from: start).contains { repeats($0, places, receiver: j) }
      bargains.append(
        SpatialBargains.Item(
          initiator: i, receiver: j, gain: gain, winProbability: chance, isInitiatorsOption: isNew))
    }
    let first = (0..<dimensions).map { between(low + $0, own + $0, views[0]) }
    guard let view = views.dropFirst().first else { return add(first) }
    let second = (0..<dimensions).map { between(low + $0, own + $0, view) }
    if model.proposal == .both {
      add(first)
      add(second)
    } else {
      add(
        zip(first, second).map { a, b in
          (
            (weight * a.0 + otherWeight * b.0) / (weight + otherWeight),
            (weight * a.1 + otherWeight * b.1) / (weight + otherWeight)
          )
        })
    }
  }

  /// Whether a bargain with another receiver, equal in all, is on the initiator's list already.
  private func repeats(_ index: Int, _ places: [(Double, Double)], receiver: Int) -> Bool {
    guard model.ties == .symmetric, bargains.items[index].receiver != receiver else { return false }
    let other = bargains.items[index].receiver
    return places.indices.allSatisfy { k in
      abs(bargains.initiatorPlaces[index * dimensions + k] - places[k].0) <= tolerance
        && abs(bargains.receiverPlaces[index * dimensions + k] - places[k].1) <= tolerance
        && abs(positions[other * dimensions + k] - positions[receiver * dimensions + k]) <= tolerance
    }
  }

  /// Where a bargain takes two actors on an issue, given the places of their positions and saliences.
  private func between(_ a: Int, _ b: Int, _ chance: Double) -> (Double, Double) {
    let (x, y) = (positions[a], positions[b])
    let small = 1e-6
    if model.interpolation == .loserMoves {
      let (first, second) = (saliences[a] * saliences[a], saliences[b] * saliences[b])
      let (concedes, gets) = (max(0, 1 - 2 * chance), max(0, 2 * chance - 1))
      let way = concedes * second / (concedes * second + small + (1 - concedes) * first)
      let otherWay = gets * first / (gets * first + small + (1 - gets) * second)
      return (x + (y - x) * way, y + (x - y) * otherWay)
    }
    var (first, second) = (saliences[a] * chance, saliences[b] * (1 - chance))
    if model.interpolation == .quadratic {
      first *= first
      second *= second
    }
    let total = first + second + small
    return (
      rounded(((first + small) * x + second * y) / total, from: x),
      rounded((first * x + (second + small) * y) / total, from: y)
    )
  }

  /// To four decimals; a half goes up in KTAB, else back to where the actor comes from.
  private func rounded(_ value: Double, from: Double) -> Double {
    let scaled = value * 10_000
    let whole = scaled.rounded(.down)
    let part = scaled - whole
    if model.ties == .symmetric && abs(part - 0.5) <= 1e-6 {
      return (from > value ? whole + 1 : whole) / 10_000
    }
    return (scaled + 0.5).rounded(.down) / 10_000
  }
}
