import Dossiers

/// An entry of a strategy, a hazard or a course of action, with names resolved.
struct CompiledBlock: Sendable {
  enum Amount: Sendable {
    case personnel(NumberID)
    case share(NumberID)
    case all
  }

  struct Input: Sendable {
    let points: NumberID
    let lasting: Attitudes.Lasting
    let near: NumberID?
    let far: NumberID?
    var here: NumberID? = nil
    /// Of the first block that gives a cause of that name; nil: the block's own.
    var cause: Int32? = nil
    static let nothing = Input(points: NumberID(0), lasting: .transient, near: nil, far: nil)
  }

  enum Action: Sendable {
    /// Without `from`: out of the reserve.
    case deploy(unit: Int, to: Int, from: Int?, amount: Amount, activity: Int)
    case withdraw(unit: Int, from: Int, amount: Amount)
    /// Without a place: to the reserve.
    case mobilize(unit: Int, place: Int?, personnel: NumberID, activity: Int)
    /// Without a place: wherever they are.
    case demobilize(unit: Int, place: Int?, amount: Amount)
    case support(actor: Int, beneficiary: Int, places: [Int])
    case stance(unit: Int, groups: [Int], value: NumberID)
    case casualties(groups: [Int], by: [Int], amount: Amount)
    case satisfaction(groups: [Int], concern: Attitudes.Kind, input: Input)
    case horizontal(groups: [Int], toward: [Int], input: Input)
    case vertical(groups: [Int], toward: [Int], input: Input)
    case cooperation(groups: [Int], forces: [Int], input: Input)
    // MARK: People and money as means (Means.swift)
    case station(Int, unit: Int, places: Places, portion: Portion, allocation: Allocation, isRenewed: Bool)
    case assign(unit: Int, place: Int, activity: Int, portion: Portion)
    case raise(unit: Int, size: Raise)
    case release(unit: Int, portion: Portion)
    case fund(actor: Int, recipient: Int, portion: Portion)
    case deposit(actor: Int, portion: Portion)
    case draw(actor: Int, portion: Portion)
    case spend(actor: Int, portion: Portion)
    case flow(from: Int, to: Int, portion: Portion)
    case trickle(from: Int, to: Int, perYear: NumberID)
    case fallen(unit: Int, place: Int, amount: Amount)
    // Ties
    case ties([Link])
    /// The new holder's tie, and the others' that end.
    case appoint(tie: Int, ends: [Int])
    case purge(ends: [Int])
    /// Without a place: wherever they are.
    case defect(unit: Int, side: Int, place: Int?, amount: Amount)
    case combat(CompiledCombat)
    case custody(CompiledCustody)
    case bill(CompiledBill)
    case decision(CompiledDecision)
    // MARK: Information, services, situations, events, consumption
    case civil(CivilAction)
  }

  struct Link: Sendable {
    let tie: Int
    let holds: Bool
    let strength: NumberID?
  }

  /// When a block may happen, apart from its condition: plain numbers, looked at every week.
  struct Schedule: Sendable {
    let from: Int
    let until: Int
    let chance: NumberID?
    let once: Bool
    /// Whether its actor chooses whether to take it.
    let isOption: Bool
  }

  let schedule: Schedule
  let when: Program?
  /// Whose block it is; −1 nobody's.
  let actor: Int
  let actions: [Action]
  /// By action: the prohibitions that may stand against it, and where and with what it acts.
  let prohibitions: [[Int]]
  let scopes: [(unit: Int?, places: [Int])]
  let how: Block.How?
  let isAtStart: Bool

  /// Whether people or money are counted out to it before it acts.
  var needsMeans: Bool { how != nil || takesMeans }
  private let takesMeans: Bool

  init(
    schedule: Schedule, when: Program?, actor: Int, actions: [Action], prohibitions: [[Int]],
    scopes: [(unit: Int?, places: [Int])], how: Block.How? = nil, isAtStart: Bool = false
  ) {
    self.schedule = schedule
    self.when = when
    self.actor = actor
    self.actions = actions
    self.prohibitions = prohibitions
    self.scopes = scopes
    self.how = how
    self.isAtStart = isAtStart
    takesMeans = actions.contains(where: \.needsMeans)
  }
}

/// Where a block stands in the dossier.
struct BlockSource: Sendable {
  let block: Block
  /// Id of the actor whose strategy it is part of.
  let actor: String?
  /// Id of the course of action that brings it.
  let course: String?
  /// As the paths of the quantities in it begin.
  let path: String
}

/// An action of a block.
struct OrderID: Sendable {
  let block: Int
  let action: Int
}

/// What a rule forbids while it is in force.
struct CompiledProhibition: Sendable {
  /// The rule's position.
  let rule: Int
  /// Units with which it is forbidden; empty: with or without any.
  let units: [Int]
  /// Places where; empty: everywhere.
  let places: [Int]
  /// Where this holds, it is allowed; nil: never.
  let unless: Program?
}

/// What a course of action makes of the model.
struct CompiledCourse: Sendable {
  /// Blocks that are pursued, in order.
  let blocks: [Int]
  /// Which rules are in force.
  let rules: [Bool]
  /// The number each ground holds.
  let groundNumbers: [NumberID]
}
