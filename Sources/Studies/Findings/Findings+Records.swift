extension Findings {
  /// Concludes from the futures that are done: a pure function of the records, the study's seed and the settings.
  ///
  /// Memory grows with futures × (claims + numbers + courses × indicators with a better direction), 8 bytes each.
  ///
  /// - Parameters:
  ///   - records: of a study, at least one future.
  ///   - settings: what a reader may choose.
  /// - Throws: what the records throw.
  public init(of records: some StudyRecords, settings: FindingsSettings = FindingsSettings()) throws {
    let outline = records.outline
    let courses = outline.courses.map(\.id)
    let bootstrap = Bootstrap(futures: outline.completed, seed: outline.seed)

    var outcomes: [OutcomeSummary] = []
    var comparisons: [Comparison] = []
    var bands: [SeriesBand] = []
    var control: [ControlShares] = []
    let baselines = try outline.indicators.indices.map { try records.outcomes(course: 0, indicator: $0) }
    for course in courses.indices {
      for (index, indicator) in outline.indicators.enumerated() {
        let values = try records.outcomes(course: course, indicator: index)
        outcomes.append(
          OutcomeSummary(course: courses[course], indicator: indicator, values: values, bootstrap: bootstrap))
        if course > 0 {
          comparisons.append(
            Comparison(
              course: courses[course], baseline: courses[0], indicator: indicator, values: values,
              baselineValues: baselines[index], bootstrap: bootstrap))
        }
        bands.append(try Findings.band(records, course: course, indicator: index))
      }
      control += try Findings.control(records, course: course)
    }

    var predictions: [PredictionTest] = []
    for prediction in outline.predictions {
      predictions.append(try Findings.test(prediction, records, bootstrap))
    }
    self.init(
      study: outline, outcomes: outcomes, comparisons: comparisons, ranking: nil, bands: bands, control: control,
      claims: [], parameters: [], predictions: predictions, knowing: [], knowingEverything: nil, robustness: [],
      pareto: nil, importances: [], discoveries: [], accounts: [], words: settings.words)
    designSensitivity = try DesignSensitivity.all(records)
    if let main = outline.indicators.firstIndex(where: { $0.id == outline.mainIndicator }) {
      try concludeOnMainIndicator(main, records, bootstrap, settings)
    }
    if settings.words != .icd203 { rephrase() }
  }

  private static func band(_ records: some StudyRecords, course: Int, indicator: Int) throws -> SeriesBand {
    let outline = records.outline
    var points = [[Float]](repeating: [], count: outline.recordedWeeks.count)
    for week in points.indices { points[week].reserveCapacity(outline.completed) }
    try records.forEachSeries(course: course, indicator: indicator) { series in
      for week in points.indices { points[week].append(series[week]) }
    }
    return SeriesBand(
      course: outline.courses[course].id, indicator: outline.indicators[indicator].id, points: points)
  }

  private static func control(_ records: some StudyRecords, course: Int) throws -> [ControlShares] {
    let outline = records.outline
    let (weeks, actors) = (outline.recordedWeeks.count, outline.actors.count)
    // Place by place, then holder by holder (nobody last), then week by week.
    var counts = [Int](repeating: 0, count: outline.places.count * (actors + 1) * weeks)
    try records.forEachControllers(course: course) { controllers in
      for place in outline.places.indices {
        for week in 0..<weeks {
          let holder = Int(controllers[place * weeks + week])
          counts[(place * (actors + 1) + (holder < 0 ? actors : holder)) * weeks + week] += 1
        }
      }
    }
    return outline.places.indices.map { place in
      ControlShares(
        course: outline.courses[course].id, place: outline.places[place].id, actors: outline.actors.map(\.id),
        counts: (0...actors).map { holder in
          let start = (place * (actors + 1) + holder) * weeks
          return Array(counts[start..<start + weeks])
        },
        futures: outline.completed)
    }
  }

  private static func test(
    _ prediction: StudyOutline.Prediction, _ records: some StudyRecords, _ bootstrap: Bootstrap
  ) throws -> PredictionTest {
    let outline = records.outline
    func position(_ course: String) -> Int? { outline.courses.firstIndex { $0.id == course } }
    let other = prediction.versus.map(position)
    guard let course = position(prediction.course), other != .some(nil),
      let indicator = outline.indicators.firstIndex(where: { $0.id == prediction.indicator })
    else { return PredictionTest(notStudied: prediction) }
    return PredictionTest(
      prediction, values: try records.outcomes(course: course, indicator: indicator),
      others: try other?.map { try records.outcomes(course: $0, indicator: indicator) }, bootstrap: bootstrap)
  }
}
