import Dossiers

extension CompiledBlock {
  typealias Allocation = Dossiers.Action.Allocation

  /// How much of what there is; see `Dossiers.Action.Portion`.
  enum Portion: Sendable {
    case all
    case number(NumberID)
    case share(NumberID)
    case between(least: NumberID?, most: NumberID)
    case allBut(NumberID)
  }

  /// Where; see `Dossiers.Action.Places`.
  enum Places: Sendable {
    case named([Int])
    case controlled(by: [Int], isSo: Bool)
    case holding(units: [Int], Dossiers.Action.Presence)
  }

  /// How many join; see `Dossiers.Action.Raise`.
  enum Raise: Sendable {
    case number(NumberID)
    case share(NumberID)
    case total(NumberID)
    case undeployed(NumberID)
  }
}

extension CompiledBlock.Action {
  /// Whether it takes people or money that are counted out beforehand.
  var needsMeans: Bool {
    switch self {
    case .station, .assign, .raise, .release, .fund, .deposit, .draw, .spend: true
    case .civil(.broadcast), .civil(.fundServices): true
    default: false
    }
  }
}
