extension ScenarioDiscovery {
  /// The inputs in which failures differ from other futures by more than chance; where hardly any does, those
  /// that differ most. A search in many inputs finds boxes in noise.
  static func searched(
    _ inputs: StudyInputs, _ fails: [Bool], _ shuffles: Shuffles, _ named: [String]?
  ) throws -> [Int] {
    if let named {
      let unknown = named.filter { inputs[$0] == nil }
      try InvalidSample.check(
        unknown.map {
          "No input of the study has the id \($0), or it is the same in all futures. "
            + "There are: \(inputs.inputs.map(\.id).joined(separator: ", "))."
        })
      return named.compactMap { id in inputs.inputs.firstIndex { $0.id == id } }
    }
    guard !inputs.inputs.isEmpty else { return [] }
    let distances = SlicedDistances(outcome: fails.map { $0 ? 1 : 0 })
    let chance = SlicedDistances.Chance(distances, shuffles)
    let scored = inputs.slices().enumerated().map { position, slices -> (excess: Double, input: Int) in
      (distances.distance(slices) - inputs.inputs[position].chance(chance), position)
    }.sorted { (-$0.excess, $0.input) < (-$1.excess, $1.input) }
    let clear = scored.prefix(12).filter { $0.excess > 0 }
    return (clear.count >= 3 ? Array(clear) : Array(scored.prefix(6))).map(\.input)
  }

  /// Ready numbers of a box.
  static func region(
    _ step: ScenarioBox.Step, _ problem: DiscoveryProblem, _ kinds: [ValueOfKnowing.Kind],
    quasiP: [ScenarioBox.QuasiP] = []
  ) -> Region {
    let restrictions = step.restricted.map { input -> Restriction in
      let p = quasiP.first { $0.input == input }
      return restriction(
        problem, step.limits[input], input, kinds[input], quasiP: [p?.lower, p?.upper].compactMap { $0 }.max())
    }
    return Region(
      restrictions: restrictions, count: step.count, failing: step.ofInterest, coverage: step.coverage,
      density: step.density, mass: step.mass)
  }

  static func restriction(
    _ problem: DiscoveryProblem, _ limit: ScenarioBox.Limit, _ input: Int, _ kind: ValueOfKnowing.Kind, quasiP: Double?
  ) -> Restriction {
    var found = Restriction(input: problem.inputs.columns[input].name, kind: kind, quasiP: quasiP)
    switch (limit, problem.all[input]) {
    case (.categories(let codes), _): found.truth = codes == [1]
    case (.range(let range), .range(let all)):
      // The fewest digits that keep the same futures within.
      let column = problem.values[input]
      let within = column.filter { $0 >= range.low && $0 <= range.high }
      if range.low > all.low, let outside = column.filter({ $0 < range.low }).max(), let inside = within.min() {
        found.above = Double(ShortDecimal.text(between: outside, and: inside))
      }
      if range.high < all.high, let outside = column.filter({ $0 > range.high }).min(), let inside = within.max() {
        found.below = Double(ShortDecimal.text(between: inside, and: outside))
      }
    default: break
    }
    return found
  }

  /// Boxes, each among the futures in the region of none before.
  static func boxes(
    _ inputs: StudyInputs, _ chosen: [Int], _ fails: [Bool], _ settings: Settings
  ) throws -> [Box] {
    let kinds = chosen.map { inputs.inputs[$0].kind }
    var rows = Array(fails.indices)
    var boxes: [Box] = []
    for number in 0..<max(1, settings.boxes) {
      guard let table = try StudyInputs(inputs, futures: rows).table(chosen), rows.contains(where: { fails[$0] }) else {
        break
      }
      var search = try PatientRuleInduction(
        inputs: table, isOfInterest: rows.map { fails[$0] }, settings: settings.peeling)
      guard let box = search.findBox(), box.trajectory.count > 1 else { break }
      let position = try position(in: box, number == 0 ? settings.choice : .coverage(0.5))
      var step = box.trajectory[position]
      if case .number = settings.choice, number == 0 {} else { step = relaxed(step, box, settings.quasiP) }
      let found = Box(
        trajectory: box.trajectory.map { region($0, box.problem, kinds) }, chosen: position,
        region: region(step, box.problem, kinds, quasiP: box.quasiP(of: step))
      ).counted(ofFailures: fails.count { $0 }, futures: fails.count)
      // A further box must tell something: a fifth of all failures, denser than all futures.
      let base = Double(fails.count { $0 }) / Double(fails.count)
      let says = !found.region.restrictions.isEmpty && found.region.coverage >= 0.2 && found.region.density > base
      guard number == 0 || says else { break }
      boxes.append(found)
      rows = rows.filter { future in
        !found.region.restrictions.allSatisfy { $0.holds(inputs[$0.input]?.values[future] ?? .nan) }
      }
    }
    return boxes
  }

