import Dossiers

/// Resolves a dossier's names to dense identifiers and its numbers to a table.
struct BlueprintCompiler {
  let dossier: Dossier
  let places: [String]
  let actors: [String]
  let groups: [String]
  let courses: [String]
  let structure: Structure
  var numbers: NumberTable
  var ties = TieTable()
  /// Campaigns of attacks, as blocks that bring them are compiled.
  var campaigns: [CompiledCampaign] = []

  let placePositions: [String: Int]
  let actorPositions: [String: Int]
  let groupPositions: [String: Int]
  let rulePositions: [String: Int]
  private var blockPositions: [String: [Int]] = [:]
  /// `station` actions so far.
  var stations = 0
  /// Where parliaments, lists and bills stand.
  var decisionNames: DecisionNames
  /// The block at hand, and by name of a cause the first block that gives it.
  var currentBlock = 0
  var causes: [String: Int] = [:]

  static func positions(_ ids: [String]) -> [String: Int] {
    Dictionary(uniqueKeysWithValues: ids.enumerated().map { ($1, $0) })
  }

  init(_ dossier: Dossier) throws {
    self.dossier = dossier
    let placesByID = dossier.places.values.filter { $0.controller != nil }
    let actorsByID = dossier.actors.values.filter { $0.beliefs != nil }
    var civilians: [(Group, Group.Civilian)] = []
    var forces: [(Group, Group.Force)] = []
    var organisations: [(Group, Group.Organisation)] = []
    for group in dossier.groups.values {
      switch group.kind {
      case .civilian(let civilian): civilians.append((group, civilian))
      case .force(let force): forces.append((group, force))
      case .organisation(let organisation): organisations.append((group, organisation))
      }
    }
    func require(_ holds: Bool, _ message: String) throws {
      if !holds { throw CompilationError(description: message) }
    }
    try require(!placesByID.isEmpty, "no place is simulated: give at least one place in places.yaml a `controller`")
    try require(!civilians.isEmpty, "nobody lives in the simulated places: add a civilian group to groups.yaml")
    try require(!actorsByID.isEmpty, "no actor is simulated: give at least one actor in actors.yaml `beliefs`")
    try require(actorsByID.count < 127, "at most 126 actors can be simulated; \(actorsByID.count) have `beliefs`")
    try require(!dossier.courses.isEmpty, "there is no course of action: add at least one to courses.yaml")

    places = placesByID.map(\.id)
    actors = actorsByID.map(\.id)
    groups = civilians.map(\.0.id) + forces.map(\.0.id) + organisations.map(\.0.id)
    let baseline = dossier.courses.values.first { $0.isBaseline }?.id ?? dossier.courses.keys[0]
    courses = [baseline] + dossier.courses.keys.filter { $0 != baseline }
    placePositions = BlueprintCompiler.positions(places)
    actorPositions = BlueprintCompiler.positions(actors)
    groupPositions = BlueprintCompiler.positions(groups)
    rulePositions = BlueprintCompiler.positions(Array(dossier.rules.keys))
    numbers = NumberTable(dossier)
    decisionNames = DecisionNames(dossier)

    let placeOf = placePositions
    let home = civilians.map { placeOf[$0.1.place] ?? 0 }
    let proximity = Proximity(placesByID, placeOf)
    let owners = forces.map { $0.1.owner } + organisations.map { $0.1.owner }
    let actorOf = actorPositions
    var structure = Structure(
      placeCount: places.count, civilianCount: civilians.count, forceCount: forces.count,
      organisationCount: organisations.count, actorCount: actors.count, home: home,
      residents: Structure.Lists(places.indices.map { place in home.indices.filter { home[$0] == place } }),
      neighbours: Structure.Lists(proximity.neighbours),
      urbanisation: placesByID.map { place in
        switch place.urbanisation {
        case .isolated: 0
        case .rural: 1
        case .suburban, nil: 2
        case .urban: 3
        }
      },
      proximity: proximity.between(home),
      owner: owners.map { actorOf[$0] ?? 0 },
      unitForce: forces.map { Structure.force($0.1.type) } + organisations.map { Structure.force($0.1.type) },
      lawEnforcement: forces.map { Structure.lawEnforcement($0.1.type, $0.1.training) } + organisations.map { _ in 0 },
      discipline: forces.map { Structure.discipline($0.1.training) } + organisations.map { _ in 0 },
      demeanour: (civilians.map(\.0) + forces.map(\.0) + organisations.map(\.0)).map {
        Structure.demeanour($0.demeanour)
      },
      crime: civilians.map { Structure.crime($0.0.demeanour) },
      arms: forces.map { Arms($0.1, $0.0.demeanour) })
    let groupOf = groupPositions
    structure.movementUnits = dossier.movements.values.map { (groupOf[$0.force] ?? civilians.count) - civilians.count }
    structure.routeOrigins = dossier.routes.map { groupOf[$0.from] ?? 0 }
    self.structure = structure
  }

