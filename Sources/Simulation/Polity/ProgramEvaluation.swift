import Dossiers

/// What a program can see besides the state.
struct Surroundings {
  /// Truth of each claim.
  var truth: [Bool]
  /// The value of each claim or assumption that holds a number.
  var grounds: [Double]
  /// Which rules are in force.
  var rules: [Bool]
  /// Which blocks have happened.
  var happened: [Bool]
  /// Belief system × belief system.
  var affinities: [Double] = []
  /// How many belief systems there are.
  var systems = 0
  /// See `WeeklyParameters.ownerCompliance`.
  var ownersShare: Double
}

extension Program {
  /// The value in a state; a condition that holds is 1.
  ///
  /// - Parameter stack: scratch space, at least `depth` long.
  func evaluate(
    _ state: borrowing State, _ structure: Structure, _ around: borrowing Surroundings, stack: inout [Double]
  )
    -> Double
  {
    var top = -1
    for step in steps {
      switch step {
      case .negate: stack[top] = -stack[top]
      case .not: stack[top] = stack[top] == 0 ? 1 : 0
      case .absolute: stack[top] = abs(stack[top])
      case .round(let scale): stack[top] = (stack[top] * scale).rounded() / scale
      case .binary(let symbol):
        top -= 1
        stack[top] = Program.apply(symbol, stack[top], stack[top + 1])
      case .choose:
        top -= 2
        stack[top] = stack[top] != 0 ? stack[top + 1] : stack[top + 2]
      case .combat(let query):
        top += 1
        stack[top] = answer(query, state, structure, scratch: top + 1, stack: &stack)
      default:
        top += 1
        stack[top] = read(step, state, structure, around)
      }
    }
    return top >= 0 ? stack[top] : 0
  }

  @inline(__always)
  static func apply(_ symbol: Expression.Operator, _ left: Double, _ right: Double) -> Double {
    switch symbol {
    case .add: left + right
    case .subtract: left - right
    case .multiply: left * right
    // A share of nobody is nothing: indicators stay finite.
    case .divide: right == 0 ? 0 : left / right
    case .less: left < right ? 1 : 0
    case .lessOrEqual: left <= right ? 1 : 0
    case .greater: left > right ? 1 : 0
    case .greaterOrEqual: left >= right ? 1 : 0
    case .equal: left == right ? 1 : 0
    case .notEqual: left != right ? 1 : 0
    case .and: left != 0 && right != 0 ? 1 : 0
    case .or: left != 0 || right != 0 ? 1 : 0
    case .minimum: min(left, right)
    case .maximum: max(left, right)
    }
  }

