import Dossiers
import Politics

/// Where parliaments, lists and bills stand, by id.
struct DecisionNames: Sendable {
  var parliaments: [String: Int] = [:]
  var bills: [String: Int] = [:]
  /// By parliament, then list: the position among all lists.
  var lists: [String: [String: Int]] = [:]
  /// Positions of bills that some expression asks the probability of.
  var asked: Set<Int> = []

  init(_ dossier: Dossier) {
    var count = 0
    for (position, id) in DecisionNames.sorted(dossier.parliaments.keys).enumerated() {
      parliaments[id] = position
      for list in DecisionNames.sorted((dossier.parliaments[id]?.lists ?? []).map(\.entity)) {
        lists[id, default: [:]][list] = count
        count += 1
      }
    }
    for (position, id) in DecisionNames.sorted(dossier.bills.keys).enumerated() { bills[id] = position }
  }

  /// By bytes, the same on every machine.
  static func sorted(_ ids: some Sequence<String>) -> [String] {
    ids.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}

extension BlueprintCompiler {
  private static let leverage = Set(Dossiers.Parliament.leverage)

  /// Enters the ties that governments make, before anything looks for commands over an office.
  mutating func enterDecisionTies() {
    for parliament in DecisionNames.sorted(dossier.parliaments.keys).compactMap({ dossier.parliaments[$0] }) {
      for list in DecisionNames.sorted(parliament.lists.map(\.entity)).compactMap({ parliament.list($0) }) {
        if let key = membership(list, parliament) { _ = ties.position(key) }
        if let key = office(list, parliament) { _ = ties.position(key) }
      }
    }
  }

  private func membership(_ list: Dossiers.Parliament.List, _ parliament: Dossiers.Parliament) -> TieTable.Key? {
    guard let government = parliament.government, government != list.entity else { return nil }
    return TieTable.Key(from: list.entity, kind: .memberOf, to: government)
  }

  private func office(_ list: Dossiers.Parliament.List, _ parliament: Dossiers.Parliament) -> TieTable.Key? {
    parliament.office.map { TieTable.Key(from: list.leader ?? list.entity, kind: .runs, to: $0) }
  }

  /// Call after everything that may ask for the passage of a bill, and before the ties are resolved.
  mutating func decisions() -> DecisionsBlueprint {
    var blueprint = DecisionsBlueprint()
    guard !dossier.parliaments.isEmpty else { return blueprint }
    let keys = possibleTies
    for (index, id) in DecisionNames.sorted(dossier.parliaments.keys).enumerated() {
      guard let parliament = dossier.parliaments[id] else { continue }
      let lists = DecisionNames.sorted(parliament.lists.map(\.entity)).compactMap { parliament.list($0) }
      let first = blueprint.lists.count
      for list in lists { blueprint.lists.append(compile(list, of: parliament, at: index, keys)) }
      blueprint.parliaments.append(
        DecisionsBlueprint.Parliament(
          id: id, lists: first..<blueprint.lists.count,
          government: parliament.government.flatMap { actorPositions[$0] } ?? -1,
          majority: compile(parliament.majority) ?? .rule(.ofPresent),
          quorum: compile(parliament.quorum) ?? .rule(.half), formation: compile(parliament.formation, lists),
          elections: parliament.elections.map { compile($0, of: parliament, lists, at: index) }))
    }
    for (position, id) in DecisionNames.sorted(dossier.bills.keys).enumerated() {
      guard let bill = dossier.bills[id], let parliament = dossier.parliaments[bill.parliament],
        let issue = dossier.issues[bill.issue], let index = decisionNames.parliaments[bill.parliament]
      else { continue }
      var compiled = compile(bill, of: parliament, on: issue, blueprint.parliaments[index], at: index)
      compiled.payments = blueprint.paymentCount
      compiled.asksPassage = decisionNames.asked.contains(position)
      blueprint.bills.append(compiled)
      blueprint.paymentCount += parliament.lists.count
    }
    return blueprint
  }

