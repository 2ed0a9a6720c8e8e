/// The exact distribution of a vote of independent members who are absent, say no, or say yes.
///
/// States are (present, yes) with yes ≤ present. Forward: the probability of each state after the first members.
/// Backward: the probability to pass from each state. Where both meet at a member, its pivotality is theirs, so that all
/// cost no more than two passes: n³/3 steps, n³/6 numbers.
struct VoteTally {
  let size: Int
  let quorum, passage: Double
  let yesVotes, present: [Double]
  /// By member: how much more likely the bill is to pass if the member is present and says yes instead of no.
  private(set) var pivotal: [Double]

  /// - Parameter members: for each, the probability to be present, and to say yes if so.
  init(_ unsorted: [(present: Double, yes: Double)], rule: PassageRule) {
    size = unsorted.count
    // In an order that depends on numbers only, so that the order of members changes no bit.
    let order = unsorted.indices.sorted { a, b in
      (unsorted[a].present, unsorted[a].yes, a) < (unsorted[b].present, unsorted[b].yes, b)
    }
    let members = order.map { unsorted[$0] }
    let count = members.count
    func index(_ present: Int, _ yes: Int) -> Int { present * (present + 1) / 2 + yes }
    var forward: [[Double]] = [[1]]
    forward.reserveCapacity(count + 1)
    for (k, member) in members.enumerated() {
      let (absent, no, yes) = (
        1 - member.present, member.present * (1 - member.yes), member.present * member.yes
      )
      let before = forward[k]
      var after = [Double](repeating: 0, count: index(k + 2, 0))
      for p in 0...k {
        for y in 0...p {
          let here = before[index(p, y)]
          after[index(p, y)] += here * absent
          after[index(p + 1, y)] += here * no
          after[index(p + 1, y + 1)] += here * yes
        }
      }
      forward.append(after)
    }
    let last = forward[count]
    var yesVotes = [Double](repeating: 0, count: count + 1)
    var present = yesVotes
    var value = [Double](repeating: 0, count: last.count)
    var (quorum, passage) = (0.0, 0.0)
    for p in 0...count {
      for y in 0...p {
        let probability = last[index(p, y)]
        yesVotes[y] += probability
        present[p] += probability
        if p >= rule.quorum(members: count) { quorum += probability }
        if rule.passes(yes: y, present: p, members: count) {
          value[index(p, y)] = 1
          passage += probability
        }
      }
    }
    (self.yesVotes, self.present, self.quorum, self.passage) = (yesVotes, present, min(1, quorum), min(1, passage))
    var pivotal = [Double](repeating: 0, count: count)
    for k in stride(from: count - 1, through: 0, by: -1) {
      let member = members[k]
      let (absent, no, yes) = (
        1 - member.present, member.present * (1 - member.yes), member.present * member.yes
      )
      let before = forward[k]
      var sum = 0.0
      for p in 0...k {
        for y in 0...p {
          let (ifNo, ifYes) = (value[index(p + 1, y)], value[index(p + 1, y + 1)])
          sum += before[index(p, y)] * (ifYes - ifNo)
          // In place: what is read later lies further on.
          value[index(p, y)] = absent * value[index(p, y)] + no * ifNo + yes * ifYes
        }
      }
      pivotal[order[k]] = sum
    }
    self.pivotal = pivotal
  }
}
