import Chance
import Politics

/// Votes on bills: who may keep them from the floor, in which version they come, and how members vote.
extension Decisions {
  /// A place on the scale of a bill's issue, 0…1.
  private func place(_ number: NumberID, on bill: DecisionsBlueprint.Bill) -> Double {
    min(1, max(0, (model[number] - bill.low) / (bill.high - bill.low)))
  }

  /// The vote on a version of a bill as it would be now: the bill itself is version 0.
  func rollCall(_ index: Int, version: Int = 0, _ state: borrowing State) -> RollCall {
    let bill = blueprint.bills[index]
    let parliament = blueprint.parliaments[bill.parliament]
    let (there, here) = (place(bill.position, on: bill), place(bill.statusQuo, on: bill))
    var vote = RollCall(members: [], bill: there, statusQuo: here)
    vote.sharpness = sharpness
    vote = vote.diluted(by: value(bill.versions[version].share, or: 0))
    // What somebody at a place loses less by the version than by the status quo, as far as it matters to it.
    func spatial(_ stance: DecisionsBlueprint.Bill.Stance) -> (place: Double, utility: Double, salience: Double) {
      let place = place(stance.position, on: bill)
      let (old, new) = (place - vote.statusQuo, place - vote.bill)
      return (place, sharpness * (old * old - new * new), value(stance.salience, or: 1))
    }
    func line(_ stance: DecisionsBlueprint.Bill.Stance) -> Double {
      let spatial = spatial(stance)
      return Decisions.line(spatial.salience * spatial.utility)
    }
    var size = 0
    for (member, list) in parliament.lists.enumerated() {
      let seats = state.politics.seats[list]
      size += seats
      guard seats > 0, let stance = bill.stances[member] else { continue }
      let compiled = blueprint.lists[list]
      let own = spatial(stance)
      var row = RollCall.Member(name: compiled.id, faction: compiled.id, position: own.place, count: seats)
      row.attendance = value(compiled.attendance, or: attendance)
      row.discipline = value(compiled.discipline, or: discipline)
      // A roll call knows one sharpness for all: what does not matter to a list is taken off as a payment.
      row.payment = state.politics.payments[bill.payments + member] + (own.salience - 1) * own.utility
      vote.whips[compiled.id] = bill.whips[member].map { model[$0] } ?? line(stance)
      if state.politics.hasLeverage[list], let patron = compiled.patron {
        row.patron = patron
        row.leverage = value(compiled.leverage, or: leverage)
        vote.patrons[patron] =
          bill.patronLines[member].map { model[$0] }
          ?? bill.patronStances[member].map(line) ?? 0
      }
      if state.politics.boycotts[list] { vote.boycotts.insert(compiled.id) }
      vote.members.append(row)
    }
    let majority: PassageRule.Majority =
      switch bill.majority {
      case .rule(let rule): rule
      case .members(let number): .votes(min(max(1, count(number)), max(1, size)))
      }
    let quorum: PassageRule.Quorum =
      switch bill.quorum {
      case .rule(let rule): rule
      case .members(let number): .members(min(count(number), size))
      }
    vote.rule = PassageRule(majority: majority, quorum: quorum)
    return vote
  }

  /// What a list asks of its members, −1…1: what the balance of members who think alike would be.
  static func line(_ utility: Double) -> Double {
    let small = Elementary.exp(-abs(utility))
    return (utility < 0 ? -1 : 1) * (1 - small) / (1 + small)
  }

  /// The version that would come to the vote now; −1 if it would be withheld. Found out anew only if something has
  /// changed.
  func decide(_ index: Int, _ state: inout State) -> Int {
    if state.politics.known[index] == state.politics.revision { return state.politics.tabled[index] }
    let (version, passage) = decision(index, state)
    state.politics.known[index] = state.politics.revision
    state.politics.tabled[index] = version
    state.politics.passage[index] = state.politics.passed[index] >= 0 ? 1 : passage
    return version
  }