  private mutating func compile(
    _ list: Dossiers.Parliament.List, of parliament: Dossiers.Parliament, at index: Int, _ keys: [TieTable.Key]
  ) -> DecisionsBlueprint.List {
    let ends = [list.entity, list.leader].compactMap { $0 }
    var patronTies: [Int] = []
    if let patron = list.patron {
      for key in keys where BlueprintCompiler.leverage.contains(key.kind) {
        let fits =
          key.from == patron && ends.contains(key.to)
          || (key.kind.isMutual && key.to == patron && ends.contains(key.from))
        if fits { patronTies.append(ties.position(key)) }
      }
    }
    let office = office(list, parliament).map { ties.position($0) } ?? -1
    let commands = parliament.office.map { self.commands(over: $0) } ?? []
    return DecisionsBlueprint.List(
      id: list.entity, parliament: index, seats: numbers.add(list.seats),
      discipline: list.discipline.map { numbers.add($0) }, leverage: list.leverage.map { numbers.add($0) },
      attendance: list.attendance.map { numbers.add($0) }, patron: list.patron, patronTies: patronTies,
      boycotts: list.boycotts,
      actor: actorPositions[list.entity] ?? list.leader.flatMap { actorPositions[$0] } ?? -1,
      purse: actorPositions[list.entity] ?? -1,
      voters: list.voters.compactMap { id, share in
        groupPositions[id].map { (group: $0, share: share.map { numbers.add($0) }) }
      }.sorted { $0.group < $1.group },
      membership: membership(list, parliament).map { ties.position($0) } ?? -1, office: office,
      officeEnds: commands.filter { $0 != office })
  }

  private mutating func compile(_ majority: Dossiers.Parliament.Majority?) -> CompiledMajority? {
    switch majority {
    case nil: nil
    case .halfOfPresent: .rule(.ofPresent)
    case .halfOfMembers: .rule(.ofMembers)
    case .twoThirdsOfPresent: .rule(.twoThirdsOfPresent)
    case .twoThirdsOfMembers: .rule(.twoThirdsOfMembers)
    case .members(let number): .members(numbers.add(number))
    }
  }

  private mutating func compile(_ quorum: Dossiers.Parliament.Quorum?) -> CompiledQuorum? {
    switch quorum {
    case nil: nil
    case .some(.none): .rule(.none)
    case .half: .rule(.half)
    case .twoThirds: .rule(.twoThirds)
    case .members(let number): .members(numbers.add(number))
    }
  }

  private mutating func compile(
    _ formation: Dossiers.Parliament.Formation?, _ lists: [Dossiers.Parliament.List]
  ) -> CompiledFormation {
    var compiled = CompiledFormation()
    let ids = lists.map(\.entity)
    func positions(_ names: [String]) -> [Int] { names.compactMap { ids.firstIndex(of: $0) } }
    if let formation {
      compiled.majority = compile(formation.majority) ?? compiled.majority
      compiled.quorum = compile(formation.quorum) ?? compiled.quorum
      compiled.formateur = formation.formateur
      compiled.order = positions(formation.order)
      compiled.mergers = formation.mergers.map { merger in
        CompiledFormation.Merger(
          lists: positions(merger.lists).sorted(), chance: merger.chance.map { numbers.add($0) })
      }.sorted { ($0.lists.first ?? 0) < ($1.lists.first ?? 0) }
      compiled.vetoes = positions(formation.vetoes).sorted()
      compiled.camps = formation.camps.map { camp in
        CompiledFormation.Camp(
          name: camp.name, lists: positions(camp.lists).sorted(), least: camp.least.map { numbers.add($0) },
          share: camp.share.map { numbers.add($0) })
      }
      compiled.incumbents = positions(formation.incumbents).sorted()
      compiled.isFormed = formation.isFormed
      compiled.excludes = formation.excludes.compactMap { one, other in
        guard let first = ids.firstIndex(of: one), let second = ids.firstIndex(of: other) else { return nil }
        return VotingGame.Pair(first, second)
      }
      compiled.endorsements = formation.endorsements.compactMap { endorsement in
        ids.firstIndex(of: endorsement.list).map { (list: $0, strength: numbers.add(endorsement.strength)) }
      }
      compiled.allowsMinority = formation.allowsMinority
      compiled.parameters = Dossiers.Parliament.Formation.Parameter.allCases.compactMap { parameter in
        formation.parameters[parameter].map { (parameter, numbers.add($0)) }
      }
      compiled.spoils = formation.spoils.map { numbers.add($0) }
    }
    // All issues on which every list has a position, where none are named.
    let weights = formation?.issues ?? []
    for (id, issue) in dossier.issues {
      let weight = weights.first { $0.issue == id }?.weight
      guard weights.isEmpty || weight != nil else { continue }
      let stances = lists.compactMap { issue.position(of: $0) }
      guard stances.count == lists.count else { continue }
      compiled.dimensions.append(
        (
          low: issue.range.lowerBound, high: issue.range.upperBound, weight: weight.map { numbers.add($0) },
          positions: stances.map { numbers.add($0.position) }
        ))
    }
    return compiled
  }

