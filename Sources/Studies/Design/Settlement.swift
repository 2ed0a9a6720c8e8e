import Dossiers
import OrderedCollections

/// Which claims are taken as true or false throughout a study, and why nothing else is.
///
/// From weakest to strongest: the dossier (credence 0 or 1), what an account believes, the account's
/// own lists, claims settled by hand.
struct Settlement: Sendable {
  /// All claims of the dossier, in its order; positions in it are the claims of `logic`.
  let ids: [String]
  let logic: ClaimLogic
  /// Settled by account or by hand though the dossier leaves them open, or because it follows, in the
  /// dossier's order.
  let chosen: [StudyOutline.SettledClaim]
  /// The truth of each claim that is not free, by consequence as well.
  let forced: [Bool?]

  init(of dossier: Dossier, account: String?, byHand: [StudyOutline.SettledClaim]) throws(DesignError) {
    let claims = Array(dossier.claims.values)
    let ids = claims.map(\.id)
    self.ids = ids
    var positions: [String: Int] = [:]
    for (position, id) in ids.enumerated() { positions[id] = position }

    var contradictions: [(Int, Int)] = []
    var implications: [(Int, Int)] = []
    for (position, claim) in claims.enumerated() {
      contradictions += claim.contradicts.compactMap { positions[$0] }.map { (position, $0) }
      implications += claim.implies.compactMap { positions[$0] }.map { (position, $0) }
    }
    logic = ClaimLogic(count: claims.count, contradictions: contradictions, implications: implications)

    var truths = claims.map { claim in
      switch claim.credence {
      case .probability(1): true
      case .probability(0): false
      default: Bool?.none
      }
    }
    let isOpen = truths.map { $0 == nil }

    func settle(_ id: String, _ truth: Bool, who: String) throws(DesignError) {
      guard let position = positions[id] else { throw DesignError("\(who): no claim has the id \(id).") }
      guard isOpen[position] || truths[position] == truth else {
        throw DesignError(
          "\(who) takes claim \(id) as \(truth), but its credence in the dossier is \(truth ? 0 : 1).")
      }
      truths[position] = truth
    }

    if let account {
      guard let believed = dossier.accounts[account] else {
        throw DesignError(
          "No account has the id \(account). There are: \(dossier.accounts.keys.joined(separator: ", ")).")
      }
      let explicit = believed.holds + believed.rejects
      let trusted = claims.indices.filter { index in
        claims[index].credence == .disputed && claims[index].by.contains { believed.believes.contains($0) }
          && !explicit.contains(claims[index].id)
      }
      for position in trusted { truths[position] = true }
      for (a, b) in contradictions {
        for (believed, other) in [(a, b), (b, a)]
        where trusted.contains(believed) && !trusted.contains(other) && isOpen[other]
          && !explicit.contains(ids[other])
        {
          truths[other] = false
        }
      }
      for id in believed.holds { try settle(id, true, who: "Account \(account)") }
      for id in believed.rejects { try settle(id, false, who: "Account \(account)") }
    }
    for claim in byHand { try settle(claim.id, claim.truth, who: "--claim") }

    let settled = truths.indices.compactMap { position in
      truths[position].map { ClaimLogic.Literal(position, $0) }
    }
    let forced: [Bool?]
    do {
      forced = try logic.forced(by: settled)
    } catch {
      let steps = error.chain.map { "\(ids[$0.claim]) is \($0.truth)" }
      throw DesignError(
        "The claims contradict each other: if \(steps.joined(separator: ", then ")), which cannot be. "
          + "Check their credence, contradicts and implies, the account and --claim.")
    }
    self.forced = forced
    chosen = ids.indices.compactMap { position in
      guard isOpen[position], let truth = forced[position] else { return nil }
      return StudyOutline.SettledClaim(id: ids[position], truth: truth)
    }
  }
}
