import Dossiers

extension Strategy {
  /// Lets those die who blocks say die where battles are fought.
  func bury(_ state: inout State) {
    if state.holdings.deaths.isEmpty { return }
    for deaths in state.holdings.deaths {
      switch model.blueprint.blocks[deaths.block].actions[deaths.position] {
      case .fallen(let unit, let place, let amount):
        state.fall(people(amount, of: state.present[place * model.structure.unitCount + unit]), unit: unit, in: place)
      case .casualties(let groups, let forces, let amount):
        var sum = 0.0
        for group in groups { sum += state.population[group] }
        let dead = people(amount, of: sum)
        if forces.isEmpty { state.killLargestFirst(dead, groups, by: -1, forces: model.structure.forceCount) }
        for (index, force) in forces.enumerated() {
          state.killLargestFirst(
            dead, groups, by: force, forces: model.structure.forceCount, isBlameOnly: index > 0)
        }
      default: break
      }
    }
    state.holdings.deaths.removeAll(keepingCapacity: true)
  }
}

extension State {
  /// Deaths over groups by size as Athena spreads them: of each its share rounded up, the largest first.
  mutating func killLargestFirst(
    _ dead: Double, _ groups: [Int], by force: Int, forces: Int, isBlameOnly: Bool = false
  ) {
    var people = 0.0
    for group in groups {
      combat.sizes[group] = population[group] + (isBlameOnly ? holdings.lastDead[group] : 0)
      people += combat.sizes[group]
      if !isBlameOnly { holdings.lastDead[group] = 0 }
    }
    let actual = min(dead, people)
    var (left, size, last) = (actual, Double.infinity, -1)
    while left > 0 {
      var (largest, next) = (-1, -1.0)
      for group in groups {
        let here = combat.sizes[group]
        if here < size || (here == size && group > last), here > next { (largest, next) = (group, here) }
      }
      guard largest >= 0 else { return }
      (size, last) = (next, largest)
      let taken = min(size, left, (actual * (size / people)).rounded(.up))
      left -= taken
      if !isBlameOnly {
        kill(taken, of: largest)
        holdings.lastDead[largest] = taken
      }
      if force >= 0 { blame[largest * forces + force] += taken }
    }
  }
}
