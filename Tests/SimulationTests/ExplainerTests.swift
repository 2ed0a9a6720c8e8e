import Chance
import Dossiers
import Foundation
import Testing

@testable import Simulation

@Suite struct ExplainerTests {
  static func explainer(_ blueprint: Blueprint, contrast: Int? = nil, course: Int = 0, seed: Int) -> Explainer {
    Explainer(
      blueprint, course: course, contrast: contrast, inputs: blueprint.medianInputs,
      stream: RandomStream(seed: UInt64(seed), future: UInt32(seed)), weeks: 40)
  }

  /// Everything that can be asked about the valley.
  static func subjects(_ blueprint: Blueprint) -> [ExplainedSubject] {
    let structure = blueprint.structure
    let attitudes = ExplainerWords.curves(structure)
    var subjects = attitudes.current.indices.map { ExplainedSubject.curve($0) }
    for place in 0..<structure.placeCount {
      subjects += [.volatility(place: place), .security(place: place, group: nil)]
      for group in 0..<structure.groupCount { subjects.append(.security(place: place, group: group)) }
      for actor in 0..<structure.actorCount {
        subjects += [
          .influence(place: place, actor: actor), .support(place: place, actor: actor),
          .lead(.influence, place: place, of: actor, over: 0), .placesControlled(actor: actor),
          .populationControlled(actor: actor),
        ]
      }
      for unit in 0..<structure.unitCount { subjects.append(.stock(.present, [place * structure.unitCount + unit])) }
    }
    let civilians = Array(0..<structure.civilianCount)
    subjects += [
      .mood(civilians), .mood([0]), .satisfaction(civilians, concern: 1), .vertical(civilians, actor: 0),
      .cooperation(civilians, force: 0), .stock(.casualties, civilians), .stock(.population, civilians),
      .stock(.losses, [0]), .indicator(0), .indicator(1),
    ]
    return subjects
  }

  /// The heart of it: what the parts add is the difference, whatever is asked, in time and between courses.
  @Test(arguments: LedgerTests.seeds) func amountsAddUp(_ seed: Int) throws {
    let blueprint = try LedgerTests.busy.blueprint()
    let over = Self.explainer(blueprint, seed: seed)
    let between = Self.explainer(blueprint, contrast: 1, seed: seed)
    var (largest, residual, moved) = (0.0, 0.0, 0)
    for subject in Self.subjects(blueprint) {
      for (explainer, from, to) in [
        (over, Moment(replay: 0, week: 0), Moment(replay: 0, week: 17)),
        (over, Moment(replay: 0, week: 9), Moment(replay: 0, week: 40)),
        (between, Moment(replay: 0, week: 31), Moment(replay: 1, week: 31)),
      ] {
        let difference = explainer.value(subject, to) - explainer.value(subject, from)
        let parts = explainer.parts(of: subject, from: from, to: to)
        let sum = parts.reduce(0) { $0 + ($1.amount ?? 0) }
        let scale = max(1, parts.reduce(0) { $0 + abs($1.amount ?? 0) })
        #expect(abs(sum - difference) <= 1e-9 * scale, "\(explainer.words.name(subject))")
        largest = max(largest, abs(sum - difference) / scale)
        let left = parts.filter { $0.kind == .residual }.reduce(0) { $0 + abs($1.amount ?? 0) }
        residual = max(residual, left / scale)
        if difference != 0 { moved += 1 }
      }
    }
    #expect(moved > 100)
    // Nothing in the valley reaches the end of its scale or goes unrecorded.
    #expect(residual < 1e-9)
    print("Explainer \(seed): largest deviation \(largest), largest residual \(residual), \(moved) differences")
  }

  /// The difference that a course makes is the opposite of the difference that its absence makes, part by part.
  @Test(arguments: LedgerTests.seeds) func contrastsAreAntisymmetric(_ seed: Int) throws {
    let blueprint = try LedgerTests.busy.blueprint()
    let (one, other) = (
      Self.explainer(blueprint, contrast: 1, course: 0, seed: seed),
      Self.explainer(blueprint, contrast: 0, course: 1, seed: seed)
    )
    for subject in Self.subjects(blueprint) {
      let (from, to) = (Moment(replay: 0, week: 31), Moment(replay: 1, week: 31))
      let parts = one.parts(of: subject, from: from, to: to)
      let opposite = other.parts(of: subject, from: from, to: to)
      func sizes(_ parts: [Part], _ sign: Double) -> [Double] { parts.map { sign * ($0.amount ?? 0) }.sorted() }
      let (first, second) = (sizes(parts, 1), sizes(opposite, -1))
      #expect(first.count == second.count)
      for (left, right) in zip(first, second) {
        #expect(abs(left - right) <= 1e-9 * max(1, abs(left)), "\(one.words.name(subject))")
      }
    }
  }

