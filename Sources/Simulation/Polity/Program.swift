import Dossiers

/// An expression compiled to steps on a stack of numbers; conditions are 0 or 1.
struct Program: Sendable {
  enum Step: Sendable {
    case push(Double)
    case week
    case negate, not, absolute
    /// To multiples of one over this number.
    case round(Double)
    case binary(Expression.Operator)
    case choose
    case controls(place: Int, actor: Int)
    case sameController(Int, Int)
    case influence(Int)
    case support(Int)
    case security(Int)
    case placeSecurity(Int)
    case volatility(Int)
    case mood(Range<Int>)
    case satisfaction(Range<Int>, concern: Int)
    case vertical(Range<Int>, actor: Int)
    case horizontal(Int, Int)
    case cooperation(Range<Int>, force: Int)
    case deployed(unit: Int, place: Int)
    case personnel(unit: Int)
    case reserve(unit: Int)
    case losses(unit: Int)
    case population(Range<Int>)
    case casualties(Range<Int>)
    case placesControlled(Int)
    case populationControlled(Int)
    case happened(Range<Int>)
    case enacted(Int)
    case claim(Int)
    case ground(Int)
    // MARK: People and money as means
    /// Belief systems.
    case affinity(of: Int, to: Int)
    case assigned(unit: Int, place: Int, activity: Int)
    case activityCoverage(unit: Int, place: Int, activity: Int)
    case supports(index: Int, beneficiary: Int)
    case cash(Int)
    case savings(Int)
    // Ties
    case tie(Int)
    case dependence(Int)
    case obedience(client: Int, patron: Int)
    case compliance(unit: Int, actor: Int)
    case means(Int)
    case position(Int)
    case combat(CombatStep)
    case people(PeopleStep)
    case decision(DecisionStep)
    // MARK: Information, services, situations, consumption
    case coverage(medium: Int, Range<Int>)
    case acceptance(message: Int, source: Int, Range<Int>)
    case serviceLevel(service: Int, Range<Int>)
    case expectedLevel(service: Int, Range<Int>)
    case situation(place: Int, kind: Int)
    case consumption(Range<Int>)
    case poverty(Range<Int>)
  }

  var steps: [Step] = []
  /// Groups and blocks that steps refer to by range.
  var lists: [Int] = []
  /// How deep the stack gets.
  private(set) var depth = 0
  /// Places in its stack beyond what its steps push.
  var scratch = 0

  /// Names to positions, while compiling.
  struct Names {
    let structure: Structure
    let places: [String: Int]
    let actors: [String: Int]
    let groups: [String: Int]
    let rules: [String: Int]
    /// All blocks of a name: the same block may come with several courses.
    let blocks: [String: [Int]]
    /// Belief systems of groups and actors.
    let beliefs: [String: Int]
    let topics: [String: Int]
    // MARK: Information, services
    let media: [String: Int]
    let messages: [String: Int]
    let services: [String: Int]
    let decisions: DecisionNames
  }

  init(_ expression: Expression, _ names: Names, _ numbers: inout NumberTable, _ ties: inout TieTable) {
    expression.root.forEachTie { _ = ties.position($0) }
    add(expression.root, names, &numbers, ties)
    depth = steps.count + scratch
  }

  private static func position(_ activity: Activity) -> Int { Activity.allCases.firstIndex(of: activity) ?? 0 }

  private mutating func list(_ ids: [String], _ positions: [String: Int]) -> Range<Int> {
    let start = lists.count
    lists += ids.compactMap { positions[$0] }
    return start..<lists.count
  }

