import Chance

/// Force, crime, volatility and security in every place.
///
/// A group is secure where the force of those who like it outweighs that of those who do not; a
/// place is volatile where forces that dislike each other share it. See Guides/Security.md.
struct Security: Sendable {
  let structure: Structure
  let parameters: WeeklyParameters

  /// Force of one person by activity, in the order of `Activity.allCases`.
  static let activityForce: [Double] = [
    1, 1.5, 1.2, 0.8, 1.2, 1.7, 1.5, 2, 1, 0.8, 0.8, 0.8, 0.8, 0.8, 0.8, 0.8,
  ]
  /// Contribution to law enforcement by activity.
  static let activityLaw: [Double] = [0, 0.5, 0.3, 0, 1.2, 1, 1, 1, 0.3, 0, 0, 0, 0, 0, 0, 0.3]
  /// Law enforcers per 1000 people for two thirds of suppression, by urbanisation.
  static let lawCoverage: [Double] = [1, 1, 2, 3]

  /// - Parameter isStart: before the first week Athena does not know anybody's mood and takes it for neutral.
  func advance(_ state: inout State, isStart: Bool = false) {
    if !isStart || !parameters.reproducesAthena { assessMood(&state) }
    suppressCrime(&state)
    assessForce(&state)
  }

  /// Mood, as the week's mechanisms see it.
  func assessMood(_ state: inout State) {
    for group in 0..<structure.civilianCount { state.mood[group] = state.presentMood(group) }
  }

  func suppressCrime(_ state: inout State, in places: Range<Int>? = nil) {
    let units = structure.unitCount
    if parameters.reproducesAthena {
      suppressCrimeAsAthena(&state)
      return
    }
    for place in places ?? 0..<structure.placeCount {
      var enforcement = 0.0
      for unit in 0..<structure.forceCount where state.present[place * units + unit] > 0 {
        let first = (place * units + unit) * State.activityCount
        for activity in 0..<State.activityCount {
          enforcement +=
            state.assigned[first + activity] * Security.activityLaw[activity] * structure.lawEnforcement[unit]
        }
      }
      var people = 0.0
      for group in structure.residents[place] { people += state.population[group] }
      state.people[place] = people
      state.suppression[place] = CoverageFunction(
        Security.lawCoverage[structure.urbanisation[place]], per: 1000)(personnel: enforcement, population: people)
    }
  }

  /// Athena credits all personnel of an activity in the whole polity to the first place, and the first
  /// force there, of all that were ever assigned to it.
  private func suppressCrimeAsAthena(_ state: inout State) {
    let (units, places) = (structure.unitCount, structure.placeCount)
    for place in 0..<places {
      state.suppression[place] = 0
      var people = 0.0
      for group in structure.residents[place] { people += state.population[group] }
      state.people[place] = people
    }
    for activity in 0..<State.activityCount where Security.activityLaw[activity] > 0 {
      var personnel = 0.0
      for place in 0..<places {
        for unit in 0..<structure.forceCount {
          let slot = place * units + unit
          let assigned = state.assigned[slot * State.activityCount + activity]
          if assigned == 0 { continue }
          let first = state.holdings.firstAssigned[activity]
          if first < 0 || slot < first { state.holdings.firstAssigned[activity] = slot }
          personnel += assigned
        }
      }
      let first = state.holdings.firstAssigned[activity]
      if personnel == 0 || first < 0 { continue }
      state.suppression[first / units] +=
        personnel * Security.activityLaw[activity] * structure.lawEnforcement[first % units]
    }
    for place in 0..<places {
      state.suppression[place] = CoverageFunction(
        Security.lawCoverage[structure.urbanisation[place]], per: 1000)(
          personnel: state.suppression[place], population: state.people[place])
    }
  }

  /// From personnel, mood, crime suppression and relationships to force, volatility and security.
  func assessForce(_ state: inout State, in places: Range<Int>? = nil) {
    let (groups, civilians, units) = (structure.groupCount, structure.civilianCount, structure.unitCount)
    for place in places ?? 0..<structure.placeCount {
      var total = 0.0
      for group in structure.residents[place] {
        let force = up(
          parameters.forcePopulation * structure.demeanour[group] * (1 - parameters.forceMood * state.mood[group] / 100)
            * state.population[group])
        let nominal = structure.crime[group](state.unemployment[group])
        let share =
          parameters.crimeSuppressible * (1 - state.suppression[place]) * nominal
          + (1 - parameters.crimeSuppressible) * nominal
        state.ownForce[place * groups + group] = force
        state.lawfulForce[place * groups + group] = (1 - share) * force
        state.criminalForce[place * groups + group] = share * force
        total += force
      }
      for unit in 0..<units {
        let group = civilians + unit
        var force = 0.0
        if state.present[place * units + unit] > 0 {
          let (perHead, demeanour) = (structure.unitForce[unit] * state.ties.armament[unit], structure.demeanour[group])
          if unit < structure.forceCount {
            let first = (place * units + unit) * State.activityCount
            for activity in 0..<State.activityCount where state.assigned[first + activity] > 0 {
              force += up(Security.activityForce[activity] * perHead * demeanour * state.assigned[first + activity])
            }
          } else {
            force = up(perHead * demeanour * state.present[place * units + unit])
          }
        }
        state.ownForce[place * groups + group] = force
        state.lawfulForce[place * groups + group] = force
        total += force
      }
      state.totalForce[place] = total
      relate(&state, place)
    }
    for place in places ?? 0..<structure.placeCount { secure(&state, place) }
  }

