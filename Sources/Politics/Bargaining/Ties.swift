/// Who decides when two things are equal.
public enum Ties: String, CaseIterable, Hashable, Sendable {
  /// A rule that depends neither on the order of actors nor on their names nor on which end of the scale is which:
  /// each model says which. Numbers that differ by less than a billionth of their scale are equal.
  case symmetric
  /// The actor that comes first in the input, numbers being equal if all their bits are: as other programs do it.
  case inputOrder = "input-order"
}

extension BargainingIssue {
  /// The actors in an order that depends on nothing but their numbers: sums in this order have the same bits
  /// whatever the order of the input. Actors with the same numbers are interchangeable.
  var canonicalOrder: [Int] {
    positions.indices.sorted { a, b in
      (positions[a], capabilities[a], saliences[a], actors[a]) < (
        positions[b], capabilities[b], saliences[b], actors[b]
      )
    }
  }
}
