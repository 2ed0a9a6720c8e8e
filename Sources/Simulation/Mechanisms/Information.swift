import Dossiers

/// Messages that actors send over media, and what those who hear them make of them.
///
/// How far a message is accepted depends on how its narrative sits with the hearer's beliefs and on what
/// the hearer feels about whoever it is attributed to. See Guides/Information.md.
struct Information: Sendable {
  /// The attitude that a message is aimed at.
  enum Target: Hashable, Sendable {
    case satisfaction(Attitudes.Kind)
    case horizontal(Int)
    case vertical(Int)
    /// Forces are counted from the first force.
    case cooperation(Int)
  }

  struct Effect: Sendable {
    let target: Target
    let points: Double
  }

  /// A message sent this week, not yet heard.
  struct Broadcast {
    let message: Int
    let medium: Int
    let sender: Int
    /// −1: nobody.
    let source: Int
    /// What it is charged to.
    let driver: Int32
  }

  /// What the week's strategies have ordered, and what expressions look at.
  struct Traffic {
    var pending: [Broadcast] = []
    /// medium × actor: who may use it this week.
    var access: [Bool] = []
    var wasGranted = false
    /// medium × civilian group: share reached, 0…1.
    var coverage: [Double] = []
    /// message × source × civilian group, nobody being the last source: 0…1.
    var resonance: [Double] = []
  }

  static let resonance = ZCurve(0, 0, 0.6, 1)
  /// Coverage at which a message has its nominal effect.
  static let nominalCoverage = 0.66
  /// Below this a message is lost.
  static let least = 0.01

  let structure: Structure
  let parameters: WeeklyParameters
  /// By medium; −1: everybody's.
  let owners: [Int]
  /// By message.
  let effects: [[Effect]]

  /// How far a medium reaches, each 0…1.
  struct Reach {
    let capacity: Double
    let places: [Double]
    let groups: [Double]
  }

  /// The belief systems of a polity, and who has which.
  struct Beliefs {
    let systems: [BeliefSystemVector]
    let relevances: [Double]
    let groups: [Int]
    let actors: [Int]
  }

  /// Nobody knows yet what will be said; it is known who hears what, and what would sit well with whom.
  ///
  /// - Parameters:
  ///   - media: by medium.
  ///   - hooks: by message, the positions it appeals to.
  func start(_ media: [Reach], hooks: [[(topic: Int, position: Double)]], _ beliefs: Beliefs) -> Traffic {
    var traffic = Traffic()
    for owner in owners {
      for actor in 0..<structure.actorCount { traffic.access.append(isOpen(to: actor, owner)) }
    }
    for medium in media {
      for group in 0..<structure.civilianCount {
        traffic.coverage.append(medium.capacity * medium.places[structure.home[group]] * medium.groups[group])
      }
    }
    for hook in hooks {
      for source in 0...structure.actorCount {
        let commonality =
          source < structure.actorCount ? beliefs.systems[beliefs.actors[source]].commonality : 1
        for group in 0..<structure.civilianCount {
          traffic.resonance.append(
            Information.resonance(
              Affinity.congruence(
                of: beliefs.systems[beliefs.groups[group]], with: hook, relevances: beliefs.relevances,
                sourceCommonality: commonality, commonGround: parameters.commonGround)))
        }
      }
    }
    return traffic
  }

  /// In Athena nobody can use what nobody owns.
  private func isOpen(to actor: Int, _ owner: Int) -> Bool {
    owner == actor || (owner < 0 && !parameters.reproducesAthena)
  }

  /// What became of the week's broadcasts; grants end with the week.
  func advance(_ state: inout State) {
    if state.information.wasGranted || !state.information.pending.isEmpty { deliver(&state) }
  }