  // MARK: Numbers that a future starts from

  mutating func population() -> PopulationBlueprint {
    let topics = Array(dossier.topics.values)
    let systems = Array(dossier.beliefs.values)
    let systemPositions = BlueprintCompiler.positions(systems.map(\.id))
    let beliefs = systems.map { system in
      var positions: [NumberID?] = Array(repeating: nil, count: topics.count)
      var emphases = positions
      for belief in system.beliefs {
        guard let topic = topics.firstIndex(where: { $0.id == belief.topic }) else { continue }
        positions[topic] = numbers.add(belief.position)
        emphases[topic] = belief.emphasis.map { numbers.add($0) }
      }
      return PopulationBlueprint.Belief(
        positions: positions, emphases: emphases, commonality: system.commonality.map { numbers.add($0) })
    }
    let actorBeliefs = actors.map { dossier.actors[$0]?.beliefs.flatMap { systemPositions[$0] } ?? 0 }

    var groupBeliefs: [Int] = []
    var population: [NumberID] = []
    var unemployment: [NumberID?] = []
    var cooperation: [(group: Int, force: Int, level: NumberID)] = []
    var naturalCooperation = cooperation
    var satisfaction: [[NumberID?]] = []
    var saliency: [[NumberID?]] = []
    var deployments: [PopulationBlueprint.Deployment] = []
    for (position, id) in groups.enumerated() {
      switch dossier.groups[id]?.kind {
      case .civilian(let civilian):
        groupBeliefs.append(systemPositions[civilian.beliefs] ?? 0)
        population.append(numbers.add(civilian.population))
        unemployment.append(civilian.unemployment.map { numbers.add($0) })
        satisfaction.append(Concern.allCases.map { civilian.satisfaction[$0].map { numbers.add($0) } })
        saliency.append(Concern.allCases.map { civilian.saliency[$0].map { numbers.add($0) } })
        for (force, level) in civilian.cooperation {
          guard let group = groupPositions[force] else { continue }
          cooperation.append((position, group - structure.civilianCount, numbers.add(level)))
        }
        for (force, level) in civilian.naturalCooperation {
          guard let group = groupPositions[force] else { continue }
          naturalCooperation.append((position, group - structure.civilianCount, numbers.add(level)))
        }
      case .force(let force):
        groupBeliefs.append(actorBeliefs[actorPositions[force.owner] ?? 0])
        deployments += self.deployments(force.deployments, position)
      case .organisation(let organisation):
        groupBeliefs.append(actorBeliefs[actorPositions[organisation.owner] ?? 0])
        deployments += self.deployments(organisation.deployments, position)
      case nil: break
      }
    }
    var horizontal: [(from: Int, to: Int, value: NumberID, current: NumberID?)] = []
    var vertical: [(from: Int, actor: Int, value: NumberID, current: NumberID?)] = []
    for relationship in dossier.relationships {
      guard let from = groupPositions[relationship.from] else { continue }
      let value = numbers.add(relationship.value)
      let current = relationship.current.map { numbers.add($0) }
      if let to = groupPositions[relationship.to] {
        horizontal.append((from, to, value, current))
      } else if let actor = actorPositions[relationship.to] {
        vertical.append((from, actor, value, current))
      }
    }
    return PopulationBlueprint(
      settings: dossier.settings.compactMap { name, quantity in
        Setting(rawValue: name).map { (setting: $0, value: numbers.add(quantity)) }
      },
      relevances: topics.map { $0.relevance.map { numbers.add($0) } },
      countsForAffinity: topics.map(\.countsForAffinity), beliefs: beliefs, groupBeliefs: groupBeliefs,
      actorBeliefs: actorBeliefs, population: population, unemployment: unemployment,
      satisfaction: (0..<4).flatMap { concern in satisfaction.map { $0[concern] } },
      saliency: (0..<4).flatMap { concern in saliency.map { $0[concern] } }, cooperation: cooperation,
      naturalCooperation: naturalCooperation,
      horizontal: horizontal, vertical: vertical, deployments: deployments,
      controllers: places.map { place in
        if case .actor(let id) = dossier.places[place]?.controller { actorPositions[id] ?? -1 } else { -1 }
      },
      beneficiaries: actors.enumerated().map { position, id in
        beneficiary(dossier.actors[id]?.supports ?? .itself, of: position)
      })
  }