  private mutating func compile(
    _ elections: Dossiers.Parliament.Elections, of parliament: Dossiers.Parliament,
    _ lists: [Dossiers.Parliament.List], at index: Int
  ) -> CompiledElections {
    let ids = lists.map(\.entity)
    return CompiledElections(
      weeks: elections.dates.map { firstWeek(.date($0)) }.filter { $0 > 0 }, method: elections.method,
      firstDivisor: elections.firstDivisor.map { numbers.add($0) },
      threshold: elections.threshold.map { numbers.add($0) },
      districtThreshold: elections.districtThreshold.map { numbers.add($0) },
      compensatory: elections.compensatory.map { numbers.add($0) },
      districts: elections.districts.map { district in
        let places = district.places.compactMap { placePositions[$0] }
        return CompiledElections.District(
          name: district.name, seats: numbers.add(district.seats),
          groups: (0..<structure.civilianCount).filter { places.contains(structure.home[$0]) })
      }.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) },
      reserved: elections.reserved.map { reserved in
        CompiledElections.Reserved(
          name: reserved.name, seats: numbers.add(reserved.seats),
          lists: reserved.lists.compactMap { ids.firstIndex(of: $0) }.sorted())
      })
  }

  private mutating func compile(
    _ bill: Dossiers.Bill, of parliament: Dossiers.Parliament, on issue: Dossiers.Issue,
    _ compiled: DecisionsBlueprint.Parliament, at index: Int
  ) -> DecisionsBlueprint.Bill {
    func rules(_ ids: [String]) -> [Int] { ids.compactMap { rulePositions[$0] } }
    let lists = DecisionNames.sorted(parliament.lists.map(\.entity)).compactMap { parliament.list($0) }
    let versions =
      [DecisionsBlueprint.Bill.Version(share: nil, enacts: rules(bill.enacts), repeals: rules(bill.repeals))]
      + bill.dilutions.map { dilution in
        DecisionsBlueprint.Bill.Version(
          share: numbers.add(dilution.share), enacts: rules(dilution.enacts ?? bill.enacts),
          repeals: rules(dilution.repeals ?? bill.repeals))
      }
    let (place, quo) = (numbers.add(bill.position), numbers.add(bill.statusQuo))
    let by = stance(bill.by.flatMap { issue.position(of: $0) })
    let gatekeeper = stance(bill.gatekeeper.flatMap { issue.position(of: $0) })
    let defeat = bill.defeat.map { numbers.add($0) }
    let stances = lists.map { stance(issue.position(of: $0)) }
    let whips = lists.map { list in
      bill.whips.first { $0.list == list.entity }.map { numbers.add($0.line) }
    }
    let lines = lists.map { list in
      bill.patrons.first { $0.patron == list.patron }.map { numbers.add($0.line) }
    }
    let patrons = lists.map { list in stance(list.patron.flatMap { issue.position(of: $0) }) }
    return DecisionsBlueprint.Bill(
      id: bill.id, parliament: index, low: issue.range.lowerBound, high: issue.range.upperBound, position: place,
      statusQuo: quo, by: by, gatekeeper: gatekeeper, defeat: defeat, versions: versions, stances: stances,
      whips: whips, patronLines: lines, patronStances: patrons,
      majority: compile(bill.majority) ?? compiled.majority, quorum: compile(bill.quorum) ?? compiled.quorum)
  }

  private mutating func stance(_ position: Dossiers.Issue.Position?) -> DecisionsBlueprint.Bill.Stance? {
    guard let position else { return nil }
    return DecisionsBlueprint.Bill.Stance(
      position: numbers.add(position.position), salience: position.salience.map { numbers.add($0) })
  }

  mutating func compile(_ decision: Action.Decision) -> CompiledDecision {
    switch decision {
    case .vote(let bill, let isDischarged):
      return .vote(bill: decisionNames.bills[bill] ?? 0, isDischarged: isDischarged)
    case .elect(let id): return .elect(parliament: decisionNames.parliaments[id] ?? 0)
    case .form(let id): return .form(parliament: decisionNames.parliaments[id] ?? 0)
    case .boycott(let list, let id, let ends):
      return .boycott(list: decisionNames.lists[id]?[list] ?? 0, ends: ends)
    case .payment(let lists, let id, let amount):
      let bill = decisionNames.bills[id] ?? 0
      // Bills come in the order of their ids, and each has a place for each list of its parliament.
      let before = DecisionNames.sorted(dossier.bills.keys).prefix(bill).reduce(0) { sum, id in
        sum + (dossier.bills[id].flatMap { dossier.parliaments[$0.parliament] }?.lists.count ?? 0)
      }
      let parliament = dossier.bills[id]?.parliament ?? ""
      let members = decisionNames.lists[parliament] ?? [:]
      let first = members.values.min() ?? 0
      return .payment(
        places: lists.compactMap { members[$0] }.map { before + $0 - first }, bill: bill, amount: numbers.add(amount))
    }
  }
}
