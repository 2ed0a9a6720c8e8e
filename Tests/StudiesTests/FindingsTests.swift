import Chance
import Foundation
import Testing

@testable import Studies

/// Records kept in memory.
struct MemoryRecords: StudyRecords {
  var outline: StudyOutline
  /// Course, indicator, future.
  var values: [[[Double]]]
  var controllers: [[[Int8]]]
  var claims: [[Bool]]
  var parameters: [[Double]]

  func outcomes(course: Int, indicator: Int) -> [Double] { values[course][indicator] }
  func forEachSeries(course: Int, indicator: Int, _ body: ([Float]) -> Void) {
    for value in values[course][indicator] { body([0, Float(value)]) }
  }
  func forEachControllers(course: Int, _ body: ([Int8]) -> Void) { controllers[course].forEach(body) }
  func truths(claim: Int) -> [Bool] { claims[claim] }
  func values(parameter: Int) -> [Double] { parameters[parameter] }

  /// Sixty futures: trust is better when acting if the claim `plot` is true; `idle` matters to nothing;
  /// `anger` drives trust down; war breaks out where anger is high.
  static func example() -> MemoryRecords {
    let count = 60
    let streams = (0..<count).map { RandomStream(seed: 3, future: UInt32($0)) }
    let anger = streams.map { $0.uniform(.parameters, week: 0, entity: 0) }
    let plot = (0..<count).map { $0.isMultiple(of: 2) }
    func trust(_ course: Double) -> [Double] { (0..<count).map { course * (plot[$0] ? 1 : -0.5) - 4 * anger[$0] } }
    let war = anger.map { $0 > 0.8 ? 1.0 : 0 }
    let outline = StudyOutline(
      title: "t", question: "q", start: "2016-05-30", dossierDigest: "d", futures: count, completed: count, seed: 3,
      weeks: 4, stride: 4, recordedWeeks: [0, 4], account: nil, settledClaims: [],
      courses: ["wait", "act"].map { .init(id: $0, name: $0, summary: nil) },
      indicators: [
        .init(id: "trust", name: "Trust", unit: nil, better: .higher, summary: "end", after: 0, isEvent: false),
        .init(id: "war", name: "War", unit: nil, better: .lower, summary: "ever", after: 0, isEvent: true),
      ],
      mainIndicator: "trust", places: [.init(id: "town", name: "Town")],
      actors: [.init(id: "king", name: "King"), .init(id: "rebels", name: "Rebels")],
      claims: ["idle", "plot"].map { .init(id: $0, says: $0, by: [], hedge: "alleged", credence: nil) },
      parameters: ["luck", "anger"].map { .init(id: $0, grounds: []) },
      predictions: [
        .init(claim: "a", indicator: "trust", course: "act", versus: "wait", threshold: nil, direction: .higher),
        .init(claim: "b", indicator: "trust", course: "act", versus: "wait", threshold: nil, direction: .lower),
        .init(claim: "c", indicator: "war", course: "act", versus: "wait", threshold: nil, direction: .higher),
        .init(claim: "d", indicator: "war", course: "wait", versus: nil, threshold: 0.5, direction: .lower),
        .init(claim: "e", indicator: "war", course: "flee", versus: nil, threshold: 0.5, direction: .lower),
        .init(claim: "f", indicator: "war", course: "act", versus: "flee", threshold: nil, direction: .lower),
      ])
    return MemoryRecords(
      outline: outline, values: [[trust(0), war], [trust(1), war]],
      controllers: [
        (0..<count).map { [0, $0 < 15 ? -1 : 0] }, (0..<count).map { [0, $0 < 30 ? 1 : -1] },
      ],
      claims: [(0..<count).map { $0 % 4 < 2 }, plot],
      parameters: [streams.map { $0.uniform(.parameters, week: 0, entity: 1) }, anger])
  }
}

@Suite struct FindingsTests {
  private let records = MemoryRecords.example()
  private let findings: Findings

  init() throws {
    findings = try Findings(of: records)
  }

