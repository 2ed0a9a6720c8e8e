import Dossiers

extension Explainer {
  /// The number itself, at the end of a week.
  func value(_ subject: ExplainedSubject, _ moment: Moment) -> Double {
    let state = state(moment)
    let actors = structure.actorCount
    switch subject {
    case .curve(let curve): return state.attitudes.current[curve]
    case .influence(let place, let actor): return state.influence[place * actors + actor]
    case .support(let place, let actor): return state.support[place * actors + actor]
    case .lead(let standing, let place, let actor, let rival):
      return Explainer.lead(standing, state, place, actor, rival, actors)
    case .security(let place, let group):
      return group.map { state.security[place * structure.groupCount + $0] } ?? state.placeSecurity[place]
    case .volatility(let place): return state.volatility[place]
    case .mood, .satisfaction, .vertical, .cooperation:
      return mean(subject, state.attitudes.current, state.population)
    case .stock(let table, let positions): return positions.reduce(0) { $0 + Explainer.stock(table, $1, state) }
    case .placesControlled(let actor): return state.controller.reduce(0) { $1 == actor ? $0 + 1 : $0 }
    case .populationControlled(let actor):
      return populationControlled(state.controller.map { $0 == actor ? 1 : 0 }, state.population)
    case .controls(let place, let actor): return state.controller[place] == actor ? 1 : 0
    case .indicator(let index): return value(of: blueprint.measures[index], ahead: 0, moment)
    case .condition(let block): return blueprint.blocks[block].when.map { value(of: $0, ahead: 1, moment) } ?? 1
    }
  }

  /// `trust of the townspeople in the Crown: 0.310 → 0.220`
  func sentence(_ subject: ExplainedSubject, from: Moment, to: Moment) -> String {
    let values = [from, to].map { words.number(value(subject, $0), subject) }
    return "\(words.name(subject)): \(values[0]) → \(values[1])"
  }

  /// The answer at the top of a tree.
  func topSentence(_ subject: ExplainedSubject, from: Moment, to: Moment) -> String {
    let name = words.name(subject)
    let values = [from, to].map { words.number(value(subject, $0), subject) }
    let unit = words.unit(subject).isEmpty ? "" : " (\(words.unit(subject)))"
    let text =
      isContrast
      ? "\(name): \(values[0]) under “\(words.course(replays[0].course))”, \(values[1]) under "
        + "“\(words.course(replays[1].course))”"
      : "\(name): \(values[0]) at the start, \(values[1]) in \(words.week(to.week))"
    return text.prefix(1).uppercased() + text.dropFirst() + unit + "."
  }

  static func lead(
    _ standing: Standing, _ state: State, _ place: Int, _ actor: Int, _ rival: Int, _ actors: Int
  ) -> Double {
    let table = standing == .influence ? state.influence : state.support
    return (actor < 0 ? 0 : table[place * actors + actor]) - (rival < 0 ? 0 : table[place * actors + rival])
  }

  static func stock(_ table: Ledger.Table, _ position: Int, _ state: State) -> Double {
    switch table {
    case .present: state.present[position]
    case .reserve: state.reserve[position]
    case .losses: state.losses[position]
    case .population: state.population[position]
    case .casualties: state.casualties[position]
    default: 0
    }
  }

  /// A share of all people: by place whether it counts, by group people.
  func populationControlled(_ counts: [Double], _ population: [Double]) -> Double {
    var (held, all) = (0.0, 0.0)
    for group in 0..<structure.civilianCount {
      all += population[group]
      held += population[group] * counts[structure.home[group]]
    }
    return all == 0 ? 0 : held / all
  }

  func terms(_ subject: ExplainedSubject) -> [ExplainedSubject.Term] {
    let state = replays[0].end[0]
    return ExplainedSubject.terms(subject, state.attitudes, saliency: state.saliency)
  }

  /// A mean over groups weighted by people, and where it is about satisfaction by saliency.
  func mean(_ subject: ExplainedSubject, _ current: [Double], _ population: [Double]) -> Double {
    var (sum, weight) = (0.0, 0.0)
    let terms = terms(subject)
    for term in terms {
      // One group alone counts even if it is a force, which has no population.
      let people = terms.count == 1 ? 1 : term.group < population.count ? population[term.group] : 0
      for (curve, saliency) in term.curves {
        sum += people * saliency * current[curve]
        weight += people * saliency
      }
    }
    return weight == 0 ? 0 : sum / weight
  }

  // MARK: Expressions

  /// The numbers that an expression reads.
  ///
  /// - Parameter ahead: weeks by which the calendar is ahead of the state: conditions are asked at the
  ///   start of the next week.
  func leaves(_ program: Program, ahead: Int, _ moment: Moment) -> [Double] {
    let replay = replays[moment.replay]
    var state = replay.end[moment.week]
    state.week += ahead
    let around = replay.surroundings(moment.week)
    return program.leafSteps.map { program.read($0, state, structure, around) }
  }

  func value(of program: Program, ahead: Int, _ moment: Moment) -> Double {
    program.evaluate(leaves: leaves(program, ahead: ahead, moment))
  }
}

extension Program {
  /// The steps that read something.
  var leafSteps: [Step] {
    steps.filter { step in
      switch step {
      case .negate, .not, .absolute, .binary, .choose: false
      default: true
      }
    }
  }

  /// The value for given numbers in the place of those that its steps read.
  func evaluate(leaves: [Double]) -> Double {
    var stack: [Double] = []
    var next = 0
    for step in steps {
      switch step {
      case .negate: stack.append(-(stack.popLast() ?? 0))
      case .not: stack.append(stack.popLast() == 0 ? 1 : 0)
      case .absolute: stack.append(abs(stack.popLast() ?? 0))
      case .binary(let symbol):
        let right = stack.popLast() ?? 0
        stack.append(Program.apply(symbol, stack.popLast() ?? 0, right))
      case .choose:
        let second = stack.popLast() ?? 0
        let first = stack.popLast() ?? 0
        stack.append(stack.popLast() != 0 ? first : second)
      default:
        stack.append(leaves[next])
        next += 1
      }
    }
    return stack.last ?? 0
  }
}
