import Dossiers

/// What blocks do by information, services, situations, events and consumption, with names resolved.
enum CivilAction: Sendable {
  enum Funding: Sendable {
    case amount(NumberID)
    /// Of saturation.
    case level(NumberID)
  }
  enum Level: Sendable {
    case level(NumberID)
    case change(NumberID, from: Action.ServiceLevel.Reference)
  }
  /// −1 source: nobody. The cost is for preparing it, beside the medium's.
  case broadcast(message: Int, medium: Int, sender: Int, source: Int, cost: NumberID?)
  case grant(medium: Int, actors: [Int])
  case fundServices(service: Int, groups: [Int], actor: Int, Funding)
  case serviceLevel(service: Int, groups: [Int], Level)
  case situation(kind: Int, place: Int, coverage: NumberID?, weeks: Int, resolver: Int)
  case resolve(kind: Int, place: Int, by: Int)
  case event(EventKind, place: Int, coverage: NumberID?, group: Int)
  case consumption(groups: [Int], level: NumberID?, poverty: NumberID?)
}

extension BlueprintCompiler {
  /// nil: the action is of another sort.
  mutating func civilAction(_ kind: Action.Kind, actor: Int) -> CivilAction? {
    func who(_ id: String?) -> Int { id.flatMap { actorPositions[$0] } ?? actor }
    func place(_ id: String) -> Int { placePositions[id] ?? 0 }
    func group(_ id: String?) -> Int { id.flatMap { groupPositions[$0] } ?? -1 }
    switch kind {
    case .broadcast(let message, let medium, let by, let source, let cost):
      let sender = who(by)
      return .broadcast(
        message: dossier.messages.keys.firstIndex(of: message) ?? 0,
        medium: dossier.media.keys.firstIndex(of: medium) ?? 0, sender: sender,
        source: beneficiary(source, of: sender), cost: cost.map { numbers.add($0) })
    case .grant(let medium, let to):
      return .grant(
        medium: dossier.media.keys.firstIndex(of: medium) ?? 0, actors: to.compactMap { actorPositions[$0] })
    case .fundServices(let service, let of, let by, let amount):
      let funding: CivilAction.Funding =
        switch amount {
        case .amount(let money): .amount(numbers.add(money))
        case .level(let level): .level(numbers.add(level))
        }
      return .fundServices(
        service: position(ofService: service), groups: served(of, by: service), actor: who(by), funding)
    case .serviceLevel(let service, let of, let level):
      let change: CivilAction.Level =
        switch level {
        case .level(let level): .level(numbers.add(level))
        case .change(let change, let reference): .change(numbers.add(change), from: reference)
        }
      return .serviceLevel(service: position(ofService: service), groups: served(of, by: service), change)
    case .situation(let kind, let where_, let coverage, let weeks, let resolver):
      return .situation(
        kind: position(kind), place: place(where_), coverage: coverage.map { numbers.add($0) },
        weeks: self.weeks(weeks, kind), resolver: group(resolver))
    case .resolve(let kind, let where_, let by):
      return .resolve(kind: position(kind), place: place(where_), by: group(by))
    case .event(let kind, let where_, let coverage, let by):
      return .event(kind, place: place(where_), coverage: coverage.map { numbers.add($0) }, group: group(by))
    case .consumption(let of, let level, let poverty):
      return .consumption(
        groups: people(of), level: level.map { numbers.add($0) }, poverty: poverty.map { numbers.add($0) })
    default: return nil
    }
  }

  private func position(ofService id: String) -> Int { dossier.services.keys.firstIndex(of: id) ?? 0 }

  /// The groups meant, of those that a service is about.
  private func served(_ groups: Action.People, by service: String) -> [Int] {
    let about = dossier.services[service]?.groups ?? []
    return people(groups).filter { about.isEmpty || about.contains(self.groups[$0]) }
  }
}

