import Testing

@testable import Studies

/// Rows agree with SALib's in SobolIndicesTests.
@Suite struct SaltelliDesignTests {
  @Test(arguments: [true, false]) func takesOneInputFromTheOther(secondOrder: Bool) throws {
    let design = try SaltelliDesign(base: 4, inputs: 3, secondOrder: secondOrder, seed: 1)
    #expect(design.count == 4 * (secondOrder ? 8 : 5))
    for base in 0..<4 {
      let first = base * design.stride
      func row(_ place: Int) -> [Double] { (0..<3).map { design.position(row: first + place, input: $0) } }
      let (a, b) = (row(0), row(design.stride - 1))
      #expect(zip(a, b).allSatisfy { $0 != $1 })
      for input in 0..<3 {
        for other in 0..<3 {
          #expect(row(1 + input)[other] == (other == input ? b : a)[other])
          if secondOrder { #expect(row(4 + input)[other] == (other == input ? a : b)[other]) }
        }
      }
    }
  }

  @Test func refusesWhatCannotBe() {
    let error = #expect(throws: InvalidSample.self) {
      try SaltelliDesign(base: 0, inputs: 400, secondOrder: false, seed: nil)
    }
    #expect(error?.problems.count == 2)
  }
}
