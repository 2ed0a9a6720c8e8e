import OrderedCollections

extension DossierRule {
  /// Places lie within places, courses include courses and assumptions take the values of others; a circle in
  /// any of these would have no meaning, and following it would never end.
  static let noCycles = DossierRule(codes: [.cycle]) { dossier, context in
    report(
      dossier.places.mapValues { (next: [$0.within].compactMap { $0 }, at: $0.location) }, "lies within itself", context
    )
    report(dossier.courses.mapValues { (next: $0.includes, at: $0.location) }, "includes itself", context)
    let values = dossier.assumptions.mapValues { assumption in
      guard case .reference(let id)? = assumption.value?.form else {
        return (next: [String](), at: assumption.location)
      }
      return (next: [id], at: assumption.location)
    }
    report(values, "takes its value from itself", context)
  }

  private static func report(
    _ graph: OrderedDictionary<String, (next: [String], at: Location)>, _ what: String, _ context: RuleContext
  ) {
    for cycle in Graph.cycles(in: graph.mapValues(\.next)) {
      guard let first = cycle.first, let at = graph[first]?.at else { continue }
      let way = cycle.count > 8 ? cycle.prefix(8) + ["…"] : cycle[...]
      context.report(
        .cycle, at: at, "`\(first)` \(what)",
        help: cycle.count > 1 ? "break the circle \((way + [first]).joined(separator: " → "))" : "name another one")
    }
  }
}

enum Graph {
  /// Circles, each once, from its first member in order. Without recursion: chains may be long.
  static func cycles(in next: OrderedDictionary<String, [String]>) -> [[String]] {
    enum Mark { case open, done }
    var marks: [String: Mark] = [:]
    var cycles: [[String]] = []
    for start in next.keys where marks[start] == nil {
      var stack: [(id: String, position: Int)] = [(start, 0)]
      marks[start] = .open
      while let top = stack.last {
        let successors = next[top.id] ?? []
        guard top.position < successors.count else {
          marks[top.id] = .done
          stack.removeLast()
          continue
        }
        stack[stack.count - 1].position += 1
        let successor = successors[top.position]
        guard next[successor] != nil else { continue }
        switch marks[successor] {
        case nil:
          marks[successor] = .open
          stack.append((successor, 0))
        case .open?:
          if let from = stack.firstIndex(where: { $0.id == successor }) { cycles.append(stack[from...].map(\.id)) }
        case .done?: break
        }
      }
    }
    return cycles
  }
}
