import Dossiers

/// Who joined what and why, who is detained, and who has fled.
struct PeopleState: Sendable {
  /// Motives of members, and those of whom none is known.
  static let motives = Movement.Motive.allCases.count

  /// movement × group: members who come from the group.
  var members: [Double] = []
  /// By movement: members from elsewhere.
  var strangers: [Double] = []
  /// movement × motive.
  var byMotive: [Double] = []
  /// By movement: joined so far.
  var recruits: [Double] = []
  /// movement × group: members from the group in detention.
  var imprisoned: [Double] = []
  /// By civilian group: bystanders in detention.
  var detained: [Double] = []
  /// By unit: people in detention.
  var captured: [Double] = []
  /// By civilian group and unit, this week: bystanders taken by whom.
  var taken: [Double] = []
  var tookAny = false
  /// By route: people who went that way and have not returned.
  var displaced: [Double] = []

  init() {}

  init(movements: Int, routes: Int, _ structure: Structure) {
    let groups = structure.civilianCount
    func zeros(_ count: Int) -> [Double] { Array(repeating: 0, count: count) }
    members = zeros(movements * groups)
    imprisoned = members
    strangers = zeros(movements)
    byMotive = zeros(movements * PeopleState.motives)
    recruits = zeros(movements)
    detained = zeros(groups)
    captured = zeros(structure.unitCount)
    taken = zeros(groups * structure.forceCount)
    displaced = zeros(routes)
  }

  /// Visits everything that later weeks depend on, if any of it is used.
  func visit(_ body: (UInt64) -> Void) {
    for table in [members, imprisoned, strangers, byMotive, displaced] { for value in table { body(value.bitPattern) } }
    for table in [detained, captured] { for value in table where value != 0 { body(value.bitPattern) } }
  }

  /// Members of a movement.
  func membership(_ movement: Int, groups: Int) -> Double {
    var sum = strangers[movement]
    for group in 0..<groups { sum += members[movement * groups + group] }
    return sum
  }

  /// Takes people out of the books of a movement by motive, alike.
  mutating func forget(_ people: Double, of movement: Int, groups: Int) {
    let all = membership(movement, groups: groups)
    guard all > 0 else { return }
    for motive in 0..<PeopleState.motives { byMotive[movement * PeopleState.motives + motive] *= 1 - people / all }
  }

  /// Takes a share of all members out of the books of a movement, as losses that do not ask who they hit.
  mutating func scale(_ movement: Int, groups: Int, by factor: Double) {
    for group in 0..<groups { members[movement * groups + group] *= factor }
    strangers[movement] *= factor
    for motive in 0..<PeopleState.motives { byMotive[movement * PeopleState.motives + motive] *= factor }
  }
}
