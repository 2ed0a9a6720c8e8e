/// How strongly one claim or number moves the main indicator, whatever the shape of its influence.
public struct InputImportance: Codable, Hashable, Sendable {
  /// What is moved.
  public struct Target: Codable, Hashable, Sendable {
    /// The course of action.
    public var course: String
    /// Nil: the main indicator under the course; else its difference from that under this other course.
    public var versus: String?
  }

  /// One measure on one target.
  public struct Effect: Codable, Hashable, Sendable {
    /// What is moved.
    public var target: Target
    /// PAWN: how far the distribution moves when the input is known, 0…1.
    public var distance: Double
    /// What an input without influence shows in one case of twenty, or more.
    public var chance: Double
    /// The share of a forest's splits that the input makes, 0…1 over all inputs; nil: not grown for the target.
    public var trees: Double?

    /// The distance beyond chance; not below 0.
    public var excess: Double { max(0, distance - chance) }
  }

  /// The claim or parameter.
  public var input: String
  /// Which of them.
  public var kind: ValueOfKnowing.Kind
  /// One for each course, and last the difference of the two best.
  public var effects: [Effect]

  /// The greatest distance beyond chance under any course.
  public var strongest: Double { effects.reduce(0) { max($0, $1.excess) } }
}

extension InputImportance {
  /// Forests see this many futures at most: their shares do not change with more, their cost does.
  static let mostForForests = 2000

  /// Importances of all inputs, the strongest first.
  ///
  /// - Parameters:
  ///   - values: for each course the main indicator in each future.
  ///   - ranked: courses from best to worst, as positions; empty if nothing ranks them.
  static func all(
    _ inputs: StudyInputs, courses: [String], values: [[Double]], ranked: [Int], shuffles: Shuffles, seed: UInt64
  ) throws -> [InputImportance] {
    guard !inputs.inputs.isEmpty, let futures = values.first?.count, futures >= 10 else { return [] }
    var targets = courses.indices.map { (target: Target(course: courses[$0], versus: nil), values: values[$0]) }
    // Forests are grown for the best course, the baseline, and what parts the two best courses.
    var forests = [ranked.first ?? 0, 0]
    if ranked.count > 1 {
      let (first, second) = (ranked[0], ranked[1])
      targets.append(
        (
          Target(course: courses[first], versus: courses[second]),
          zip(values[first], values[second]).map { $0 - $1 }
        ))
      forests.append(courses.count)
    }
    let slices = inputs.slices()
    var effects = [[Effect]](repeating: [], count: slices.count)
    for (position, target) in targets.enumerated() {
      let distances = SlicedDistances(outcome: target.values)
      let chance = SlicedDistances.Chance(distances, shuffles)
      let trees = forests.contains(position) ? try shares(inputs, target.values, seed: seed) : nil
      for input in slices.indices {
        effects[input].append(
          Effect(
            target: target.target, distance: distances.distance(slices[input]),
            chance: inputs.inputs[input].chance(chance), trees: trees?[input]))
      }
    }
    let importances = inputs.inputs.indices.map {
      InputImportance(input: inputs.inputs[$0].id, kind: inputs.inputs[$0].kind, effects: effects[$0])
    }
    return importances.enumerated().sorted { ($0.element.order, $0.offset) < ($1.element.order, $1.offset) }
      .map(\.element)
  }

  /// Below 0 and the lower, the stronger; of those within chance the greater distance first.
  private var order: Double {
    let distance = effects.reduce(0) { max($0, $1.distance) }
    return strongest > 0 ? -1 - strongest : -distance / 2
  }

  private static func shares(_ inputs: StudyInputs, _ outcome: [Double], seed: UInt64) throws -> [Double]? {
    let step = max(1, (outcome.count + mostForForests - 1) / mostForForests)
    let rows = Array(stride(from: 0, to: outcome.count, by: step))
    let table = try InputTable(
      inputs.inputs.map { input in InputTable.Column(input.id, .continuous(rows.map { input.values[$0] })) })
    return try FeatureImportance(inputs: table, outcome: rows.map { outcome[$0] }, seed: seed).shares
  }
}
