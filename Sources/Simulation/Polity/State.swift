/// What changes from week to week, as flat arrays over dense identifiers.
///
/// Tables are row-major: `place × group` means `place * groupCount + group`.
struct State {
  /// An order to a force to behave towards a group as if it felt so; lasts the week.
  struct Stance {
    let unit: Int
    let group: Int
    /// −1: everywhere.
    let place: Int
    let value: Double
  }

  /// Activities of deployed people, in the order of `Activity.allCases`.
  static let activityCount = 16

  var week = 0
  /// What changes what; off unless asked for.
  var ledger = Ledger()
  var attitudes: Attitudes
  var ties: TieState
  var folk = PeopleState()
  /// By civilian group: saliency by concern, concern-major.
  var saliency: [Double]
  /// By civilian group: people.
  var population: [Double]
  /// By civilian group: percent unemployed.
  var unemployment: [Double]
  /// place × unit × activity: people.
  var assigned: [Double]
  /// place × unit: people.
  var present: [Double]
  /// By unit: people not deployed.
  var reserve: [Double]
  /// By unit: people who left so far.
  var losses: [Double]
  /// By civilian group: deaths so far.
  var casualties: [Double]
  /// By civilian group: deaths this week; and civilian × force: those that a force is blamed for.
  var deaths: [Double]
  var blame: [Double]
  var stances: [Stance] = []
  /// Orders for fighting, and what it leaves behind.
  var combat: Combat

  /// By civilian group, −100…100.
  var mood: [Double]
  /// By civilian group: mood when control of its place last changed.
  var moodAtControl: [Double]

  /// place × group: force, and its lawful and criminal parts.
  var ownForce: [Double]
  var lawfulForce: [Double]
  var criminalForce: [Double]
  /// place × group: force of friends and enemies in the place.
  var friends: [Double]
  var enemies: [Double]
  /// place × group: −100…100; 0 for groups that are not there.
  var security: [Double]
  /// By place: share of suppressible crime that is suppressed, 0…1.
  var suppression: [Double]
  /// By place: residents, at the week's assessment of security.
  var people: [Double]
  /// Scratch, by group: the relationships that a group shows in a place.
  var shown: [Double]
  /// Scratch, by actor: what a group feels about each.
  var feelings: [Double]
  var totalForce: [Double]
  var volatility: [Double]
  /// By place: of its residents, weighted by population.
  var placeSecurity: [Double]

  /// place × actor: whom the actor gives its support to this week, and unless ordered otherwise; −1 nobody.
  var beneficiary: [Int]
  var defaultBeneficiary: [Int]
  var directSupport: [Double]
  var support: [Double]
  var influence: [Double]
  /// By place: who controls it; −1 nobody.
  var controller: [Int]
  /// By place: the week of the last change of control; −1000 before the start.
  var controlledSince: [Int]

  // MARK: Means
  var holdings: Holdings

  var politics = DecisionsState()

  // MARK: Information, services, situations, events, consumption
  var information = Information.Traffic()
  var services = Services.Levels()
  var situations: Situations.Board
  var events: [Events.Event] = []
  var livelihoods = Consumption.Livelihoods()

  init(_ structure: Structure, attitudes: Attitudes, ties: TieState? = nil, stations: Int = 0) {
    let (places, groups, units) = (structure.placeCount, structure.groupCount, structure.unitCount)
    let (civilians, actors) = (structure.civilianCount, structure.actorCount)
    func zeros(_ count: Int) -> [Double] { Array(repeating: 0, count: count) }
    self.attitudes = attitudes
    self.ties = ties ?? TieState(structure, ties: 0, topics: 0)
    saliency = Array(repeating: 1, count: civilians * 4)
    population = zeros(civilians)
    unemployment = zeros(civilians)
    assigned = zeros(places * units * State.activityCount)
    present = zeros(places * units)
    reserve = zeros(units)
    losses = zeros(units)
    casualties = zeros(civilians)
    deaths = zeros(civilians)
    blame = zeros(civilians * structure.forceCount)
    combat = Combat(structure)
    mood = zeros(civilians)
    moodAtControl = zeros(civilians)
    ownForce = zeros(places * groups)
    lawfulForce = zeros(places * groups)
    criminalForce = zeros(places * groups)
    friends = zeros(places * groups)
    enemies = zeros(places * groups)
    security = zeros(places * groups)
    suppression = zeros(places)
    people = zeros(places)
    shown = zeros(groups)
    feelings = zeros(actors)
    totalForce = zeros(places)
    volatility = zeros(places)
    placeSecurity = zeros(places)
    beneficiary = (0..<places).flatMap { _ in 0..<actors }
    defaultBeneficiary = beneficiary
    directSupport = zeros(places * actors)
    support = zeros(places * actors)
    influence = zeros(places * actors)
    controller = Array(repeating: -1, count: places)
    controlledSince = Array(repeating: -1000, count: places)
    holdings = Holdings(
      actors: actors, civilians: civilians, units: units, places: places, stations: stations)
    situations = Situations.Board(places: places)
  }
}

extension State {
  /// A civilian group's satisfaction summed over concerns by saliency, and the sum of the saliencies:
  /// their quotient is its mood.
  @inline(__always) func moodTerms(_ group: Int) -> (sum: Double, weight: Double) {
    let civilians = population.count
    var (sum, weight) = (0.0, 0.0)
    for concern in 0..<4 {
      let index = concern * civilians + group
      sum += saliency[index] * attitudes.current[index]
      weight += saliency[index]
    }
    return (sum, weight)
  }

  /// A civilian group's mood at the present attitudes, −100…100.
  func presentMood(_ group: Int) -> Double {
    let (sum, weight) = moodTerms(group)
    return weight == 0 ? 0 : sum / weight
  }
}
