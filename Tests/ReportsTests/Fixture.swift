import OrderedCollections

@testable import Dossiers
@testable import Reports
@testable import Studies

/// A small invented country with everything a report shows, and findings made by formulas.
enum Fixture {
  static let hostile = "<script>alert('x')</script>\"\u{301} onclick=\"y & z"
  private static let here = Location(file: "fixture.yaml", line: 1, column: 1)

  static let dossier = makeDossier()
  static let findings = makeFindings()
  static var report: Report { Report(findings, of: dossier, outlines: outlines) }

  static let outlines = Outlines(polygons: [
    "north": [square(west: 40, south: 34, size: 2)], "south": [square(west: 40, south: 32, size: 2)],
    "east": [square(west: 42, south: 33, size: 2)],
  ])

  /// Wound counter-clockwise, as RFC 7946 asks.
  private static func square(west: Double, south: Double, size: Double) -> [[Outlines.Point]] {
    [
      [(0.0, 0.0), (size, 0.0), (size, size), (0.0, size), (0.0, 0.0)].map {
        Outlines.Point(longitude: west + $0.0, latitude: south + $0.1)
      }
    ]
  }

  private static func claim(
    _ id: String, _ says: String, by: String, hedge: Claim.Hedge, credence: Claim.Credence,
    kind: Claim.Kind = .fact, paragraph: Int, predicts: Claim.Prediction? = nil
  ) -> Claim {
    Claim(
      id: id, says: says,
      citations: [
        Citation(
          source: "interview", passage: .characters(paragraph: paragraph, range: 88..<195), sha256: "00",
          location: here)
      ],
      by: [by], through: "reporter", hedge: hedge, credence: credence, kind: kind, date: nil, about: [], value: nil,
      unit: nil, contradicts: [], implies: [], predicts: predicts, note: nil, location: here)
  }

  private static func actor(_ id: String, _ name: String, _ kind: Actor.Kind, simulated: Bool = false) -> Actor {
    Actor(
      id: id, name: name, kind: kind, role: nil, alsoKnownAs: [], wikidata: nil, beliefs: simulated ? "all" : nil,
      supports: .itself, goals: [], rationality: nil, decides: 4, grounds: [], note: nil, location: here)
  }

  private static func tie(_ from: String, _ kind: Tie.Kind, _ to: String, _ grounds: [String]) -> Tie {
    Tie(
      from: from, to: to, kind: kind, sign: kind.sign, since: PartialDate(year: 2014, month: 6, day: nil),
      until: nil, strength: nil, grounds: grounds, note: nil, location: here)
  }

  private static func place(
    _ id: String, _ name: String, controller: Place.Controller, point: Place.Point? = nil
  ) -> Place {
    Place(
      id: id, name: name, kind: .governorate, alsoKnownAs: [], within: nil, neighbours: [], urbanisation: .rural,
      controller: controller, shape: nil, point: point, grounds: ["holds"], note: nil, location: here)
  }

  private static func keyed<Value>(
    _ values: [Value], _ id: KeyPath<Value, String>
  ) -> OrderedDictionary<String, Value> {
    OrderedDictionary(uniqueKeysWithValues: values.map { ($0[keyPath: id], $0) })
  }

