import BigInt
import Testing

@testable import Politics

@Suite struct FractionTests {
  @Test func isInLowestTerms() throws {
    let half = try #require(Fraction(-3, over: -6))
    #expect(half.description == "1/2")
    #expect(Fraction(3, over: -6)?.description == "-1/2")
    #expect(Fraction(0, over: -6)?.description == "0")
    #expect(Fraction(1, over: 0) == nil)
    #expect(half == Fraction("0.50"))
    #expect(Fraction("x") == nil && Fraction("1/0") == nil && Fraction("") == nil && Fraction("1/2/3") == nil)
  }

  @Test(arguments: 0..<100) func calculatesAsInteger(_ seed: UInt64) throws {
    var numbers = TestNumbers(seed)
    let (a, b, c, d) = (numbers.below(99) - 49, 1 + numbers.below(50), numbers.below(99) - 49, 1 + numbers.below(50))
    let (x, y) = (
      try #require(Fraction(BigInt(a), over: BigInt(b))), try #require(Fraction(BigInt(c), over: BigInt(d)))
    )
    #expect(x + y == Fraction(BigInt(a * d + c * b), over: BigInt(b * d)))
    #expect(x - y == Fraction(BigInt(a * d - c * b), over: BigInt(b * d)))
    #expect(x * y == Fraction(BigInt(a * c), over: BigInt(b * d)))
    #expect(x.divided(by: y) == Fraction(BigInt(a * d), over: BigInt(b * c)))
    #expect((x < y) == (a * d < c * b))
    #expect(x.doubleValue == Double(a) / Double(b))
  }

  @Test func roundsLargeOnesToNearest() throws {
    let huge = BigInt(3).power(800)
    #expect(Fraction(huge, over: huge * 3)?.doubleValue == 1.0 / 3)
    #expect(Fraction(BigInt(1) << 60 + 1, over: 1)?.doubleValue == 0x1p60)
    // Halfway goes to the even neighbour, anything beyond up.
    #expect(Fraction(BigInt(1) << 53 + 1, over: 1)?.doubleValue == 0x1p53)
    #expect(Fraction((BigInt(1) << 53 + 1) * 1024 + 1, over: 1024)?.doubleValue == 0x1p53 + 2)
  }
}
