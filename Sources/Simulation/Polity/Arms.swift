import Dossiers

/// What a force is worth in combat, and how it treats bystanders.
///
/// The numbers are Athena's defaults; see Guides/Attrition.md.
struct Arms: Hashable, Sendable {
  /// Strength of one person: equipment × type × training × demeanour, 25 for a regular of full merit.
  let strength: Double
  /// Civilians killed with one enemy, before concern and density: type × training.
  let harm: Double

  /// The strength of a fully trained, best equipped regular of average demeanour in a city.
  static let reference = 37.5
  /// Strength by urbanisation: isolated, rural, suburban, urban.
  static let terrain: InlineArray<4, Double> = [2, 2, 1.6, 1]
  /// Harm by urbanisation.
  static let density: InlineArray<4, Double> = [0.3, 0.3, 0.8, 1]
  /// How well active people of a hidden force are seen, by urbanisation.
  static let visibility: InlineArray<4, Double> = [1, 1, 0.9, 0.5]

  init(strength: Double, harm: Double) {
    self.strength = strength
    self.harm = harm
  }

  init(_ force: Group.Force, _ demeanour: Demeanour) {
    let equipment: Double =
      switch force.equipment {
      case .poor: 0.5
      case .fair: 0.8
      case .good: 1
      case .best: 1.5
      }
    let typeHarm: Double =
      switch force.type {
      case .regular, .police: 0.5
      case .paramilitary: 0.6
      case .irregular: 0.75
      case .criminal: 1
      }
    let trainingHarm: Double =
      switch force.training {
      case .proficient: 0.9
      case .full: 1
      case .partial: 1.4
      case .none: 2
      }
    strength =
      equipment * Structure.force(force.type) * Structure.discipline(force.training) * Structure.demeanour(demeanour)
    harm = typeHarm * trainingHarm
  }

  /// What is left of a force's effect when it spares civilians.
  static func restraint(_ concern: Action.Combat.Concern) -> Double {
    switch concern {
    case .none: 1
    case .low: 0.9
    case .medium: 0.75
    case .high: 0.5
    }
  }
}

/// The settings of combat, resolved for one future.
struct CombatParameters: Sendable {
  var hours, lethality: Double
  /// Kills per hour by a reference soldier, by own and enemy posture: attack, defend, withdraw.
  var kills: InlineArray<9, Double>
  var withdrawRatio: Double
  var detectionGain: Double
  var civilianHarm, civilianLimit: Double
  var volatility, dispersion, exponent, largest: Double

  init(_ parameters: Parameters) {
    hours = parameters[.combatHours]
    lethality = parameters[.combatLethality]
    kills = [
      parameters[.combatAttackAttack], parameters[.combatAttackDefend], parameters[.combatAttackWithdraw],
      parameters[.combatDefendAttack], 0, 0, parameters[.combatWithdrawAttack], 0, 0,
    ]
    withdrawRatio = parameters[.combatWithdrawRatio]
    detectionGain = parameters[.combatDetectionGain]
    civilianHarm = parameters[.combatCivilianHarm]
    civilianLimit = parameters[.combatCivilianLimit]
    volatility = parameters[.violenceVolatility]
    dispersion = parameters[.violenceDispersion]
    exponent = parameters[.violenceExponent]
    largest = parameters[.violenceLargest]
  }
}
