/// A parameter of the mechanisms that a dossier may set in `dossier.yaml`.
///
/// The defaults are those of the peer the mechanisms follow (Athena 6.3.3), except where its own
/// notes call the behaviour a defect; `athena-compatibility: 1` restores those too.
public enum Setting: String, CaseIterable, Sendable {
  case athenaCompatibility = "athena-compatibility"
  case affinityCommonGround = "affinity-common-ground"
  case adaptationAutonomy = "adaptation-autonomy"
  case adaptationSafety = "adaptation-safety"
  case adaptationCulture = "adaptation-culture"
  case adaptationQualityOfLife = "adaptation-quality-of-life"
  case adaptationHorizontal = "adaptation-horizontal"
  case adaptationVertical = "adaptation-vertical"
  case adaptationCooperation = "adaptation-cooperation"
  case regressionAutonomy = "regression-autonomy"
  case regressionSafety = "regression-safety"
  case regressionCulture = "regression-culture"
  case regressionQualityOfLife = "regression-quality-of-life"
  case regressionHorizontal = "regression-horizontal"
  case regressionVertical = "regression-vertical"
  case regressionCooperation = "regression-cooperation"
  case spreadPositive = "spread-positive"
  case spreadNegative = "spread-negative"
  case cooperationRelationshipLimit = "cooperation-relationship-limit"
  case gainSatisfaction = "gain-satisfaction"
  case gainHorizontal = "gain-horizontal"
  case gainVertical = "gain-vertical"
  case gainCooperation = "gain-cooperation"
  case forcePopulation = "force-population"
  case forceMood = "force-mood"
  case forceProximity = "force-proximity"
  case forceVolatility = "force-volatility"
  case crimeSuppressible = "crime-suppressible"
  case crimeRelationship = "crime-relationship"
  case supportVerticalMinimum = "support-vertical-minimum"
  case supportMinimum = "support-minimum"
  case controlThreshold = "control-threshold"
  case controlMargin = "control-margin"
  case controlMinimumWeeks = "control-minimum-weeks"
  case moodThreshold = "mood-threshold"
  case casualtyReference = "casualty-reference"
  case undeployedLeave = "undeployed-leave"
  // Patronage
  case patronageOwn = "patronage-own"
  case patronageFunds = "patronage-funds"
  case patronageArms = "patronage-arms"
  case patronageAdvice = "patronage-advice"
  case patronageSponsorship = "patronage-sponsorship"
  case patronageOrders = "patronage-orders"
  case patronageDrift = "patronage-drift"
  case patronageDesertion = "patronage-desertion"
  case patronageAdaptation = "patronage-adaptation"
  case patronageArmament = "patronage-armament"
  case ownerCompliance = "owner-compliance"
  // Mobilisation, detention, displacement
  case mobilisationPace = "mobilisation-pace"
  case mobilisationThreshold = "mobilisation-threshold"
  case mobilisationArrest = "mobilisation-arrest"
  case mobilisationWholeOdds = "mobilisation-whole-odds"
  case detentionGrievance = "detention-grievance"
  case displacementFlight = "displacement-flight"
  case displacementThreshold = "displacement-threshold"
  case displacementReturn = "displacement-return"
  // Decisions: Guides/Decisions.md
  case voteSharpness = "vote-sharpness"
  case voteDiscipline = "vote-discipline"
  case voteLeverage = "vote-leverage"
  case voteAttendance = "vote-attendance"
  case voteDefeat = "vote-defeat"
  case turnoutBaseline = "turnout-baseline"
  case turnoutTrust = "turnout-trust"
  case turnoutSecurity = "turnout-security"
  case electionSharpness = "election-sharpness"
  case exclusionTrust = "exclusion-trust"
  case exclusionSatisfaction = "exclusion-satisfaction"
  case inclusionTrust = "inclusion-trust"
  case inclusionSatisfaction = "inclusion-satisfaction"
  // Combat: Guides/Attrition.md and LowLevelViolence.md.
  case combatHours = "combat-hours"
  case combatLethality = "combat-lethality"
  case combatAttackAttack = "combat-attack-attack"
  case combatAttackDefend = "combat-attack-defend"
  case combatAttackWithdraw = "combat-attack-withdraw"
  case combatDefendAttack = "combat-defend-attack"
  case combatWithdrawAttack = "combat-withdraw-attack"
  case combatWithdrawRatio = "combat-withdraw-ratio"
  case combatDetectionGain = "combat-detection-gain"
  case combatCivilianHarm = "combat-civilian-harm"
  case combatCivilianLimit = "combat-civilian-limit"
  case violenceVolatility = "violence-volatility"
  case violenceDispersion = "violence-dispersion"
  case violenceExponent = "violence-exponent"
  case violenceLargest = "violence-largest"
  case unemploymentReaction = "unemployment-reaction"

