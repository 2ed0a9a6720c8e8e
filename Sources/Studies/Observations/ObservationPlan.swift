public import Dossiers

/// Which observations can be held against the futures of a study, and how each is made of what they record.
public struct ObservationPlan: Sendable {
  /// An observation that the study says something about.
  public struct Item: Sendable {
    /// The index of the observation among those that were given.
    public let observation: Int
    /// The index of the indicator or place in the study.
    let subject: Int
    /// Of a control, the index of the actor that was seen, −1 for nobody.
    let controller: Int
    let functional: RecordedSeries.Functional
  }

  /// All observations that were given.
  public let observations: [Observation]
  /// Those to be compared, in the order given.
  public let items: [Item]
  /// Observations before the first day that is compared: the past that a forecaster knew.
  public let past: [Int]
  /// How many lie in the window but outside the weeks that the study recorded.
  public let uncovered: Int
  /// The first day that is compared, in days since 1970-01-01.
  public let start: Int

  /// A plan.
  ///
  /// - Parameters:
  ///   - observations: what was seen.
  ///   - outline: of the study.
  ///   - from: nothing that begins earlier is compared; nil: the start of the study.
  ///   - until: nothing that ends after this day, month or year is compared; nil: the end of the study.
  /// - Throws: `InvalidObservations` with everything that is wrong: ids that the study has not, values of the
  ///   wrong kind, sums over weeks that were not recorded, nothing to compare.
  public init(
    _ observations: [Observation], of outline: StudyOutline, from: PartialDate? = nil, until: PartialDate? = nil
  ) throws(InvalidObservations) {
    guard let began = PartialDate(iso: outline.start)?.dayNumber else {
      throw InvalidObservations(problems: [], general: ["The study does not say when it starts."])
    }
    let recorded = RecordedSeries(start: began, weeks: outline.recordedWeeks)
    let start = max(from.map { $0.dayNumber } ?? began, began)
    let end = until.map { Observation.Period($0).end } ?? Int.max
    let names = Names(outline)
    var problems: [ObservationProblem] = []
    var items: [Item] = []
    var uncovered = 0
    var seen: [Key: Int] = [:]
    for (index, observation) in observations.enumerated() {
      let key = Key(series: observation.series, period: observation.period)
      if let earlier = seen.updateValue(index, forKey: key) {
        problems.append(
          .init(
            observation: index, field: .key,
            says: "the same was observed already: observation \(earlier + 1), counted without the header"))
      }
      let place = names.resolve(observation, index, &problems)
      guard observation.period.start >= start, observation.period.end <= end, let place else { continue }
      do throws(RecordedSeries.Gap) {
        let functional = try recorded.functional(observation.kind, over: observation.period)
        items.append(
          Item(observation: index, subject: place.subject, controller: place.controller, functional: functional))
      } catch {
        switch error {
        case .notCovered: uncovered += 1
        case .notEveryWeek:
          problems.append(
            .init(
              observation: index, field: .variable,
              says: "a sum needs every week, but the study recorded every \(outline.stride) weeks: run it with "
                + "--stride 1, or observe the increase of a running total"))
        }
      }
    }
    var general: [String] = []
    if items.isEmpty && problems.isEmpty {
      let last = PartialDate(iso: outline.start).map { $0.adding(days: 7 * (outline.recordedWeeks.last ?? 0)).text }
      general.append(
        "Nothing can be compared: the study runs from \(outline.start) to \(last ?? "?"), and no observation of the "
          + "\(observations.count) lies wholly within it and the window asked for.")
    }
    guard problems.isEmpty && general.isEmpty else {
      throw InvalidObservations(problems: problems, general: general)
    }
    self.observations = observations
    self.items = items
    self.uncovered = uncovered
    self.start = start
    past = observations.indices.filter { observations[$0].period.end <= start }
  }

  private struct Key: Hashable {
    var series: Observation.Series
    var period: Observation.Period
  }
}

/// The ids of a study by their positions.
private struct Names {
  let indicators, places, actors: [String: Int]
  let outline: StudyOutline

  init(_ outline: StudyOutline) {
    func positions(_ ids: [String]) -> [String: Int] {
      Dictionary(zip(ids, ids.indices), uniquingKeysWith: { first, _ in first })
    }
    self.outline = outline
    indicators = positions(outline.indicators.map(\.id))
    places = positions(outline.places.map(\.id))
    actors = positions(outline.actors.map(\.id))
  }

  /// The subject of an observation and, of a control, who was seen; tells what is wrong.
  func resolve(
    _ observation: Observation, _ index: Int, _ problems: inout [ObservationProblem]
  ) -> (subject: Int, controller: Int)? {
    func problem(_ field: ObservationProblem.Field, _ says: String) {
      problems.append(.init(observation: index, field: field, says: says))
    }
    func list(_ ids: [String]) -> String {
      ids.isEmpty ? "none" : ids.prefix(12).joined(separator: ", ") + (ids.count > 12 ? ", …" : "")
    }
    if observation.kind == .control {
      let place = places[observation.key]
      if place == nil {
        problem(
          .key, "the study has no place `\(observation.key)`; it has \(list(outline.places.map(\.id)))")
      }
      guard case .controller(let name) = observation.value else {
        problem(.value, "who controls a place is the id of an actor or `nobody`, not a number")
        return nil
      }
      guard let name else { return place.map { ($0, -1) } }
      guard let actor = actors[name] else {
        problem(
          .value, "the study has no actor `\(name)`; it has \(list(outline.actors.map(\.id))), and `nobody`")
        return nil
      }
      return place.map { ($0, actor) }
    }
    let indicator = indicators[observation.key]
    if indicator == nil {
      problem(
        .key, "the study has no indicator `\(observation.key)`; it has \(list(outline.indicators.map(\.id)))")
    }
    guard let number = observation.number, number.isFinite else {
      problem(.value, "the value of an indicator is a number")
      return nil
    }
    if let indicator, observation.kind == .level, outline.indicators[indicator].isEvent, number != 0, number != 1 {
      problem(.value, "`\(observation.key)` is a condition; what was seen must be 0 or 1")
      return nil
    }
    return indicator.map { ($0, 0) }
  }
}
