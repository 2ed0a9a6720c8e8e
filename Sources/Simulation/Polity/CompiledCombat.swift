import Dossiers

/// An order to fight, with names resolved.
enum CompiledCombat: Sendable {
  struct Engagement: Sendable {
    let unit: Int
    let enemies: [Int]
    let places: [Int]
    let attacks: Bool
    /// nil: 2.
    let defendBelow: NumberID?
    /// nil: the setting.
    let withdrawBelow: NumberID?
    let restraint: Double
  }

  struct Siege: Sendable {
    let unit: Int
    let places: [Int]
    let besieged: [Int]
    let deaths: NumberID?
    let losses: NumberID?
    let stores: NumberID?
  }

  struct Campaign: Sendable {
    /// Position among all campaigns of the dossier.
    let index: Int
    let unit: Int
    let places: [Int]
  }

  case engage(Engagement)
  case hide(unit: Int, places: [Int])
  case airSupport(units: [Int], places: [Int], factor: NumberID)
  case besiege(Siege)
  case campaign(Campaign)

  /// The unit that is to do it; help from the air has none of its own.
  var unit: Int? {
    switch self {
    case .engage(let engagement): engagement.unit
    case .hide(let unit, _): unit
    case .airSupport: nil
    case .besiege(let siege): siege.unit
    case .campaign(let campaign): campaign.unit
    }
  }
}

/// The numbers and targets of a campaign of attacks, by its position.
struct CompiledCampaign: Sendable {
  let rate: NumberID
  let lethal: NumberID?
  let exponent: NumberID?
  let dispersion: NumberID?
  let civilians: NumberID?
  /// Of civilian groups; empty: all residents.
  let groups: [Int]
  /// Of forces.
  let forces: [Int]
}

extension BlueprintCompiler {
  mutating func compile(_ combat: Action.Combat) -> CompiledCombat {
    func unit(_ id: String) -> Int { (groupPositions[id] ?? structure.civilianCount) - structure.civilianCount }
    func places(_ ids: [String]) -> [Int] { ids.compactMap { placePositions[$0] } }
    switch combat {
    case .engage(let order):
      return .engage(
        CompiledCombat.Engagement(
          unit: unit(order.force), enemies: order.against.map(unit), places: places(order.places),
          attacks: order.posture == .attack, defendBelow: order.defendBelow.map { numbers.add($0) },
          withdrawBelow: order.withdrawBelow.map { numbers.add($0) }, restraint: Arms.restraint(order.concern)))
    case .hide(let force, let ids): return .hide(unit: unit(force), places: places(ids))
    case .airSupport(let forces, let ids, let factor):
      return .airSupport(units: forces.map(unit), places: places(ids), factor: numbers.add(factor))
    case .besiege(let siege):
      return .besiege(
        CompiledCombat.Siege(
          unit: unit(siege.force), places: places(siege.places), besieged: siege.against.map(unit),
          deaths: siege.deaths.map { numbers.add($0) }, losses: siege.losses.map { numbers.add($0) },
          stores: siege.stores.map { numbers.add($0) }))
    case .campaign(let campaign):
      campaigns.append(
        CompiledCampaign(
          rate: numbers.add(campaign.rate), lethal: campaign.lethal.map { numbers.add($0) },
          exponent: campaign.exponent.map { numbers.add($0) },
          dispersion: campaign.dispersion.map { numbers.add($0) },
          civilians: campaign.civilians.map { numbers.add($0) }, groups: campaign.of.compactMap { groupPositions[$0] },
          forces: campaign.against.map(unit)))
      return .campaign(
        CompiledCombat.Campaign(
          index: campaigns.count - 1, unit: unit(campaign.force), places: places(campaign.places)))
    }
  }
}
