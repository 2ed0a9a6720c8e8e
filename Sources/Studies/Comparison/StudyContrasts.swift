/// What differs between studies: claims, numbers, designs, courses of action and indicators.
struct StudyContrasts {
  let sources: [StudyComparison.Source]

  init(_ sources: [StudyComparison.Source]) { self.sources = sources }

  var all: [StudyComparison.Contrast] { design + courses + indicators + claims + numbers }

  private func contrasts(
    _ kind: String, _ subjects: [String], _ state: (StudyComparison.Source, String) -> String
  ) -> [StudyComparison.Contrast] {
    subjects.compactMap { subject in
      let states = sources.map { state($0, subject) }
      return states.allSatisfy { $0 == states[0] }
        ? nil : StudyComparison.Contrast(kind: kind, subject: subject, states: states)
    }
  }

  private var design: [StudyComparison.Contrast] {
    contrasts("design", ["account", "futures", "seed", "weeks", "kind", "replications", "table", "correlations"]) {
      source, subject in
      let specification = source.specification
      switch subject {
      case "account": return specification.account ?? "none"
      case "futures":
        return source.outline.completed == source.outline.futures
          ? "\(source.outline.futures)" : "\(source.outline.completed) of \(source.outline.futures)"
      case "seed": return "\(specification.seed)"
      case "weeks": return "\(source.outline.weeks)"
      case "kind": return (source.outline.plan?.kind ?? .latinHypercube).rawValue
      case "replications": return "\(specification.replications ?? 1)"
      case "table": return specification.table ?? "none"
      default:
        let correlations = specification.correlations ?? []
        return correlations.isEmpty
          ? "none" : correlations.map { "\($0.first) \($0.second) \($0.value)" }.joined(separator: ", ")
      }
    }
  }

  private var courses: [StudyComparison.Contrast] {
    contrasts("course", StudyComparison.merged(sources.map { $0.outline.courses.map(\.id) })) { source, id in
      source.outline.courses.contains { $0.id == id } ? "studied" : "not studied"
    }
  }

  private var indicators: [StudyComparison.Contrast] {
    contrasts("indicator", StudyComparison.merged(sources.map { $0.outline.indicators.map(\.id) })) { source, id in
      guard let indicator = source.outline.indicators.first(where: { $0.id == id }) else { return "absent" }
      return "\(indicator.summary) from week \(indicator.after)"
    }
  }

  private var claims: [StudyComparison.Contrast] {
    let ids = StudyComparison.merged(
      sources.flatMap { [$0.outline.claims.map(\.id), $0.outline.settledClaims.map(\.id)] })
    return contrasts("claim", ids) { source, id in
      if let settled = source.outline.settledClaims.first(where: { $0.id == id }) {
        return settled.truth ? "true" : "false"
      }
      guard let claim = source.outline.claims.first(where: { $0.id == id }) else { return "not open" }
      return claim.credence.map { "open, \($0)" } ?? "disputed"
    }
  }

  private var numbers: [StudyComparison.Contrast] {
    let ids = StudyComparison.merged(sources.map { $0.outline.parameters.map(\.id) })
    return contrasts("number", ids) { source, id in
      source.outline.parameters.contains { $0.id == id } ? "uncertain" : "not uncertain"
    }
  }
}