  /// The value without a setting, what values are admitted, and what it does.
  public var specification: (value: Double, range: ClosedRange<Double>, says: String) {
    switch self {
    case .athenaCompatibility:
      (0, 0...1, "1: reproduce Athena's known defects (see Guides/AthenaCompatibility.md)")
    case .affinityCommonGround: (1, 0...100, "γ: weight of the unspoken common ground in affinity")
    case .adaptationAutonomy: (0.05, 0...0.5, "α: weekly pull of the baseline of autonomy to the current level")
    case .adaptationSafety: (0.05, 0...0.5, "α of safety")
    case .adaptationCulture: (0.05, 0...0.5, "α of culture")
    case .adaptationQualityOfLife: (0.05, 0...0.5, "α of quality of life")
    case .adaptationHorizontal: (0.05, 0...0.5, "α of horizontal relationships")
    case .adaptationVertical: (0.05, 0...0.5, "α of vertical relationships")
    case .adaptationCooperation: (0.05, 0...0.5, "α of cooperation")
    case .regressionAutonomy: (0, 0...0.5, "γ: weekly pull of the baseline of autonomy to its natural level")
    case .regressionSafety: (0.02, 0...0.5, "γ of safety, towards the group's security")
    case .regressionCulture: (0, 0...0.5, "γ of culture")
    case .regressionQualityOfLife: (0, 0...0.5, "γ of quality of life")
    case .regressionHorizontal: (0.02, 0...0.5, "γ of horizontal relationships, towards affinity")
    case .regressionVertical: (0.02, 0...0.5, "γ of vertical relationships, towards affinity")
    case .regressionCooperation: (0.02, 0...0.5, "γ of cooperation, towards its initial level")
    case .spreadPositive: (1, 0...1, "share of an effect felt by a group's friends, times the relationship")
    case .spreadNegative: (0.5, 0...1, "share of an effect felt, reversed, by a group's enemies")
    case .cooperationRelationshipLimit:
      (0.7, -1...1, "relationship from which groups share effects on cooperation; 1: nobody but the group itself")
    case .gainSatisfaction: (1, 0...10, "factor on all effects on satisfaction")
    case .gainHorizontal: (1, 0...10, "factor on all effects on horizontal relationships")
    case .gainVertical: (1, 0...10, "factor on all effects on vertical relationships")
    case .gainCooperation: (1, 0...10, "factor on all effects on cooperation")
    case .forcePopulation: (0.01, 0...1, "force of one civilian, where a regular soldier has 25")
    case .forceMood: (0.2, 0...1, "how much bad mood raises the force of civilians")
    case .forceProximity: (0.1, 0...1, "share of the force in neighbouring places that counts")
    case .forceVolatility: (1, 0...10, "weight of volatility in security")
    case .crimeSuppressible: (0.6, 0...1, "share of crime that law enforcement can suppress")
    case .crimeRelationship: (-0.5, -1...0, "relationship of criminals to everybody")
    case .supportVerticalMinimum: (0.2, -1...1, "vertical relationship from which a group supports an actor")
    case .supportMinimum: (0.1, 0...1, "support from which an actor has influence")
    case .controlThreshold: (0.5, 0...1, "influence that taking control needs")
    case .controlMargin: (0.05, 0...1, "lead over the controller's influence that taking control needs")
    case .controlMinimumWeeks: (4, 0...520, "weeks after a change of control before the next")
    case .moodThreshold: (5, 0...200, "change of mood that a controller is credited with or blamed for")
    case .casualtyReference:
      (100_000, 1...1e9, "population in which one death weighs as one death in the casualty rules")
    case .undeployedLeave:
      (0, 0...1, "1: who is not deployed when the week's blocks have acted leaves the force")
    case .patronageOwn: (1, 0.01...100, "what an actor lives on without patrons; ties add to it")
    case .patronageFunds: (0.4, 0...1, "what a tie `funds` adds where it has no `strength`")
    case .patronageArms: (0.3, 0...1, "what a tie `arms` adds where it has no `strength`")
    case .patronageAdvice: (0.1, 0...1, "what a tie `advises` or `trains` adds where it has no `strength`")
    case .patronageSponsorship: (0.4, 0...1, "what a tie `sponsors` adds where it has no `strength`")
    case .patronageOrders: (0.3, 0...1, "what a tie `directs` or `commands` adds where it has no `strength`")
    case .patronageDrift: (0.002, 0...1, "weekly pull of a client's positions to a patron's, at full dependence")
    case .patronageDesertion:
      (0.02, 0...1, "weekly share of its forces that an actor loses that has nothing of what it is used to")
    case .patronageAdaptation: (0.02, 0...1, "weekly pace at which an actor gets used to what it has")
    case .patronageArmament: (0.5, 0...5, "force gained for each 1 of arms more than at the start")
    case .ownerCompliance: (0.3, 0...1, "share of a force that follows its owner's orders though another commands it")
    case .mobilisationPace: (0.05, 0...1, "share of the gap to those who would join that closes in a week")
    case .mobilisationThreshold: (0.1, 0...1, "grievance beyond fear from which people join out of resentment")
    case .mobilisationArrest: (2.3, 0...100, "k: risk of one guard for each fighter is 1 − exp(−k)")
    case .mobilisationWholeOdds:
      (0, 0...1, "1: people weigh whole guards per fighter, as in Epstein's model as Mesa has it")
    case .detentionGrievance: (7.5, 0...100, "points that bystanders in detention cost, where their weight is 1")
    case .displacementFlight: (0.05, 0...1, "weekly share of a group that flees at a security of −100")
    case .displacementThreshold: (25, 0...100, "insecurity from which people flee")
    case .displacementReturn: (0.02, 0...1, "weekly share of those who fled that returns at a security of 100")
    case .voteSharpness: (10, 0.001...1000, "utility of a whole scale's distance in a vote, squared")
    case .voteDiscipline: (2, 0...1000, "utility of voting as the list asks, where the list says no other")
    case .voteLeverage: (1, 0...1000, "utility of voting as a patron wants, where the list says no other")
    case .voteAttendance: (0.8, 0...1, "share of a list's members who come to a sitting, where it says no other")
    case .voteDefeat: (0.1, 0...1000, "utility that a defeat costs who tables a bill, where the bill says no other")
    case .turnoutBaseline: (0.4, -20...20, "log-odds of voting at no trust and no security")
    case .turnoutTrust: (1, -20...20, "log-odds of voting added by full trust in the government")
    case .turnoutSecurity: (0.5, -20...20, "log-odds of voting added by full security")
    case .electionSharpness: (4, 0...100, "log-odds of a list added by a relationship better by 1")
    case .exclusionTrust:
      (7.5, 0...100, "points of trust in the government that voters lose whose lists are all left out of it")
    case .exclusionSatisfaction:
      (5, 0...100, "points of satisfaction with autonomy that voters lose whose lists are all left out")
    case .inclusionTrust:
      (5, 0...100, "points of trust in the government that voters gain whose lists are all in it")
    case .inclusionSatisfaction:
      (3, 0...100, "points of satisfaction with autonomy that voters gain whose lists are all in it")
    case .combatHours: (40, 0...168, "hours of combat in a week, unless it ends before")
    case .combatLethality: (0.003, 0...10, "factor on all rates of killing in combat; 1: as in Athena")
    case .combatAttackAttack: (1, 0...100, "λ: kills per hour by a reference soldier who attacks attackers")
    case .combatAttackDefend: (0.5, 0...100, "λ of who attacks defenders")
    case .combatAttackWithdraw: (0.1, 0...100, "λ of who attacks those who withdraw")
    case .combatDefendAttack: (2, 0...100, "λ of who defends against attackers")
    case .combatWithdrawAttack: (0.05, 0...100, "λ of who withdraws from attackers")
    case .combatWithdrawRatio: (0.15, 0...1000, "ratio of strengths below which a force without orders withdraws")
    case .combatDetectionGain: (1, 0...10, "share of attackers kept busy by a hidden force, per share of it found")
    case .combatCivilianHarm: (1, 0...100, "factor on civilian deaths per enemy killed")
    case .combatCivilianLimit: (0.1, 0...1, "share of a place's people that battles of a week kill at most")
    case .violenceVolatility: (1, 0...100, "how much a volatility of 100 raises the number of attacks, as a share")
    case .violenceDispersion: (0.5, 0.001...1e6, "size parameter of the negative binomial count of attacks")
    case .violenceExponent: (2.5, 1.1...10, "exponent of the power law of deaths in an attack that kills")
    case .violenceLargest: (500, 1...1e6, "deaths in an attack at most")
    case .unemploymentReaction: (0, 0...10, "factor on the effect of unemployment on attitudes; 1: as in Athena")
    }
  }
}