  private func deliver(_ state: inout State) {
    let actors = structure.actorCount
    for index in state.information.pending.indices {
      let broadcast = state.information.pending[index]
      // Access is asked for when all have acted: whoever grants it may come later in the order.
      if state.information.access[broadcast.medium * actors + broadcast.sender] { assess(broadcast, &state) }
    }
    state.information.pending.removeAll(keepingCapacity: true)
    guard state.information.wasGranted else { return }
    state.information.wasGranted = false
    for medium in owners.indices {
      for actor in 0..<actors {
        state.information.access[medium * actors + actor] = isOpen(to: actor, owners[medium])
      }
    }
  }

  private func assess(_ broadcast: Broadcast, _ state: inout State) {
    for group in 0..<structure.civilianCount where state.population[group] > 0 {
      let coverage = state.information.coverage[broadcast.medium * structure.civilianCount + group]
      guard coverage > 0 else { continue }
      let factor =
        coverage / Information.nominalCoverage * acceptance(broadcast.message, broadcast.source, group, state)
      guard factor > Information.least else { continue }
      hear(broadcast, group, factor, &state)
    }
  }

  /// How far a group accepts a message from a source: 1 for a resonant one from somebody liked as 0.6 says.
  func acceptance(_ message: Int, _ source: Int, _ group: Int, _ state: borrowing State) -> Double {
    state.acceptance(message, source, group, actors: structure.actorCount)
  }

  private func hear(_ broadcast: Broadcast, _ group: Int, _ factor: Double, _ state: inout State) {
    let driver = Attitudes.Driver(id: broadcast.driver, cause: Cause.information)
    let person = CivilianID(group)
    for effect in effects[broadcast.message] {
      let points = factor * effect.points
      switch effect.target {
      case .satisfaction(let concern):
        state.attitudes.affectSatisfaction(
          of: person, concern, by: points * parameters.gainSatisfaction, spread: .alone, driver, .transient)
      case .horizontal(let other):
        guard other != group else { continue }
        state.attitudes.affectHorizontal(
          GroupID(group), GroupID(other), by: points * parameters.gainHorizontal, driver, .transient)
      case .vertical(let actor):
        state.attitudes.affectVertical(
          GroupID(group), ActorID(actor), by: points * parameters.gainVertical, driver, .transient)
      case .cooperation(let force):
        state.attitudes.affectCooperation(
          of: person, withForce: force, by: points * parameters.gainCooperation, spread: .alone, driver, .transient)
      }
    }
  }
}

extension State {
  /// How far a civilian group accepts a message from a source, −1 being nobody.
  func acceptance(_ message: Int, _ source: Int, _ group: Int, actors: Int) -> Double {
    let speaker = source < 0 ? actors : source
    let resonance = information.resonance[(message * (actors + 1) + speaker) * population.count + group]
    guard resonance > 0 else { return 0 }
    if source < 0 { return resonance }
    return resonance * RelationshipMultiplier.friendsMore(attitudes.vertical(GroupID(group), ActorID(source)))
  }
}

// MARK: - Of a model

extension Information {
  init(model: Model) {
    let blueprint = model.blueprint.information
    self.init(
      structure: model.structure, parameters: model.parameters, owners: blueprint.media.map(\.owner),
      effects: blueprint.messages.map { message in
        message.effects.map { Effect(target: $0.target, points: model[$0.points]) }
      })
  }

  func start(_ model: Model) -> Traffic {
    let blueprint = model.blueprint.information
    let media = blueprint.media.map { medium in
      var places = Array(repeating: 0.0, count: structure.placeCount)
      var groups = Array(repeating: 0.0, count: structure.civilianCount)
      for (place, share) in medium.coverage { places[place] = model[share] }
      for (group, share) in medium.penetration { groups[group] = model[share] }
      return Reach(capacity: medium.capacity.map { model[$0] } ?? 1, places: places, groups: groups)
    }
    let hooks = blueprint.messages.map { message in
      message.positions.map { (topic: $0.topic, position: model[$0.position]) }
    }
    let population = model.blueprint.population
    return start(
      media, hooks: hooks,
      Beliefs(
        systems: hooks.isEmpty ? [] : model.systems, relevances: hooks.isEmpty ? [] : model.relevances,
        groups: population.groupBeliefs, actors: population.actorBeliefs))
  }
}
