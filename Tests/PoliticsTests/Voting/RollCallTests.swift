import Chance
import Testing

@testable import Politics

@Suite struct RollCallTests {
  static func vote(seed: Int, members: Int) -> RollCall {
    let stream = RandomStream(seed: UInt64(seed), future: 3)
    func uniform(_ entity: Int, _ draw: Int) -> Double { stream.uniform(.design, week: 0, entity: entity, draw: draw) }
    var vote = RollCall(
      members: (0..<members).map { index in
        var member = RollCall.Member(
          name: "m\(index)", faction: index.isMultiple(of: 2) ? "red" : "blue", position: uniform(index, 0))
        member.discipline = 2 * uniform(index, 1)
        member.patron = "north"
        member.leverage = uniform(index, 2)
        member.payment = uniform(index, 3) - 0.5
        member.attendance = 0.5 + 0.5 * uniform(index, 4)
        return member
      }, bill: uniform(100, 0), statusQuo: uniform(101, 0))
    vote.whips = ["red": 1, "blue": -0.5]
    vote.patrons = ["north": 0.3]
    vote.sharpness = 4
    return vote
  }

  /// All 3ⁿ combinations of absent, no and yes.
  @Test func agreesWithEnumeration() throws {
    var deviation = Deviation("roll call, enumeration")
    for seed in 0..<12 {
      var vote = RollCallTests.vote(seed: seed, members: 3 + seed % 5)
      vote.rule =
        [
          PassageRule(), PassageRule(majority: .ofMembers, quorum: .none),
          PassageRule(majority: .twoThirdsOfPresent, quorum: .twoThirds),
          PassageRule(majority: .votes(2), quorum: .members(3)),
        ][seed % 4]
      let forecast = try vote.forecast()
      let size = vote.members.count
      var (passage, quorum, expected) = (0.0, 0.0, 0.0)
      var combinations = 1
      for _ in 0..<size { combinations *= 3 }
      for code in 0..<combinations {
        var (rest, probability, present, yes) = (code, 1.0, 0, 0)
        for index in 0..<size {
          let (there, favour) = (forecast.attendance[index], forecast.yes[index])
          switch rest % 3 {
          case 0: probability *= 1 - there
          case 1:
            probability *= there * (1 - favour)
            present += 1
          default:
            probability *= there * favour
            present += 1
            yes += 1
          }
          rest /= 3
        }
        if vote.rule.passes(yes: yes, present: present, members: size) { passage += probability }
        if present >= vote.rule.quorum(members: size) { quorum += probability }
        expected += probability * Double(yes)
      }
      deviation.record(forecast.passage, passage, "passage \(seed)")
      deviation.record(forecast.quorum, quorum, "quorum \(seed)")
      deviation.record(forecast.expectedYes, expected, "yes \(seed)")
      deviation.record(forecast.yesVotes.reduce(0, +), 1, "sum \(seed)")
      deviation.record(
        forecast.expectedPresent, forecast.attendance.reduce(0, +), "present \(seed)")
    }
    deviation.check(atMost: 1e-12)
  }

  /// Pivotality is the difference that a certain yes makes against a certain no.
  @Test func pivotalityIsTheDifferenceOfAVote() throws {
    var deviation = Deviation("roll call, pivotality")
    for seed in 0..<8 {
      let vote = RollCallTests.vote(seed: seed, members: 7)
      let forecast = try vote.forecast()
      for index in vote.members.indices {
        var (yes, no) = (vote, vote)
        yes.members[index].attendance = 1
        no.members[index].attendance = 1
        yes.members[index].payment = 1000
        no.members[index].payment = -1000
        deviation.record(
          forecast.pivotal[index], try yes.forecast().passage - no.forecast().passage, "\(index), \(seed)")
      }
    }
    deviation.check(atMost: 1e-12)
  }

  /// One member at 0 of a bill at 0 against a status quo at 1: β(1 − 0) = 1, and what is added to it.
  @Test func weighsWhatMembersWeigh() {
    var member = RollCall.Member(name: "a", faction: "red", position: 0)
    var vote = RollCall(members: [member], bill: 0, statusQuo: 1)
    #expect(vote.inclination(member) == 1)
    member.discipline = 2
    member.patron = "north"
    member.leverage = 3
    member.payment = 0.25
    #expect(vote.inclination(member) == 1.25)
    vote.whips = ["red": -1]
    vote.patrons = ["north": 0.5]
    #expect(vote.inclination(member) == 0.75)
    #expect(abs(vote.yesProbability(member) - 0.679178699175393) < 1e-15)
    vote.boycotts = ["red"]
    vote.boycottDiscipline = 0.75
    member.attendance = 0.8
    #expect(abs(vote.attendance(member) - 0.2) < 1e-15)
  }

