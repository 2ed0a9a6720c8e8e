/// Civilian groups grow or shrink at a yearly rate. See Guides/PopulationGrowth.md.
struct PopulationGrowth: Sendable {
  let model: Model

  /// Weeks of a year, times a hundred percent.
  static let percentYears = 5200.0

  func advance(_ state: inout State) {
    guard model.blueprint.means.hasGrowth else { return }
    let means = model.blueprint.means
    for group in means.growth.indices {
      guard let rate = means.growth[group] else { continue }
      let exact = state.population[group] + state.holdings.fraction[group]
      state.adjust(group, by: exact * model[rate] / PopulationGrowth.percentYears)
    }
  }
}
