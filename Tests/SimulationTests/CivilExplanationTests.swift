import Testing

@testable import Simulation

/// What messages, services, situations, events and consumption did can be followed to blocks and grounds.
@Suite struct CivilExplanationTests {
  private func explain(_ indicator: String, _ measure: String, _ valley: Valley) throws -> String {
    var valley = valley
    valley.indicators = "  \(indicator): {name: \(indicator), measure: \"\(measure)\"}\n"
    let blueprint = try valley.blueprint()
    let explainer = Explainer(
      blueprint, course: 0, inputs: blueprint.medianInputs, stream: .init(seed: 1, future: 0), weeks: 6)
    let explanation = explainer.explain(try Question("\(indicator) at week 3", of: blueprint, weeks: 6))
    func texts(_ node: Explanation.Node) -> [String] { [node.text] + node.because.flatMap(texts) }
    return explanation.parts.flatMap(texts).joined(separator: "\n")
  }

  private func hazard(_ action: String) -> Valley {
    var valley = Valley()
    valley.hazards = "it: {name: The blow, because: made-up, do: [\(action)]}\n"
    return valley
  }

  @Test(arguments: [
    ("{explosion: {in: town}}", "violence: “The blow”"),
    ("{accident: {in: town, coverage: 1}}", "accident: “The blow”"),
    ("{situation: {kind: minefield, in: town}}", "mines or ordnance: “The blow”"),
  ]) func safetyIsFollowedToBlocks(_ action: String, _ expected: String) throws {
    let text = try explain("safety", "satisfaction(town-people, safety)", hazard(action))
    #expect(text.contains(expected), "\(text)")
    #expect(text.contains("All of it is made up."), "down to the grounds")
  }

  @Test func lifeIsFollowedToServicesSituationsAndConsumption() throws {
    var valley = hazard("{service-level: {service: power, level: 0.1}}")
    valley.more = [
      ("services.yaml", "power: {name: Power, kind: energy, because: made-up}\n"),
      ("situations.yaml", "smell: {kind: sewage, place: town, because: made-up}\n"),
    ]
    let text = try explain("life", "satisfaction(town-people, quality-of-life)", valley)
    #expect(text.contains("the level of Power") && text.contains("“The blow”"), "\(text)")
    #expect(text.contains("sewage in the streets"), "\(text)")
    let prices = try explain(
      "life", "satisfaction(town-people, quality-of-life)",
      hazard("{consumption: {of: town-people, level: 0.5, poverty: 0.4}}"))
    #expect(prices.contains("what Townspeople can buy"), "\(prices)")
  }

  @Test func trustIsFollowedToMessages() throws {
    var valley = InformationTests.valley(
      "  - {name: Preach, because: made-up, do: [{broadcast: {message: rise, over: leaflets}}]}")
    valley.hazards = ""
    let text = try explain("faith", "vertical(town-poor, crown)", valley)
    #expect(text.contains("a message: “Preach”"), "\(text)")
  }
}
