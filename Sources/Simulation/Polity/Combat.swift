/// The part of a state that violence needs: the week's orders, and what is carried on.
///
/// Orders last a week. Their storage is kept, so that a week allocates nothing once it has grown.
struct Combat: Sendable {
  /// How a force behaves in a fight.
  enum Posture: Int, Sendable { case attack, defend, withdraw }

  /// Orders to a force about an enemy in a place.
  struct Engagement: Sendable {
    let place: Int
    let unit: Int
    let enemy: Int
    let attacks: Bool
    /// Ratios of strength.
    let defendBelow: Double
    let withdrawBelow: Double
    /// What is left of the force's effect, 0…1.
    let restraint: Double
  }

  /// One side of a battle.
  struct Side: Sendable {
    let unit: Int
    let attacks: Bool
    let restraint: Double
    /// Ratios of its people to the enemy's at which it stops attacking, and withdraws.
    var defendBelow: Double
    var withdrawBelow: Double
    /// Strength of one person, with help from the air.
    let strength: Double
    /// People who fight in this battle, before it and now.
    var committed = 0.0
    var people = 0.0
    var start = Posture.defend
    var posture = Posture.defend
    var lost = 0.0
    /// It has stepped back this week and does not step forward again.
    var isSpent = false
  }

  /// Two forces that fight in a place; the first has the lower position.
  struct Battle: Sendable {
    let place: Int
    var first: Side
    var second: Side
    var hours: Double
    /// Civilians killed by each side in the place, in all its battles.
    var firstHarm = 0.0
    var secondHarm = 0.0
  }

  struct AirSupport: Sendable {
    let order: OrderID
    let unit: Int
    let place: Int
    let factor: Double
  }

  struct Siege: Sendable {
    let unit: Int
    let place: Int
    /// The force that it cuts off; −1: residents only.
    let besieged: Int
    /// Shares per week, once stores are used up.
    let deaths: Double
    let losses: Double
    let stores: Double
    /// The force is near enough to cut the place off.
    var holds = false
  }

  struct Campaign: Sendable {
    /// Position among all campaigns of the dossier.
    let index: Int
    let unit: Int
    let place: Int
  }

  // MARK: Orders of the week

  var engagements: [Engagement] = []
  var hidden: [(unit: Int, place: Int)] = []
  var airSupport: [AirSupport] = []
  var sieges: [Siege] = []
  var campaigns: [Campaign] = []

  // MARK: What happened in the last week

  var battles: [Battle] = []
  /// By place: attacks of campaigns; and whether there may be any.
  var attacks: [Double]
  var sawAttacks = false
  /// By civilian group.
  var deathsThisWeek: [Double]

  // MARK: What is carried on

  /// Sieges of the last week that took hold, by the force cut off (−1: residents): they hamper movement
  /// until the next.
  var standing: [(unit: Int, place: Int)] = []
  /// By place: weeks that it has been cut off.
  var besiegedWeeks: [Double]
  /// By force: killed in battles, sieges and attacks so far.
  var killed: [Double]
  /// place × force, and by civilian group: parts of people, until they make a whole one.
  var lossRemainders: [Double]
  var deathRemainders: [Double]

  /// Scratch: place × force, civilians killed.
  var caused: [Double]
  /// Scratch, by civilian group: people before anybody was killed.
  var sizes: [Double]
  /// Scratch, by place: it is cut off this week.
  var isCutOff: [Bool]

  private let forces: Int

  init(_ structure: Structure) {
    func zeros(_ count: Int) -> [Double] { Array(repeating: 0, count: count) }
    forces = structure.forceCount
    attacks = zeros(structure.placeCount)
    deathsThisWeek = zeros(structure.civilianCount)
    besiegedWeeks = zeros(structure.placeCount)
    killed = zeros(structure.forceCount)
    lossRemainders = zeros(structure.placeCount * structure.forceCount)
    deathRemainders = zeros(structure.civilianCount)
    caused = zeros(structure.placeCount * structure.forceCount)
    sizes = zeros(structure.civilianCount)
    isCutOff = Array(repeating: false, count: structure.placeCount)
  }

  /// Forgets last week's orders.
  mutating func beginWeek() {
    if !engagements.isEmpty { engagements.removeAll(keepingCapacity: true) }
    if !hidden.isEmpty { hidden.removeAll(keepingCapacity: true) }
    if !airSupport.isEmpty { airSupport.removeAll(keepingCapacity: true) }
    if !sieges.isEmpty { sieges.removeAll(keepingCapacity: true) }
    if !campaigns.isEmpty { campaigns.removeAll(keepingCapacity: true) }
  }

  mutating func endWeek(deaths: [Double]) {
    for group in deaths.indices { deathsThisWeek[group] = deaths[group] }
  }

  /// Adds an order to fight; earlier ones about the same enemy outweigh it, and a hidden force does not attack.
  mutating func add(_ order: Engagement) {
    if order.attacks, isHidden(order.unit, in: order.place) { return }
    if self.order(of: order.unit, against: order.enemy, in: order.place) != nil { return }
    engagements.append(order)
  }

  /// Hides a force, unless it has been ordered to attack there.
  mutating func hide(_ unit: Int, in place: Int) {
    for order in engagements where order.attacks && order.unit == unit && order.place == place { return }
    if !isHidden(unit, in: place) { hidden.append((unit, place)) }
  }

  func order(of unit: Int, against enemy: Int, in place: Int) -> Engagement? {
    for order in engagements where order.unit == unit && order.enemy == enemy && order.place == place {
      return order
    }
    return nil
  }

  func isHidden(_ unit: Int, in place: Int) -> Bool {
    for entry in hidden where entry.unit == unit && entry.place == place { return true }
    return false
  }

  /// By what help from the air multiplies a force's strength; the strongest help counts.
  func support(of unit: Int, in place: Int) -> Double {
    var factor = 1.0
    for entry in airSupport where entry.unit == unit && entry.place == place { factor = max(factor, entry.factor) }
    return factor
  }

  /// Whether a standing siege keeps a force from going from one place (or the reserve) to another.
  func cutsOff(_ unit: Int, from: Int?, to: Int?) -> Bool {
    guard from != to else { return false }
    for entry in standing where entry.unit == unit && (entry.place == from || entry.place == to) { return true }
    return false
  }

  /// What later weeks depend on, for a digest; nothing where there was no violence.
  func visit(_ add: (UInt64) -> Void) {
    for value in lossRemainders where value != 0 { add(value.bitPattern) }
    for value in deathRemainders where value != 0 { add(value.bitPattern) }
    for value in besiegedWeeks where value != 0 { add(value.bitPattern) }
    for value in killed where value != 0 { add(value.bitPattern) }
    for entry in standing { add(UInt64(truncatingIfNeeded: entry.place << 20 | entry.unit)) }
  }
}

extension State {
  /// Removes people of a force who were killed in a place, in whole people; parts wait until they are one.
  ///
  /// - Returns: how many.
  @discardableResult
  mutating func fall(_ people: Double, unit: Int, in place: Int) -> Double {
    let slot = place * combat.killed.count + unit
    let due = people + combat.lossRemainders[slot]
    let whole = min(due.rounded(.down), present[place * unitCount + unit])
    combat.lossRemainders[slot] = due - due.rounded(.down)
    guard whole > 0 else { return 0 }
    ledger.charge(to: ledger.cause, source: place)
    remove(whole, unit: unit, from: place)
    lose(whole, unit: unit)
    combat.killed[unit] += whole
    return whole
  }
}
