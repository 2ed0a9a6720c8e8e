import Dossiers

/// Media and messages with names resolved and numbers by identifier.
struct InformationBlueprint: Sendable {
  struct Medium: Sendable {
    /// −1: everybody may use it.
    let owner: Int
    let capacity: NumberID?
    let cost: NumberID?
    let coverage: [(place: Int, share: NumberID)]
    let penetration: [(group: Int, share: NumberID)]
  }

  struct Effect: Sendable {
    let target: Information.Target
    let points: NumberID
  }

  struct Message: Sendable {
    let positions: [(topic: Int, position: NumberID)]
    let effects: [Effect]
  }

  let media: [Medium]
  let messages: [Message]
}

extension BlueprintCompiler {
  mutating func information() -> InformationBlueprint {
    var media: [InformationBlueprint.Medium] = []
    for medium in dossier.media.values {
      media.append(
        InformationBlueprint.Medium(
          owner: medium.owner.flatMap { actorPositions[$0] } ?? -1, capacity: medium.capacity.map { numbers.add($0) },
          cost: medium.cost.map { numbers.add($0) },
          coverage: medium.coverage.compactMap { place, share in
            placePositions[place].map { (place: $0, share: numbers.add(share)) }
          },
          penetration: medium.penetration.compactMap { group, share in
            groupPositions[group].map { (group: $0, share: numbers.add(share)) }
          }))
    }
    let topics = BlueprintCompiler.positions(Array(dossier.topics.keys))
    // A narrative is one, however many messages appeal to it: so are its numbers.
    var narratives: [String: [(topic: Int, position: NumberID)]] = [:]
    for narrative in dossier.narratives.values {
      narratives[narrative.id] = narrative.positions.compactMap { topic, position in
        topics[topic].map { (topic: $0, position: numbers.add(position)) }
      }
    }
    let messages = dossier.messages.values.map { message in
      InformationBlueprint.Message(
        positions: narratives[message.narrative] ?? [], effects: message.effects.map { compile($0) })
    }
    return InformationBlueprint(media: media, messages: messages)
  }

  private mutating func compile(_ effect: Message.Effect) -> InformationBlueprint.Effect {
    switch effect {
    case .satisfaction(let concern, let points):
      return .init(target: .satisfaction(Attitudes.Kind(concern)), points: numbers.add(points))
    case .horizontal(let group, let points):
      return .init(target: .horizontal(groupPositions[group] ?? 0), points: numbers.add(points))
    case .vertical(let actor, let points):
      return .init(target: .vertical(actorPositions[actor] ?? 0), points: numbers.add(points))
    case .cooperation(let force, let points):
      let unit = (groupPositions[force] ?? structure.civilianCount) - structure.civilianCount
      return .init(target: .cooperation(unit), points: numbers.add(points))
    }
  }
}
