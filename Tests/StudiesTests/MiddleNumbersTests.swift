import Testing

@testable import Dossiers

@testable import Studies

@Suite struct MiddleNumbersTests {
  private func quantity(_ form: Quantity.Form, _ exceptions: [Quantity.Exception] = []) -> Quantity {
    Quantity(
      form: form, exceptions: exceptions, grounds: [], range: -100...100,
      location: Location(file: "here.yaml", line: 1, column: 1), path: "")
  }

  @Test func uncertainNumbersStandAtTheirMedians() throws {
    let numbers = try ElectionOf2010.numbers()
    #expect(numbers.value(quantity(.constant(3))) == 3)
    #expect(numbers.value(quantity(.constant(300))) == 100)
    #expect(numbers.value(quantity(.uniform(low: 2, high: 6))) == 4)
    #expect(abs(numbers.value(quantity(.normal(mean: -5, standardDeviation: 2))) + 5) < 1e-12)
    #expect(abs(numbers.value(quantity(.lognormal(median: 7, deviation: 2))) - 7) < 1e-9)
    #expect(abs(numbers.value(quantity(.triangular(low: 0, mode: 0, high: 1))) - (1 - 0.5.squareRoot())) < 1e-12)
    #expect(numbers.value(quantity(.reference("seats-iraqiya"))) == 91)
  }

  @Test func claimsAreTrueIfLikelyOrBelieved() throws {
    let numbers = try ElectionOf2010.numbers()
    // Credence 0.85; disputed.
    #expect(numbers.isTrue("us-publicly-backed-maliki"))
    #expect(!numbers.isTrue("iraqiya-entitled-to-first-attempt"))
    #expect(!numbers.isTrue("there-is-no-such-claim"))
    let believing = try ElectionOf2010.numbers(account: "largest-list")
    #expect(believing.isTrue("iraqiya-entitled-to-first-attempt"))
    #expect(!believing.isTrue("bloc-may-form-after-vote"))
    let exception = quantity(.constant(1), [.init(claim: "iraqiya-entitled-to-first-attempt", value: 9)])
    #expect(numbers.value(exception) == 1)
    #expect(believing.value(exception) == 9)
  }

  @Test func coursesReplaceAssumptions() throws {
    let backing = quantity(.reference("american-backing"))
    #expect(try ElectionOf2010.numbers().value(backing) == 1)
    #expect(try ElectionOf2010.numbers(course: "foreign-backing").value(backing) == 1)
    #expect(try ElectionOf2010.numbers(course: "no-foreign-backing").value(backing) == 0)
    #expect(throws: DesignError.self) { try ElectionOf2010.numbers(course: "no-such-course") }
    #expect(throws: DesignError.self) { try ElectionOf2010.numbers(account: "no-such-account") }
  }
}
