/// What actors have, and who is where only for the time being.
struct Holdings {
  /// By actor: money at hand, put aside, given to it this week, and spent and lapsed so far.
  var cash: [Double]
  var savings: [Double]
  var gifts: [Double]
  var spent: [Double]
  var lapsed: [Double]
  /// Station action × place: people sent there when it last acted.
  var standing: [Double]
  /// By station action: the week in which it last acted; −2 never.
  var standingSince: [Int]
  /// place × unit: people who returned to the reserve this week and have not been stationed again.
  var recalled: [Double]
  /// By activity: the first place × unit, in the order of places, that was ever assigned to it; −1 none.
  /// Only Athena asks.
  var firstAssigned: [Int]
  /// People of one civilian group who become members of another at the end of the week's blocks.
  struct Flow {
    let from: Int
    let to: Int
    let people: Double
  }
  var flows: [Flow] = []
  /// Deaths that blocks ask for and that come later in the week: which action of which block.
  struct Deaths {
    let block: Int
    let position: Int
  }
  var deaths: [Deaths] = []
  /// By civilian group: people beyond the whole number, from growth and flows; −0.5…0.5.
  var fraction: [Double]
  /// Scratch, by civilian group: deaths of the action at hand.
  var lastDead: [Double]

  init(actors: Int, civilians: Int, units: Int, places: Int, stations: Int) {
    func zeros(_ count: Int) -> [Double] { Array(repeating: 0, count: count) }
    cash = zeros(actors)
    savings = zeros(actors)
    gifts = zeros(actors)
    spent = zeros(actors)
    lapsed = zeros(actors)
    standing = zeros(stations * places)
    recalled = zeros(places * units)
    standingSince = Array(repeating: -2, count: stations)
    firstAssigned = Array(repeating: -1, count: State.activityCount)
    fraction = zeros(civilians)
    lastDead = zeros(civilians)
  }
}

/// The money and the pools of people that a dossier describes, as numbers of it.
struct MeansBlueprint: Sendable {
  /// By actor.
  var budgets: [NumberID?] = []
  var incomes: [NumberID?] = []
  var cash: [NumberID?] = []
  var savings: [NumberID?] = []
  /// By unit.
  var reserves: [NumberID?] = []
  var costs: [NumberID?] = []
  /// By civilian group: percent a year.
  var growth: [NumberID?] = []
  /// How many `station` actions there are.
  var stations = 0
  /// Units that some action stations.
  var stationed: [Int] = []
  /// Whether there is any money, any growth, and any block that needs means.
  var usesMoney = false
  var hasGrowth = false
  var isUsed = false
}

/// What is left to the blocks of a week, and what one of them has been granted: scratch that lasts.
struct Coffer {
  /// By actor.
  var cash: [Double] = []
  var savings: [Double] = []
  /// By unit: not deployed; all who belong to it.
  var reserve: [Double] = []
  var mobilised: [Double] = []
  /// place × unit: deployed, with nothing in particular to do.
  var unassigned: [Double] = []
  /// By position in the block: whether it cannot be done, and with how much it is.
  var isRefused: [Bool] = []
  var granted: [Double] = []
  /// Station action × place: people granted.
  var division: [Double] = []
  /// Places that an action is about.
  var places: [Int] = []

  init() {}

  init(_ blueprint: Blueprint) {
    guard blueprint.means.isUsed else { return }
    let structure = blueprint.structure
    func zeros(_ count: Int) -> [Double] { Array(repeating: 0, count: count) }
    cash = zeros(structure.actorCount)
    savings = cash
    reserve = zeros(structure.unitCount)
    mobilised = reserve
    unassigned = zeros(structure.placeCount * structure.unitCount)
    let longest = blueprint.blocks.map(\.actions.count).max() ?? 0
    isRefused = Array(repeating: false, count: longest)
    granted = zeros(longest)
    division = zeros(blueprint.means.stations * structure.placeCount)
    places.reserveCapacity(structure.placeCount)
  }

  /// Counts anew what there is.
  mutating func fill(_ state: borrowing State) {
    let units = reserve.count
    for actor in cash.indices {
      cash[actor] = max(0, state.holdings.cash[actor])
      savings[actor] = max(0, state.holdings.savings[actor])
    }
    for unit in 0..<units {
      reserve[unit] = state.reserve[unit]
      mobilised[unit] = state.reserve[unit]
    }
    var slot = 0
    while slot < unassigned.count {
      for unit in 0..<units {
        mobilised[unit] += state.present[slot + unit]
        unassigned[slot + unit] = state.assigned[(slot + unit) * State.activityCount]
      }
      slot += units
    }
  }
}