  /// The version that would be tabled, and how likely it passes; withheld: −1 and 0.
  ///
  /// Who chooses the version takes the best of those that the gatekeeper lets through. Where nobody is named, the bill is
  /// put to the vote as it is.
  func decision(_ index: Int, _ state: borrowing State) -> (version: Int, passage: Double) {
    let bill = blueprint.bills[index]
    let votes = bill.versions.indices.map { rollCall(index, version: $0, state) }
    guard let first = votes.first, !first.members.isEmpty else { return (0, 0) }
    guard let setter = bill.by ?? bill.gatekeeper else { return (0, (try? first.passage()) ?? 0) }
    let looks = votes.map { look(setter, bill, $0) }
    var best: (version: Int, passage: Double, utility: Double, share: Double)?
    for (version, look) in looks.enumerated() {
      guard let look else { continue }
      if let gatekeeper = bill.gatekeeper {
        // What it prefers to leaving things as they are.
        let own = bill.by == nil ? look : self.look(gatekeeper, bill, votes[version])
        guard let own, own.utility >= own.withholding - 1e-12 else { continue }
      }
      let share = value(bill.versions[version].share, or: 0)
      // Of equal ones the least diluted.
      let isBetter =
        best.map {
          look.utility > $0.utility + 1e-12 || (look.utility >= $0.utility - 1e-12 && share < $0.share)
        } ?? true
      if isBetter { best = (version, look.passage, look.utility, share) }
    }
    return best.map { ($0.version, $0.passage) } ?? (-1, 0)
  }

  /// What somebody expects of putting a version to the vote, and of withholding it.
  private func look(
    _ stance: DecisionsBlueprint.Bill.Stance, _ bill: DecisionsBlueprint.Bill, _ vote: RollCall
  ) -> (utility: Double, withholding: Double, passage: Double)? {
    var setter = AgendaSetter(position: place(stance.position, on: bill))
    // A defeat weighs as much more as what it is about weighs less.
    setter.costOfDefeat = min(1e6, value(bill.defeat, or: defeat) / max(value(stance.salience, or: 1), 1e-9))
    guard let decision = try? setter.decide(vote), let version = decision.versions.first else { return nil }
    return (version.utility, decision.utilityOfWithholding, version.passage)
  }

  /// Puts a bill to the vote at the end of the week.
  ///
  /// - Parameter isDischarged: whether it comes as it is, whatever its gatekeeper wants.
  /// - Returns: false if it is withheld, or has passed before.
  func call(_ index: Int, isDischarged: Bool, _ state: inout State) -> Bool {
    guard state.politics.passed[index] < 0 else { return false }
    let version = isDischarged ? 0 : decide(index, &state)
    state.politics.withheld[index] = version < 0
    if version < 0 {
      state.ledger.record(.bill, index, 0, cause: Cause.vote, source: -1)
      return false
    }
    state.politics.called[index] = version
    return true
  }

  /// Every member comes or not, and says yes or no.
  func hold(_ index: Int, _ state: inout State, _ rules: inout [Bool], _ stream: RandomStream) {
    let version = state.politics.called[index]
    state.politics.called[index] = -1
    guard state.politics.passed[index] < 0 else { return }
    let vote = rollCall(index, version: version, state)
    let (yes, present, size) = Decisions.poll(vote, stream, week: state.week, bill: index)
    let passes = vote.rule.passes(yes: yes, present: present, members: size)
    state.ledger.record(.bill, index, passes ? 1 : -1, cause: Cause.vote, source: version)
    guard passes else { return }
    state.politics.passed[index] = version
    state.politics.passage[index] = 1
    for (changed, holds) in [
      (blueprint.bills[index].versions[version].enacts, true),
      (blueprint.bills[index].versions[version].repeals, false),
    ] {
      for rule in changed where rules[rule] != holds {
        rules[rule] = holds
        state.ledger.record(.rule, rule, holds ? 1 : -1, cause: Cause.vote, source: index)
      }
    }
  }

  /// One vote, drawn.
  static func poll(
    _ vote: RollCall, _ stream: RandomStream, week: Int, bill: Int
  ) -> (yes: Int, present: Int, size: Int) {
    var (yes, present, size) = (0, 0, 0)
    for member in vote.members {
      let (attendance, inclination) = (vote.attendance(member), vote.yesProbability(member))
      for _ in 0..<member.count {
        let (comes, says) = stream.uniforms(.votes, week: week, entity: bill, draw: size)
        size += 1
        guard comes < attendance else { continue }
        present += 1
        if says < inclination { yes += 1 }
      }
    }
    return (yes, present, size)
  }
}
