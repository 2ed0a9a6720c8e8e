import Dossiers

/// The ties that the simulation asks for, changes or works through.
struct TieTable: Sendable {
  /// A tie by its ends; where the kind has no direction, the ends stand in order of their ids.
  struct Key: Hashable, Sendable {
    let from: String
    let kind: Tie.Kind
    let to: String

    init(from: String, kind: Tie.Kind, to: String) {
      let swaps = kind.isMutual && to < from
      self.from = swaps ? to : from
      self.kind = kind
      self.to = swaps ? from : to
    }
  }

  /// When the dossier says that a tie holds, and on whose word.
  struct Period: Sendable {
    /// 0: from before the start.
    let from: Int
    /// The last week; `Int.max`: it does not end.
    let until: Int
    /// It holds in futures in which one of these is true; empty: in all.
    let claims: [ClaimID]
    let strength: NumberID?
  }

  struct Entry: Sendable {
    let key: Key
    var periods: [Period]
  }

  private(set) var entries: [Entry] = []
  private var positions: [Key: Int] = [:]

  var count: Int { entries.count }

  /// The position of a tie; one that nothing has asked for yet is entered.
  mutating func position(_ key: Key) -> Int {
    if let position = positions[key] { return position }
    positions[key] = entries.count
    entries.append(Entry(key: key, periods: []))
    return entries.count - 1
  }

  /// The position of a tie that was entered.
  subscript(key: Key) -> Int? { positions[key] }

  mutating func set(_ periods: [Period], at position: Int) { entries[position].periods = periods }
}

/// Who gives what to whom, and who commands which force, as positions in a table of ties.
struct TieStructure: Sendable {
  /// One thing that a patron may give a client.
  struct Channel: Sendable {
    let client: Int
    let patron: Int
    let tie: Int
    let kind: PatronageChannel
  }
  /// A way from an actor to a force: all of its ties must hold.
  struct Chain: Sendable {
    let actor: Int
    let ties: [Int]
  }

  /// By client, patron and kind.
  let channels: [Channel]
  /// By unit, nearest first.
  let chains: [[Chain]]
}

/// What flows along ties between actors.
enum PatronageChannel: Int, CaseIterable, Sendable {
  case funds, arms, advice, sponsorship, orders

  init?(_ kind: Tie.Kind) {
    switch kind {
    case .funds: self = .funds
    case .arms: self = .arms
    case .trains, .advises: self = .advice
    case .sponsors: self = .sponsorship
    case .directs, .commands: self = .orders
    default: return nil
    }
  }
}

extension Tie.Kind {
  /// Whether it says the same from both ends.
  var isMutual: Bool {
    switch self {
    case .alliedWith, .fightsBeside, .meets, .familyOf: true
    default: false
    }
  }

  /// Kinds through which orders reach a force, the most direct first.
  static let command: [Tie.Kind] = [.commands, .controls, .directs, .runs, .leads, .owns]
}

extension Expression.Node {
  /// Every tie that the expression asks for.
  func forEachTie(_ body: (TieTable.Key) -> Void) {
    switch self {
    case .tie(let from, let kind, let to): body(TieTable.Key(from: from, kind: kind, to: to))
    case .negate(let inner), .not(let inner), .absolute(let inner): inner.forEachTie(body)
    case .binary(_, let left, let right):
      left.forEachTie(body)
      right.forEachTie(body)
    case .choose(let condition, let first, let second):
      condition.forEachTie(body)
      first.forEachTie(body)
      second.forEachTie(body)
    default: break
    }
  }
}
