import Chance

extension Findings {
  /// What is concluded on the main indicator, and from it.
  mutating func concludeOnMainIndicator(
    _ main: Int, _ records: some StudyRecords, _ bootstrap: Bootstrap, _ settings: FindingsSettings
  ) throws {
    let (indicator, courses) = (study.indicators[main], study.courses.map(\.id))
    let values = try courses.indices.map { try records.outcomes(course: $0, indicator: main) }
    ranking = Ranking(courses: courses, indicator: indicator, values: values, bootstrap: bootstrap)
    let shuffles = Shuffles(futures: study.completed, seed: study.seed)
    let inputs = try StudyInputs(of: records)

    try concludeOnInputs(records, inputs, indicator, values, bootstrap, shuffles)
    let ranked = ranking?.courses.compactMap { standing in courses.firstIndex(of: standing.course) } ?? []
    importances = try InputImportance.all(
      inputs, courses: courses, values: values, ranked: ranked, shuffles: shuffles, seed: study.seed)

    try concludeOnRobustness(records, inputs, settings)
    for course in [ranked.first ?? 0, 0] where discovery(course: courses[course]) == nil {
      discoveries.append(
        try ScenarioDiscovery(
          inputs, course: courses[course], values: values[course],
          failure: FailureCriterion(
            indicator, values: values[course], threshold: settings.thresholds[indicator.id], worst: settings.worst),
          shuffles: shuffles))
    }
    accounts = RivalAccount.all(study, inputs, indicator, values: values, claims: claims)
  }

  /// Dependence on each claim and number, and what knowing it is worth.
  private mutating func concludeOnInputs(
    _ records: some StudyRecords, _ inputs: StudyInputs, _ indicator: StudyOutline.Indicator, _ values: [[Double]],
    _ bootstrap: Bootstrap, _ shuffles: Shuffles
  ) throws {
    let courses = study.courses.map(\.id)
    let settled = study.settledClaims.map(\.id)
    let resampled = values.map { bootstrap.sums($0) }
    var worths: [ValueOfKnowing] = []
    for claim in study.claims.indices where !settled.contains(study.claims[claim].id) {
      let split = ClaimSplit(
        claim: study.claims[claim].id, truths: try records.truths(claim: claim), courses: courses, values: values,
        resampled: resampled, bootstrap: bootstrap)
      claims.append(ClaimDependence(split))
      if let worth = split.knowing(indicator, shuffles) { worths.append(worth) }
    }
    let outcomeRanks = values.map(ranks)
    parameters = try study.parameters.indices.map { parameter in
      ParameterDependence(
        parameter: study.parameters[parameter].id, courses: courses,
        positions: ranks(try records.values(parameter: parameter)), outcomes: outcomeRanks)
    }
    if let gains = indicator.gains(values), study.completed > 1 {
      worths += ValueOfKnowing.ofParameters(
        inputs.inputs.filter { $0.kind == .parameter }, courses: courses, gains: gains, shuffles: shuffles,
        seed: study.seed)
    }
    if let gains = indicator.gains(values), let first = ranking?.courses.first?.course,
      let best = courses.firstIndex(of: first)
    {
      let regrets = gains[best].indices.map { future in
        gains.reduce(-Double.infinity) { max($0, $1[future]) } - gains[best][future]
      }
      knowingEverything = bootstrap.mean(regrets)
    }
    // A part of what there is to know is not worth more than all of it, whatever a curve through few futures says.
    for index in worths.indices {
      worths[index].corrected = min(worths[index].corrected, knowingEverything?.value ?? 0)
    }
    knowing = worths.enumerated().sorted { a, b in
      (-a.element.corrected, -a.element.naive, a.offset) < (-b.element.corrected, -b.element.naive, b.offset)
    }.map(\.element)

    let worth = claims.map { knowing($0.claim)?.corrected ?? 0 }
    claims = claims.enumerated().sorted { a, b in
      (-worth[a.offset], -a.element.mostExplained, a.offset) < (-worth[b.offset], -b.element.mostExplained, b.offset)
    }.map(\.element)
    parameters = parameters.enumerated().sorted { a, b in
      (-a.element.strongest, a.offset) < (-b.element.strongest, b.offset)
    }.map(\.element)
  }

  /// Criteria on every indicator with a better direction, one indicator in memory at a time.
  private mutating func concludeOnRobustness(
    _ records: some StudyRecords, _ inputs: StudyInputs, _ settings: FindingsSettings
  ) throws {
    let courses = study.courses.map(\.id)
    // Those first whose combinations decide most.
    let leading = claims.enumerated().sorted {
      (-$0.element.mostExplained, $0.offset) < (-$1.element.mostExplained, $1.offset)
    }.compactMap { inputs[$0.element.claim] }
    let facts = CourseRobustness.Facts(claims: leading, futures: study.completed)
    for (index, indicator) in study.indicators.enumerated() where indicator.better != .neither {
      let values = try courses.indices.map { try records.outcomes(course: $0, indicator: index) }
      for scenarios in CourseRobustness.Scenarios.allCases {
        let found = try CourseRobustness(
          indicator, courses: courses, values: values, over: scenarios, facts: facts,
          threshold: settings.thresholds[indicator.id], seed: study.seed)
        if let found { robustness.append(found) }
      }
    }
    let means = courses.map { course in
      study.indicators.map { outcome(course: course, indicator: $0.id)?.mean.value ?? 0 }
    }
    pareto = try ParetoChoice(indicators: study.indicators, courses: courses, means: means)
  }

  /// Puts the words of the chosen scale in the place of ICD 203's.
  mutating func rephrase() {
    for index in outcomes.indices {
      if let share = outcomes[index].probability?.share { outcomes[index].probability?.word = words.word(for: share) }
    }
    for index in predictions.indices {
      if let share = predictions[index].share?.share { predictions[index].share?.word = words.word(for: share) }
    }
  }
}

extension ValueOfKnowing {
  /// The value of knowing each of some numbers.
  ///
  /// - Parameter gains: for each course its value in each future, higher being better.
  static func ofParameters(
    _ parameters: [StudyInputs.Input], courses: [String], gains: [[Double]], shuffles: Shuffles, seed: UInt64
  ) -> [ValueOfKnowing] {
    guard !parameters.isEmpty else { return [] }
    let curves = RankCurves(gains: gains)
    // A number without influence is any order of the futures; one set of them serves all numbers.
    let dealt = shuffles.orders.map { curves.naive($0) }
    return parameters.enumerated().map { position, parameter in
      let order = SortedOrder.ascending(parameter.values)
      var draws = Draws(seed: seed, purpose: .statistics, entity: position)
      return ValueOfKnowing(
        parameter: parameter.id, courses: courses, best: curves.best, value: curves.value(order, draws: &draws),
        dealt: dealt, sorted: order.map { parameter.values[Int($0)] })
    }
  }
}
