extension Dossier {
  /// How much of what a dossier holds.
  public struct Contents: Sendable, Codable {
    /// A section that is not empty.
    public struct SectionCount: Sendable, Codable {
      /// Its name, as of its file.
      public let name: String
      /// Records in it.
      public let count: Int
    }
    /// In the order of the format.
    public let sections: [SectionCount]
    /// Numbers that have grounds.
    public let quantities: Int
    /// Of these, numbers that stand on at least one claim.
    public let onClaims: Int
    /// Of these, numbers that stand on assumptions only.
    public let onAssumptions: Int
  }

  /// Counts for a summary.
  public var contents: Contents {
    let counts: KeyValuePairs<String, Int> = [
      "indicators": indicators.count, "settings": settings.count, "sources": sources.count, "claims": claims.count,
      "accounts": accounts.count, "assumptions": assumptions.count, "voices": voices.count, "actors": actors.count,
      "groups": groups.count, "relationships": relationships.count, "places": places.count, "topics": topics.count,
      "beliefs": beliefs.count, "media": media.count, "narratives": narratives.count, "messages": messages.count,
      "services": services.count, "situations": situations.count, "ties": ties.count,
      "institutions": institutions.count, "rules": rules.count,
      "issues": issues.count, "parliaments": parliaments.count, "bills": bills.count,
      "events": events.count, "strategies": strategies.count, "hazards": hazards.count, "courses": courses.count,
    ]
    let onClaims = quantities.count { quantity in quantity.grounds.contains { claims[$0] != nil } }
    return Contents(
      sections: counts.filter { $0.value > 0 }.map { .init(name: $0.key, count: $0.value) },
      quantities: quantities.count, onClaims: onClaims, onAssumptions: quantities.count - onClaims)
  }
}