  private static func makeDossier() -> Dossier {
    let claims = [
      claim(
        "payroll", "The ministry pays the militia.", by: "exile", hedge: .alleged, credence: .disputed, paragraph: 43),
      claim(
        "holds", "The rebels hold the town.", by: "reporter", hedge: .asserted, credence: .probability(0.9),
        paragraph: 2),
      claim(
        "secret", "A secret court \(hostile)", by: "exile", hedge: .suspected, credence: .probability(0.3), paragraph: 7
      ),
      claim(
        "warning", "Force alone brings the rebels back.", by: "exile", hedge: .asserted, credence: .disputed,
        kind: .prediction, paragraph: 50,
        predicts: Claim.Prediction(
          indicator: "return", course: "force", expectation: .versus(course: "talks"), direction: .higher)),
    ]
    let actors = [
      actor("government", "Government of Testland", .government, simulated: true),
      actor("rebels", "Rebels", .militia, simulated: true), actor("militia", "Northern Militia", .militia),
      actor("ministry", "Interior Ministry", .ministry), actor("exile", "An Exile \(hostile)", .person),
      actor("neighbour", "Neighbouring State", .state),
    ]
    let courses = [("force", "Force alone"), ("talks", "Talks \(hostile)"), ("both", "Force and talks")]
    return Dossier(
      title: "Testland \(hostile)", question: "Which course of action keeps the rebels away?", summary: nil,
      start: PartialDate(year: 2016, month: 5, day: 30), horizon: 104, indicators: [:], settings: [:],
      sources: [
        "interview": Source(
          id: "interview", kind: .interview, title: "An interview", publisher: "The Paper", author: nil,
          date: PartialDate(year: 2016, month: 5, day: nil), grade: "B2", text: .unavailable, sha256: nil,
          licence: nil, url: "javascript:alert(1)", note: nil, location: here)
      ],
      claims: keyed(claims, \.id),
      accounts: [
        "exile-account": Account(
          id: "exile-account", name: "The exile’s account", believes: ["exile"], holds: ["payroll"], rejects: [],
          note: nil, location: here)
      ],
      assumptions: [
        "response": Assumption(
          id: "response", says: "Violence feeds on distrust.", reason: "No source gives a number.",
          value: Quantity(
            form: .uniform(low: 0.2, high: 0.6), exceptions: [], grounds: [], range: 0...1, location: here, path: ""),
          unit: "share", location: here)
      ],
      voices: [
        "reporter": Voice(
          id: "reporter", name: "The Reporter", kind: .person, role: nil, alsoKnownAs: [], grounds: [], note: nil,
          location: here)
      ],
      actors: keyed(actors, \.id), groups: [:], relationships: [],
      places: keyed(
        [
          place("north", "North", controller: .actor("government")),
          place("south", "South", controller: .actor("government")), place("east", "East", controller: .nobody),
          place("town", "Town", controller: .actor("rebels"), point: Place.Point(longitude: 41, latitude: 34)),
        ], \.id),
      topics: [:], beliefs: [:], media: [:], narratives: [:], messages: [:], services: [:], situations: [:],
      movements: [:], routes: [],
      ties: [
        tie("government", .runs, "ministry", ["holds"]), tie("ministry", .funds, "militia", ["payroll"]),
        tie("neighbour", .sponsors, "militia", ["secret"]), tie("militia", .fights, "rebels", ["holds"]),
        tie("government", .fights, "rebels", ["response"]), tie("exile", .accuses, "government", ["payroll"]),
      ],
      institutions: [:], rules: [:], issues: [:], parliaments: [:], bills: [:], events: [:], strategies: [:],
      hazards: [:],
      courses: keyed(
        courses.map { id, name in
          CourseOfAction(
            id: id, name: name, summary: "What is done.", isBaseline: id == "force", includes: [], enacts: [],
            repeals: [], sets: [], drops: [], strategies: [], blocks: [], grounds: [], location: here)
        }, \.id), quantities: [], digest: String(repeating: "ab", count: 32), folder: "/nowhere")
  }

  private static func makeFindings() -> Findings {
    do {
      return try Findings(of: Records(dossier: dossier))
    } catch {
      preconditionFailure("the records of the fixture never throw: \(error)")
    }
  }
}

/// 400 futures by formula, with a claim that flips the choice: talks fail where the ministry pays the militia.
private struct Records: StudyRecords {
  let outline: StudyOutline
  private let futures = 400

