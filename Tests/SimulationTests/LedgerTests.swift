import Chance
import Dossiers
import Foundation
import Testing

@testable import Simulation

@Suite struct LedgerTests {
  /// A valley with blocks of every kind, so that a ledger has something to tell.
  static let busy = Valley(
    strategies: """
      crown:
        - name: Reinforcement
          from: week 3
          until: week 30
          when: security(town) < 90
          do:
            - mobilize: {force: guards, in: town, personnel: 40, activity: patrol}
          because: made-up
        - name: Promises
          from: week 5
          chance: 0.4
          do:
            - vertical: {of: [town-people, town-poor], toward: crown, points: 3}
            - satisfaction: {of: town-poor, concern: autonomy, points: 4, near: 0.3, lasting: transient}
          because: promise
      rebels:
        - name: Raid
          from: week 2
          when: mood(town-poor) < 10
          chance: 0.7
          do:
            - deploy: {force: band, to: town, from: hills, share: 0.1, activity: coercion}
            - demobilize: {force: guards, in: town, share: 0.02}
            - casualties: {of: [town-people, town-poor], by: band, personnel: 12}
            - vertical: {of: [town-people, town-poor], toward: crown, points: -6}
            - vertical: {of: [town-people, town-poor], toward: rebels, points: 4}
          because: plot
      """,
    hazards: """
      flood:
        name: Flood
        chance: 0.1
        do:
          - casualties: {of: hill-people, by: band, personnel: 5}
          - satisfaction: {of: hill-people, concern: quality-of-life, points: -6}
        because: made-up
      """,
    courses: """
      nothing: {name: Nothing, because: made-up}
      surge:
        name: Surge
        because: promise
        set: {made-up-share: 0.6}
        blocks:
          - name: A governor
            from: week 8
            do:
              - vertical: {of: town-poor, toward: crown, points: -4}
              - demobilize: {force: band, in: town, share: made-up-share}
            because: plot
      """,
    claims: """
      plot:
        says: The rebels plan to take the town.
        cite: {source: paper, paragraph: 3, characters: [10, 42], sha256: \(String(repeating: "0", count: 64))}
        by: crown
        hedge: alleged
        credence: disputed
      """,
    assumptions: """
      loyal-town: {says: The town is loyal., reason: A test., value: 0.8}
      promise: {says: The crown promises., reason: A test.}
      made-up-share: {says: A share., reason: A test., value: 0.1}
      """,
    relationships: """
      - {from: town-people, to: crown, value: loyal-town}
      - {from: town-poor, to: crown, value: loyal-town}
      """)

  static let seeds = Array(0..<3)

  static func replay(_ blueprint: Blueprint, course: Int = 0, seed: Int, weeks: Int = 40) -> Replay {
    Replay(
      blueprint, course: course, inputs: blueprint.medianInputs,
      stream: RandomStream(seed: UInt64(seed), future: UInt32(seed)), weeks: weeks)
  }

  @Test(arguments: [Ledger.Detail.causes, .sources]) func recordingChangesNothing(_ detail: Ledger.Detail) throws {
    let blueprint = try Self.busy.blueprint()
    for seed in Self.seeds {
      let stream = RandomStream(seed: UInt64(seed), future: 3)
      func digest(_ detail: Ledger.Detail) -> UInt64 {
        var future = Future(
          blueprint, course: 1, inputs: blueprint.medianInputs, stream: stream,
          stack: Simulator(blueprint).scratch, ledger: detail)
        for _ in 0..<40 { future.advance() }
        #expect(future.state.ledger.entries.isEmpty == (detail == .none))
        return future.state.digest
      }
      #expect(digest(.none) == digest(detail))
    }
  }

  @Test func offRecordsAndAllocatesNothing() throws {
    var ledger = Ledger()
    ledger.charge(to: 70, source: 3)
    for _ in 0..<1000 { ledger.record(.present, 1, 5) }
    #expect(ledger.entries.isEmpty)
    #expect(ledger.entries.capacity == 0)
  }