  func position(_ activity: Activity) -> Int { Activity.allCases.firstIndex(of: activity) ?? 0 }

  func beneficiary(_ support: Actor.Support, of actor: Int) -> Int {
    switch support {
    case .itself: actor
    case .nobody: -1
    case .actor(let id): actorPositions[id] ?? -1
    }
  }

  // MARK: Expressions, blocks, rules, courses

  mutating func program(_ expression: Expression) -> Program {
    let names = Program.Names(
      structure: structure, places: placePositions, actors: actorPositions, groups: groupPositions,
      rules: rulePositions, blocks: blockPositions, beliefs: beliefPositions,
      topics: BlueprintCompiler.positions(Array(dossier.topics.keys)),
      media: BlueprintCompiler.positions(Array(dossier.media.keys)),
      messages: BlueprintCompiler.positions(Array(dossier.messages.keys)),
      services: BlueprintCompiler.positions(Array(dossier.services.keys)), decisions: decisionNames)
    let program = Program(expression, names, &numbers, &ties)
    decisionNames.asked.formUnion(program.askedPassages)
    return program
  }

  mutating func blocksAndCourses() throws -> (
    blocks: [CompiledBlock], prohibitions: [CompiledProhibition], choices: [CompiledChoice],
    courses: [CompiledCourse], sources: [BlockSource]
  ) {
    // Positions of all blocks first: conditions refer to them by name.
    var sources: [BlockSource] = []
    func add(_ block: Block, _ actor: String?, course: String? = nil, _ path: String) -> Int {
      blockPositions[block.name, default: []].append(sources.count)
      sources.append(BlockSource(block: block, actor: actor, course: course, path: path))
      return sources.count - 1
    }
    let strategies = dossier.strategies.map { actor, blocks in
      (actor: actor, blocks: blocks.enumerated().map { add($1, actor, "strategies/\(actor)/\($0)") })
    }
    let hazards = dossier.hazards.values.map { add($0, nil, "hazards/\($0.name)") }
    var courseBlocks: [String: [(actor: String?, block: Int)]] = [:]
    for course in dossier.courses.values {
      courseBlocks[course.id] =
        course.strategies.flatMap { actor, blocks in
          blocks.enumerated().map { position, block in
            let path = "courses/\(course.id)/strategies/\(actor)/\(position)"
            return (actor: actor as String?, block: add(block, actor, course: course.id, path))
          }
        }
        + course.blocks.enumerated().map { position, block in
          (actor: nil, block: add(block, nil, course: course.id, "courses/\(course.id)/blocks/\(position)"))
        }
    }
    // What a course sets is the same number in every course that includes it.
    var replacements: [String: [(ground: Int, number: NumberID)]] = [:]
    let courses = try self.courses.map { id in
      let parts = parts(of: id)
      var dropped: Set<Int> = []
      var rules = dossier.rules.values.map { $0.status == .inForce }
      var groundNumbers = numbers.groundNumbers
      for part in parts {
        for (actor, names) in part.drops {
          for strategy in strategies where strategy.actor == actor {
            dropped.formUnion(strategy.blocks.filter { names.contains(sources[$0].block.name) })
          }
        }
        for rule in part.enacts { rulePositions[rule].map { rules[$0] = true } }
        for rule in part.repeals { rulePositions[rule].map { rules[$0] = false } }
        if replacements[part.id] == nil { replacements[part.id] = replacement(by: part) }
        for (ground, number) in replacements[part.id] ?? [] { groundNumbers[ground] = number }
      }
      if let circle = numbers.circle(in: groundNumbers) {
        throw CompilationError(
          description: "under the course of action `\(id)` the assumption `\(circle)` takes its value from itself: "
            + "see what the course and those it includes `set`")
      }
      let own = parts.flatMap { courseBlocks[$0.id] ?? [] }
      let pursued = strategies.flatMap { strategy in
        strategy.blocks.filter { !dropped.contains($0) } + own.filter { $0.actor == strategy.actor }.map(\.block)
      }
      let known = strategies.map(\.actor)
      let others = own.filter { entry in entry.actor.map { !known.contains($0) } ?? true }.map(\.block)
      return CompiledCourse(blocks: pursued + others + hazards, rules: rules, groundNumbers: groundNumbers)
    }
    let prohibitions = prohibitions()
    let blocks = sources.map { source in
      compile(source.block, actor: source.actor.flatMap { actorPositions[$0] } ?? -1, prohibitions)
    }
    return (blocks, prohibitions.map(\.compiled), choices(sources), courses, sources)
  }

