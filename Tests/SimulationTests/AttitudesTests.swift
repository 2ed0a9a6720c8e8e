import Testing

@testable import Simulation

@Suite struct AttitudesTests {
  /// An attitude model set up and driven as a vector says.
  struct Replay {
    var attitudes: Attitudes
    let civilians: [String]
    let groups: [String]
    let forces: [String]
    let actors: [String]
    let concerns = ["AUT": Attitudes.Kind.autonomy, "SFT": .safety, "CUL": .culture, "QOL": .qualityOfLife]
    var saliency: [String: [Attitudes.Kind: Double]] = [:]
    var population: [String: Double] = [:]
    let places: [String: String]
    let causes: [String]

    init(_ json: JSON) {
      let inputs = json["inputs"]
      civilians = inputs["civgroups"].list.map { $0["g"].name }
      let others = inputs["othergroups"].list
      forces = others.filter { $0["gtype"].name == "FRC" }.map { $0["g"].name }
      let organisations = others.filter { $0["gtype"].name == "ORG" }.map { $0["g"].name }
      groups = civilians + forces + organisations
      actors = inputs["actors"].list.map(\.name)
      causes = inputs["causes"].list.map(\.name)
      places = Dictionary(uniqueKeysWithValues: inputs["civgroups"].list.map { ($0["g"].name, $0["n"].name) })
      var near: [String: Int] = [:]
      for row in inputs["proximity_m_near_n"].list {
        near["\(row["m"].name) \(row["n"].name)"] = row["proximity"].integer
      }
      let places = self.places
      let residents = civilians
      let proximity = residents.flatMap { to in
        residents.map { from in UInt8(near["\(places[to] ?? "") \(places[from] ?? "")"] ?? 3) }
      }
      attitudes = Attitudes(
        civilians: civilians.count, forces: forces.count, organisations: organisations.count, actors: actors.count,
        proximity: proximity, keepsInputs: true)
      let parameters = json["parms"]
      attitudes.spreadPositive = parameters["uram.raf.positive"].number
      attitudes.spreadNegative = parameters["uram.raf.negative"].number
      attitudes.cooperationLimit = parameters["uram.coopRelationshipLimit"].number
      for (name, kind) in [
        ("AUT", Attitudes.Kind.autonomy), ("SFT", .safety), ("CUL", .culture), ("QOL", .qualityOfLife),
        ("HREL", .horizontal), ("VREL", .vertical), ("COOP", .cooperation),
      ] {
        let factors = parameters["uram.factors.\(name)"].name.split(separator: " ").compactMap { Double($0) }
        attitudes.families[kind.rawValue].adaptation = factors[0]
        attitudes.families[kind.rawValue].regression = factors[1]
      }
      for row in inputs["hrel"].list { set(.horizontal, pair(row["f"].name, row["g"].name), row) }
      for row in inputs["vrel"].list { set(.vertical, vertical(row["g"].name, row["a"].name), row) }
      for row in inputs["coop"].list { set(.cooperation, cooperation(row["f"].name, row["g"].name), row) }
      for row in inputs["sat"].list {
        guard let concern = concerns[row["c"].name] else { continue }
        set(concern, index(row["g"].name, civilians), row)
        saliency[row["g"].name, default: [:]][concern] = row["saliency"].number
      }
      for row in inputs["civgroups"].list { population(row["g"].name, row["pop"].number) }
    }

    func index(_ name: String, _ names: [String]) -> Int { names.firstIndex(of: name) ?? -1 }
    func pair(_ from: String, _ to: String) -> Int { index(from, groups) * groups.count + index(to, groups) }
    func vertical(_ group: String, _ actor: String) -> Int {
      index(group, groups) * actors.count + index(actor, actors)
    }
    func cooperation(_ group: String, _ force: String) -> Int {
      index(group, civilians) * forces.count + index(force, forces)
    }

    func start(_ kind: Attitudes.Kind) -> Int { attitudes.families[kind.rawValue].range.lowerBound }

    mutating func set(_ kind: Attitudes.Kind, _ index: Int, _ row: JSON) {
      attitudes.current[start(kind) + index] = row["current"].number
      attitudes.baseline[start(kind) + index] = row["baseline"].number
      attitudes.natural[start(kind) + index] = row["natural"].number
    }

    mutating func population(_ group: String, _ count: Double) {
      population[group] = count
      attitudes.isEmpty[index(group, civilians)] = count < 1
    }