  /// Everybody who moves is in the books: start and entries make the state, in every week.
  @Test(arguments: LedgerTests.seeds) func booksAddUp(_ seed: Int) throws {
    let blueprint = try Self.busy.blueprint()
    for course in 0..<2 {
      let replay = Self.replay(blueprint, course: course, seed: seed)
      let last = replay.end[40]
      for (table, count) in [
        (Ledger.Table.present, last.present.count), (.reserve, last.reserve.count), (.losses, last.losses.count),
        (.population, last.population.count), (.casualties, last.casualties.count),
      ] {
        for index in 0..<count {
          let entries = replay.entries(table, index)
          for week in [0, 7, 21, 40] {
            let start = Explainer.stock(table, index, replay.end[0])
            let sum = entries.filter { $0.week <= week }.reduce(start) { $0 + $1.change }
            #expect(sum == Explainer.stock(table, index, replay.end[week]), "\(table) \(index) in week \(week)")
          }
        }
      }
      #expect(replay.entries(.casualties, blueprint.group("town-poor")).contains { $0.cause >= Cause.firstBlock })
    }
  }

  /// What a stored record says is what a replay by causes gives, to a byte; and it can be read back.
  @Test(arguments: LedgerTests.seeds) func recordsAreReproducible(_ seed: Int) throws {
    let blueprint = try Self.busy.blueprint()
    var simulator = Simulator(blueprint, keepsLedger: true)
    let stream = RandomStream(seed: UInt64(seed), future: UInt32(seed))
    let trace = simulator.run(course: 1, inputs: blueprint.medianInputs, stream: stream)
    #expect(trace.ledger == simulator.run(course: 1, inputs: blueprint.medianInputs, stream: stream).ledger)
    var plain = Simulator(blueprint)
    #expect(plain.run(course: 1, inputs: blueprint.medianInputs, stream: stream).digest == trace.digest)
    let record = try LedgerRecord(bytes: trace.ledger)
    #expect(record.bytes == trace.ledger)

    // Against the full ledger of a replay: people exactly, week by week where a run is one week long.
    let replay = Self.replay(blueprint, course: 1, seed: seed)
    var checked = 0
    for account in record.accounts {
      guard let table = account.subject.table, !account.subject.isAttitude, table != .control, table != .forbidden
      else { continue }
      let entries = replay.entries(table, account.subject.index).filter { $0.cause == account.cause }
      #expect(Double(account.runs.reduce(0) { $0 + $1.sum }) == entries.reduce(0) { $0 + $1.change })
      checked += 1
    }
    #expect(checked > 5)
  }

  @Test func damagedRecordsAreRefused() throws {
    let blueprint = try Self.busy.blueprint()
    var simulator = Simulator(blueprint, keepsLedger: true)
    let bytes = simulator.run(
      course: 0, inputs: blueprint.medianInputs, stream: RandomStream(seed: 1, future: 0)
    ).ledger
    #expect(bytes.count > 50)
    #expect(throws: DamagedLedger.self) { try LedgerRecord(bytes: []) }
    #expect(throws: DamagedLedger.self) { try LedgerRecord(bytes: [9] + bytes.dropFirst()) }
    for length in 1..<bytes.count {
      #expect(throws: DamagedLedger.self) { try LedgerRecord(bytes: Array(bytes[..<length])) }
    }
    // Anything may stand there: it is read or refused, and never traps.
    let stream = RandomStream(seed: 4, future: 0)
    for round in 0..<500 {
      var damaged = bytes
      for draw in 0..<4 {
        let (place, value) = stream.uniforms(.design, week: round, entity: draw)
        damaged[1 + Int(place * Double(bytes.count - 1))] = UInt8(value * 256)
      }
      if let record = try? LedgerRecord(bytes: damaged) {
        var average = try LedgerAverage(
          Question("trust of town-poor in crown", of: blueprint, weeks: 40), of: blueprint, course: 0)
        average.add(record, inputs: blueprint.medianInputs)
        _ = average.rows
      }
    }
  }
}
