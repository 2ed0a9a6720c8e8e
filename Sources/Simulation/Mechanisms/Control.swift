/// Who controls each place, and what a change of control does to attitudes.
///
/// An actor takes a place when its influence there is over a threshold and leads the controller's;
/// a controller without enough influence loses the place to nobody. See Guides/Control.md.
struct Control: Sendable {
  let structure: Structure
  let parameters: WeeklyParameters

  /// Satisfaction with autonomy and cooperation are felt in near places too.
  static let spread = Attitudes.Spread(here: 1, near: 0.2, far: 0)

  func advance(_ state: inout State) {
    for place in 0..<structure.placeCount {
      guard let next = successor(in: place, state) else { continue }
      shift(&state, place, to: next)
    }
  }

  /// Who controls the place from now on, if that changes; −1 for nobody.
  func successor(in place: Int, _ state: borrowing State) -> Int? {
    let first = place * structure.actorCount
    let controller = state.controller[place]
    var challenger = -1
    var largest = 0.0
    for actor in 0..<structure.actorCount where state.influence[first + actor] > largest {
      largest = state.influence[first + actor]
      challenger = actor
    }
    let held = controller < 0 ? 0 : state.influence[first + controller]
    if held >= largest { return nil }
    if !parameters.reproducesAthena {
      // A place does not change hands twice within a few weeks, nor for a lead too small to notice.
      if state.week - state.controlledSince[place] < parameters.controlMinimumWeeks { return nil }
      if controller >= 0, largest - held <= parameters.controlMargin { return nil }
    }
    if largest > parameters.controlThreshold { return challenger }
    return controller >= 0 ? -1 : nil
  }

  private func shift(_ state: inout State, _ place: Int, to next: Int) {
    let last = state.controller[place]
    for group in structure.residents[place] {
      for actor in 0..<structure.actorCount {
        let curve = state.attitudes.curve(GroupID(group), ActorID(actor))
        state.attitudes.baseline[curve] = state.attitudes.current[curve]
      }
    }
    for group in structure.residents[place] where state.population[group] > 0 {
      react(&state, group, from: last, to: next)
    }
    state.ledger.record(.control, place, Double(next), cause: Cause.control, source: last)
    state.controller[place] = next
    state.controlledSince[place] = state.week
  }

  /// Points by the word for a relationship, from support to opposition.
  private typealias Scale = (Double, Double, Double, Double, Double)

  private func points(_ scale: Scale, _ relationship: Double) -> Double {
    switch RelationshipWord(relationship, roundingFirst: parameters.reproducesAthena) {
    case .support: scale.0
    case .like: scale.1
    case .indifferent: scale.2
    case .dislike: scale.3
    case .oppose: scale.4
    }
  }

  private func react(_ state: inout State, _ group: Int, from last: Int, to next: Int) {
    for actor in 0..<structure.actorCount {
      state.feelings[actor] = state.attitudes.vertical(GroupID(group), ActorID(actor))
    }
    let person = CivilianID(group)
    let driver = Attitudes.Driver(id: Int32(truncatingIfNeeded: structure.home[group]), cause: Cause.control)
    state.attitudes.affectSatisfaction(
      of: person, .autonomy, by: autonomy(from: last, to: next, state.feelings) * parameters.gainSatisfaction,
      spread: Control.spread, driver, .persistent)
    for force in 0..<structure.forceCount {
      let points = cooperation(withOwner: structure.owner[force], from: last, to: next, state.feelings)
      state.attitudes.affectCooperation(
        of: person, withForce: force, by: points * parameters.gainCooperation, spread: Control.spread, driver,
        .persistent)
    }
    for actor in 0..<structure.actorCount {
      state.attitudes.affectVertical(
        GroupID(group), ActorID(actor),
        by: vertical(actor, from: last, to: next, state.feelings[actor]) * parameters.gainVertical, driver,
        .persistent)
    }
  }

  /// Points of satisfaction with autonomy when a place passes from one actor to another; −1 is nobody.
  ///
  /// - Parameter feelings: a resident group's vertical relationships, by actor.
  func autonomy(from last: Int, to next: Int, _ feelings: [Double]) -> Double {
    typealias M = Magnitude
    if last >= 0, next >= 0 {
      let change = feelings[next] - feelings[last]
      let size =
        switch abs(change) {
        case let size where size > 1.4: M.xxxl
        case let size where size > 1.0: M.xxl
        case let size where size > 0.6: M.l
        case let size where size > 0.2: M.m
        default: 0.0
        }
      return change < 0 ? -size : size
    }
    if last >= 0 { return points((-M.xxl, -M.xl, -M.s, M.l, M.xl), feelings[last]) }
    return next >= 0 ? points((M.xxl, M.xl, M.s, -M.l, -M.xl), feelings[next]) : 0
  }

  /// Points of cooperation with a force of some actor when a place changes hands.
  func cooperation(withOwner owner: Int, from last: Int, to next: Int, _ feelings: [Double]) -> Double {
    typealias M = Magnitude
    if owner == next { return points((M.l, M.m, M.s, 0, 0), feelings[owner]) }
    if owner == last {
      return next >= 0
        ? points((M.s, 0, -M.s, -M.m, -M.l), feelings[owner]) : points((M.xl, M.l, -M.s, -M.l, -M.xl), feelings[owner])
    }
    return next < 0 ? points((M.l, M.m, M.s, 0, 0), feelings[owner]) : 0
  }

  /// Points of the vertical relationship to an actor when a place changes hands.
  func vertical(_ actor: Int, from last: Int, to next: Int, _ feeling: Double) -> Double {
    typealias M = Magnitude
    if actor == next { return points((M.l, M.m, 0, -M.m, -M.l), feeling) }
    if actor == last { return points((-M.l, -M.m, 0, -M.xs, -M.s), feeling) }
    return points((-M.m, -M.s, 0, 0, 0), feeling)
  }
}

/// Numbers of the causes that the mechanisms charge effects to; blocks follow from `firstBlock`.
///
/// The source says where in the cause, and stands in `Attitudes.Driver.id` and in the ledger.
/// `Explainer` puts each into words.
enum Cause {
  /// Nobody's doing: the dossier says so.
  static let start: Int32 = 0
  /// Source: the place that changed hands.
  static let control: Int32 = 1
  /// Source: the civilian group.
  static let mood: Int32 = 2
  /// Source: the civilian group that mourns.
  static let casualties: Int32 = 3
  /// Sources: the place.
  static let battle: Int32 = 4
  static let siege: Int32 = 5
  static let attacks: Int32 = 6
  /// Source: the actor whose means ran out.
  static let desertion: Int32 = 7
  /// Sources: the civilian group.
  static let mobilisation: Int32 = 8
  static let detention: Int32 = 9
  static let displacement: Int32 = 10
  /// Sources: the list, among all; of a vote: the bill; of an election: the parliament.
  static let exclusion: Int32 = 11
  static let inclusion: Int32 = 12
  static let vote: Int32 = 13
  static let government: Int32 = 14
  static let election: Int32 = 15
  /// One for each activity from here. Source: the unit.
  static let firstActivity: Int32 = 16
  /// One for each block from here. Source: the position of the action in the block.
  static let firstBlock: Int32 = 64
}
