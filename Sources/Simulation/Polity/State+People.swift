/// Moving and losing people, so that every mechanism keeps the same books: `present` is the sum of
/// `assigned` over activities, nobody is lost without being counted, and the ledger knows who did it:
/// whoever moves people says so first with `ledger.charge`.
extension State {
  /// How many forces and organisations there are.
  var unitCount: Int { reserve.count }

  /// Adds people of a unit to a place. The caller has taken them from somewhere.
  mutating func place(_ people: Double, unit: Int, in place: Int, activity: Int) {
    let slot = place * unitCount + unit
    present[slot] += people
    assigned[slot * State.activityCount + activity] += people
    ledger.record(.present, slot, people)
  }

  /// Takes people of a unit out of a place, from its activities in proportion, in whole people.
  mutating func remove(_ people: Double, unit: Int, from place: Int) {
    let slot = place * unitCount + unit
    var (left, there) = (people, present[slot])
    present[slot] -= people
    ledger.record(.present, slot, -people)
    for activity in slot * State.activityCount..<(slot + 1) * State.activityCount where there > 0 {
      let busy = assigned[activity]
      let taken = min(busy, (left * busy / there).rounded())
      assigned[activity] -= taken
      left -= taken
      there -= busy
    }
  }

  /// Adds people to a unit's reserve, or takes them out of it. The caller has them from somewhere.
  mutating func addToReserve(_ people: Double, unit: Int) {
    reserve[unit] += people
    ledger.record(.reserve, unit, people)
  }

  /// Counts people of a unit as lost. The caller has taken them from somewhere.
  mutating func lose(_ people: Double, unit: Int) {
    losses[unit] += people
    ledger.record(.losses, unit, people)
  }

  /// Civilian deaths of the week; who is blamed is the caller's to say.
  mutating func kill(_ people: Double, of group: Int) {
    population[group] -= people
    casualties[group] += people
    deaths[group] += people
    ledger.record(.population, group, -people)
    ledger.record(.casualties, group, people)
  }
}
