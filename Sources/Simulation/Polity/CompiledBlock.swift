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
