/// One issue and what each actor that has a stance on it wants: the input of the models of one issue.
///
/// The arrays run over the actors of the issue, in the order given. What is stored has been checked.
public struct BargainingIssue: Hashable, Sendable {
  /// What the issue is called.
  public let name: String
  /// The actors with a stance, each once.
  public let actors: [String]
  /// What each actor wants, anywhere on the scale.
  public let positions: [Double]
  /// How much each cares, from 0 (not at all) to 1 (nothing matters more).
  public let saliences: [Double]
  /// What each can bring to bear, in any unit, 0 or more.
  public let capabilities: [Double]
  /// The ends of the scale: what was given, else the outermost positions (and the reference point).
  public let scale: ClosedRange<Double>
  /// What holds if nothing is decided, if known.
  public let referencePoint: Double?

  /// An issue, checked.
  ///
  /// - Parameters:
  ///   - name: what the issue is called.
  ///   - actors: two or more different names.
  ///   - positions: one for each actor; at least two different ones.
  ///   - saliences: 0…1.
  ///   - capabilities: 0 or more; at least one actor has both a salience and a capability above 0.
  ///   - scale: the ends of the scale, within which positions must be; by default what the positions span.
  ///   - referencePoint: what holds if nothing is decided.
  /// - Throws: `InvalidInput` with everything that is wrong.
  public init(
    name: String, actors: [String], positions: [Double], saliences: [Double], capabilities: [Double],
    scale: ClosedRange<Double>? = nil, referencePoint: Double? = nil
  ) throws(InvalidInput) {
    try self.init(
      name: name, actors: actors, positions: positions, saliences: saliences, capabilities: capabilities,
      scale: scale, referencePoint: referencePoint, places: [])
  }

  /// An issue, checked, with the place of each stance for messages.
  init(
    name: String, actors: [String], positions: [Double], saliences: [Double], capabilities: [Double],
    scale: ClosedRange<Double>?, referencePoint: Double?, places: [StancePlaces]
  ) throws(InvalidInput) {
    guard actors.count == positions.count, actors.count == saliences.count, actors.count == capabilities.count else {
      throw InvalidInput([
        "Issue '\(name)' has \(actors.count) actors, \(positions.count) positions, \(saliences.count) saliences and "
          + "\(capabilities.count) capabilities: each actor needs one of each."
      ])
    }
    var problems: [String] = []
    var seen: Set<String> = []
    for (index, actor) in actors.enumerated() {
      let place = index < places.count ? places[index] : StancePlaces()
      func report(_ place: String?, _ problem: String) { problems.append((place.map { "\($0): " } ?? "") + problem) }
      if actor.isEmpty { report(place.actor, "Actor \(index + 1) on issue '\(name)' has no name.") }
      if !seen.insert(actor).inserted { report(place.actor, "Actor '\(actor)' occurs twice on issue '\(name)'.") }
      let stance = (position: positions[index], salience: saliences[index], capability: capabilities[index])
      BargainingIssue.check(stance, actor: actor, issue: name, scale: scale, places: place, report)
    }
    if let referencePoint {
      if !referencePoint.isFinite {
        problems.append("The reference point of issue '\(name)' is \(referencePoint): it must be a number.")
      } else if let scale, !scale.contains(referencePoint) {
        problems.append(
          "The reference point \(referencePoint) of issue '\(name)' is outside its scale, "
            + "\(scale.lowerBound) to \(scale.upperBound).")
      }
    }
    // What concerns the whole issue is said at its first stance.
    let beginning = places.first.flatMap(\.position).map { "\($0): " } ?? ""
    if actors.count < 2 {
      problems.append(
        beginning
          + "Issue '\(name)' has \(actors.isEmpty ? "no actor" : "one actor") with a stance: bargaining needs two or more."
      )
    } else if problems.isEmpty {
      if positions.allSatisfy({ $0 == positions[0] }) {
        problems.append(
          beginning
            + "All actors have the same position, \(positions[0]), on issue '\(name)': there is nothing to bargain about."
        )
      }
      if zip(saliences, capabilities).allSatisfy({ $0 * $1 == 0 }) {
        problems.append(
          beginning + "No actor on issue '\(name)' has both a salience and a capability above 0: nobody has any weight."
        )
      }
    }
    guard problems.isEmpty else { throw InvalidInput(problems) }
    self.name = name
    self.actors = actors
    self.positions = positions
    self.saliences = saliences
    self.capabilities = capabilities
    self.referencePoint = referencePoint
    let all = positions + (referencePoint.map { [$0] } ?? [])
    self.scale = scale ?? (all.min() ?? 0)...(all.max() ?? 1)
  }

  /// Capability × salience of each actor.
  public var weights: [Double] { zip(capabilities, saliences).map { $0 * $1 } }

  /// The distance between the outermost positions, above 0.
  public var span: Double { (positions.max() ?? 0) - (positions.min() ?? 0) }

  private static func check(
    _ stance: (position: Double, salience: Double, capability: Double), actor: String, issue: String,
    scale: ClosedRange<Double>?, places: StancePlaces, _ report: (String?, String) -> Void
  ) {
    let whose = "of '\(actor)' on issue '\(issue)'"
    if !(abs(stance.position) <= 1e12) {
      report(
        places.position, "The position \(whose) is \(stance.position): it must be a number between -1e12 and 1e12.")
    } else if let scale, !scale.contains(stance.position) {
      report(
        places.position,
        "The position \(whose) is \(stance.position), outside the scale from \(scale.lowerBound) to "
          + "\(scale.upperBound).")
    }
    if !(stance.salience >= 0 && stance.salience <= 1) {
      report(
        places.salience,
        "The salience \(whose) is \(stance.salience): it must be from 0 to 1"
          + (stance.salience > 1 && stance.salience <= 100 ? " (is it in percent?)." : "."))
    }
    if !(stance.capability >= 0 && stance.capability <= 1e12) {
      report(places.capability, "The capability \(whose) is \(stance.capability): it must be 0 or more, at most 1e12.")
    }
  }
}