  init(dossier: Dossier) {
    let weeks = Array(stride(from: 0, through: 104, by: 4))
    outline = StudyOutline(
      title: dossier.title, question: dossier.question, start: "2016-05-30", dossierDigest: dossier.digest,
      futures: 400, completed: 400, seed: 7, weeks: 104, stride: 4, recordedWeeks: weeks, account: nil,
      settledClaims: [],
      courses: dossier.courses.values.map { StudyOutline.Course(id: $0.id, name: $0.name, summary: $0.summary) },
      indicators: [
        StudyOutline.Indicator(
          id: "return", name: "The rebels return", unit: "probability", better: .lower, summary: "ever", after: 0,
          isEvent: true),
        StudyOutline.Indicator(
          id: "trust", name: "Trust in the government", unit: "−1 to 1", better: .higher, summary: "end", after: 0,
          isEvent: false),
        StudyOutline.Indicator(
          id: "deaths", name: "Civilian deaths", unit: "persons", better: .neither, summary: "end", after: 0,
          isEvent: false),
      ],
      mainIndicator: "return", places: dossier.places.values.map { .init(id: $0.id, name: $0.name) },
      actors: ["government", "rebels"].map { .init(id: $0, name: dossier.actors[$0]?.name ?? $0) },
      claims: ["payroll", "secret"].compactMap { id in
        dossier.claims[id].map {
          .init(id: id, says: $0.says, by: ["An Exile"], hedge: $0.hedge.rawValue, credence: nil)
        }
      },
      parameters: [.init(id: "response", grounds: ["response"])],
      predictions: [
        .init(
          claim: "warning", indicator: "return", course: "force", versus: "talks", threshold: nil, direction: .higher)
      ],
      accounts: [
        .init(id: "exile-account", name: "The exile’s account", settles: [.init(id: "payroll", truth: true)]),
        .init(
          id: "court-account", name: "The court’s \(Fixture.hostile)", settles: [.init(id: "payroll", truth: false)]),
      ])
  }

  /// 0…1, spread evenly enough over futures.
  private func noise(_ future: Int, _ salt: Int) -> Double {
    let mixed: Int = future * 7919 + salt * 104_729 + future * future * 31
    return Double(mixed % 1009) / 1009.0
  }

  private func truth(_ claim: Int, _ future: Int) -> Bool { (future >> claim).isMultiple(of: 2) }

  private func value(_ course: Int, _ indicator: Int, _ future: Int) -> Double {
    switch indicator {
    case 0:
      let chance = [0.62, truth(0, future) ? 0.7 : 0.1, 0.35][course]
      return noise(future, 3) < chance ? 1 : 0
    case 1:
      let middle: Double = [-0.42, -0.118, -0.1][course]
      let shift = truth(0, future) ? -0.05 : 0.05
      return middle + shift + 0.2 * (noise(future, 5) - 0.5)
    default:
      let middle: Double = [12_345, 4321, 8000][course]
      return middle * (0.7 + 0.6 * noise(future, 11))
    }
  }

  func outcomes(course: Int, indicator: Int) -> [Double] {
    (0..<futures).map { value(course, indicator, $0) }
  }

  func forEachSeries(course: Int, indicator: Int, _ body: ([Float]) -> Void) {
    for future in 0..<futures {
      let last = value(course, indicator, future)
      body(
        outline.recordedWeeks.map { week -> Float in
          if indicator == 0 { return week > 60 ? Float(last) : 0 }
          return Float(last * Double(week) / 104)
        })
    }
  }

  func forEachControllers(course: Int, _ body: ([Int8]) -> Void) {
    for future in 0..<futures {
      body(
        outline.places.indices.flatMap { place in
          outline.recordedWeeks.map { week -> Int8 in
            let isHeld = week > 0 && noise(future, place) < 0.5 + 0.2 * Double(course)
            if isHeld { return 0 }
            return place == 3 ? 1 : -1
          }
        })
    }
  }

  func truths(claim: Int) -> [Bool] { (0..<futures).map { truth(claim, $0) } }
  func values(parameter: Int) -> [Double] { (0..<futures).map { noise($0, 3) } }
}
