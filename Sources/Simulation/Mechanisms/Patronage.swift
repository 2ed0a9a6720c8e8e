import Chance
import Dossiers

/// Money, arms, advice and orders along ties: dependence and obedience of clients, drift of their
/// positions, what happens to their forces when a patron stops, and who commands whom.
///
/// See Guides/Patronage.md. Sources: R. M. Emerson, "Power-dependence relations", American Sociological
/// Review 27(1), 1962; J. Pfeffer and G. R. Salancik, "The External Control of Organizations", 1978;
/// I. Salehyan, "The delegation of war to rebel organizations", Journal of Conflict Resolution 54(3), 2010.
struct Patronage: Sendable {
  private let blueprint: Blueprint
  private let model: Model
  private let structure: Structure
  private let parameters: Parameters
  /// Weight of each channel where a tie does not say its strength.
  private let weights: [Double]
  /// Periods of ties that begin or end on a date that lies in the future.
  private let dated: [(tie: Int, period: TieTable.Period)]
  private let hasChains: Bool
  private let own, drift, desertion, adaptation, armsGain: Double

  /// Positions that moved less than this do not yet show in what others feel.
  static let step = 0.02

  init(model: Model, parameters: Parameters) {
    self.model = model
    blueprint = model.blueprint
    structure = model.structure
    self.parameters = parameters
    weights = PatronageChannel.allCases.map { channel in
      switch channel {
      case .funds: parameters[.patronageFunds]
      case .arms: parameters[.patronageArms]
      case .advice: parameters[.patronageAdvice]
      case .sponsorship: parameters[.patronageSponsorship]
      case .orders: parameters[.patronageOrders]
      }
    }
    dated = blueprint.ties.entries.enumerated().flatMap { tie, entry in
      entry.periods.filter { ($0.from > 0 || $0.until < .max) && Patronage.isTrue($0, model) }.map { (tie, $0) }
    }
    hasChains = blueprint.tieStructure.chains.contains { !$0.isEmpty }
    own = parameters[.patronageOwn]
    drift = parameters[.patronageDrift]
    desertion = parameters[.patronageDesertion]
    adaptation = parameters[.patronageAdaptation]
    armsGain = parameters[.patronageArmament]
  }

  /// Ties as they stand at the start, and what follows from them at once.
  func begin(_ state: inout State) {
    let actors = structure.actorCount
    for (tie, entry) in blueprint.ties.entries.enumerated() {
      for period in entry.periods where period.from == 0 && Patronage.isTrue(period, model) {
        state.ties.holds[tie] = true
        if let strength = period.strength { state.ties.strength[tie] = model[strength] }
      }
    }
    for actor in 0..<actors {
      let belief = model.systems[blueprint.population.actorBeliefs[actor]]
      for (topic, position) in belief.positions.enumerated() {
        state.ties.positions[actor * belief.positions.count + topic] = position
      }
    }
    for actor in 0..<actors {
      for other in 0..<actors { state.ties.affinity[actor * actors + other] = affinity(actor, other, state) }
    }
    assess(&state)
    for actor in 0..<actors {
      state.ties.usualMeans[actor] = state.ties.means[actor]
      state.ties.means[actor] = 1
      state.ties.usualArms[actor] = arms(of: actor, state)
    }
    appointCommanders(&state)
  }

  /// The week's end: what was tied or cut this week takes effect in the next.
  func advance(_ state: inout State) {
    keepDates(&state)
    if !blueprint.tieStructure.channels.isEmpty {
      assess(&state)
      for actor in 0..<structure.actorCount { sustain(&state, actor) }
      driftPositions(&state)
    }
    if hasChains { appointCommanders(&state) }
  }

  private static func isTrue(_ period: TieTable.Period, _ model: Model) -> Bool {
    period.claims.isEmpty || period.claims.contains { model.truth[$0.index] }
  }

  /// Ties that begin or end on a date that lies in the future.
  private func keepDates(_ state: inout State) {
    for (tie, period) in dated {
      if period.from > 0, period.from == state.week {
        state.ties.holds[tie] = true
        if let strength = period.strength { state.ties.strength[tie] = model[strength] }
      }
      if period.until == state.week { state.ties.holds[tie] = false }
    }
  }

  /// What a patron gives along a channel, 0…1.
  @inline(__always) private func flow(_ channel: TieStructure.Channel, _ state: borrowing State) -> Double {
    guard state.ties.holds[channel.tie] else { return 0 }
    let strength = state.ties.strength[channel.tie]
    return strength < 0 ? weights[channel.kind.rawValue] : strength
  }

  private func arms(of client: Int, _ state: borrowing State) -> Double {
    var sum = 0.0
    for channel in blueprint.tieStructure.channels where channel.client == client && channel.kind == .arms {
      sum += flow(channel, state)
    }
    return sum
  }

  /// Dependence of every client on every patron, and each client's means before they are compared.
  private func assess(_ state: inout State) {
    let actors = structure.actorCount
    let channels = blueprint.tieStructure.channels
    for index in state.ties.dependence.indices { state.ties.dependence[index] = 0 }
    var next = 0
    for client in 0..<actors {
      let first = next
      var total = own
      // Of several ties of one kind between the same two, the strongest counts: they tell of one flow.
      while next < channels.count, channels[next].client == client {
        let (patron, kind) = (channels[next].patron, channels[next].kind)
        var strongest = 0.0
        while next < channels.count, channels[next].client == client, channels[next].patron == patron,
          channels[next].kind == kind
        {
          strongest = max(strongest, flow(channels[next], state))
          next += 1
        }
        state.ties.dependence[client * actors + patron] += strongest
        total += strongest
      }
      if next > first, total > 0 {
        for patron in 0..<actors { state.ties.dependence[client * actors + patron] /= total }
      }
      state.ties.means[client] = total
    }
  }

