import Dossiers
import Politics

/// Parliaments, lists and bills, with names resolved and in the order of their ids, so that the order in which a dossier
/// writes them decides nothing.
struct DecisionsBlueprint: Sendable {
  struct List: Sendable {
    let id: String
    let parliament: Int
    let seats: NumberID
    let discipline, leverage, attendance: NumberID?
    /// The patron, and the ties through which it has leverage.
    let patron: String?
    let patronTies: [Int]
    let boycotts: Bool
    /// The simulated actor whose relationship with a group makes the group vote for it; −1: none.
    let actor: Int
    /// The simulated actor that shares in what members of the government get; −1: none.
    let purse: Int
    /// By civilian group who may vote for it: the share; nil: by attitude.
    let voters: [(group: Int, share: NumberID?)]
    /// `member-of` from the list to the government; −1: there is none.
    let membership: Int
    /// The tie of its leader to the office, and the others' that end; −1: there is no office.
    let office: Int
    let officeEnds: [Int]
  }

  struct Parliament: Sendable {
    let id: String
    /// Positions among all lists.
    let lists: Range<Int>
    /// −1: none.
    let government: Int
    let majority: CompiledMajority
    let quorum: CompiledQuorum
    let formation: CompiledFormation
    let elections: CompiledElections?
  }

  struct Bill: Sendable {
    struct Version: Sendable {
      let share: NumberID?
      let enacts, repeals: [Int]
    }
    struct Stance: Sendable {
      let position: NumberID
      let salience: NumberID?
    }
    let id: String
    let parliament: Int
    /// The scale.
    let low, high: Double
    let position, statusQuo: NumberID
    let by, gatekeeper: Stance?
    let defeat: NumberID?
    /// The bill itself first.
    let versions: [Version]
    /// By list of the parliament; nil: it has no position, and no seats.
    let stances: [Stance?]
    let whips: [NumberID?]
    /// By list: what its patron wants, if the bill or the issue says.
    let patronLines: [NumberID?]
    let patronStances: [Stance?]
    let majority: CompiledMajority
    let quorum: CompiledQuorum
    /// Where the payments to the lists of its parliament begin in the state.
    var payments = 0
    /// Whether some expression asks how likely it is to pass.
    var asksPassage = false
  }

  var parliaments: [Parliament] = []
  var lists: [List] = []
  var bills: [Bill] = []
  /// Places in the state for payments: bills × lists of their parliament.
  var paymentCount = 0

  var isEmpty: Bool { parliaments.isEmpty }
}

/// A majority, resolved but for its number.
enum CompiledMajority: Sendable {
  case rule(PassageRule.Majority)
  case members(NumberID)
}

/// A quorum, resolved but for its number.
enum CompiledQuorum: Sendable {
  case rule(PassageRule.Quorum)
  case members(NumberID)
}

/// How governments are formed, with lists as positions in their parliament.
struct CompiledFormation: Sendable {
  struct Camp: Sendable {
    let name: String
    let lists: [Int]
    let least, share: NumberID?
  }
  struct Merger: Sendable {
    let lists: [Int]
    let chance: NumberID?
  }
  var majority: CompiledMajority = .rule(.ofMembers)
  var quorum: CompiledQuorum = .rule(.none)
  var formateur: Dossiers.Parliament.Formation.Formateur = .largestList
  var order: [Int] = []
  var mergers: [Merger] = []
  var vetoes: [Int] = []
  var camps: [Camp] = []
  var incumbents: [Int] = []
  var isFormed = true
  var excludes: [VotingGame.Pair] = []
  var endorsements: [(list: Int, strength: NumberID)] = []
  /// By dimension: the scale, its weight and each list's position.
  var dimensions: [(low: Double, high: Double, weight: NumberID?, positions: [NumberID])] = []
  var allowsMinority = false
  var parameters: [(Dossiers.Parliament.Formation.Parameter, NumberID)] = []
  var spoils: NumberID?
}

/// How members are elected.
struct CompiledElections: Sendable {
  struct District: Sendable {
    let name: String
    let seats: NumberID
    let groups: [Int]
  }
  struct Reserved: Sendable {
    let name: String
    let seats: NumberID
    /// Positions in the parliament.
    let lists: [Int]
  }
  let weeks: [Int]
  let method: Dossiers.Parliament.Elections.Method
  let firstDivisor, threshold, districtThreshold, compensatory: NumberID?
  let districts: [District]
  let reserved: [Reserved]
}

/// An action in a parliament, with names resolved.
enum CompiledDecision: Sendable {
  case vote(bill: Int, isDischarged: Bool)
  case elect(parliament: Int)
  case form(parliament: Int)
  case boycott(list: Int, ends: Bool)
  /// Places in the state.
  case payment(places: [Int], bill: Int, amount: NumberID)
}