extension Strategy {
  /// Does what a block says; the effects come with the mechanisms of the week.
  ///
  /// - Parameter driver: the block's cause.
  func act(_ action: CivilAction, _ state: inout State, driver: Int32) {
    let driver = Cause.source(ofBlock: Int(driver - Cause.firstBlock))
    let civilians = model.structure.civilianCount
    let actors = model.structure.actorCount
    switch action {
    case .broadcast(let message, let medium, let sender, let source, _):
      guard sender >= 0 else { return }
      state.information.pending.append(
        Information.Broadcast(message: message, medium: medium, sender: sender, source: source, driver: driver))
    case .grant(let medium, let to):
      for actor in to { state.information.access[medium * actors + actor] = true }
      state.information.wasGranted = true
    case .fundServices(let service, let groups, let actor, let funding):
      guard actor >= 0 else { return }
      fund(service, groups, by: actor, funding, &state)
    case .serviceLevel(let service, let groups, let level):
      for group in groups {
        let index = service * civilians + group
        // Earlier blocks come first: what one has set this week stands.
        guard state.services.setIn[index] != state.week else { continue }
        state.services.setIn[index] = state.week
        state.services.actual[index] = self.level(level, at: index, service, group, state)
      }
    case .situation(let kind, let place, let coverage, let weeks, let resolver):
      state.begin(
        kind, in: place, coverage: coverage.map { model[$0] } ?? 1, weeks: weeks, resolver: resolver, driver: driver)
    case .resolve(let kind, let place, let by): state.resolve(kind, in: place, by: by)
    case .event(let kind, let place, let coverage, let group):
      state.events.append(
        Events.Event(
          kind: kind, place: place, coverage: coverage.map { model[$0] } ?? Events.nominalCoverage, group: group,
          driver: driver))
    case .consumption(let groups, let level, let poverty):
      state.provide(groups, level: level.map { model[$0] }, poverty: poverty.map { model[$0] })
    }
  }

  /// Money that a civil action takes from an actor's account in a week.
  func cost(of action: CivilAction, _ state: borrowing State) -> Double {
    switch action {
    case .broadcast(_, let medium, _, _, let cost):
      (model.blueprint.information.media[medium].cost.map { model[$0] } ?? 0) + (cost.map { model[$0] } ?? 0)
    case .fundServices(let service, let groups, _, let funding):
      money(funding, saturation: groups.reduce(0) { $0 + saturation(service, $1, state) })
    default: 0
    }
  }

  private func saturation(_ service: Int, _ group: Int, _ state: borrowing State) -> Double {
    let cost =
      model.blueprint.services[service].cost.map { model[$0] }
      ?? Services.saturationCost[model.structure.urbanisation[model.structure.home[group]]]
    return state.population[group] * cost
  }

  private func money(_ funding: CivilAction.Funding, saturation: Double) -> Double {
    switch funding {
    case .amount(let amount): model[amount]
    case .level(let level): model[level] * saturation
    }
  }

  /// Spreads money over groups by what saturation costs for each.
  private func fund(
    _ service: Int, _ groups: [Int], by actor: Int, _ funding: CivilAction.Funding, _ state: inout State
  ) {
    let structure = model.structure
    var total = 0.0
    for group in groups { total += saturation(service, group, state) }
    guard total > 0 else { return }
    let money = money(funding, saturation: total)
    for group in groups {
      let share = saturation(service, group, state) / total * money
      state.services.funding[
        (service * structure.civilianCount + group) * structure.actorCount + actor] += share
    }
    state.services.isFunded = true
  }

  private func level(
    _ level: CivilAction.Level, at index: Int, _ service: Int, _ group: Int, _ state: borrowing State
  ) -> Double {
    switch level {
    case .level(let number): return model[number]
    case .change(let number, let reference):
      let from =
        switch reference {
        case .actual: state.services.actual[index]
        case .expected: state.services.expected[index]
        case .required:
          model.blueprint.services[service].required.map { model[$0] }
            ?? Services.required(
              model.blueprint.services[service].kind,
              model.structure.urbanisation[model.structure.home[group]])
        }
      return min(1, max(0, from + from * model[number]))
    }
  }
}
