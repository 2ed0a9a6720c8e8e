import Chance

/// Attacks and bombings below the level of battle: how many, and how many they kill.
///
/// The number of attacks of a campaign in a place and week is negative binomial, the deaths in each of
/// them follow a power law. See Guides/LowLevelViolence.md.
struct LowLevelViolence: Sendable {
  let model: Model
  /// By campaign.
  private let sizes: [PowerLaw]

  /// Attacks in a place and week at most.
  static let attacksAtMost = 10_000

  init(model: Model) {
    self.model = model
    let combat = model.parameters.combat
    sizes = model.blueprint.campaigns.map { campaign in
      PowerLaw(exponent: campaign.exponent.map { model[$0] } ?? combat.exponent, largest: Int(combat.largest))
    }
  }

  func advance(_ state: inout State, stream: RandomStream) {
    guard !state.combat.campaigns.isEmpty || state.combat.sawAttacks else { return }
    for place in state.combat.attacks.indices { state.combat.attacks[place] = 0 }
    state.combat.sawAttacks = !state.combat.campaigns.isEmpty
    for index in state.combat.campaigns.indices {
      carryOut(state.combat.campaigns[index], &state, stream)
    }
  }

  /// Expected attacks of a campaign in a place this week.
  func expectation(of campaign: Combat.Campaign, _ state: borrowing State) -> Double {
    let people = state.present[campaign.place * model.structure.unitCount + campaign.unit]
    let unrest = 1 + model.parameters.combat.volatility * state.volatility[campaign.place] / 100
    return model[model.blueprint.campaigns[campaign.index].rate] * people / 1000 * unrest
  }

  private func carryOut(_ campaign: Combat.Campaign, _ state: inout State, _ stream: RandomStream) {
    let expected = min(expectation(of: campaign, state), Double(LowLevelViolence.attacksAtMost))
    guard expected > 0 else { return }
    let terms = model.blueprint.campaigns[campaign.index]
    let entity = campaign.index * model.structure.placeCount + campaign.place
    let count = NegativeBinomial(
      mean: expected, size: terms.dispersion.map { model[$0] } ?? model.parameters.combat.dispersion)
    let attacks = count.quantile(
      stream.uniform(.violence, week: state.week, entity: entity), limit: LowLevelViolence.attacksAtMost)
    guard attacks > 0 else { return }
    state.combat.attacks[campaign.place] += Double(attacks)
    state.ledger.charge(to: Cause.attacks, source: campaign.place)
    let lethal = terms.lethal.map { model[$0] } ?? 1
    let onCivilians = terms.civilians.map { model[$0] } ?? (terms.forces.isEmpty ? 1 : 0)
    for attack in 1...attacks {
      let (size, aim) = stream.uniforms(.violence, week: state.week, entity: entity, draw: attack)
      guard size < lethal else { continue }
      // Given that it is below the share, the number is uniform below it: no second one is needed.
      let deaths = Double(sizes[campaign.index].quantile(size / lethal))
      if aim < onCivilians {
        strikeCivilians(terms, campaign, deaths, aim: aim / onCivilians, &state)
      } else {
        strikeForces(terms, campaign, deaths, aim: (aim - onCivilians) / (1 - onCivilians), &state)
      }
    }
  }

  /// One civilian group is hit, by its share of those who are targets.
  private func strikeCivilians(
    _ terms: CompiledCampaign, _ campaign: Combat.Campaign, _ deaths: Double, aim: Double, _ state: inout State
  ) {
    func isTarget(_ group: Int) -> Bool { terms.groups.isEmpty || terms.groups.contains(group) }
    var people = 0.0
    for group in model.structure.residents[campaign.place] where isTarget(group) { people += state.population[group] }
    var left = aim * people
    for group in model.structure.residents[campaign.place] where isTarget(group) {
      let there = state.population[group]
      if left >= there {
        left -= there
        continue
      }
      let dead = min(deaths, there)
      state.kill(dead, of: group)
      state.blame[group * model.structure.forceCount + campaign.unit] += dead
      return
    }
  }

  /// One force is hit, by its share of those who are targets.
  private func strikeForces(
    _ terms: CompiledCampaign, _ campaign: Combat.Campaign, _ deaths: Double, aim: Double, _ state: inout State
  ) {
    let row = campaign.place * model.structure.unitCount
    var people = 0.0
    for unit in terms.forces { people += state.present[row + unit] }
    var left = aim * people
    for unit in terms.forces {
      let there = state.present[row + unit]
      if left >= there {
        left -= there
        continue
      }
      state.fall(min(deaths, there), unit: unit, in: campaign.place)
      return
    }
  }
}
