import Dossiers

/// A week in one of the runs that are compared.
struct Moment: Hashable {
  /// Index into the explainer's replays.
  var replay: Int
  var week: Int

  /// Attitudes act on the rest of the polity a week later.
  var before: Moment { Moment(replay: replay, week: max(week - 1, 0)) }
}

/// A number of the state that can be explained.
enum ExplainedSubject: Hashable {
  /// An attitude.
  case curve(Int)
  case influence(place: Int, actor: Int)
  case support(place: Int, actor: Int)
  /// How much more influence, or support, one actor has than another; −1: nobody, who has none.
  case lead(Standing, place: Int, of: Int, over: Int)
  /// Of a group, or of a place's residents.
  case security(place: Int, group: Int?)
  case volatility(place: Int)
  /// Means over civilian groups, weighted as in expressions.
  case mood([Int])
  case satisfaction([Int], concern: Int)
  case vertical([Int], actor: Int)
  case cooperation([Int], force: Int)
  /// The sum of a table over positions.
  case stock(Ledger.Table, [Int])
  case placesControlled(actor: Int)
  case populationControlled(actor: Int)
  /// 1 if the actor controls the place.
  case controls(place: Int, actor: Int)
  case indicator(Int)
  /// Whether a block's condition holds at the start of the next week.
  case condition(block: Int)
}

/// What a lead is measured by. Where support is too thin nobody has influence.
enum Standing: Hashable { case influence, support }

/// One summand of a difference.
struct Part {
  /// How it is explained further.
  enum Follow {
    case nothing
    /// The change of something between two moments; from nil: all of it.
    case change(ExplainedSubject, from: Moment?, to: Moment)
    /// What a mechanism, an activity or a block did.
    case cause(CauseKey, curve: Int?, from: Moment?, to: Moment)
    /// Who came to control a place up to a moment.
    case control(place: Int, Moment)
    case grounds([String])
    /// Parts that are all needed: each gets the same share.
    case needed([Part])
  }

  var kind = Explanation.Node.Kind.part
  var text: String
  var notes: [String] = []
  var id: String?
  /// What it adds to the difference; nil: it is needed for all of it.
  var amount: Double?
  /// For shares where there is no amount in the unit of the difference.
  var size = 1.0
  var follow = Follow.nothing

  /// For shares among siblings.
  var weight: Double { amount.map { abs($0) } ?? size }
}

/// A cause with its source, and the weeks in which it was at work.
struct CauseKey: Hashable {
  let cause: Int32
  let source: Int32
  /// Only for what happens once and has a date of its own: the week.
  var occasion: Int32 = -1

  init(cause: Int32, source: Int32) {
    self.cause = cause
    self.source = source
  }

  /// The cause of an entry: a block is one cause, whichever of its actions did it.
  init(_ entry: Ledger.Entry) {
    cause = entry.cause
    source = entry.cause >= Cause.firstBlock ? -1 : entry.source
    if entry.cause == Cause.control { occasion = entry.week }
  }

  /// The block, if it is one.
  var block: Int? { cause >= Cause.firstBlock ? Int(cause - Cause.firstBlock) : nil }
}

/// When something was at work.
struct WeekSpan: Hashable {
  var first: Int
  var last: Int
  /// In how many weeks.
  var count = 1

  init(_ week: Int) { (first, last) = (week, week) }

  /// Weeks are added in their order.
  mutating func add(_ week: Int) {
    if week > last { count += 1 }
    last = max(last, week)
  }
}

extension ExplainedSubject {
  /// What a mean over groups takes of one of them: curves with their saliencies.
  struct Term {
    let group: Int
    let curves: [(curve: Int, weight: Double)]
  }

  /// The terms of a mean over groups; none if the subject is something else.
  static func terms(_ subject: ExplainedSubject, _ attitudes: Attitudes, saliency: [Double]) -> [Term] {
    func salient(_ group: Int, _ concerns: [Int]) -> Term {
      Term(
        group: group,
        curves: concerns.map { concern in
          let curve = concern * attitudes.civilians + group
          return (curve, saliency[curve])
        })
    }
    switch subject {
    case .mood(let groups): return groups.map { salient($0, [0, 1, 2, 3]) }
    case .satisfaction(let groups, let concern): return groups.map { salient($0, [concern]) }
    case .vertical(let groups, let actor):
      return groups.map { Term(group: $0, curves: [(attitudes.curve(GroupID($0), ActorID(actor)), 1)]) }
    case .cooperation(let groups, let force):
      return groups.map { Term(group: $0, curves: [(attitudes.curve(CivilianID($0), force: force), 1)]) }
    default: return []
    }
  }
}