  /// Adds up, for every group, the local force of its friends and enemies.
  private func relate(_ state: inout State, _ place: Int) {
    let (groups, civilians, units) = (structure.groupCount, structure.civilianCount, structure.unitCount)
    let first = place * groups
    for group in first..<first + groups {
      state.friends[group] = 0
      state.enemies[group] = 0
    }
    for group in structure.residents[place] { add(&state, place, group) }
    for unit in 0..<units where state.present[place * units + unit] > 0 { add(&state, place, civilians + unit) }
  }

  private func add(_ state: inout State, _ place: Int, _ group: Int) {
    let groups = structure.groupCount
    guard state.ownForce[place * groups + group] > 0 else { return }
    let lawful = state.lawfulForce[place * groups + group]
    let feared = state.criminalForce[place * groups + group] * parameters.crimeEnmity
    show(&state, place, group)
    let first = place * groups
    if parameters.reproducesAthena {
      for other in 0..<groups {
        let relationship = state.shown[other]
        if relationship > 0 {
          state.friends[first + other] += (lawful * relationship).rounded(.up)
          state.enemies[first + other] += feared.rounded(.up)
        } else if relationship < 0 {
          state.enemies[first + other] += (-lawful * relationship + feared).rounded(.up)
        }
      }
      return
    }
    state.friends.withUnsafeMutableBufferPointer { friends in
      state.enemies.withUnsafeMutableBufferPointer { enemies in
        state.shown.withUnsafeBufferPointer { shown in
          for other in 0..<groups {
            let felt = lawful * shown[other]
            friends[first + other] += felt > 0 ? felt : 0
            enemies[first + other] += (felt < 0 ? -felt : 0) + (shown[other] == 0 ? 0 : feared)
          }
        }
      }
    }
  }

  /// Puts the relationships that a group shows in a place into `state.shown`: what it feels, and for a
  /// force what it is ordered, as far as its discipline goes.
  private func show(_ state: inout State, _ place: Int, _ group: Int) {
    let row = state.attitudes.curve(GroupID(group), GroupID(0))
    state.shown.withUnsafeMutableBufferPointer { shown in
      state.attitudes.current.withUnsafeBufferPointer { current in
        for other in 0..<structure.groupCount { shown[other] = current[row + other] }
      }
    }
    let unit = group - structure.civilianCount
    guard unit >= 0, !state.stances.isEmpty else { return }
    // Orders for this place outweigh general ones, and the first given outweighs later ones: so the
    // strongest is applied last.
    for isForThisPlace in [false, true] {
      for stance in state.stances.reversed()
      where stance.unit == unit && (isForThisPlace ? stance.place == place : stance.place < 0) {
        let felt = state.attitudes.current[row + stance.group]
        // Nobody can be ordered to feel about those it does not know.
        if felt == 0 { continue }
        state.shown[stance.group] = felt + (stance.value - felt) * structure.discipline[unit]
      }
    }
  }

  private func secure(_ state: inout State, _ place: Int) {
    let (groups, civilians, units) = (structure.groupCount, structure.civilianCount, structure.unitCount)
    let first = place * groups
    let nearby = parameters.forceProximity
    let neighbours = structure.neighbours[place]
    var total = state.totalForce[place]
    if nearby != 0 {
      for neighbour in neighbours {
        if parameters.reproducesAthena {
          for group in 0..<groups { total += up(nearby * state.ownForce[neighbour * groups + group]) }
        } else {
          total += nearby * state.totalForce[neighbour]
        }
      }
    }
    var clash = 0.0
    for group in 0..<groups {
      let lawful = state.lawfulForce[first + group]
      if lawful > 0 {
        clash += force(state.enemies, place, group, neighbours) * lawful
      }
    }
    let square = total * total
    let volatility = square <= 1 ? 0 : up(100 * clash / square)
    state.volatility[place] = volatility
    var (sum, people) = (0.0, 0.0)
    for group in 0..<groups { state.security[first + group] = 0 }
    for group in structure.residents[place] where state.population[group] > 0 {
      let security = security(of: group, in: place, neighbours, total: total, volatility: volatility, state)
      state.security[first + group] = security
      sum += security * state.population[group]
      people += state.population[group]
    }
    for unit in 0..<units where state.present[place * units + unit] > 0 {
      state.security[first + civilians + unit] = security(
        of: civilians + unit, in: place, neighbours, total: total, volatility: volatility, state)
    }
    let mean = people == 0 ? 0 : sum / people
    state.placeSecurity[place] = parameters.reproducesAthena ? mean.rounded(.towardZero) : mean
  }

  @inline(__always)
  private func security(
    of group: Int, in place: Int, _ neighbours: ArraySlice<Int>, total: Double, volatility: Double,
    _ state: borrowing State
  ) -> Double {
    var (friends, enemies) = (0.0, 0.0)
    if total > 1 {
      friends = down(100 * force(state.friends, place, group, neighbours) / total)
      enemies = down(100 * force(state.enemies, place, group, neighbours) / total)
    }
    let unrest = parameters.forceVolatility * volatility
    let security = up(100 * (friends - enemies - unrest) / (100 + unrest))
    return min(max(security, -100), 100)
  }

  /// A group's friends or enemies in a place, with a share of those nearby.
  @inline(__always)
  private func force(_ table: [Double], _ place: Int, _ group: Int, _ neighbours: ArraySlice<Int>) -> Double {
    let groups = structure.groupCount
    var sum = table[place * groups + group]
    let nearby = parameters.forceProximity
    if nearby != 0 {
      for neighbour in neighbours { sum += up(nearby * table[neighbour * groups + group]) }
    }
    return sum
  }

  /// Athena counts force in whole units and percentages, rounding up and down; Diwan does not.
  @inline(__always) private func up(_ value: Double) -> Double {
    parameters.reproducesAthena ? value.rounded(.up) : value
  }
  @inline(__always) private func down(_ value: Double) -> Double {
    parameters.reproducesAthena ? value.rounded(.down) : value
  }
}
