import Dossiers

/// What can be asked of a future, in words: `control of uplands at 2031-W40`.
public struct Question: Sendable {
  /// What is asked about, as positions in the blueprint.
  enum Topic: Hashable, Sendable {
    case control(place: Int)
    case influence(place: Int, actor: Int)
    case support(place: Int, actor: Int)
    case security(place: Int, group: Int?)
    case volatility(place: Int)
    case mood([Int])
    case satisfaction([Int], concern: Int)
    case vertical([Int], actor: Int)
    case horizontal(from: Int, to: Int)
    case cooperation([Int], force: Int)
    case personnel(unit: Int, place: Int?)
    case reserve(unit: Int), losses(unit: Int)
    case casualties([Int]), population([Int])
    case indicator(Int)
  }

  let topic: Topic
  /// Weeks from the start.
  public let week: Int

  /// Reads a question.
  ///
  /// - Parameters:
  ///   - text: see Guides/Ledger.md for what can be asked.
  ///   - blueprint: of the dossier that names the things asked about.
  ///   - weeks: how long a future lasts; without a time the end is meant.
  /// - Throws: `QuestionError`, with what can be asked or what was probably meant.
  public init(_ text: String, of blueprint: Blueprint, weeks: Int) throws {
    let reader = QuestionReader(blueprint: blueprint, weeks: weeks)
    (topic, week) = try reader.read(text)
  }

  /// What the explainer follows; control has an answer of its own.
  func subject(_ blueprint: Blueprint) -> ExplainedSubject? {
    let structure = blueprint.structure
    let attitudes = ExplainerWords.curves(structure)
    switch topic {
    case .control: return nil
    case .influence(let place, let actor): return .influence(place: place, actor: actor)
    case .support(let place, let actor): return .support(place: place, actor: actor)
    case .security(let place, let group): return .security(place: place, group: group)
    case .volatility(let place): return .volatility(place: place)
    case .mood(let groups): return .mood(groups)
    case .satisfaction(let groups, let concern): return .satisfaction(groups, concern: concern)
    case .vertical(let groups, let actor):
      return groups.count == 1
        ? .curve(attitudes.curve(GroupID(groups[0]), ActorID(actor))) : .vertical(groups, actor: actor)
    case .horizontal(let from, let to): return .curve(attitudes.curve(GroupID(from), GroupID(to)))
    case .cooperation(let groups, let force): return .cooperation(groups, force: force)
    case .personnel(let unit, let place):
      return .stock(
        .present, (place.map { [$0] } ?? Array(0..<structure.placeCount)).map { $0 * structure.unitCount + unit })
    case .reserve(let unit): return .stock(.reserve, [unit])
    case .losses(let unit): return .stock(.losses, [unit])
    case .casualties(let groups): return .stock(.casualties, groups)
    case .population(let groups): return .stock(.population, groups)
    case .indicator(let index): return .indicator(index)
    }
  }
}

/// Why a question cannot be answered.
public struct QuestionError: Error, CustomStringConvertible {
  /// What is wrong and what would be right.
  public let description: String
}

extension ExplainerWords {
  static func curves(_ structure: Structure) -> Attitudes {
    Attitudes(
      civilians: structure.civilianCount, forces: structure.forceCount, organisations: structure.organisationCount,
      actors: structure.actorCount, proximity: structure.proximity)
  }

  func question(_ question: Question, week: Int) -> String {
    let what: String =
      if case .control(let place) = question.topic {
        "control of \(self.place(place))"
      } else {
        question.subject(blueprint).map(name) ?? "?"
      }
    return "\(what) in \(self.week(week))"
  }
}
