/// What a `saltelli` or `morris` design says of the main indicator under a course of action.
public struct DesignSensitivity: Codable, Hashable, Sendable {
  /// One input of the design.
  public struct Input: Codable, Hashable, Sendable {
    /// Ids of the claims and parameters in it.
    public var ids: [String]
    /// What tables call it.
    public var name: String
    /// The share of variance that it explains alone; of a `saltelli` design.
    public var first: Estimate?
    /// The share that it explains with all its interactions; of a `saltelli` design.
    public var total: Estimate?
    /// The mean absolute effect μ*; of a `morris` design.
    public var meanAbsolute: Estimate?
    /// The mean effect μ; of a `morris` design. Without a meaning for claims that constraints link.
    public var mean: Double?
    /// The standard deviation of effects σ; of a `morris` design.
    public var deviation: Double?
  }

  /// `saltelli` or `morris`.
  public var kind: DesignKind
  /// The course of action.
  public var course: String
  /// The indicator.
  public var indicator: String
  /// The inputs, the strongest first.
  public var inputs: [Input]
}

/// Records that also know where in their distributions the numbers stand.
public protocol PositionRecords: StudyRecords {
  /// The positions of a parameter, 0 < u < 1, in ascending order of futures.
  ///
  /// - Parameter parameter: an index into `outline.parameters`.
  /// - Returns: one position for each future.
  func positions(parameter: Int) throws -> [Double]
}

extension DesignSensitivity {
  /// Sensitivities of the main indicator by course of action; none unless the study is a finished one of a
  /// design made for them.
  ///
  /// Replications of a point are averaged first.
  static func all(_ records: some StudyRecords) throws -> [DesignSensitivity]? {
    let outline = records.outline
    guard let plan = outline.plan, let inputs = plan.inputs, let points = plan.points,
      outline.completed == outline.futures,
      let main = outline.indicators.firstIndex(where: { $0.id == outline.mainIndicator })
    else { return nil }
    let rows = try plan.kind == .morris ? morrisRows(records, inputs, plan) : []
    return try outline.courses.indices.map { course in
      let outcomes = means(try records.outcomes(course: course, indicator: main), of: plan.replications)
      let stride = inputs.count + (plan.kind == .saltelli ? 2 : 1)
      guard outcomes.count == points * stride else {
        throw InvalidSample(["The study has \(outcomes.count) points; its design has \(points * stride)."])
      }
      let found =
        try plan.kind == .saltelli
        ? sobol(outcomes, inputs, outline.seed) : morris(outcomes, inputs, rows, outline.seed)
      let strength: (Input) -> Double = { $0.total?.value ?? $0.meanAbsolute?.value ?? 0 }
      let order = found.indices.sorted { (-strength(found[$0]), $0) < (-strength(found[$1]), $1) }
      return DesignSensitivity(
        kind: plan.kind, course: outline.courses[course].id, indicator: outline.indicators[main].id,
        inputs: order.map { found[$0] })
    }
  }

  private static func means(_ values: [Double], of size: Int) -> [Double] {
    guard size > 1 else { return values }
    return stride(from: 0, to: values.count, by: size).map { mean(Array(values[$0..<min($0 + size, values.count)])) }
  }

  private static func sobol(
    _ outcomes: [Double], _ inputs: [StudyOutline.Plan.Input], _ seed: UInt64
  ) throws -> [Input] {
    let indices = try SobolIndices(
      of: SobolIndices.Outcomes(rows: outcomes, inputs: inputs.count, secondOrder: false), seed: seed)
    return inputs.enumerated().map { position, input in
      Input(ids: input.ids, name: input.name, first: indices.first[position], total: indices.total[position])
    }
  }

  private static func morris(
    _ outcomes: [Double], _ inputs: [StudyOutline.Plan.Input], _ rows: [[Double]], _ seed: UInt64
  ) throws -> [Input] {
    let screening = try MorrisScreening(rows: rows, outcomes: outcomes, seed: seed)
    return inputs.enumerated().map { position, input in
      let effects = screening.inputs[position]
      return Input(
        ids: input.ids, name: input.name, meanAbsolute: effects.meanAbsolute, mean: effects.mean,
        deviation: effects.deviation)
    }
  }

  /// Rows for the screening: a number by its position, a claim by its truth, several together by whether
  /// they have moved in the trajectory.
  private static func morrisRows(
    _ records: some StudyRecords, _ inputs: [StudyOutline.Plan.Input], _ plan: StudyOutline.Plan
  ) throws -> [[Double]] {
    let outline = records.outline
    func column(_ id: String) throws -> [Double] {
      if let claim = outline.claims.firstIndex(where: { $0.id == id }) {
        return try records.truths(claim: claim).map { $0 ? 1 : 0 }
      }
      guard let parameter = outline.parameters.firstIndex(where: { $0.id == id }) else { return [] }
      let positions = try (records as? any PositionRecords)?.positions(parameter: parameter)
      return try positions ?? records.values(parameter: parameter)
    }
    let stride = inputs.count + 1
    var rows = [[Double]](repeating: [], count: outline.completed / plan.replications)
    for input in inputs {
      let columns = try input.ids.map { id in
        let column = try column(id)
        return Swift.stride(from: 0, to: column.count, by: plan.replications).map { column[$0] }
      }
      for row in rows.indices {
        let start = row / stride * stride
        rows[row].append(
          columns.count == 1
            ? columns[0][row] : columns.contains { $0[row] != $0[start] } ? 1 : 0)
      }
    }
    return rows
  }
}

extension DesignSensitivity {
  var tidyRows: [TidyRow] {
    inputs.flatMap { input in
      func row(_ statistic: String, _ value: Double?, _ interval: Interval? = nil) -> TidyRow? {
        value.map {
          TidyRow(
            kind: kind.rawValue, course: course, indicator: indicator, subject: input.name, statistic: statistic,
            value: $0, interval: interval)
        }
      }
      return [
        row("first", input.first?.value, input.first?.interval),
        row("total", input.total?.value, input.total?.interval),
        row("mean-absolute", input.meanAbsolute?.value, input.meanAbsolute?.interval), row("mean", input.mean),
        row("deviation", input.deviation),
      ].compactMap { $0 }
    }
  }
}
