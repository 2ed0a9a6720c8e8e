/// Who supports whom, how strongly, and the influence that follows.
///
/// People and personnel support the actors they like, as far as they are secure; actors may pass
/// their support on. See Guides/Support.md.
struct Support: Sendable {
  let structure: Structure
  let parameters: WeeklyParameters

  /// How far insecurity silences support.
  static let voice = ZCurve(0, -25, 25, 1)

  /// - Parameter places: where it is assessed; by default everywhere.
  func advance(_ state: inout State, in places: Range<Int>? = nil) {
    let (civilians, units) = (structure.civilianCount, structure.unitCount)
    let actors = structure.actorCount
    for place in places ?? 0..<structure.placeCount {
      var everybody = 0.0
      for group in structure.residents[place] { everybody += state.population[group] }
      for unit in 0..<units { everybody += state.present[place * units + unit] }
      let first = place * actors
      for actor in first..<first + actors {
        state.directSupport[actor] = 0
        state.support[actor] = 0
        state.influence[actor] = 0
      }
      guard everybody > 0 else { continue }
      for group in structure.residents[place] {
        add(&state, place, group, share: state.population[group] / everybody)
      }
      for unit in 0..<units where state.present[place * units + unit] > 0 {
        add(&state, place, civilians + unit, share: state.present[place * units + unit] / everybody)
      }
      // Passed on once: whoever gives its support away keeps none of its own.
      for actor in 0..<actors where state.beneficiary[first + actor] >= 0 {
        state.support[first + state.beneficiary[first + actor]] += state.directSupport[first + actor]
      }
      var sum = 0.0
      for actor in first..<first + actors where state.support[actor] >= parameters.supportMinimum {
        sum += state.support[actor]
      }
      guard sum > 0 else { continue }
      for actor in first..<first + actors where state.support[actor] >= parameters.supportMinimum {
        state.influence[actor] = state.support[actor] / sum
      }
    }
  }

  private func add(_ state: inout State, _ place: Int, _ group: Int, share: Double) {
    let voice = Support.voice(state.security[place * structure.groupCount + group])
    guard voice > 0 else { return }
    let actors = structure.actorCount
    let row = state.attitudes.curve(GroupID(group), ActorID(0))
    for actor in 0..<actors {
      let relationship = state.attitudes.current[row + actor]
      if relationship >= parameters.supportVerticalMinimum {
        state.directSupport[place * actors + actor] += relationship * voice * share
      }
    }
  }
}
