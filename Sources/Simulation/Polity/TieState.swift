/// Ties as they stand in a week, and what they have made of actors and forces.
struct TieState: Sendable {
  /// By tie of the table.
  var holds: [Bool]
  /// By tie, 0…1; −1: as the kind's setting says.
  var strength: [Double]
  /// client × patron, 0…1.
  var dependence: [Double]
  /// By actor: what it lives on, as a share of what it is used to.
  var means: [Double]
  /// By actor: what it is used to, and the arms it is used to.
  var usualMeans: [Double]
  var usualArms: [Double]
  /// actor × topic, −1…1.
  var positions: [Double]
  /// By actor: how far its positions moved since relationships last followed.
  var moved: [Double]
  /// actor × actor: affinity of the first for the second.
  var affinity: [Double]
  /// By unit: the actor whose orders it follows, and how well it is armed; 1: as at the start.
  var commander: [Int]
  var armament: [Double]

  init(_ structure: Structure, ties: Int, topics: Int) {
    let (actors, units) = (structure.actorCount, structure.unitCount)
    func zeros(_ count: Int) -> [Double] { Array(repeating: 0, count: count) }
    holds = Array(repeating: false, count: ties)
    strength = Array(repeating: -1, count: ties)
    dependence = zeros(actors * actors)
    means = Array(repeating: 1, count: actors)
    usualMeans = means
    usualArms = zeros(actors)
    positions = zeros(actors * topics)
    moved = zeros(actors)
    affinity = zeros(actors * actors)
    commander = structure.owner
    armament = Array(repeating: 1, count: units)
  }

  /// How far a client does what a patron wants, 0…1: because it depends on it or because it agrees, less
  /// what patrons that stand against this one hold back. See Guides/Patronage.md.
  func obedience(of client: Int, to patron: Int) -> Double {
    if client == patron { return 1 }
    let actors = means.count
    let row = client * actors
    var obedience = 1 - (1 - dependence[row + patron]) * (1 - max(0, affinity[row + patron]))
    for rival in 0..<actors where rival != patron && rival != client {
      obedience *= 1 - dependence[row + rival] * max(0, -affinity[patron * actors + rival])
    }
    return obedience
  }

  /// Which share of a unit follows an actor's order, 0…1.
  func compliance(of unit: Int, with actor: Int, owner: Int, ownersShare: Double) -> Double {
    let commander = commander[unit]
    if actor < 0 || actor == commander { return 1 }
    let followed = obedience(of: commander, to: actor)
    return actor == owner ? max(followed, ownersShare) : followed
  }
}