  private mutating func add(
    _ node: Expression.Node, _ names: Names, _ numbers: inout NumberTable, _ ties: TieTable
  ) {
    let (actors, groups) = (names.structure.actorCount, names.structure.groupCount)
    func unit(_ force: String) -> Int { (names.groups[force] ?? 0) - names.structure.civilianCount }
    func place(_ id: String) -> Int { names.places[id] ?? 0 }
    func actor(_ id: String) -> Int { names.actors[id] ?? 0 }
    switch node {
    case .number(let value): steps.append(.push(value))
    case .condition(let value): steps.append(.push(value ? 1 : 0))
    case .week: steps.append(.week)
    case .negate(let inner):
      add(inner, names, &numbers, ties)
      steps.append(.negate)
    case .not(let inner):
      add(inner, names, &numbers, ties)
      steps.append(.not)
    case .absolute(let inner):
      add(inner, names, &numbers, ties)
      steps.append(.absolute)
    case .rounded(let inner, let digits):
      add(inner, names, &numbers, ties)
      steps.append(.round((0..<digits).reduce(1.0) { scale, _ in scale * 10 }))
    case .binary(let symbol, let left, let right):
      add(left, names, &numbers, ties)
      add(right, names, &numbers, ties)
      steps.append(.binary(symbol))
    case .choose(let condition, let first, let second):
      add(condition, names, &numbers, ties)
      add(first, names, &numbers, ties)
      add(second, names, &numbers, ties)
      steps.append(.choose)
    case .controls(let id, let controller):
      steps.append(.controls(place: place(id), actor: controller.map(actor) ?? -1))
    case .sameController(let first, let second): steps.append(.sameController(place(first), place(second)))
    case .influence(let who, let id): steps.append(.influence(place(id) * actors + actor(who)))
    case .support(let who, let id): steps.append(.support(place(id) * actors + actor(who)))
    case .security(let group, let id):
      if let group {
        steps.append(.security(place(id) * groups + (names.groups[group] ?? 0)))
      } else {
        steps.append(.placeSecurity(place(id)))
      }
    case .volatility(let id): steps.append(.volatility(place(id)))
    case .mood(let ids): steps.append(.mood(list(ids, names.groups)))
    case .satisfaction(let ids, let concern):
      steps.append(.satisfaction(list(ids, names.groups), concern: Attitudes.Kind(concern).rawValue))
    case .vertical(let ids, let who): steps.append(.vertical(list(ids, names.groups), actor: actor(who)))
    case .horizontal(let from, let to):
      steps.append(.horizontal(names.groups[from] ?? 0, names.groups[to] ?? 0))
    case .cooperation(let ids, let force):
      steps.append(.cooperation(list(ids, names.groups), force: unit(force)))
    case .personnel(let force, let id):
      if let id {
        steps.append(.deployed(unit: unit(force), place: place(id)))
      } else {
        steps.append(.personnel(unit: unit(force)))
      }
    case .reserve(let force): steps.append(.reserve(unit: unit(force)))
    case .losses(let force): steps.append(.losses(unit: unit(force)))
    case .population(let ids): steps.append(.population(list(ids, names.groups)))
    case .casualties(let ids): steps.append(.casualties(list(ids, names.groups)))
    case .placesControlled(let who): steps.append(.placesControlled(actor(who)))
    case .populationControlled(let who): steps.append(.populationControlled(actor(who)))
    case .happened(let block):
      let start = lists.count
      lists += names.blocks[block] ?? []
      steps.append(.happened(start..<lists.count))
    case .enacted(let rule): steps.append(.enacted(names.rules[rule] ?? 0))
    case .claim(let id): steps.append(.claim(numbers.claim(id).index))
    case .value(let id): steps.append(.ground(numbers.ground(id) ?? 0))
    case .affinity(let from, let to):
      steps.append(.affinity(of: names.beliefs[from] ?? 0, to: names.beliefs[to] ?? 0))
    case .assigned(let force, let activity, let id):
      steps.append(.assigned(unit: unit(force), place: place(id), activity: Program.position(activity)))
    case .activityCoverage(let force, let activity, let id):
      steps.append(.activityCoverage(unit: unit(force), place: place(id), activity: Program.position(activity)))
    case .supports(let who, let beneficiary, let id):
      steps.append(.supports(index: place(id) * actors + actor(who), beneficiary: actor(beneficiary)))
    case .cash(let who): steps.append(.cash(actor(who)))
    case .savings(let who): steps.append(.savings(actor(who)))
    case .tie(let from, let kind, let to):
      steps.append(.tie(ties[TieTable.Key(from: from, kind: kind, to: to)] ?? 0))
    case .dependence(let client, let patron): steps.append(.dependence(actor(client) * actors + actor(patron)))
    case .obedience(let client, let patron):
      steps.append(.obedience(client: actor(client), patron: actor(patron)))
    case .compliance(let who, let force): steps.append(.compliance(unit: unit(force), actor: actor(who)))
    case .means(let who): steps.append(.means(actor(who)))
    case .position(let who, let topic):
      steps.append(.position(actor(who) * names.topics.count + (names.topics[topic] ?? 0)))
    case .combat(let query): add(query, names)
    case .people(let query): add(query, names)
    case .decision(let query): add(query, names)
    // MARK: Information, services, situations, consumption
    case .coverage(let medium, let ids):
      steps.append(.coverage(medium: names.media[medium] ?? 0, list(ids, names.groups)))
    case .acceptance(let message, let source, let ids):
      steps.append(
        .acceptance(message: names.messages[message] ?? 0, source: source.map(actor) ?? -1, list(ids, names.groups)))
    case .serviceLevel(let service, let ids):
      steps.append(.serviceLevel(service: names.services[service] ?? 0, list(ids, names.groups)))
    case .expectedLevel(let service, let ids):
      steps.append(.expectedLevel(service: names.services[service] ?? 0, list(ids, names.groups)))
    case .situation(let id, let kind):
      steps.append(.situation(place: place(id), kind: Situation.Kind.allCases.firstIndex(of: kind) ?? 0))
    case .consumption(let ids): steps.append(.consumption(list(ids, names.groups)))
    case .poverty(let ids): steps.append(.poverty(list(ids, names.groups)))
    }
  }
}
