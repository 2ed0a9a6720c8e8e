/// What the futures of a study say about each observation of a plan.
public struct ObservationEnsembles: Sendable {
  /// The plan.
  public let plan: ObservationPlan
  /// By item of the plan, one number for each future; of a control, an index into the study's actors or −1.
  public let values: [[Double]]

  /// Ensembles from numbers that somebody else computed, for instance runs that are not stored.
  ///
  /// - Parameters:
  ///   - plan: which observations are compared.
  ///   - values: by item of the plan, one number for each future.
  public init(plan: ObservationPlan, values: [[Double]]) {
    (self.plan, self.values) = (plan, values)
  }

  /// The ensembles of a study under one course of action.
  ///
  /// - Parameters:
  ///   - plan: made with the outline of the same study.
  ///   - records: the study's futures.
  ///   - course: an index into the outline's courses.
  /// - Throws: what reading throws.
  public init(_ plan: ObservationPlan, of records: some StudyRecords, course: Int) throws {
    self.plan = plan
    var values = [[Double]](repeating: [], count: plan.items.count)
    var byIndicator = [[Int]](repeating: [], count: records.outline.indicators.count)
    var controls: [Int] = []
    for (index, item) in plan.items.enumerated() {
      if plan.observations[item.observation].kind == .control {
        controls.append(index)
      } else {
        byIndicator[item.subject].append(index)
      }
    }
    for (indicator, items) in byIndicator.enumerated() where !items.isEmpty {
      try records.forEachSeries(course: course, indicator: indicator) { points in
        for item in items { values[item].append(plan.items[item].functional.value(of: points)) }
      }
    }
    if !controls.isEmpty {
      let weeks = records.outline.recordedWeeks.count
      try records.forEachControllers(course: course) { controllers in
        for item in controls { values[item].append(plan.controller(item, in: controllers, weeks: weeks)) }
      }
    }
    self.values = values
  }
}

extension ObservationPlan {
  /// Who controls the place of an item, as an index into the study's actors or −1.
  func controller(_ item: Int, in controllers: [Int8], weeks: Int) -> Double {
    let place = items[item].functional.terms.first?.position ?? 0
    return Double(controllers[items[item].subject * weeks + place])
  }

  /// What one future says about each item.
  ///
  /// - Parameters:
  ///   - series: indicator by indicator, all recorded weeks, as in `Trace.series`.
  ///   - controllers: place by place, all recorded weeks, as in `Trace.controllers`.
  ///   - weeks: how many weeks were recorded.
  /// - Returns: one number for each item.
  public func values(series: [Float], controllers: [Int8], weeks: Int) -> [Double] {
    items.indices.map { index in
      let item = items[index]
      if observations[item.observation].kind == .control { return controller(index, in: controllers, weeks: weeks) }
      return item.functional.terms.reduce(0) { $0 + $1.weight * Double(series[item.subject * weeks + $1.position]) }
    }
  }
}
