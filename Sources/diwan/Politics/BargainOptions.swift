import ArgumentParser
import Politics

/// A value of an enumeration of a library, by its raw value.
struct Named<Value: CaseIterable & RawRepresentable & Sendable>: ExpressibleByArgument, Sendable
where Value.RawValue == String {
  let value: Value

  init(_ value: Value) { self.value = value }

  init?(argument: String) {
    guard let value = Value(rawValue: argument) else { return nil }
    self.value = value
  }

  static var allValueStrings: [String] { Value.allCases.map(\.rawValue) }
  var defaultValueDescription: String { value.rawValue }
}

/// Options of the bargaining models.
struct BargainModelOptions: ParsableArguments {
  @Option(
    help: """
      The variant. Of challenge: printed (default), replication, all-pairs. Of spatial: corrected (default), ktab.
      """)
  var variant: String?

  @Option(help: "Rounds, or turns, at most (default: 10 of challenge, 100 of spatial).")
  var rounds: Int?

  @Option(help: "What decides between equals: symmetric or input-order (default: symmetric; ktab: input-order).")
  var ties: Named<Ties>?

  @Option(name: .customLong("median"), help: "Where a median is that falls between two positions.")
  var medianTie = Named<Baselines.MedianTie>(.middle)

  @Option(name: .customLong("stay"), help: "challenge: Q, the probability that an actor stays put if not challenged.")
  var stability = 1.0

  @Option(help: "challenge with --stay below 1: what is expected of those who move.")
  var drift = Named<ChallengeModel.Drift>(.printed)

  @Option(help: "election, spatial: how actors vote on two options.")
  var voting = Named<VotingRule>(.proportional)

  @Option(help: "election, spatial: the chance of the stronger side.")
  var victory = Named<VictoryModel>(.linear)

  @Option(help: "election, spatial: from chances in pairs to chances among all (election alone: default all three).")
  var election: Named<CondorcetElection.Method>?

  @Option(help: "spatial: the range of attitudes to risk.")
  var riskRange = Named<SpatialModel.RiskRange>(.middle)

  @Option(help: "spatial: how much actors know of the attitudes of others.")
  var riskKnowledge = Named<SpatialModel.RiskKnowledge>(.oneThird)

  @Option(help: "spatial: what third parties risk.")
  var commitment = Named<SpatialModel.Commitment>(.partial)

  @Option(help: "spatial: where bargains lie.")
  var interpolation = Named<SpatialModel.Interpolation>(.quadratic)

  @Option(help: "spatial: whose view makes a bargain.")
  var proposal = Named<SpatialModel.Proposal>(.initiator)

  @Flag(help: "spatial: draw choices by their chances, with --seed, instead of the most likely.")
  var drawn = false

  func validate() throws {
    if let rounds, rounds < 1 { throw ValidationError("--rounds must be 1 or more.") }
    guard (0...1).contains(stability) else { throw ValidationError("--stay must be from 0 to 1.") }
  }

  /// The models of some families.
  func forecasts(_ families: [BargainForecasts.Family], seed: UInt64) throws -> BargainForecasts {
    let challengeNames = ChallengeModel.Variant.allCases.map(\.rawValue)
    let spatialNames = ["corrected", "ktab"]
    if let variant, !challengeNames.contains(variant) && !spatialNames.contains(variant) {
      throw ValidationError(
        "There is no variant '\(variant)'. There are \(challengeNames.joined(separator: ", ")) of challenge, and "
          + "\(spatialNames.joined(separator: ", ")) of spatial.")
    }
    if let variant, families.count == 1 {
      let known: [String] = families == [.challenge] ? challengeNames : families == [.spatial] ? spatialNames : []
      guard known.contains(variant) else {
        throw ValidationError("The model \(families[0].rawValue) has no variant '\(variant)'.")
      }
    }
    let chosen = variant.flatMap { ChallengeModel.Variant(rawValue: $0) } ?? .printed
    var challenge = chosen.model
    (challenge.stability, challenge.drift, challenge.ties) = (stability, drift.value, ties?.value ?? .symmetric)
    if let rounds { challenge.rounds = rounds }
    let isKTAB = variant == "ktab"
    var spatial = isKTAB ? SpatialModel.ktab : SpatialModel()
    if let ties { spatial.ties = ties.value }
    if let rounds { spatial.turns = rounds }
    var election = CondorcetElection()
    (election.voting, election.victory) = (voting.value, victory.value)
    election.method = self.election?.value ?? .conditional
    spatial.election = election
    (spatial.riskRange, spatial.riskKnowledge, spatial.commitment) = (
      riskRange.value, riskKnowledge.value, commitment.value
    )
    (spatial.interpolation, spatial.proposal) = (interpolation.value, proposal.value)
    if drawn { spatial.choice = .drawn(seed: seed) }
    let methods = self.election.map { [$0.value] } ?? CondorcetElection.Method.allCases
    return BargainForecasts(
      families: families, baselineTie: medianTie.value,
      elections: methods.map { method in
        var one = election
        one.method = method
        return one
      }, challenge: challenge, challengeName: "challenge \(chosen.rawValue)", spatial: spatial,
      spatialName: "spatial \(isKTAB ? "ktab" : "corrected")")
  }
}

/// Doubt about the input.
struct BargainNoiseOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Also forecast for so many draws of doubtful input.", valueName: "draws"))
  var noise: Int?

  @Option(help: "Standard deviation of positions, as a share of the scale.")
  var positionNoise = 0.05

  @Option(help: "Standard deviation of the logarithm of saliences: 0.1 is a tenth.")
  var salienceNoise = 0.1

  @Option(help: "Standard deviation of the logarithm of capabilities.")
  var capabilityNoise = 0.1

  @Option(help: "The seed of all random numbers.")
  var seed: UInt64 = 1

  @Option(help: "Threads for draws (default: all cores). They change no number.")
  var threads: Int?

  func validate() throws {
    if let noise, !(1...1_000_000).contains(noise) { throw ValidationError("--noise must be from 1 to 1000000 draws.") }
    if let threads, threads < 1 { throw ValidationError("--threads must be 1 or more.") }
    for (name, value) in [
      ("position", positionNoise), ("salience", salienceNoise), ("capability", capabilityNoise),
    ] where !(0...10).contains(value) {
      throw ValidationError("--\(name)-noise must be from 0 to 10, for example 0.1 for a tenth.")
    }
  }
}
