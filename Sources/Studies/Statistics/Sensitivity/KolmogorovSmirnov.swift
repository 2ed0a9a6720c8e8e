/// The Kolmogorov-Smirnov distance: the greatest gap between the distributions of two samples, 0…1.
///
/// As a measure of sensitivity (regional sensitivity analysis) of an input: the distance between its values
/// in futures that are of interest and in the others. Source: R. C. Spear and G. M. Hornberger,
/// "Eutrophication in Peel Inlet II: identification of critical uncertainties via generalized sensitivity
/// analysis", Water Research 14, 1980.
public enum KolmogorovSmirnov {
  /// The distance of two samples without NaN; 0 if one is empty.
  public static func distance(_ first: [Double], _ second: [Double]) -> Double {
    distance(sorted: first.sorted(), second.sorted())
  }

  /// The distance of two ascending samples.
  static func distance(sorted first: [Double], _ second: [Double]) -> Double {
    guard !first.isEmpty, !second.isEmpty else { return 0 }
    let (m, n) = (first.count, second.count)
    var (i, j, greatest) = (0, 0, 0.0)
    while i < m && j < n {
      let value = min(first[i], second[j])
      while i < m, first[i] == value { i += 1 }
      while j < n, second[j] == value { j += 1 }
      greatest = max(greatest, abs(Double(i) / Double(m) - Double(j) / Double(n)))
    }
    return greatest
  }

  /// For each input the distance between its values in futures of interest and in the others.
  ///
  /// - Throws: `InvalidSample` if there is not one outcome for each row.
  public static func regional(inputs: InputTable, isOfInterest: [Bool]) throws(InvalidSample) -> [Double] {
    guard isOfInterest.count == inputs.count else {
      throw InvalidSample(["There are \(isOfInterest.count) outcomes for \(inputs.count) rows; there must be as many."])
    }
    return inputs.columns.map { column in
      let numbers = column.numbers
      return distance(
        numbers.indices.compactMap { isOfInterest[$0] ? numbers[$0] : nil },
        numbers.indices.compactMap { isOfInterest[$0] ? nil : numbers[$0] })
    }
  }
}