  static func position(in box: ScenarioBox, _ choice: Choice) throws -> Int {
    switch choice {
    case .coverage(let least): return box.choice(coverage: least)
    case .density(let least):
      let dense = box.trajectory.indices.filter { box.trajectory[$0].density >= least }
      return dense.max { (box.trajectory[$0].coverage, -$0) < (box.trajectory[$1].coverage, -$1) }
        ?? box.trajectory.indices.max { box.trajectory[$0].density < box.trajectory[$1].density } ?? 0
    case .number(let number):
      guard box.trajectory.indices.contains(number) else {
        throw InvalidSample(["There is no box \(number); there are 0 to \(box.trajectory.count - 1)."])
      }
      return number
    }
  }

  /// A box without the limits that chance explains as well, the weakest given up first.
  static func relaxed(_ step: ScenarioBox.Step, _ box: ScenarioBox, _ most: Double) -> ScenarioBox.Step {
    var step = step
    while true {
      let sides = box.quasiP(of: step).flatMap { p in
        [(p.lower, false), (p.upper, true)].compactMap { value, isUpper in value.map { ($0, p.input, isUpper) } }
      }
      guard let weakest = sides.max(by: { $0.0 < $1.0 }), weakest.0 > most else { return step }
      var limits = step.limits
      let all = box.problem.all[weakest.1]
      switch (limits[weakest.1], all) {
      case (.range(let range), .range(let whole)):
        limits[weakest.1] = .range(
          weakest.2 ? Interval(low: range.low, high: whole.high) : Interval(low: whole.low, high: range.high))
      default: limits[weakest.1] = all
      }
      step = box.problem.step(limits, among: box.candidates)
    }
  }

  static func rules(
    _ table: InputTable, _ kinds: [ValueOfKnowing.Kind], _ fails: [Bool], _ settings: Settings
  ) throws -> [Region] {
    let tree = try DecisionTree(inputs: table, outcome: fails.map { $0 ? 1 : 0 }, minimumMass: settings.leaf)
    let base = Double(fails.count { $0 }) / Double(fails.count)
    return tree.leaves.compactMap { leaf -> Region? in
      guard leaf.mean > base, !leaf.restricted.isEmpty else { return nil }
      return Region(
        restrictions: leaf.restricted.map { restriction(tree.problem, leaf.limits[$0], $0, kinds[$0], quasiP: nil) },
        count: leaf.rows.count, failing: leaf.rows.count { fails[$0] }, coverage: leaf.coverage ?? 0,
        density: leaf.mean, mass: leaf.mass)
    }.enumerated().sorted { (-$0.element.density, $0.offset) < (-$1.element.density, $1.offset) }.map(\.element)
  }

  static func repetition(
    _ inputs: StudyInputs, _ chosen: [Int], _ fails: [Bool], _ shuffles: Shuffles, _ settings: Settings
  ) throws -> Repetition? {
    // At random: a design may alternate what is true from one future to the next.
    let order = shuffles.orders[0].map { Int($0) }
    let searched = order.prefix(fails.count / 2).sorted()
    let others = order.dropFirst(fails.count / 2).sorted()
    let failures = others.count { fails[$0] }
    guard searched.count >= 50, searched.count(where: { fails[$0] }) >= 10, failures >= 10 else { return nil }
    let half = StudyInputs(inputs, futures: searched)
    var again = settings
    again.boxes = 1
    // A number belongs to the trajectory of all futures.
    if case .number = settings.choice { again.choice = .coverage(0.5) }
    guard let found = try boxes(half, chosen, searched.map { fails[$0] }, again).first else { return nil }
    let within = others.filter { future in
      found.region.restrictions.allSatisfy { $0.holds(inputs[$0.input]?.values[future] ?? .nan) }
    }
    let hits = within.count { fails[$0] }
    return Repetition(
      count: within.count, coverage: Double(hits) / Double(failures),
      density: Double(hits) / Double(max(1, within.count)))
  }
}

extension ScenarioDiscovery.Box {
  /// With coverage and mass as shares of all failures and futures, not only of those that were searched.
  fileprivate func counted(ofFailures failures: Int, futures: Int) -> ScenarioDiscovery.Box {
    func counted(_ region: ScenarioDiscovery.Region) -> ScenarioDiscovery.Region {
      var region = region
      region.coverage = Double(region.failing) / Double(max(1, failures))
      region.mass = Double(region.count) / Double(max(1, futures))
      return region
    }
    return ScenarioDiscovery.Box(trajectory: trajectory.map(counted), chosen: chosen, region: counted(region))
  }
}
