import Testing

@testable import Politics

@Suite struct InvalidInputTests {
  @Test func saysEveryProblemOnALineOfItsOwn() {
    #expect("\(InvalidInput(["first", "second"]))" == "first\nsecond")
  }
}