  @Test func everythingPushesWhereItShould() throws {
    for seed in 0..<10 {
      let vote = RollCallTests.vote(seed: seed, members: 9)
      let passage = try vote.forecast().passage
      var changed = vote
      for index in changed.members.indices { changed.members[index].payment += 0.5 }
      #expect(try changed.forecast().passage > passage)
      changed = vote
      changed.whips["blue"] = 1
      #expect(try changed.forecast().passage > passage)
      changed = vote
      changed.patrons["north"] = -1
      #expect(try changed.forecast().passage < passage)
      // Without blue there is no quorum.
      changed = vote
      changed.boycotts = ["red"]
      #expect(try changed.forecast().passage == 0)
      #expect(try changed.forecast().quorum == 0)
    }
  }

  @Test func orderDoesNotMatter() throws {
    for seed in 0..<10 {
      let vote = RollCallTests.vote(seed: seed, members: 10)
      let order = RandomIssue.permutation(10, seed: seed)
      var permuted = vote
      permuted.members = order.map { vote.members[$0] }
      let (first, second) = (try vote.forecast(), try permuted.forecast())
      #expect(second.passage == first.passage)
      #expect(second.yesVotes == first.yesVotes)
      #expect(second.pivotal == order.map { first.pivotal[$0] })
      // Mirrored positions, with bill and status quo, are the same vote.
      var mirrored = vote
      (mirrored.bill, mirrored.statusQuo) = (1 - vote.bill, 1 - vote.statusQuo)
      for index in mirrored.members.indices { mirrored.members[index].position = 1 - vote.members[index].position }
      #expect(abs(try mirrored.forecast().passage - first.passage) < 1e-12)
    }
  }

  /// A row of many is as many rows of one.
  @Test func countsMembers() throws {
    var vote = RollCallTests.vote(seed: 2, members: 4)
    var single = vote
    single.members = vote.members.flatMap { member in
      (0..<3).map { copy in
        var one = member
        one.name += "-\(copy)"
        return one
      }
    }
    for index in vote.members.indices { vote.members[index].count = 3 }
    let (rows, ones) = (try vote.forecast(), try single.forecast())
    #expect(rows.size == 12)
    #expect(rows.passage == ones.passage)
    for (index, value) in rows.pivotal.enumerated() { #expect(abs(value - ones.pivotal[3 * index + 1]) < 1e-12) }
  }

  @Test func thresholds() throws {
    #expect(PassageRule.half(of: 325) == 163)
    #expect(PassageRule.twoThirds(of: 325) == 217)
    #expect(PassageRule.half(of: 4) == 3)
    #expect(PassageRule.twoThirds(of: 3) == 2)
    #expect(!PassageRule(majority: .twoThirdsOfPresent, quorum: .none).passes(yes: 0, present: 0, members: 9))
    guard let file = try ReferenceVectors.politics("legislative") else { return }
    let thresholds = file["thresholds"]
    for country in thresholds.keys where country != "note" {
      for size in thresholds[country].keys {
        let count = Int(size) ?? 0
        #expect(PassageRule.half(of: count) == thresholds[country][size]["absolute_majority"].integer)
        #expect(PassageRule.twoThirds(of: count) == thresholds[country][size]["two_thirds"].integer)
      }
    }
  }

  @Test func saysEverythingThatIsWrong() {
    var member = RollCall.Member(name: "a", position: .nan, count: 0)
    member.discipline = -1
    member.attendance = 2
    var vote = RollCall(members: [member, RollCall.Member(name: "a", position: 0)], bill: .infinity, statusQuo: 0)
    vote.sharpness = 0
    vote.whips = ["red": 2]
    vote.patrons = ["north": 0]
    vote.boycotts = ["blue"]
    vote.rule = PassageRule(majority: .votes(0), quorum: .members(9))
    let error = #expect(throws: InvalidInput.self) { try vote.forecast() }
    #expect(error?.problems.count == 13)
    #expect(throws: InvalidInput.self) { try RollCall(members: [], bill: 0, statusQuo: 1).forecast() }
    let crowd = RollCall.Member(name: "crowd", position: 0, count: Int.max)
    #expect(throws: InvalidInput.self) { try RollCall(members: [crowd, crowd], bill: 0, statusQuo: 1).forecast() }
  }
}