  @Test func summarisesOutcomes() throws {
    #expect(
      findings.outcomes.map { "\($0.course) \($0.indicator)" } == ["wait trust", "wait war", "act trust", "act war"])
    let trust = try #require(findings.outcome(course: "act", indicator: "trust"))
    #expect(abs(trust.mean.value - mean(records.values[1][0])) < 1e-12)
    #expect(trust.mean.interval.low < trust.mean.value && trust.mean.value < trust.mean.interval.high)
    #expect(trust.probability == nil)
    let war = try #require(findings.outcome(course: "wait", indicator: "war")?.probability)
    let count = records.parameters[1].count { $0 > 0.8 }
    #expect(war.count == count && war.futures == 60 && war.interval == .wilson(successes: count, trials: 60))
  }

  @Test func comparesWithTheBaselineFutureByFuture() throws {
    #expect(findings.comparisons.count == 2)
    let trust = try #require(findings.comparison(course: "act", indicator: "trust"))
    #expect(abs(trust.difference.value - 0.25) < 1e-12)
    #expect(trust.better == 0.5 && trust.worse == 0.5)
    // Anger is in both courses and cancels: the interval is 2 · 1.96 · 0.75 / √60 = 0.38 wide, and would be 0.9
    // if the futures were not compared one by one.
    let width = trust.difference.interval.high - trust.difference.interval.low
    #expect(abs(width - 0.38) < 0.06)
    let war = try #require(findings.comparison(course: "act", indicator: "war"))
    #expect(war.difference.value == 0 && war.better == 0 && war.worse == 0)
  }

  @Test func ranksTheCourses() throws {
    let ranking = try #require(findings.ranking)
    #expect(ranking.courses.map(\.course) == ["act", "wait"])
    #expect(ranking.courses.map(\.rank) == [1, 2])
    #expect(abs(ranking.courses[0].regret.mean - 0.25) < 1e-12 && abs(ranking.courses[0].regret.maximum - 0.5) < 1e-12)
    #expect(abs(ranking.courses[1].regret.mean - 0.5) < 1e-12 && abs(ranking.courses[1].regret.maximum - 1) < 1e-12)
  }

  @Test func findsTheClaimToCheckFirst() throws {
    #expect(findings.claims.map(\.claim) == ["plot", "idle"])
    let plot = try #require(findings.knowing("plot"))
    // Knowing turns 0.25 into 0.5.
    #expect(abs(plot.naive - 0.25) < 1e-12 && plot.flips)
    #expect(plot.bestIfTrue == "act" && plot.bestIfFalse == "wait")
    #expect(findings.claims[0].effects[1].explained > 0.2)
  }

  @Test func findsTheParameterThatMatters() {
    #expect(findings.parameters.map(\.parameter) == ["anger", "luck"])
    #expect(abs(findings.parameters[0].strongest - 1) < 1e-12)
  }

  @Test func bandsAndControl() throws {
    let band = try #require(findings.band(course: "wait", indicator: "trust"))
    #expect(band.mean[0] == 0 && band.q95[0] == 0)
    #expect(
      band.q5[1] < band.q25[1] && band.q25[1] < band.q50[1] && band.q50[1] < band.q75[1] && band.q75[1] < band.q95[1])
    let wait = try #require(findings.control(course: "wait", place: "town"))
    #expect(wait.holders.map(\.actor) == ["king", nil])
    #expect(wait.holders.map(\.shares) == [[1, 0.75], [0, 0.25]])
    let act = try #require(findings.control(course: "act", place: "town"))
    #expect(act.holders.map(\.actor) == ["king", "rebels", nil])
    #expect(act.holders.map(\.shares) == [[1, 0], [0, 0.5], [0, 0.5]])
  }

  @Test func testsPredictions() {
    #expect(
      findings.predictions.map(\.verdict)
        == [.holds, .doesNotHold, .doesNotHold, .holds, .notStudied, .notStudied])
    #expect(findings.predictions[0].share?.share == 0.5)
  }

  @Test func settledClaimsAreNotOpen() throws {
    var settled = records
    settled.outline.settledClaims = [.init(id: "plot", truth: true)]
    #expect(try Findings(of: settled).claims.map(\.claim) == ["idle"])
  }

  @Test func survivesJSON() throws {
    let data = try JSONEncoder().encode(findings)
    #expect(try JSONDecoder().decode(Findings.self, from: data) == findings)
  }

  @Test func tidyRowsHoldTheNumbers() {
    let rows = findings.tidyRows
    #expect(rows.contains { $0.kind == "ranking" && $0.course == "act" && $0.statistic == "rank" && $0.value == 1 })
    #expect(rows.contains { $0.kind == "prediction" && $0.subject == "b" && $0.word == "does not hold" })
    #expect(rows.contains { $0.kind == "outcome" && $0.statistic == "probability" && $0.word != nil })
  }

  /// The order of futures carries no information: all but the resampled numbers stay.
  @Test func orderOfFuturesDoesNotMatter() throws {
    var shuffled = records
    func reorder<Element>(_ column: [Element]) -> [Element] { column.indices.map { column[$0 * 7 % 60] } }
    shuffled.values = records.values.map { $0.map(reorder) }
    shuffled.controllers = records.controllers.map(reorder)
    shuffled.claims = records.claims.map(reorder)
    shuffled.parameters = records.parameters.map(reorder)
    let others = try Findings(of: shuffled)
    for (one, other) in zip(findings.outcomes, others.outcomes) {
      #expect(one.quantiles == other.quantiles && one.probability == other.probability)
      #expect(abs(one.mean.value - other.mean.value) < 1e-12)
    }
    #expect(findings.control == others.control)
    for (one, other) in zip(findings.claims, others.claims) {
      #expect(one.claim == other.claim && one.futuresTrue == other.futuresTrue)
      let worths = (findings.knowing(one.claim)?.naive ?? 0, others.knowing(one.claim)?.naive ?? 0)
      #expect(abs(worths.0 - worths.1) < 1e-12)
    }
    #expect(findings.predictions.map(\.verdict) == others.predictions.map(\.verdict))
  }
}
