import Dossiers

/// The settings of the mechanisms, resolved for one future.
struct Parameters: Sendable {
  private var values: [Double]

  /// The defaults.
  init() { values = Setting.allCases.map(\.specification.value) }

  private static let positions = Dictionary(
    uniqueKeysWithValues: Setting.allCases.enumerated().map { ($1, $0) })

  subscript(setting: Setting) -> Double {
    get { values[Parameters.positions[setting] ?? 0] }
    set { values[Parameters.positions[setting] ?? 0] = newValue }
  }
}

extension Parameters {
  /// Athena's values where Diwan's differ on purpose.
  mutating func restoreAthenaDefaults() {
    self[.athenaCompatibility] = 1
    self[.forceProximity] = 0
    self[.cooperationRelationshipLimit] = 1
    self[.combatLethality] = 1
  }
}

/// Parameters that the weekly loop reads, out of the dictionary's way.
struct WeeklyParameters: Sendable {
  /// Reproduce Athena's defects.
  let reproducesAthena: Bool
  let forcePopulation, forceMood, forceProximity, forceVolatility: Double
  let crimeSuppressible, crimeEnmity: Double
  let supportVerticalMinimum, supportMinimum: Double
  let controlThreshold, controlMargin: Double
  let controlMinimumWeeks: Int
  let moodThreshold: Double
  let casualtyReference: Double
  let ownerCompliance: Double
  let gainSatisfaction, gainHorizontal, gainVertical, gainCooperation: Double
  let combat: CombatParameters
  // MARK: Information, consumption
  let commonGround, unemploymentReaction: Double

  init(_ parameters: Parameters) {
    reproducesAthena = parameters[.athenaCompatibility] >= 0.5
    forcePopulation = parameters[.forcePopulation]
    forceMood = parameters[.forceMood]
    forceProximity = parameters[.forceProximity]
    forceVolatility = parameters[.forceVolatility]
    crimeSuppressible = parameters[.crimeSuppressible]
    crimeEnmity = -parameters[.crimeRelationship]
    supportVerticalMinimum = parameters[.supportVerticalMinimum]
    supportMinimum = parameters[.supportMinimum]
    controlThreshold = parameters[.controlThreshold]
    controlMargin = parameters[.controlMargin]
    controlMinimumWeeks = Int(parameters[.controlMinimumWeeks])
    moodThreshold = parameters[.moodThreshold]
    casualtyReference = parameters[.casualtyReference]
    ownerCompliance = parameters[.ownerCompliance]
    gainSatisfaction = parameters[.gainSatisfaction]
    gainHorizontal = parameters[.gainHorizontal]
    gainVertical = parameters[.gainVertical]
    gainCooperation = parameters[.gainCooperation]
    combat = CombatParameters(parameters)
    commonGround = parameters[.affinityCommonGround]
    unemploymentReaction = parameters[.unemploymentReaction]
  }
}
