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
    /// Below 0; nil: the block.
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
    case combat(CompiledCombat)
    // MARK: Information, services, situations, events, consumption
    case civil(CivilAction)
  }

  /// When a block may happen, apart from its condition: plain numbers, looked at every week.
  struct Schedule: Sendable {
    let from: Int
    let until: Int
    let chance: NumberID?
    let once: Bool
  }

  let schedule: Schedule
  let when: Program?
  let actions: [Action]
  let how: Block.How?
  let isAtStart: Bool
  /// Whether people or money are counted out to it before it acts.
  let needsMeans: Bool

  init(schedule: Schedule, when: Program?, actions: [Action], how: Block.How? = nil, isAtStart: Bool = false) {
    self.schedule = schedule
    self.when = when
    self.actions = actions
    self.how = how
    self.isAtStart = isAtStart
    needsMeans = how != nil || actions.contains(where: \.needsMeans)
  }
}

/// A rule that forbids a tactic while it is in force.
struct CompiledRule: Sendable {
  let tactic: Rule.Prohibition.Tactic
  /// Of units.
  let units: [Int]
  /// Of places; empty: everywhere.
  let places: [Int]
  let unless: Program?
  let rule: Int
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
