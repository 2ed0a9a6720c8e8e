import Dossiers

/// What groups make of what they can buy, of poverty and of unemployment.
///
/// Off unless a dossier declares poverty, changes consumption, or sets `unemployment-reaction`.
/// See Guides/Consumption.md.
struct Consumption: Sendable {
  struct Livelihoods {
    /// By civilian group: what it can buy, where 1 is what it could buy at the start; and what it expects.
    var level: [Double] = []
    var expected: [Double] = []
    /// 0…1
    var poverty: [Double] = []
    /// Whether the rule applies to it.
    var isModelled: [Bool] = []
    var isEmpty = true
  }

  static let rise = 0.5
  static let fall = 0.25
  static let gain = 3.0
  static let poverty = ZCurve(0, 0.05, 1, 1)
  static let unemployment = ZCurve(0, 5, 15, 2)
  /// Athena's share in poverty while its economy is switched off.
  static let athenaPoverty = 0.1

  let structure: Structure
  let parameters: WeeklyParameters
  let isSubsistence: [Bool]

  /// - Parameter poverty: share in poverty by civilian group; nil: not modelled.
  func start(_ poverty: [Double?]) -> Livelihoods {
    var declared = poverty
    if parameters.reproducesAthena {
      for group in declared.indices where !isSubsistence[group] && declared[group] == nil {
        declared[group] = Consumption.athenaPoverty
      }
    }
    return Livelihoods(
      level: Array(repeating: 1, count: declared.count), expected: Array(repeating: 1, count: declared.count),
      poverty: declared.map { $0 ?? 0 }, isModelled: declared.map { $0 != nil },
      isEmpty: declared.allSatisfy { $0 == nil })
  }

  func advance(_ state: inout State) {
    if !state.livelihoods.isEmpty { consume(&state) }
    if parameters.unemploymentReaction > 0 { assessUnemployment(&state) }
  }

  private func consume(_ state: inout State) {
    for group in 0..<structure.civilianCount where state.livelihoods.isModelled[group] && !isSubsistence[group] {
      let (level, last) = (state.livelihoods.level[group], state.livelihoods.expected[group])
      let expected = last + (level >= last ? Consumption.rise : Consumption.fall) * (level - last)
      state.livelihoods.expected[group] = expected
      if state.population[group] == 0 { continue }
      react(
        group, surprise: surprise(level: level, expected: expected),
        hardship: hardship(state.livelihoods.poverty[group]),
        &state)
    }
  }

  /// How far a group can buy more than it expects, at most 3.
  func surprise(level: Double, expected: Double) -> Double {
    let factor = Consumption.gain * (expected == 0 ? (level > 0 ? 1 : 0) : min(1, (level - expected) / expected))
    return parameters.reproducesAthena ? (factor * 10).rounded(.toNearestOrEven) / 10 : factor
  }

  /// How much poverty weighs, 0…1.
  func hardship(_ poverty: Double) -> Double {
    let weight = Consumption.poverty(poverty)
    return parameters.reproducesAthena ? (weight * 100).rounded(.toNearestOrEven) / 100 : weight
  }

  private func react(_ group: Int, surprise: Double, hardship: Double, _ state: inout State) {
    typealias M = Magnitude
    let driver = Attitudes.Driver(id: Int32(truncatingIfNeeded: group), cause: Cause.consumption)
    let points: SIMD4<Double> = [
      surprise * M.s - hardship * M.s, 0, 0, surprise * M.m - hardship * M.m,
    ]
    state.attitudes.affectSatisfaction(
      of: CivilianID(group), by: points * parameters.gainSatisfaction, spread: Attitudes.Spread(), driver, .transient)
    let controller = state.controller[structure.home[group]]
    // Nobody thanks a government for plenty; where there is hardship it is blamed, and more if things got worse.
    guard controller >= 0, hardship > 0 else { return }
    let blame = min(0, surprise) * M.l - hardship * M.s
    state.attitudes.affectVertical(
      GroupID(group), ActorID(controller), by: blame * parameters.gainVertical, driver, .transient)
  }

  private func assessUnemployment(_ state: inout State) {
    typealias M = Magnitude
    for place in 0..<structure.placeCount {
      let driver = Attitudes.Driver(id: Int32(truncatingIfNeeded: place), cause: Cause.unemployment)
      var (people, idle) = (0.0, 0.0)
      for group in structure.residents[place] {
        people += state.population[group]
        idle += state.population[group] * state.unemployment[group]
      }
      guard people > 0 else { continue }
      let weight = Consumption.unemployment(idle / people) * parameters.unemploymentReaction
      guard weight > 0 else { continue }
      for group in structure.residents[place] where state.population[group] > 0 {
        state.attitudes.affectSatisfaction(
          of: CivilianID(group), by: SIMD4(-weight * M.s, -weight * M.m, 0, 0) * parameters.gainSatisfaction,
          spread: Attitudes.Spread(here: 1, near: 0.2, far: 0), driver, .transient)
      }
    }
  }
}

extension State {
  /// What civilian groups can buy changes; what is left out stays.
  mutating func provide(_ groups: [Int], level: Double?, poverty: Double?) {
    for group in groups {
      if let level { livelihoods.level[group] = level }
      if let poverty { livelihoods.poverty[group] = poverty }
      livelihoods.isModelled[group] = true
    }
    livelihoods.isEmpty = false
  }
}

extension Consumption {
  init(model: Model) {
    self.init(
      structure: model.structure, parameters: model.parameters,
      isSubsistence: model.blueprint.situations.isSubsistence)
  }
}
