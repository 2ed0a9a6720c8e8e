import Dossiers

/// What people read instead of ids.
struct Names {
  private let dossier: Dossier

  init(_ dossier: Dossier) {
    self.dossier = dossier
  }

  /// The name of an entity: a voice, actor, group, place or institution; its id if it is none of them.
  func entity(_ id: String) -> String {
    dossier.actors[id]?.name ?? dossier.voices[id]?.name ?? dossier.institutions[id]?.name
      ?? dossier.places[id]?.name ?? dossier.groups[id]?.name ?? id
  }

  /// What sort of entity it is.
  func kind(_ id: String) -> String {
    if let actor = dossier.actors[id] { return actor.kind.rawValue }
    if let institution = dossier.institutions[id] { return institution.kind.rawValue }
    if let place = dossier.places[id] { return place.kind.rawValue }
    if let voice = dossier.voices[id] { return voice.kind.rawValue }
    guard let group = dossier.groups[id] else { return "" }
    return switch group.kind {
    case .civilian: "civilian group"
    case .force: "force"
    case .organisation: "organisation"
    }
  }

  func controller(_ controller: Place.Controller) -> String {
    switch controller {
    case .nobody: "nobody"
    case .actor(let id): entity(id)
    }
  }

  /// `a`, `a and b`, `a, b and c`.
  static func list(_ names: [String], _ conjunction: String = "and") -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " \(conjunction) " + last
  }
}