  private mutating func compile(_ block: Block, actor: Int, _ prohibitions: [Prohibition]) -> CompiledBlock {
    defer { currentBlock += 1 }
    return CompiledBlock(
      schedule: CompiledBlock.Schedule(
        from: block.from.map { firstWeek($0) } ?? 1, until: block.until.map { lastWeek($0) } ?? Int.max,
        chance: block.chance.map { numbers.add($0) }, once: block.once, isOption: block.option != nil),
      when: block.when.map { program($0) }, actor: actor,
      actions: block.actions.map { compile($0, actor: actor) },
      prohibitions: block.actions.map { action in
        prohibitions.indices.filter { prohibitions[$0].written.binds(action, of: actor < 0 ? nil : actors[actor]) }
      },
      scopes: block.actions.map { action in
        let (force, places) = action.kind.scope
        return (
          force.flatMap { groupPositions[$0] }.map { $0 - structure.civilianCount },
          places.compactMap { placePositions[$0] }
        )
      }, how: block.how, isAtStart: block.isAtStart)
  }

  /// The first week that begins on or after a date; weeks are counted from the start.
  func firstWeek(_ time: Block.Time) -> Int {
    switch time {
    case .week(let week): return max(week, 1)
    case .date(let date):
      let days = date.dayNumber - dossier.start.dayNumber
      return days > 0 ? (days + 6) / 7 : 1
    }
  }

  /// The last week that begins on or before a date, or before the end of a month or year; 0: none.
  func lastWeek(_ time: Block.Time) -> Int {
    switch time {
    case .week(let week): return week
    case .date(let date): return max(0, date.lastDayNumber - dossier.start.dayNumber) / 7
    }
  }

  mutating func compile(_ amount: Action.Amount) -> CompiledBlock.Amount {
    switch amount {
    case .personnel(let quantity): .personnel(numbers.add(quantity))
    case .share(let quantity): .share(numbers.add(quantity))
    case .all: .all
    }
  }

  private mutating func compile(_ input: Action.Input) -> CompiledBlock.Input {
    CompiledBlock.Input(
      points: numbers.add(input.points), lasting: input.isTransient ? .transient : .persistent,
      near: input.near.map { numbers.add($0) }, far: input.far.map { numbers.add($0) },
      here: input.here.map { numbers.add($0) }, cause: input.cause.map { cause($0) })
  }

