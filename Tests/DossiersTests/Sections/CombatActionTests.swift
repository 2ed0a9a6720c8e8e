import Testing

@testable import Dossiers

/// Orders to fight: how they are written, and what is said of mistakes.
@Suite struct CombatActionTests {
  /// The template whose army does something more.
  private func check(_ action: String) throws -> DossierCheck {
    try TemporaryDossier(edits: [
      .init(
        file: "strategies.yaml",
        old: "      - stance: {force: army, toward: [uplanders, uplanders-in-port], value: conduct}",
        new: "      - \(action)")
    ]).check()
  }

  private func combat(_ action: String) throws -> Action.Combat {
    let check = try check(action)
    let dossier = try #require(check.dossier, "\(check.diagnostics)")
    let block = try #require(dossier.strategies["government"]?.first)
    guard case .combat(let combat) = block.actions[0].kind else { throw Missing() }
    return combat
  }

  private struct Missing: Error {}

  @Test func readsEngagements() throws {
    guard
      case .engage(let short) = try combat("engage: {force: army, against: upland-guard, in: uplands}"),
      case .engage(let long) = try combat(
        "engage: {force: army, against: [upland-guard], in: [uplands, port-tarv], posture: defend, "
          + "defend-below: 1.5, withdraw-below: 0.3, concern: low}")
    else { throw Missing() }
    #expect(short.force == "army" && short.against == ["upland-guard"] && short.places == ["uplands"])
    #expect(short.posture == .attack && short.concern == .high)
    #expect(short.defendBelow == nil && short.withdrawBelow == nil)
    #expect(long.posture == .defend && long.concern == .low && long.places.count == 2)
    guard case .constant(1.5)? = long.defendBelow?.form, case .constant(0.3)? = long.withdrawBelow?.form else {
      throw Missing()
    }
  }

  @Test func readsTheOthers() throws {
    guard case .hide("upland-guard", ["uplands"]) = try combat("hide: {force: upland-guard, in: uplands}"),
      case .airSupport(["army"], ["uplands"], let factor) = try combat(
        "air-support: {force: army, in: uplands, factor: 2}"),
      case .constant(2) = factor.form,
      case .besiege(let siege) = try combat(
        "besiege: {force: army, in: uplands, against: upland-guard, deaths: 0.0001, losses: 0.01, stores: 4}"),
      case .campaign(let campaign) = try combat(
        "attack-campaign: {force: upland-guard, in: port-tarv, rate: 5, lethal: 0.5, exponent: 2.2, dispersion: 0.7, "
          + "civilians: 0.4, of: coast-dwellers, against: army}")
    else { throw Missing() }
    #expect(siege.against == ["upland-guard"] && siege.deaths != nil && siege.losses != nil && siege.stores != nil)
    #expect(campaign.of == ["coast-dwellers"] && campaign.against == ["army"])
    #expect(campaign.lethal != nil && campaign.exponent != nil && campaign.dispersion != nil)
  }

  @Test(arguments: [
    ("engage: {force: army, against: army, in: uplands}", Diagnostic.Code.wrongKind),
    ("engage: {force: army, in: uplands}", .missingKey),
    ("engage: {force: army, against: government, in: uplands}", .wrongKind),
    ("engage: {force: army, against: upland-guard, in: uplands, posture: attak}", .invalidChoice),
    ("engage: {force: army, against: upland-guard, in: uplands, defend-below: -1}", .outOfRange),
    ("hide: {force: armee, in: uplands}", .unknownReference),
    ("air-support: {force: army, in: uplands, factor: 0.5}", .outOfRange),
    ("besiege: {force: army, in: uplands, deaths: 2}", .outOfRange),
    ("besiege: {force: army, in: army}", .wrongKind),
    ("attack-campaign: {force: army, in: uplands}", .missingKey),
    ("attack-campaign: {force: army, in: uplands, rate: 3, exponent: 1}", .outOfRange),
    ("attack-campaign: {force: army, in: uplands, rate: 3, target: uplanders}", .unknownKey),
  ]) func saysWhatIsWrong(_ action: String, _ code: Diagnostic.Code) throws {
    let check = try check(action)
    let errors = check.diagnostics.filter { $0.severity == .error }
    #expect(errors.map(\.code) == [code], "\(action): \(check.brief)")
    #expect(errors.first?.location.file == "strategies.yaml")
  }

  @Test func readsEquipmentAndRules() throws {
    let dossier = try #require(
      try TemporaryDossier(edits: [
        .init(file: "groups.yaml", old: "  training: full\n", new: "  training: full\n  equipment: best\n"),
        .init(file: "rules.yaml", old: "tactic: deploy", new: "tactic: air-support"),
      ]).check().dossier)
    guard case .force(let army)? = dossier.groups["army"]?.kind,
      case .force(let guards)? = dossier.groups["upland-guard"]?.kind
    else { throw Missing() }
    #expect(army.equipment == .best && guards.equipment == .good)
    #expect(dossier.rules["army-stays-below-the-pass"]?.forbids?.tactics == ["air-support"])
  }

  private func root(_ measure: String) throws -> Expression.Node {
    let check = try TemporaryDossier(edits: [
      .init(file: "dossier.yaml", old: "measure: casualties(uplands, port-tarv)", new: "measure: \(measure)")
    ]).check()
    return try #require(check.dossier?.indicators["deaths"], "\(check.diagnostics)").measure.root
  }

  @Test func readsQuestions() throws {
    #expect(try root("attacks(uplands)") == .combat(.attacks(place: "uplands")))
    #expect(
      try root("deaths-in-week(port-tarv)") == .combat(.deaths(["coast-dwellers", "uplanders-in-port"])))
    #expect(try root("killed(army)") == .combat(.killed(force: "army")))
    #expect(try root("besieged(uplands)") == .combat(.besieged(place: "uplands")))
    #expect(
      try root("corridor(government, upland-council, uplands, port-tarv)")
        == .combat(.corridor(["government", "upland-council"], from: "uplands", to: "port-tarv")))
    #expect(try root("largest-corridor(government)") == .combat(.largestCorridor(["government"])))
    #expect(
      try root("largest-corridor-places(government, government)") == .combat(.largestCorridorPlaces(["government"])))
  }

  @Test(arguments: [
    ("corridor(government, uplands)", Diagnostic.Code.expressionSyntax),
    ("corridor(uplands, port-tarv)", .expressionName),
    ("corridor(government, uplands, army)", .expressionName), ("largest-corridor()", .expressionSyntax),
    ("killed(uplanders)", .expressionName), ("attacks()", .expressionSyntax),
  ]) func saysWhatIsWrongWithQuestions(_ measure: String, _ code: Diagnostic.Code) throws {
    let check = try TemporaryDossier(edits: [
      .init(file: "dossier.yaml", old: "measure: casualties(uplands, port-tarv)", new: "measure: \(measure)")
    ]).check()
    #expect(check.diagnostics.first { $0.severity == .error }?.code == code, "\(check.brief)")
  }
}