  /// What a step that reads something reads.
  func read(
    _ step: Step, _ state: borrowing State, _ structure: Structure, _ around: borrowing Surroundings
  ) -> Double {
    switch step {
    case .push(let value): return value
    case .week: return Double(state.week)
    case .controls(let place, let actor): return state.controller[place] == actor ? 1 : 0
    case .sameController(let first, let second): return state.controller[first] == state.controller[second] ? 1 : 0
    case .influence(let index): return state.influence[index]
    case .support(let index): return state.support[index]
    case .security(let index): return state.security[index]
    case .placeSecurity(let place): return state.placeSecurity[place]
    case .volatility(let place): return state.volatility[place]
    case .mood(let range):
      return weighted(range) { group in
        let (sum, weight) = state.moodTerms(group)
        return (sum * state.population[group], weight * state.population[group])
      }
    case .satisfaction(let range, let concern):
      return weighted(range) { group in
        let index = concern * structure.civilianCount + group
        let weight = state.saliency[index] * state.population[group]
        return (weight * state.attitudes.current[index], weight)
      }
    case .vertical(let range, let actor):
      return weighted(range) { group in
        (
          state.population[group] * state.attitudes.vertical(GroupID(group), ActorID(actor)), state.population[group]
        )
      }
    case .horizontal(let from, let to): return state.attitudes.horizontal(GroupID(from), GroupID(to))
    case .cooperation(let range, let force):
      return weighted(range) { group in
        (
          state.population[group] * state.attitudes.cooperation(CivilianID(group), force: force),
          state.population[group]
        )
      }
    case .deployed(let unit, let place): return state.present[place * structure.unitCount + unit]
    case .personnel(let unit):
      var sum = 0.0
      for place in 0..<structure.placeCount { sum += state.present[place * structure.unitCount + unit] }
      return sum
    case .reserve(let unit): return state.reserve[unit]
    case .losses(let unit): return state.losses[unit]
    case .population(let range): return lists[range].reduce(0) { $0 + state.population[$1] }
    case .casualties(let range): return lists[range].reduce(0) { $0 + state.casualties[$1] }
    case .placesControlled(let actor): return state.controller.reduce(0) { $1 == actor ? $0 + 1 : $0 }
    case .populationControlled(let actor):
      var (held, all) = (0.0, 0.0)
      for group in 0..<structure.civilianCount {
        all += state.population[group]
        if state.controller[structure.home[group]] == actor { held += state.population[group] }
      }
      return all == 0 ? 0 : held / all
    case .happened(let range): return lists[range].contains { around.happened[$0] } ? 1 : 0
    case .enacted(let rule): return around.rules[rule] ? 1 : 0
    case .claim(let claim): return around.truth[claim] ? 1 : 0
    case .ground(let ground): return around.grounds[ground]
    case .affinity(let from, let to):
      return around.affinities[from * around.systems + to]
    case .assigned(let unit, let place, let activity):
      return state.assigned[(place * structure.unitCount + unit) * State.activityCount + activity]
    case .activityCoverage(let unit, let place, let activity):
      return Activities.coverage(of: activity, by: unit, in: place, state, structure)
    case .supports(let index, let beneficiary): return state.beneficiary[index] == beneficiary ? 1 : 0
    case .cash(let actor): return state.holdings.cash[actor]
    case .savings(let actor): return state.holdings.savings[actor]
    case .tie(let tie): return state.ties.holds[tie] ? 1 : 0
    case .dependence(let index): return state.ties.dependence[index]
    case .obedience(let client, let patron): return state.ties.obedience(of: client, to: patron)
    case .compliance(let unit, let actor):
      return state.ties.compliance(
        of: unit, with: actor, owner: structure.owner[unit], ownersShare: around.ownersShare)
    case .means(let actor): return state.ties.means[actor]
    case .position(let index): return state.ties.positions[index]
    // MARK: Information, services, situations, consumption
    case .coverage(let medium, let range):
      return mean(range, state) { state.information.coverage[medium * structure.civilianCount + $0] }
    case .acceptance(let message, let source, let range):
      return mean(range, state) { state.acceptance(message, source, $0, actors: structure.actorCount) }
    case .serviceLevel(let service, let range):
      return mean(range, state) { state.services.actual[service * structure.civilianCount + $0] }
    case .expectedLevel(let service, let range):
      return mean(range, state) { state.services.expected[service * structure.civilianCount + $0] }
    case .situation(let place, let kind): return state.situations.ongoing[place] & (1 << UInt32(kind)) != 0 ? 1 : 0
    case .consumption(let range): return mean(range, state) { state.livelihoods.level[$0] }
    case .poverty(let range): return mean(range, state) { state.livelihoods.poverty[$0] }
    case .people(let step): return answer(step, state, structure)
    case .decision(let step): return answer(step, state)
    case .negate, .not, .absolute, .round, .binary, .choose, .combat: return 0
    }
  }

  /// Over civilian groups, weighted by population.
  @inline(__always)
  private func mean(_ range: Range<Int>, _ state: borrowing State, _ value: (Int) -> Double) -> Double {
    weighted(range) { (state.population[$0] * value($0), state.population[$0]) }
  }

  @inline(__always)
  private func weighted(_ range: Range<Int>, _ term: (Int) -> (sum: Double, weight: Double)) -> Double {
    var (sum, weight) = (0.0, 0.0)
    for group in lists[range] {
      let (value, share) = term(group)
      sum += value
      weight += share
    }
    return weight == 0 ? 0 : sum / weight
  }
}