  func people(_ people: Action.People) -> [Int] {
    switch people {
    case .everybody: Array(0..<structure.civilianCount)
    case .groups(let ids): ids.compactMap { groupPositions[$0] }
    }
  }

  private mutating func compile(_ action: Action, actor: Int) -> CompiledBlock.Action {
    func unit(_ id: String) -> Int { (groupPositions[id] ?? structure.civilianCount) - structure.civilianCount }
    func place(_ id: String) -> Int { placePositions[id] ?? 0 }
    switch action.kind {
    case .deploy(let force, let to, let from, let amount, let activity):
      return .deploy(
        unit: unit(force), to: place(to), from: from.map(place), amount: compile(amount), activity: position(activity))
    case .withdraw(let force, let from, let amount):
      return .withdraw(unit: unit(force), from: place(from), amount: compile(amount))
    case .mobilize(let force, let where_, let personnel, let activity):
      return .mobilize(
        unit: unit(force), place: where_.map(place), personnel: numbers.add(personnel), activity: position(activity))
    case .demobilize(let force, let where_, let amount):
      return .demobilize(unit: unit(force), place: where_.map(place), amount: compile(amount))
    case .support(let beneficiary, let where_):
      return .support(
        actor: actor, beneficiary: self.beneficiary(beneficiary, of: actor),
        places: where_.isEmpty ? Array(places.indices) : where_.map(place))
    case .stance(let force, let toward, let value):
      return .stance(
        unit: unit(force), groups: toward.compactMap { groupPositions[$0] }, value: numbers.add(value))
    case .casualties(let of, let by, let amount):
      return .casualties(
        groups: of.compactMap { groupPositions[$0] }, by: by.map(unit), amount: compile(amount))
    case .satisfaction(let of, let concern, let input):
      return .satisfaction(groups: people(of), concern: Attitudes.Kind(concern), input: compile(input))
    case .horizontal(let of, let toward, let input):
      return .horizontal(
        groups: people(of), toward: toward.compactMap { groupPositions[$0] }, input: compile(input))
    case .vertical(let of, let toward, let input):
      return .vertical(groups: people(of), toward: toward.compactMap { actorPositions[$0] }, input: compile(input))
    case .cooperation(let of, let toward, let input):
      return .cooperation(groups: people(of), forces: toward.map(unit), input: compile(input))
    case .station, .assign, .raise, .release, .fund, .deposit, .draw, .spend, .flow, .trickle, .fallen:
      return compileMeans(action.kind, actor: actor) ?? .vertical(groups: [], toward: [], input: .nothing)
    case .ties(let links): return .ties(links.map { link($0) })
    case .appoint(let who, let office):
      let tie = ties.position(TieTable.Key(from: who, kind: .runs, to: office))
      return .appoint(tie: tie, ends: commands(over: office).filter { $0 != tie })
    case .purge(let who, let office):
      return .purge(ends: commands(over: office).filter { who.contains(ties.entries[$0].key.from) })
    case .defect(let force, let to, let where_, let amount):
      return .defect(unit: unit(force), side: unit(to), place: where_.map(place), amount: compile(amount))
    case .combat(let combat): return .combat(compile(combat))
    case .custody(let custody): return .custody(compile(custody))
    case .bill(.table(let rule)): return .bill(.table(rulePositions[rule] ?? 0))
    case .bill(.withhold(let rule)): return .bill(.withhold(rulePositions[rule] ?? 0))
    case .bill(.repeal(let rule)): return .bill(.repeal(rulePositions[rule] ?? 0))
    case .decision(let decision): return .decision(compile(decision))
    // MARK: Information, services, situations, events, consumption
    case .broadcast, .grant, .fundServices, .serviceLevel, .situation, .resolve, .event, .consumption:
      return civilAction(action.kind, actor: actor).map { .civil($0) } ?? .civil(.grant(medium: 0, actors: []))
    }
  }
}
