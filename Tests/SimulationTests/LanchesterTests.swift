import Testing

@testable import Simulation

@Suite struct LanchesterTests {
  /// Athena's kernel: survivors in whole people, hours. Where it started past a limit it ran backwards in
  /// time; that is compared with the plain solution. Where it failed, nobody shoots here.
  @Test func agreesWithAthena() throws {
    guard ReferenceVectors.folder != nil else {
      print("attrition_kernel.json: skipped, the reference folder is not here")
      return
    }
    var people = Deviation("attrition_kernel.json, survivors")
    var hours = Deviation("attrition_kernel.json, hours")
    var (backwards, failed) = (0, 0)
    for (index, row) in try ReferenceVectors.athena("attrition_kernel")["cases"].list.enumerated() {
      let input = row["in"]
      let fight = Lanchester(
        firstKills: input["Afg"].number, secondKills: input["Agf"].number, firstRatio: input["Rfg"].number,
        secondRatio: input["Rgf"].number)
      let (first, second, time) = (input["DPf"].number, input["DPg"].number, input["Tleft"].number)
      let outcome = fight.fight(first, second, hours: time)
      guard row["error"].isNull else {
        failed += 1
        #expect(outcome.first == first && outcome.second == second && outcome.hours == 0, "case \(index)")
        #expect(outcome.end != .time, "case \(index)")
        continue
      }
      let isBackwards = row["hours"].number < 0
      let compared = isBackwards ? fight.run(first, second, hours: time) : outcome
      people.record(compared.floored.first, row["remaining_f"].number, "case \(index), first")
      people.record(compared.floored.second, row["remaining_g"].number, "case \(index), second")
      hours.record(compared.hours, row["hours"].number, "case \(index)")
      if isBackwards {
        backwards += 1
        #expect(outcome.hours == 0 && outcome.first == first && outcome.second == second, "case \(index)")
      }
    }
    print("attrition_kernel.json: \(backwards) cases past a limit that ran backwards, \(failed) that failed there")
    people.check(atMost: 0)
    hours.check(atMost: 1e-9)
  }

  static func random(_ draws: inout Draws) -> (Lanchester, Double, Double, Double) {
    func rate() -> Double { draws.next() < 0.15 ? 0 : draws.next(0.0005...0.8) }
    let fight = Lanchester(
      firstKills: rate(), secondKills: rate(), firstRatio: draws.next(0...1), secondRatio: draws.next(0...1))
    return (fight, draws.next(10...5000), draws.next(10...5000), draws.next(0.1...40))
  }

  /// The solution satisfies the differential equations: small steps of Heun's method end up in the same place.
  @Test func solvesItsEquations() {
    var draws = Draws(seed: 41)
    var largest = 0.0
    for _ in 0..<200 {
      let (fight, first, second, hours) = Self.random(&draws)
      let outcome = fight.fight(first, second, hours: hours)
      guard outcome.hours > 0 else { continue }
      var (x, y) = (first, second)
      let steps = 2000
      let step = outcome.hours / Double(steps)
      for _ in 0..<steps {
        let (dx, dy) = (-fight.secondKills * y, -fight.firstKills * x)
        let (ex, ey) = (-fight.secondKills * (y + step * dy), -fight.firstKills * (x + step * dx))
        x += step * (dx + ex) / 2
        y += step * (dy + ey) / 2
      }
      largest = max(largest, abs(x - outcome.first), abs(y - outcome.second))
    }
    print("Lanchester: largest deviation from small steps \(largest) people")
    #expect(largest < 0.05)
  }

  /// Lanchester's square law: a·A² − b·B² does not change.
  @Test func obeysTheSquareLaw() {
    var draws = Draws(seed: 42)
    for _ in 0..<500 {
      let (fight, first, second, hours) = Self.random(&draws)
      let outcome = fight.fight(first, second, hours: hours)
      func balance(_ x: Double, _ y: Double) -> Double { fight.firstKills * x * x - fight.secondKills * y * y }
      let scale = fight.firstKills * first * first + fight.secondKills * second * second + 1
      #expect(abs(balance(outcome.first, outcome.second) - balance(first, second)) < 1e-9 * scale)
    }
  }

  /// Swapping the sides swaps the outcome, to the bit.
  @Test func treatsBothSidesAlike() {
    var draws = Draws(seed: 43)
    for _ in 0..<500 {
      let (fight, first, second, hours) = Self.random(&draws)
      let mirror = Lanchester(
        firstKills: fight.secondKills, secondKills: fight.firstKills, firstRatio: fight.secondRatio,
        secondRatio: fight.firstRatio)
      let (one, other) = (fight.fight(first, second, hours: hours), mirror.fight(second, first, hours: hours))
      #expect(one.first == other.second && one.second == other.first && one.hours == other.hours)
      #expect((one.end == .first) == (other.end == .second) && (one.end == .time) == (other.end == .time))
    }
  }

  /// Ten times the people on both sides: ten times the losses, in the same time.
  @Test func doesNotDependOnScale() {
    var draws = Draws(seed: 44)
    for _ in 0..<500 {
      let (fight, first, second, hours) = Self.random(&draws)
      let (small, large) = (
        fight.fight(first, second, hours: hours), fight.fight(1024 * first, 1024 * second, hours: hours)
      )
      #expect(abs(large.first - 1024 * small.first) < 1e-9 * 1024 * first)
      #expect(abs(large.second - 1024 * small.second) < 1e-9 * 1024 * second)
      #expect(abs(large.hours - small.hours) < 1e-9 * hours)
    }
  }

  /// Nobody rises from the dead, and a fight that ends at a ratio ends at that ratio.
  @Test func endsWhereItShould() {
    var draws = Draws(seed: 45)
    var ends = (first: 0, second: 0, time: 0)
    for _ in 0..<1000 {
      let (fight, first, second, hours) = Self.random(&draws)
      let outcome = fight.fight(first, second, hours: hours)
      #expect((0...first).contains(outcome.first.rounded(.down)) && outcome.first <= first * (1 + 1e-12))
      #expect((0...second).contains(outcome.second.rounded(.down)) && outcome.second <= second * (1 + 1e-12))
      #expect((0...hours).contains(outcome.hours))
      switch outcome.end {
      case .first where outcome.hours > 0:
        ends.first += 1
        #expect(abs(outcome.first - fight.firstRatio * outcome.second) < 1e-6 * first)
      case .second where outcome.hours > 0:
        ends.second += 1
        #expect(abs(outcome.second - fight.secondRatio * outcome.first) < 1e-6 * second)
      case .time: ends.time += 1
      default: #expect(outcome.first == first && outcome.second == second)
      }
    }
    #expect(ends.first > 20 && ends.second > 20 && ends.time > 20, "all endings occur: \(ends)")
  }

  /// Analytic: equal sides at equal rates decay as e^(−at); one side that cannot shoot falls along a line.
  @Test func agreesWithHandComputation() {
    let even = Lanchester(firstKills: 0.1, secondKills: 0.1, firstRatio: 0, secondRatio: 0)
    let outcome = even.fight(1000, 1000, hours: 10)
    #expect(abs(outcome.first - 367.87944117144233) < 1e-9 && outcome.first == outcome.second)
    let helpless = Lanchester(firstKills: 0, secondKills: 0.02, firstRatio: 0.5, secondRatio: 0)
    #expect(helpless.fight(1000, 500, hours: 40) == .init(first: 600, second: 500, hours: 40, end: .time))
    #expect(helpless.fight(1000, 500, hours: 100) == .init(first: 250, second: 500, hours: 75, end: .first))
  }
}
