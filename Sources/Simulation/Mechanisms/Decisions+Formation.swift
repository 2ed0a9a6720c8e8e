import Chance
import Dossiers
import Politics

/// The formation of governments, day by day.
extension Decisions {
  /// The formation as it would begin now.
  ///
  /// - Parameter merged: which of the mergers come about.
  func formation(_ index: Int, merged: [Bool], _ state: borrowing State) throws(InvalidInput) -> GovernmentFormation {
    let parliament = blueprint.parliaments[index]
    let compiled = parliament.formation
    let seats = parliament.lists.map { state.politics.seats[$0] }
    let size = seats.reduce(0, +)
    let count = seats.count
    let needed: Int =
      switch compiled.majority {
      case .rule(let rule): PassageRule(majority: rule).votesNeeded(present: size, members: size)
      case .members(let number): self.count(number)
      }
    var rules = [VotingGame.Rule("seats", weights: seats, quota: min(max(1, needed), max(1, size)))]
    // A veto and a quota lapse with the last seat of those who have them.
    for list in compiled.vetoes where seats[list] > 0 {
      rules.append(
        BlocRule.parties(
          of: blueprint.lists[parliament.lists.lowerBound + list].id, members: [list], atLeast: 1,
          players: count))
    }
    for camp in compiled.camps {
      let seated = camp.lists.filter { seats[$0] > 0 }
      guard !seated.isEmpty else { continue }
      if let share = camp.share {
        let share = (numerator: Int((model[share] * 1000).rounded()), denominator: 1000)
        if share.numerator > 0 {
          rules.append(BlocRule.seats(of: camp.name, members: Set(seated), seats: seats, share: share))
        }
      } else {
        let least = camp.least.map { self.count($0) } ?? 1
        rules.append(
          BlocRule.parties(
            of: camp.name, members: Set(seated), atLeast: min(max(1, least), seated.count), players: count))
      }
    }
    let game = try VotingGame(
      players: parliament.lists.map { blueprint.lists[$0].id }, rules: rules,
      cooperation: compiled.excludes.isEmpty ? .free : .incompatible(compiled.excludes))
    var endorsements = [Double](repeating: 0, count: count)
    for endorsement in compiled.endorsements { endorsements[endorsement.list] += model[endorsement.strength] }
    let quorum: Int =
      switch compiled.quorum {
      case .rule(let rule): PassageRule(quorum: rule).quorum(members: size)
      case .members(let number): min(self.count(number), size)
      }
    return try GovernmentFormation(
      game: game, seats: seats, space: try space(compiled),
      incumbents: PartySet((0..<count).filter { state.politics.governs[parliament.lists.lowerBound + $0] }),
      formateurs: formateurs(compiled, merged: merged, seats: seats), endorsements: endorsements,
      boycotting: PartySet((0..<count).filter { state.politics.boycotts[parliament.lists.lowerBound + $0] }),
      quorum: quorum, parameters: parameters(compiled))
  }

  private func space(_ compiled: CompiledFormation) throws(InvalidInput) -> PolicySpace? {
    guard let first = compiled.dimensions.first else { return nil }
    return try PolicySpace(
      positions: first.positions.indices.map { list in
        compiled.dimensions.map { (model[$0.positions[list]] - $0.low) / ($0.high - $0.low) }
      }, salience: compiled.dimensions.map { value($0.weight, or: 1) })
  }

  private func formateurs(_ compiled: CompiledFormation, merged: [Bool], seats: [Int]) -> FormateurRule {
    switch compiled.formateur {
    case .largestList: return .largestList
    case .largestBloc:
      let mergers = zip(compiled.mergers, merged).compactMap { merger, happens in
        let seated = merger.lists.filter { seats[$0] > 0 }
        return happens && seated.count > 1 ? PartySet(seated) : nil
      }
      return .largestBloc(mergers: mergers)
    case .appointed: return .appointed(compiled.order.filter { seats[$0] > 0 })
    case .drawnBySeats: return .drawnBySeats
    }
  }

  private func parameters(_ compiled: CompiledFormation) -> FormationParameters {
    var parameters = FormationParameters()
    parameters.allowsMinority = compiled.allowsMinority
    for (parameter, number) in compiled.parameters {
      let value = model[number]
      let days = Int(value.rounded())
      switch parameter {
      case .minimalWinning: parameters.minimalWinning = value
      case .minority: parameters.minority = value
      case .perParty: parameters.perParty = value
      case .surplus: parameters.surplus = value
      case .distance: parameters.distance = value
      case .incumbent: parameters.incumbent = value
      case .largestParty: parameters.largestParty = value
      case .dailyLogOdds: parameters.dailyLogOdds = value
      case .fragmentation: parameters.fragmentation = value
      case .polarisation: parameters.polarisation = value
      case .advantage: parameters.advantage = value
      case .daysBeforeFirstSession: parameters.daysBeforeFirstSession = max(0, days)
      case .dailyEndOfBoycott: parameters.dailyEndOfBoycott = value
      case .daysPerAttempt: parameters.daysPerAttempt = max(1, days)
      case .daysBetweenAttempts: parameters.daysBetweenAttempts = max(0, days)
      }
    }
    return parameters
  }