  /// Shares are parts of one whole at every step, down to the ends of the chain.
  @Test(arguments: LedgerTests.seeds) func sharesAddUp(_ seed: Int) throws {
    let blueprint = try LedgerTests.busy.blueprint()
    func check(_ nodes: [Explanation.Node], _ whole: Double) {
      guard !nodes.isEmpty else { return }
      #expect(abs(nodes.reduce(0) { $0 + $1.share } - whole) < 1e-9)
      for node in nodes { check(node.because, node.share) }
    }
    for (contrast, texts) in [
      (
        nil as Int?,
        [
          "control of town at week 30", "control of hills", "trust of town-poor in crown at week 33",
          "mood of town-people, town-poor", "security of town at week 20", "personnel of band", "trust",
        ]
      ), (1, ["control of town at week 30", "trust of town-poor in crown at week 33", "influence of crown in town"]),
    ] {
      let explainer = Self.explainer(blueprint, contrast: contrast, seed: seed)
      for text in texts {
        let explanation = explainer.explain(try Question(text, of: blueprint, weeks: 40))
        guard !explanation.parts.isEmpty else { continue }
        check(explanation.parts, 1)
        #expect(abs(explanation.roots.reduce(0) { $0 + $1.share } - 1) < 1e-9, "\(text)")
        let ends = explanation.parts.reduce(0) { $0 + $1.sumOfEnds }
        #expect(abs(ends - 1) < 1e-9)
        let amounts = explanation.parts.compactMap(\.amount).reduce(0, +)
        #expect(abs(amounts - (explanation.value - explanation.reference)) < 1e-9 * max(1, abs(amounts)), "\(text)")
      }
    }
  }

  /// Nodes of a tree that are of a kind, with what stands above them.
  static func chains(
    _ nodes: [Explanation.Node], above: [Explanation.Node] = []
  ) -> [[Explanation.Node]] {
    nodes.flatMap { node in
      [above + [node]] + chains(node.because, above: above + [node])
    }
  }

  /// Control, influence and security, which the peer leaves unexplained, lead to a block and from it to a claim.
  @Test(arguments: [
    "control of town", "influence of rebels in town", "security of town", "trust of town-poor in rebels",
    "casualties of town-poor", "mood of town-poor",
  ])
  func chainsReachBlocksAndClaims(_ text: String) throws {
    let blueprint = try LedgerTests.busy.blueprint()
    let explainer = Self.explainer(blueprint, seed: 2)
    let explanation = explainer.explain(try Question(text, of: blueprint, weeks: 40))
    let chains = Self.chains(explanation.parts)
    let isReached = chains.contains { chain in
      chain.last?.id == "plot" && chain.contains { $0.kind == .cause && $0.text.contains("“Raid”") }
    }
    #expect(isReached, "\(explanation)")
    let claim = chains.compactMap(\.last).first { $0.id == "plot" }
    #expect(claim?.notes.contains { $0.contains("alleged by The Crown; disputed") } == true)
    #expect(claim?.notes.contains { $0.contains("paper ¶3, characters 10–42") } == true)
  }

  /// A contrast names the block that only one course has, and the number that it sets.
  @Test func contrastsNameTheCourse() throws {
    let blueprint = try LedgerTests.busy.blueprint()
    let explainer = Self.explainer(blueprint, contrast: 1, seed: 1)
    let explanation = explainer.explain(
      try Question("trust of town-poor in crown at week 30", of: blueprint, weeks: 40))
    let chains = Self.chains(explanation.parts)
    #expect(chains.contains { $0.last?.kind == .course && $0.last?.id == "surge" })
    #expect(chains.contains { chain in chain.contains { $0.text.contains("“A governor”") } })
    #expect(explanation.value != explanation.reference)
  }

