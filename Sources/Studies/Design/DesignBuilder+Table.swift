/// Designs that were written down.
extension DesignBuilder {
  /// A table as a design; that it is what it is said to be is checked.
  func of(_ table: DesignTable, _ kind: DesignKind) throws(DesignError) -> Built {
    let replications = specification.replications ?? 1
    var built = Built(
      source: TableSource(table: table), futures: table.count,
      plan: StudyOutline.Plan(kind: .table, replications: replications))
    guard table.count % replications == 0 else {
      throw DesignError("The table has \(table.count) rows; with \(replications) replications it must be a multiple.")
    }
    switch kind {
    case .table, .latinHypercube: break
    case .saltelli, .morris: built.plan = try structure(of: table, kind, replications)
    default:
      throw DesignError("A table can be said to be a saltelli or morris design, not \(kind.rawValue).")
    }
    if specification.correlations != nil {
      throw DesignError("A table's numbers are as they are: leave --correlate out.")
    }
    if specification.inputs != nil { throw DesignError("A table moves what it moves: leave --inputs out.") }
    return built
  }

  private func structure(
    of table: DesignTable, _ kind: DesignKind, _ replications: Int
  ) throws(DesignError) -> StudyOutline.Plan {
    let clusters = try clusters()
    let names = names(clusters)
    let own = clusters.clusters.count
    func same(_ row: Int, _ other: Int, _ dimension: Int) -> Bool {
      dimension < own
        ? clusters.clusters[dimension].claims.allSatisfy {
          table.truth(row * replications, $0) == table.truth(other * replications, $0)
        }
        : table.quantile(row * replications, dimension - own) == table.quantile(other * replications, dimension - own)
    }
    let rows = table.count / replications
    for future in 0..<table.count where future % replications > 0 {
      guard table.hasSameInputs(future, future - 1) else {
        throw DesignError("Row \(future) of the table differs from the one before, though it is its replication.")
      }
    }
    let moved = names.indices.filter { dimension in (1..<max(1, rows)).contains { !same($0, 0, dimension) } }
    let stride = moved.count + (kind == .saltelli ? 2 : 1)
    guard !moved.isEmpty, rows % stride == 0 else {
      throw DesignError(
        "The table is no \(kind.rawValue) design: it varies \(moved.count) inputs, so its rows must be a multiple of "
          + "\(stride), and there are \(rows) points.")
    }
    for row in 0..<rows where row % stride > 0 {
      let (first, place) = (row / stride * stride, row % stride)
      if kind == .saltelli {
        guard place <= moved.count else { continue }
        for (input, dimension) in moved.enumerated()
        where !same(row, input == place - 1 ? first + stride - 1 : first, dimension) {
          throw DesignError(
            "The table is no saltelli design: point \(row) must be like point \(first), but with "
              + "\(names[moved[place - 1]].joined(separator: " + ")) of point \(first + stride - 1); "
              + "\(names[dimension].joined(separator: " + ")) is not.")
        }
      } else {
        let changed = moved.filter { !same(row, row - 1, $0) }
        let isFirst = changed.count == 1 && (first..<row - 1).allSatisfy { same($0, $0 + 1, changed[0]) }
        guard isFirst else {
          throw DesignError(
            "The table is no morris design: from point \(row - 1) to point \(row) one input must change, which has not "
              + "changed in the trajectory from point \(first); there change "
              + "\(changed.isEmpty ? "none" : changed.map { names[$0].joined(separator: " + ") }.joined(separator: ", "))."
          )
        }
      }
    }
    return StudyOutline.Plan(
      kind: kind, replications: replications, points: rows / stride, inputs: moved.map { .init(ids: names[$0]) })
  }
}
