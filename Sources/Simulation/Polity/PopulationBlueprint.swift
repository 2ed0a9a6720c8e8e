import Dossiers

/// The numbers that a future starts from, as identifiers of numbers.
struct PopulationBlueprint: Sendable {
  struct Belief: Sendable {
    /// By topic; nil: no stated belief.
    let positions: [NumberID?]
    let emphases: [NumberID?]
    let commonality: NumberID?
  }
  struct Deployment: Sendable {
    let unit: Int
    let place: Int
    let activity: Int
    let personnel: NumberID
  }

  let settings: [(setting: Setting, value: NumberID)]
  let relevances: [NumberID?]
  let countsForAffinity: [Bool]
  let beliefs: [Belief]
  /// By group and by actor: a belief system.
  let groupBeliefs: [Int]
  let actorBeliefs: [Int]
  /// By civilian group.
  let population: [NumberID]
  let unemployment: [NumberID?]
  /// Concern-major.
  let satisfaction: [NumberID?]
  let saliency: [NumberID?]
  let cooperation: [(group: Int, force: Int, level: NumberID)]
  let naturalCooperation: [(group: Int, force: Int, level: NumberID)]
  let horizontal: [(from: Int, to: Int, value: NumberID, current: NumberID?)]
  let vertical: [(from: Int, actor: Int, value: NumberID, current: NumberID?)]
  let deployments: [Deployment]
  /// By place; −1 nobody.
  let controllers: [Int]
  /// By actor: whom it supports unless ordered otherwise; −1 nobody.
  let beneficiaries: [Int]
}
