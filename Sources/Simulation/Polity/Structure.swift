import Dossiers

/// Who and where: what no future changes. Arrays run over dense identifiers.
struct Structure: Sendable {
  /// A list of lists in two flat arrays.
  struct Lists: Sendable {
    private let starts: [Int]
    private let items: [Int]

    init(_ lists: [[Int]]) {
      starts = lists.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
      items = lists.flatMap { $0 }
    }

    @inline(__always) subscript(_ index: Int) -> ArraySlice<Int> { items[starts[index]..<starts[index + 1]] }
  }

  let placeCount: Int
  let civilianCount: Int
  let forceCount: Int
  let organisationCount: Int
  let actorCount: Int
  /// By civilian group.
  let home: [Int]
  /// By place: its civilian groups.
  let residents: Lists
  /// By place.
  let neighbours: Lists
  /// By place: 0 isolated, 1 rural, 2 suburban, 3 urban.
  let urbanisation: [Int]
  /// By pair of civilian groups, receiver first: 0 here, 1 near, 2 far, 3 remote.
  let proximity: [UInt8]
  /// By unit: the actor it belongs to.
  let owner: [Int]
  /// By unit: force of one person.
  let unitForce: [Double]
  /// By unit: how well it suppresses crime, training times suitability; 0 for organisations.
  let lawEnforcement: [Double]
  /// By unit: how far it follows an ordered stance, 0…1.
  let discipline: [Double]
  /// By group: 0.3 apathetic, 1 average, 1.5 aggressive.
  let demeanour: [Double]
  /// By civilian group: share of criminals by percent unemployed.
  let crime: [ZCurve]
  /// Of the forces, in combat.
  var arms: [Arms] = []

  /// By movement: the unit that people join; by route of flight: the group that flees.
  var movementUnits: [Int] = []
  var routeOrigins: [Int] = []

  var unitCount: Int { forceCount + organisationCount }
  var groupCount: Int { civilianCount + unitCount }

  static func demeanour(_ demeanour: Demeanour) -> Double {
    switch demeanour {
    case .apathetic: 0.3
    case .average: 1
    case .aggressive: 1.5
    }
  }

  static func crime(_ demeanour: Demeanour) -> ZCurve {
    switch demeanour {
    case .apathetic: ZCurve(0.03, 4, 20, 0.10)
    case .average: ZCurve(0.04, 4, 20, 0.15)
    case .aggressive: ZCurve(0.05, 4, 20, 0.20)
    }
  }

  static func force(_ type: Group.ForceType) -> Double {
    switch type {
    case .regular: 25
    case .paramilitary: 15
    case .police: 10
    case .irregular: 20
    case .criminal: 8
    }
  }

  static func force(_ type: Group.OrganisationType) -> Double { type == .contractor ? 2 : 0 }

  static func lawEnforcement(_ type: Group.ForceType, _ training: Group.Training) -> Double {
    let suitability: Double =
      switch type {
      case .police: 1
      case .regular: 0.8
      case .paramilitary, .criminal: 0.6
      case .irregular: 0.3
      }
    let efficiency: Double =
      switch training {
      case .proficient: 1.2
      case .full: 0.9
      case .partial: 0.7
      case .none: 0.4
      }
    return suitability * efficiency
  }

  static func discipline(_ training: Group.Training) -> Double {
    switch training {
    case .proficient: 1
    case .full: 0.9
    case .partial: 0.7
    case .none: 0.4
    }
  }
}