  /// Forces of an actor that has less than it is used to melt away; arms make them stronger or weaker.
  private func sustain(_ state: inout State, _ actor: Int) {
    let level = state.ties.means[actor]
    let usual = state.ties.usualMeans[actor]
    let ratio = usual > 0 ? level / usual : 1
    state.ties.means[actor] = ratio
    state.ties.usualMeans[actor] = usual + adaptation * (level - usual)
    if ratio < 1, desertion > 0 {
      let share = min(1, desertion * (1 - ratio))
      for unit in 0..<structure.unitCount where structure.owner[unit] == actor { desert(&state, unit, share) }
    }
    let armament = min(2, max(0.5, 1 + armsGain * (arms(of: actor, state) - state.ties.usualArms[actor])))
    for unit in 0..<structure.forceCount where structure.owner[unit] == actor { state.ties.armament[unit] = armament }
  }

  private func desert(_ state: inout State, _ unit: Int, _ share: Double) {
    state.ledger.charge(to: Cause.desertion, source: structure.owner[unit])
    for place in 0..<structure.placeCount {
      let people = (share * state.present[place * structure.unitCount + unit]).rounded()
      guard people > 0 else { continue }
      state.remove(people, unit: unit, from: place)
      state.lose(people, unit: unit)
    }
    let people = (share * state.reserve[unit]).rounded()
    state.addToReserve(-people, unit: unit)
    state.lose(people, unit: unit)
  }

  // MARK: Positions

  /// Clients move towards their patrons by dependence; two patrons pull each their way.
  private func driftPositions(_ state: inout State) {
    guard drift > 0 else { return }
    let actors = structure.actorCount
    let topics = blueprint.dossier.topics.count
    for client in 0..<actors {
      var largest = 0.0
      for topic in 0..<topics {
        var pull = 0.0
        for patron in 0..<actors {
          let dependence = state.ties.dependence[client * actors + patron]
          guard dependence > 0 else { continue }
          pull +=
            dependence * (state.ties.positions[patron * topics + topic] - state.ties.positions[client * topics + topic])
        }
        let shift = drift * pull
        state.ties.positions[client * topics + topic] += shift
        largest = max(largest, abs(shift))
      }
      state.ties.moved[client] += largest
      if state.ties.moved[client] >= Patronage.step { follow(&state, client) }
    }
  }

  private func belief(of actor: Int, _ state: borrowing State) -> BeliefSystemVector {
    var belief = model.systems[blueprint.population.actorBeliefs[actor]]
    let topics = belief.positions.count
    for topic in 0..<topics { belief.positions[topic] = state.ties.positions[actor * topics + topic] }
    return belief
  }

  private func affinity(of first: BeliefSystemVector, for second: BeliefSystemVector) -> Double {
    Affinity.affinity(
      of: first, for: second, relevances: model.relevances, counts: blueprint.population.countsForAffinity,
      commonGround: parameters[.affinityCommonGround])
  }

  private func affinity(_ actor: Int, _ other: Int, _ state: borrowing State) -> Double {
    actor == other ? 1 : affinity(of: belief(of: actor, state), for: belief(of: other, state))
  }

  /// What others naturally feel about an actor and its forces follows its positions.
  private func follow(_ state: inout State, _ actor: Int) {
    state.ties.moved[actor] = 0
    let (actors, civilians) = (structure.actorCount, structure.civilianCount)
    for other in 0..<actors {
      state.ties.affinity[actor * actors + other] = affinity(actor, other, state)
      state.ties.affinity[other * actors + actor] = affinity(other, actor, state)
    }
    let own = belief(of: actor, state)
    for group in 0..<structure.groupCount {
      let owner = group < civilians ? -1 : structure.owner[group - civilians]
      if owner == actor { continue }
      let theirs = owner < 0 ? model.systems[blueprint.population.groupBeliefs[group]] : belief(of: owner, state)
      let felt = affinity(of: theirs, for: own)
      state.attitudes.natural[state.attitudes.curve(GroupID(group), ActorID(actor))] = felt
      let returned = affinity(of: own, for: theirs)
      for unit in 0..<structure.unitCount where structure.owner[unit] == actor {
        let force = GroupID(civilians + unit)
        state.attitudes.natural[state.attitudes.curve(GroupID(group), force)] = felt
        state.attitudes.natural[state.attitudes.curve(force, GroupID(group))] = returned
      }
    }
    for unit in 0..<structure.unitCount where structure.owner[unit] == actor {
      for other in 0..<actors where other != actor {
        state.attitudes.natural[state.attitudes.curve(GroupID(civilians + unit), ActorID(other))] = affinity(
          of: own, for: belief(of: other, state))
      }
    }
  }

  // MARK: Command

  /// Each force follows the nearest actor whose chain of command holds, else its owner.
  private func appointCommanders(_ state: inout State) {
    for (unit, chains) in blueprint.tieStructure.chains.enumerated() {
      var commander = structure.owner[unit]
      search: for chain in chains {
        for tie in chain.ties where !state.ties.holds[tie] { continue search }
        commander = chain.actor
        break
      }
      state.ties.commander[unit] = commander
    }
  }
}