    mutating func perform(_ operation: JSON) {
      let kind = operation["op"].name
      let group = operation["g"].name
      switch kind {
      case "update_pop": population(group, operation["pop"].number)
      case "sat_natural":
        guard let concern = concerns[operation["c"].name] else { return }
        attitudes.natural[start(concern) + index(group, civilians)] = operation["value"].number
      case "baseline_set":
        attitudes.baseline[start(.vertical) + vertical(group, operation["a"].name)] =
          operation["value"].number
      default:
        let driver = Int32(operation["driver"].integer)
        let cause = operation["cause"].text.flatMap { causes.firstIndex(of: $0) }.map { Int32($0) } ?? driver
        let charge = Attitudes.Driver(id: driver, cause: cause)
        let lasting: Attitudes.Lasting = kind == "persistent" ? .persistent : .transient
        let magnitude = operation["mag"].number
        func factor(_ key: String, _ standard: Double) -> Double {
          operation[key].isNull ? standard : operation[key].number
        }
        let spread = Attitudes.Spread(here: factor("s", 1), near: factor("p", 0), far: factor("q", 0))
        switch operation["attitude"].name {
        case "hrel":
          attitudes.affectHorizontal(
            GroupID(index(operation["f"].name, groups)), GroupID(index(group, groups)), by: magnitude, charge, lasting)
        case "vrel":
          attitudes.affectVertical(
            GroupID(index(group, groups)), ActorID(index(operation["a"].name, actors)), by: magnitude, charge, lasting)
        case "sat":
          guard let concern = concerns[operation["c"].name] else { return }
          attitudes.affectSatisfaction(
            of: CivilianID(index(group, civilians)), concern, by: magnitude, spread: spread, charge, lasting)
        default:
          attitudes.affectCooperation(
            of: CivilianID(index(operation["f"].name, civilians)), withForce: index(group, forces), by: magnitude,
            spread: spread, charge, lasting)
        }
      }
    }
  }

  @Test func agreesWithMars() throws {
    var levels = Deviation("uram.json, curves")
    var moods = Deviation("uram.json, mood")
    for json in try ReferenceVectors.athena("uram")["cases"].list {
      var replay = Replay(json)
      for week in json["weeks"].list {
        for operation in week["ops"].list { replay.perform(operation) }
        replay.attitudes.advance(isStart: week["t"].integer == 0)
        let name = "case \(json["case"].integer), week \(week["t"].integer)"
        func compare(_ kind: Attitudes.Kind, _ index: Int, _ row: [String: JSON], _ what: String) {
          let curve = replay.start(kind) + index
          levels.record(replay.attitudes.current[curve], row.number("a"), "\(name), current \(what)")
          levels.record(replay.attitudes.baseline[curve], row.number("b"), "\(name), baseline \(what)")
          levels.record(replay.attitudes.natural[curve], row.number("c"), "\(name), natural \(what)")
        }
        for row in week["levels"]["hrel"].rows {
          compare(.horizontal, replay.pair(row.text("f"), row.text("g")), row, "hrel \(row.text("f")) \(row.text("g"))")
        }
        for row in week["levels"]["vrel"].rows {
          let (group, actor) = (row.text("g"), row.text("actor"))
          compare(.vertical, replay.vertical(group, actor), row, "vrel \(group) \(actor)")
        }
        for row in week["levels"]["coop"].rows {
          let (group, force) = (row.text("f"), row.text("g"))
          compare(.cooperation, replay.cooperation(group, force), row, "coop \(group) \(force)")
        }
        for row in week["levels"]["sat"].rows {
          guard let concern = replay.concerns[row.text("concern")] else { continue }
          compare(
            concern, replay.index(row.text("g"), replay.civilians), row, "sat \(row.text("g")) \(row.text("concern"))")
        }
        for row in week["levels"]["mood"].rows {
          let group = row.text("g")
          let saliency = replay.saliency[group] ?? [:]
          let index = replay.index(group, replay.civilians)
          let (sum, weight) = replay.concerns.values.reduce((0.0, 0.0)) { sums, concern in
            (
              sums.0 + (saliency[concern] ?? 0) * replay.attitudes.satisfaction(CivilianID(index), concern),
              sums.1 + (saliency[concern] ?? 0)
            )
          }
          moods.record(weight == 0 ? 0 : sum / weight, row.number("mood"), "\(name), \(group)")
        }
      }
    }
    levels.check(atMost: 1e-9)
    moods.check(atMost: 1e-9)
  }

  /// What each driver contributed over all weeks, for mood and for satisfaction with two concerns.
  @Test func contributionsAgreeWithMars() throws {
    var deviation = Deviation("uram.json, contributions by driver")
    for json in try ReferenceVectors.athena("uram")["cases"].list {
      var replay = Replay(json)
      var contributions: [String: Double] = [:]
      for week in json["weeks"].list {
        for operation in week["ops"].list { replay.perform(operation) }
        let (attitudes, civilians, saliency) = (replay.attitudes, replay.civilians, replay.saliency)
        replay.attitudes.advance(isStart: week["t"].integer == 0) { curve, driver, change in
          for (group, name) in civilians.enumerated() {
            let weights = saliency[name] ?? [:]
            let sum = weights.values.reduce(0, +)
            for (concern, weight) in weights where attitudes.curve(concern, CivilianID(group)) == curve {
              contributions["\(name) \(concern) \(driver)", default: 0] += change
              contributions["\(name) mood \(driver)", default: 0] += change * weight / sum
            }
          }
        }
      }
      let kinds = ["mood": "mood", "sat.AUT": "autonomy", "sat.SFT": "safety"]
      for entry in json["contribs"].list {
        guard let kind = kinds[entry["what"].name] else { continue }
        for row in entry["by_driver"].rows {
          let driver = row["driver"]?.integer ?? 0
          deviation.record(
            contributions["\(entry["g"].name) \(kind) \(driver)"] ?? 0, row.number("contrib"),
            "case \(json["case"].integer), \(entry["what"].name) of \(entry["g"].name) by \(driver)")
        }
      }
    }
    deviation.check(atMost: 1e-9)
  }
}
