package import Testing

/// The largest deviation seen in a suite, printed at its end and checked against its tolerance.
package struct Deviation {
  package let name: String
  package private(set) var largest = 0.0
  package private(set) var place = ""
  package private(set) var count = 0

  package init(_ name: String) { self.name = name }

  package mutating func record(_ actual: Double, _ expected: Double, _ where: @autoclosure () -> String) {
    count += 1
    let difference = actual == expected ? 0 : abs(actual - expected)
    if !(difference <= largest) {
      largest = difference
      place = "\(`where`()): \(actual) instead of \(expected)"
    }
  }

  package func check(atMost tolerance: Double, sourceLocation: SourceLocation = #_sourceLocation) {
    print("\(name): largest deviation \(largest) over \(count) values\(largest > 0 ? " (\(place))" : "")")
    #expect(count > 0, "nothing was compared", sourceLocation: sourceLocation)
    #expect(largest <= tolerance, "\(place)", sourceLocation: sourceLocation)
  }
}