  /// The chain of the template reaches blocks and claims too.
  @Test func explainsTheTemplate() throws {
    let blueprint = try Blueprint(compiling: TemplateDossier.load())
    let explainer = Explainer(
      blueprint, course: 0, contrast: 1, inputs: blueprint.medianInputs, stream: RandomStream(seed: 1, future: 3),
      weeks: 52)
    let explanation = explainer.explain(try Question("upland-trust", of: blueprint, weeks: 52))
    let ends = Self.chains(explanation.parts).filter { chain in
      chain.last?.kind == .claim && chain.contains { $0.kind == .cause && $0.text.contains("“") }
    }
    #expect(!ends.isEmpty)
  }

  /// In the worked example too, control and security lead to blocks and to claims with their passages.
  @Test func explainsTheExample() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Examples/fallujah-2016")
    let blueprint = try Blueprint(compiling: Dossier.load(folder: folder.path(percentEncoded: false)))
    let explainer = Explainer(
      blueprint, course: 0, inputs: blueprint.medianInputs, stream: RandomStream(seed: 1, future: 1), weeks: 20)
    for text in [
      "control of fallujah", "security of fallujah", "casualties of sunnis-fallujah",
      "trust of sunnis-fallujah in iraqi-government",
    ] {
      let explanation = explainer.explain(try Question(text, of: blueprint, weeks: 20))
      let chains = Self.chains(explanation.parts)
      #expect(chains.contains { $0.contains { $0.kind == .cause && $0.text.contains("“") } }, "\(text)")
      #expect(
        chains.contains { $0.last?.kind == .claim && $0.last?.notes.contains { $0.contains("¶") } == true }, "\(text)")
      #expect(abs(explanation.roots.reduce(0) { $0 + $1.share } - 1) < 1e-9)
      #expect(explanation.residual < 0.01, "\(text)")
    }
  }

  /// A future run to its end has the digest that a study stores.
  @Test func replaysTheFuture() throws {
    let blueprint = try LedgerTests.busy.blueprint()
    var simulator = Simulator(blueprint)
    let stream = RandomStream(seed: 5, future: 5)
    let trace = simulator.run(course: 1, inputs: blueprint.medianInputs, stream: stream)
    #expect(Self.explainer(blueprint, contrast: 1, seed: 5).digests[1] == trace.digest)
  }

  /// What stored ledgers make of a level is what a replay makes of it, to a hundredth of the scale.
  @Test(arguments: LedgerTests.seeds) func averagesOfOneFutureAreItsParts(_ seed: Int) throws {
    let blueprint = try LedgerTests.busy.blueprint()
    var simulator = Simulator(blueprint, keepsLedger: true)
    let stream = RandomStream(seed: UInt64(seed), future: UInt32(seed))
    let record = try LedgerRecord(
      bytes: simulator.run(course: 0, inputs: blueprint.medianInputs, stream: stream).ledger)
    let explainer = Self.explainer(blueprint, seed: seed)
    var largest = 0.0
    for text in [
      "trust of town-poor in crown", "satisfaction of town-poor with autonomy",
      "satisfaction of hill-people with safety",
      "trust of town-people in rebels at week 22",
    ] {
      let question = try Question(text, of: blueprint, weeks: 40)
      var average = try LedgerAverage(question, of: blueprint, course: 0)
      average.add(record, inputs: blueprint.medianInputs)
      let subject = try #require(question.subject(blueprint))
      let curve: Int
      switch subject {
      case .curve(let index): curve = index
      case .satisfaction(let groups, let concern): curve = concern * blueprint.structure.civilianCount + groups[0]
      default: continue
      }
      let vector = explainer.vector(curve, Moment(replay: 0, week: question.week))
      var sums: [Int32: Double] = [:]
      for (key, amount) in zip(vector.keys, vector.amounts) { sums[key.cause, default: 0] += amount }
      let family = try #require(explainer.replays[0].end[0].attitudes.families.first { $0.range.contains(curve) })
      for (cause, sum) in sums {
        let told = average.rows.first { $0.cause == explainer.words.cause(cause) }?.mean ?? 0
        largest = max(largest, abs(told - sum) / (family.high - family.low))
      }
    }
    #expect(largest < 0.01)
    print("LedgerAverage \(seed): largest deviation \(largest) of the scale")
  }
}
