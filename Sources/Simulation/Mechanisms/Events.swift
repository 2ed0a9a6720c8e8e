import Dossiers

/// Accidents, demonstrations, explosions, riots and nameless violence, and what residents make of them.
///
/// See Guides/Events.md.
struct Events: Sendable {
  /// Something that happens this week.
  struct Event {
    let kind: EventKind
    let place: Int
    let coverage: Double
    /// The demonstrators, or −1.
    let group: Int
    /// What it is charged to.
    let driver: Int32
  }

  /// Coverage at which an event has its nominal effect.
  static let nominalCoverage = 0.5
  static let spread = Attitudes.Spread(here: 1, near: 0, far: 0)

  let structure: Structure
  let parameters: WeeklyParameters

  func advance(_ state: inout State) {
    guard !state.events.isEmpty else { return }
    for index in state.events.indices { assess(state.events[index], &state) }
    state.events.removeAll(keepingCapacity: true)
  }

  private func assess(_ event: Event, _ state: inout State) {
    for group in structure.residents[event.place] where state.population[group] > 0 {
      let feeling =
        event.group < 0 || event.group == group
        ? 1 : state.attitudes.horizontal(GroupID(group), GroupID(event.group))
      var points = points(event.kind, feeling)
      points *= event.coverage / Events.nominalCoverage * parameters.gainSatisfaction
      let cause = Events.cause(event.kind)
      state.attitudes.affectSatisfaction(
        of: CivilianID(group), by: points, spread: Events.spread, Attitudes.Driver(id: event.driver, cause: cause),
        Events.lasting(event.kind))
    }
  }

  /// Points of autonomy, safety, culture and quality of life.
  ///
  /// - Parameter feeling: about the demonstrators, −1…1.
  func points(_ kind: EventKind, _ feeling: Double) -> SIMD4<Double> {
    typealias M = Magnitude
    switch kind {
    case .accident, .violence: return [0, -M.xs, 0, 0]
    case .explosion: return [-M.xs, -M.l, 0, 0]
    case .riot: return [-M.xs, -M.l, 0, -M.s]
    case .demonstration:
      var points = SIMD4<Double>.zero
      if feeling >= 0.2 { points += [M.xs, 0, M.m, 0] }
      return isOpposed(feeling) ? points + [-M.xs, -M.xs, -M.xs, -M.xs] : points
    }
  }

  /// Athena counts everybody as opposed who does not like the demonstrators.
  func isOpposed(_ feeling: Double) -> Bool { feeling <= (parameters.reproducesAthena ? 0.2 : -0.2) }

  static func lasting(_ kind: EventKind) -> Attitudes.Lasting {
    switch kind {
    case .accident, .demonstration: .transient
    case .explosion, .riot, .violence: .persistent
    }
  }

  static func cause(_ kind: EventKind) -> Int32 {
    switch kind {
    case .accident: Cause.disaster
    case .demonstration: Cause.demonstration
    case .explosion, .riot, .violence: Cause.casualties
    }
  }
}
