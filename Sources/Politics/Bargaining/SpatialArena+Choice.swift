internal import Chance

extension SpatialArena {
  /// Every actor puts what it is offered, and staying, to a vote of all, and takes what is most likely to carry it.
  mutating func decide(turn: Int) -> [SpatialOutcome.Decision] {
    judge()
    next = positions
    var lists = [[Int]](repeating: [], count: count)
    for (index, item) in bargains.items.enumerated() {
      if item.isInitiatorsOption { lists[item.initiator].append(index) }
      lists[item.receiver].append(index)
    }
    return lists.enumerated().map { actor, list in decide(actor, list, turn: turn) }
  }

  /// What each actor thinks of the positions after each bargain alone, as a mean over all positions; first of those
  /// that hold now.
  private mutating func judge() {
    let (count, dimensions) = (count, dimensions)
    let size = count * (bargains.items.count + 1)
    if options.count < size { options = [Double](repeating: 0, count: size) }
    for k in 0..<count { options[k] = 0 }
    for j in 0..<count {
      for k in 0..<count { options[k] += ownUtilities[j * count + k] }
    }
    for (index, item) in bargains.items.enumerated() {
      let start = (index + 1) * count
      for k in 0..<count { options[start + k] = 0 }
      for j in 0..<count {
        if j == item.initiator || j == item.receiver {
          let places = j == item.initiator ? bargains.initiatorPlaces : bargains.receiverPlaces
          for k in 0..<count {
            options[start + k] += SpatialArena.utility(distance(from: k, to: index * dimensions, in: places), risk[k])
          }
        } else {
          for k in 0..<count { options[start + k] += ownUtilities[j * count + k] }
        }
      }
    }
    for index in 0..<size { options[index] /= Double(count) }
  }

  private mutating func decide(_ actor: Int, _ list: [Int], turn: Int) -> SpatialOutcome.Decision {
    guard !list.isEmpty else {
      return SpatialOutcome.Decision(bargains: [], stays: true, probability: 1, probabilities: [1])
    }
    var utilities = Array(options[..<count])
    for index in list { utilities += options[(index + 1) * count..<(index + 2) * count] }
    ballot.hold(model.election, options: list.count + 1, utilities: utilities, weights: capabilities)
    let chances = ballot.probabilities
    let chosen = choose(actor, list, chances, turn: turn)
    let taken = chosen.filter { $0 > 0 }.map { list[$0 - 1] }
    if !taken.isEmpty { go(actor, to: taken, orStay: chosen.contains(0)) }
    return SpatialOutcome.Decision(
      bargains: taken, stays: chosen.contains(0), probability: chances[chosen[0]], probabilities: chances)
  }

  /// The options taken: 0 is to stay.
  private func choose(_ actor: Int, _ list: [Int], _ chances: [Double], turn: Int) -> [Int] {
    switch model.choice {
    case .mostLikely:
      let best = chances.max() ?? 0
      guard model.ties == .symmetric else { return [chances.firstIndex(of: best) ?? 0] }
      return chances.indices.filter { chances[$0] >= best - tolerance }
    case .drawn(let seed):
      // The shortest of exponential waiting times, each with a random number of its own: the order does not matter.
      let stream = RandomStream(seed: seed ^ keys[actor], future: UInt32(truncatingIfNeeded: keys[actor] >> 32))
      let waits = chances.indices.map { option in
        let parties =
          option == 0
          ? (actor, actor)
          : (
            bargains.items[list[option - 1]].initiator, bargains.items[list[option - 1]].receiver
          )
        // Two bargains of the same parties stand one after the other.
        let version = option > 1 && self.parties(list[option - 1]) == self.parties(list[option - 2]) ? 1 : 0
        let uniform = stream.uniform(
          .bargaining, week: turn, entity: Int(truncatingIfNeeded: keys[parties.0] ^ (keys[parties.1] &* 3)),
          draw: version)
        return -Elementary.log(uniform) / max(chances[option], 1e-300)
      }
      return [waits.indices.min { waits[$0] < waits[$1] } ?? 0]
    }
  }

  private func parties(_ index: Int) -> [Int] { [bargains.items[index].initiator, bargains.items[index].receiver] }

  /// To the middle of where equally likely bargains take an actor.
  private mutating func go(_ actor: Int, to taken: [Int], orStay stays: Bool) {
    for k in 0..<dimensions {
      let here = positions[actor * dimensions + k]
      let places = taken.map { index in
        bargains.items[index].initiator == actor
          ? bargains.initiatorPlaces[index * dimensions + k] : bargains.receiverPlaces[index * dimensions + k]
      }
      guard places.count + (stays ? 1 : 0) > 1 else {
        next[actor * dimensions + k] = places[0]
        continue
      }
      // Relative to the position, so that equal places and mirrored ones come out alike.
      let sum = places.sorted().reduce(0) { $0 + ($1 - here) }
      next[actor * dimensions + k] = here + sum / Double(places.count + (stays ? 1 : 0))
    }
  }
}
