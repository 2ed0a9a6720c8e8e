/// Moving and losing people, so that every mechanism keeps the same books: `present` is the sum of
/// `assigned` over activities, and nobody is lost without being counted.
extension State {
  /// How many forces and organisations there are.
  var unitCount: Int { reserve.count }

  /// Adds people of a unit to a place. The caller has taken them from somewhere.
  mutating func place(_ people: Double, unit: Int, in place: Int, activity: Int) {
    let slot = place * unitCount + unit
    present[slot] += people
    assigned[slot * State.activityCount + activity] += people
  }

  /// Takes people of a unit out of a place, from its activities in proportion, in whole people.
  mutating func remove(_ people: Double, unit: Int, from place: Int) {
    let slot = place * unitCount + unit
    var (left, there) = (people, present[slot])
    present[slot] -= people
    for activity in slot * State.activityCount..<(slot + 1) * State.activityCount where there > 0 {
      let busy = assigned[activity]
      let taken = min(busy, (left * busy / there).rounded())
      assigned[activity] -= taken
      left -= taken
      there -= busy
    }
  }

  /// Civilian deaths of the week; who is blamed is the caller's to say.
  mutating func kill(_ people: Double, of group: Int) {
    population[group] -= people
    casualties[group] += people
    deaths[group] += people
  }
}
