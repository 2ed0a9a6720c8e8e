import Chance
import Dossiers
import Politics

/// Elections: from what groups feel to votes, from votes to seats.
extension Decisions {
  /// The votes of a civilian group for the lists of a parliament, in the order of the lists.
  ///
  /// A list with a share of the group has that share while relationships are as they were at the start; all move with
  /// them from there.
  func ballots(of group: Int, in index: Int, _ state: borrowing State) -> [Double] {
    let parliament = blueprint.parliaments[index]
    let groups = model.structure.civilianCount
    var affinity: [Double?] = Array(repeating: nil, count: parliament.lists.count)
    var appeal = Array(repeating: 0.0, count: parliament.lists.count)
    for (member, list) in parliament.lists.enumerated() {
      guard let voters = blueprint.lists[list].voters.first(where: { $0.group == group }) else { continue }
      let share = voters.share.map { model[$0] }
      if share == 0 { continue }
      let actor = blueprint.lists[list].actor
      affinity[member] = actor < 0 ? 0 : state.attitudes.vertical(GroupID(group), ActorID(actor))
      if let share {
        appeal[member] = Elementary.log(share) - turnout.sharpness * state.politics.firstFeelings[list * groups + group]
      }
    }
    let trust =
      parliament.government < 0 ? 0 : state.attitudes.vertical(GroupID(group), ActorID(parliament.government))
    let security = state.security[model.structure.home[group] * model.structure.groupCount + group] / 100
    let voters = VotesFromAttitudes.Group(
      voters: max(0, state.population[group]), trust: min(1, max(-1, trust)), security: min(1, max(-1, security)),
      affinity: affinity.map { $0.map { min(1, max(-1, $0)) } })
    return (try? turnout.votes(of: [voters], appeal: appeal)) ?? appeal.map { _ in 0 }
  }

  /// The election as it would be now; nil where nobody may vote or there are no seats.
  func election(_ index: Int, _ state: borrowing State) -> Election? {
    let parliament = blueprint.parliaments[index]
    guard let elections = parliament.elections else { return nil }
    let members = parliament.lists.count
    func votes(of groups: some Sequence<Int>) -> [Int] {
      var sums = [Double](repeating: 0, count: members)
      for group in groups {
        for (member, votes) in ballots(of: group, in: index, state).enumerated() { sums[member] += votes }
      }
      return sums.map { Int($0.rounded()) }
    }
    let compensatory = count(elections.compensatory)
    let reservedSeats = elections.reserved.reduce(0) { $0 + count($1.seats) }
    let everybody = 0..<model.structure.civilianCount
    var districts = elections.districts.map {
      Election.District($0.name, seats: count($0.seats), votes: votes(of: $0.groups))
    }
    if elections.districts.isEmpty {
      let all = parliament.lists.reduce(0) { $0 + Int(model[blueprint.lists[$1].seats].rounded()) }
      districts = [
        Election.District("all", seats: max(0, all - compensatory - reservedSeats), votes: votes(of: everybody))
      ]
    }
    // Where nobody votes, seats stay empty.
    districts = districts.filter { $0.votes.contains { $0 > 0 } }
    let national = votes(of: everybody)
    let reserved = elections.reserved.map { item in
      Election.Reserved(
        item.name, seats: count(item.seats),
        votes: national.enumerated().map { item.lists.contains($0.offset) ? $0.element : 0 })
    }.filter { $0.votes.contains { $0 > 0 } }
    func share(_ number: NumberID?) -> Fraction { Fraction(Decisions.decimal(value(number, or: 0))) ?? 0 }
    return try? Election(
      lists: parliament.lists.map { blueprint.lists[$0].id }, districts: districts, method: method(elections),
      nationalThreshold: share(elections.threshold), districtThreshold: share(elections.districtThreshold),
      compensatorySeats: districts.isEmpty ? 0 : compensatory, reserved: reserved)
  }

  /// A share in millionths, so that 0.05 is five hundredths and nothing else.
  private static func decimal(_ share: Double) -> String {
    "\(Int((min(1, max(0, share)) * 1e6).rounded()))/1000000"
  }

  private func method(_ elections: CompiledElections) -> Election.Method {
    switch elections.method {
    case .dHondt: .divisor(.dHondt)
    case .sainteLague: .divisor(.sainteLague)
    case .modifiedSainteLague:
      .divisor(.modifiedSainteLague(firstTenths: Int((10 * value(elections.firstDivisor, or: 1.4)).rounded())))
    case .hare: .largestRemainder(.hare)
    case .droop: .largestRemainder(.droop)
    case .imperiali: .largestRemainder(.imperiali)
    }
  }

  /// Members are elected.
  ///
  /// - Returns: false if nobody could be, as where no list reaches the threshold: then all stays as it is.
  func elect(_ index: Int, _ state: inout State) -> Bool {
    guard let result = try? election(index, state)?.result(), result.seats.contains(where: { $0 > 0 }) else {
      return false
    }
    for (list, seats) in zip(blueprint.parliaments[index].lists, result.seats) {
      let change = seats - state.politics.seats[list]
      state.politics.seats[list] = seats
      if change != 0 {
        state.ledger.record(.seats, list, Double(change), cause: Cause.election, source: index)
      }
    }
    state.politics.revision += 1
    return true
  }
}
