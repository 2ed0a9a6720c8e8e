/// The probability of passage alone, in fewer steps than a full forecast.
extension RollCall {
  /// The probability that the bill passes: the same as the forecast's to rounding.
  ///
  /// Where the quorum adds nothing to the majority that is asked for, or is missed or met but for a probability below
  /// 10⁻¹², one sum over yes votes, or over yes less no, tells; that takes n² steps. Only else all pairs of members
  /// present and yes votes are gone through, n³/6.
  ///
  /// - Returns: 0…1.
  /// - Throws: `InvalidInput` with everything that is wrong.
  public func passage() throws(InvalidInput) -> Double {
    let problems = self.problems()
    guard problems.isEmpty else { throw InvalidInput(problems) }
    // In an order that depends on numbers only, so that the order of members changes no bit.
    let voters = members.flatMap { member in
      repeatElement((present: attendance(member), yes: yesProbability(member)), count: member.count)
    }.sorted { ($0.present, $0.yes) < ($1.present, $1.yes) }
    let size = voters.count
    let quorum = rule.quorum(members: size)
    let yes = { PoissonBinomial.distribution(voters.map { $0.present * $0.yes }) }
    switch rule.majority {
    case .ofMembers, .twoThirdsOfMembers, .votes:
      let needed = max(1, rule.votesNeeded(present: size, members: size))
      if needed >= quorum { return min(1, yes()[min(needed, size + 1)...].reduce(0, +)) }
    case .ofPresent, .twoThirdsOfPresent: break
    }
    let present = PoissonBinomial.distribution(voters.map(\.present))
    let missed = present[..<min(quorum, size + 1)].reduce(0, +)
    if missed >= 1 - 1e-12 { return RollCall.passage(voters, rule) }
    if missed <= 1e-12 {
      switch rule.majority {
      case .ofPresent: return min(1, RollCall.balance(voters, no: 1, least: 1))
      // yes ≥ 2/3 (yes + no) is yes − 2 no ≥ 0, with at least one yes.
      case .twoThirdsOfPresent: return min(1, RollCall.balance(voters, no: 2, least: 0) - RollCall.nobodyComes(voters))
      case .ofMembers, .twoThirdsOfMembers, .votes:
        return min(1, yes()[min(max(1, rule.votesNeeded(present: size, members: size)), size + 1)...].reduce(0, +))
      }
    }
    return RollCall.passage(voters, rule)
  }

  private static func nobodyComes(_ voters: [(present: Double, yes: Double)]) -> Double {
    voters.reduce(1) { $0 * (1 - $1.present) }
  }

  /// P(yes − w·no ≥ least) for a whole weight w of a no.
  private static func balance(_ voters: [(present: Double, yes: Double)], no weight: Int, least: Int) -> Double {
    let offset = voters.count * weight
    var chances = [Double](repeating: 0, count: offset + voters.count + 1)
    var next = chances
    chances[offset] = 1
    for (number, voter) in voters.enumerated() {
      let (absent, no, yes) = (1 - voter.present, voter.present * (1 - voter.yes), voter.present * voter.yes)
      let reached = offset - number * weight...offset + number
      for place in offset - (number + 1) * weight...offset + number + 1 { next[place] = 0 }
      for place in reached {
        let here = chances[place]
        next[place] += here * absent
        next[place - weight] += here * no
        next[place + 1] += here * yes
      }
      swap(&chances, &next)
    }
    return chances[(offset + least)...].reduce(0, +)
  }

  /// Over all pairs of members present and yes votes.
  private static func passage(_ voters: [(present: Double, yes: Double)], _ rule: PassageRule) -> Double {
    func index(_ present: Int, _ yes: Int) -> Int { present * (present + 1) / 2 + yes }
    let count = voters.count
    var chances = [Double](repeating: 0, count: index(count + 1, 0))
    chances[0] = 1
    for (number, voter) in voters.enumerated() {
      let (absent, no, yes) = (1 - voter.present, voter.present * (1 - voter.yes), voter.present * voter.yes)
      // From above, in place: what is read lies below what has been written.
      for present in stride(from: number + 1, through: 0, by: -1) {
        for votes in stride(from: present, through: 0, by: -1) {
          var sum = present <= number ? chances[index(present, votes)] * absent : 0
          if present > 0 {
            if votes < present { sum += chances[index(present - 1, votes)] * no }
            if votes > 0 { sum += chances[index(present - 1, votes - 1)] * yes }
          }
          chances[index(present, votes)] = sum
        }
      }
    }
    var passage = 0.0
    for present in 0...count {
      for votes in 0...present where rule.passes(yes: votes, present: present, members: count) {
        passage += chances[index(present, votes)]
      }
    }
    return min(1, passage)
  }
}