  /// The last government's time is over. All that takes long is found out here, once.
  func beginFormation(_ index: Int, _ state: inout State, _ stream: RandomStream) {
    let mergers = blueprint.parliaments[index].formation.mergers
    let merged = mergers.map { merger in
      stream.uniform(.formation, week: state.week, entity: index, draw: 32 + (merger.lists.first ?? 0))
        < value(merger.chance, or: 1)
    }
    if state.politics.vacantSince[index] < 0 { state.politics.vacantSince[index] = state.week }
    // Nobody who could be asked: it stays without a government until the next election.
    guard let formation = try? formation(index, merged: merged, state), let process = try? formation.process() else {
      state.politics.attempts[index] = nil
      return
    }
    let parameters = formation.parameters
    state.politics.attempts[index] = DecisionsState.Attempt(
      process: process, quorum: formation.quorum, daysBeforeFirstSession: parameters.daysBeforeFirstSession,
      daysPerAttempt: parameters.daysPerAttempt, daysBetweenAttempts: parameters.daysBetweenAttempts,
      endOfBoycott: parameters.dailyEndOfBoycott, next: parameters.daysBeforeFirstSession)
  }

  /// Seven days of bargaining.
  func bargain(_ index: Int, _ state: inout State, _ stream: RandomStream) {
    guard var attempt = state.politics.attempts[index] else { return }
    for day in 0..<7 {
      let draws = stream.uniforms(.formation, week: state.week, entity: index, draw: day)
      let last = attempt.day
      attempt.day += 1
      if attempt.began == nil, last >= attempt.next, isOpen(index, &attempt, &state, draw: draws.0) {
        let draw = stream.uniform(.formation, week: state.week, entity: index, draw: 16 + day)
        attempt.formateur = Decisions.formateur(&attempt, draw: draw)
        attempt.began = last
      }
      guard let began = attempt.began else { continue }
      if draws.1 < attempt.process.dailyChance[attempt.formateur] {
        let draw = stream.uniform(.formation, week: state.week, entity: index, draw: 8 + day)
        if let coalition = attempt.process.coalition(of: attempt.formateur, draw: draw) {
          let formateur = attempt.process.formateurs[attempt.formateur]
          state.politics.attempts[index] = nil
          install(index, coalition, formateur: formateur, &state)
          return
        }
      }
      if attempt.day == began + attempt.daysPerAttempt {
        attempt.next = attempt.day + attempt.daysBetweenAttempts
        attempt.began = nil
        attempt.asked += 1
      }
    }
    state.politics.attempts[index] = attempt
  }

  /// Whether the first session can be held: those who stay away may break its quorum.
  private func isOpen(_ index: Int, _ attempt: inout DecisionsState.Attempt, _ state: inout State, draw: Double) -> Bool
  {
    guard attempt.asked == 0, attempt.quorum > 0 else { return true }
    let lists = blueprint.parliaments[index].lists
    var present = 0
    for list in lists where !state.politics.boycotts[list] { present += state.politics.seats[list] }
    guard present < attempt.quorum else { return true }
    guard draw < attempt.endOfBoycott else { return false }
    for list in lists { state.politics.boycotts[list] = false }
    state.politics.revision += 1
    return true
  }

  /// Who is asked next.
  private static func formateur(_ attempt: inout DecisionsState.Attempt, draw: Double) -> Int {
    let process = attempt.process
    if let order = process.order { return order[attempt.asked % order.count] }
    let count = process.formateurs.count
    if attempt.tried.nonzeroBitCount == count { attempt.tried = 0 }
    var total = 0
    for formateur in 0..<count where attempt.tried >> UInt64(formateur) & 1 == 0 { total += process.seats[formateur] }
    var rest = draw * Double(total)
    var chosen = 0
    for formateur in 0..<count where attempt.tried >> UInt64(formateur) & 1 == 0 {
      chosen = formateur
      rest -= Double(process.seats[formateur])
      if rest < 0 { break }
    }
    attempt.tried |= 1 << UInt64(chosen)
    return chosen
  }
}
