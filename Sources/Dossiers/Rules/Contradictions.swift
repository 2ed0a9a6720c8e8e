import OrderedCollections

extension DossierRule {
  /// A claim that implies both of two claims that exclude each other could never be true, in no future.
  static let noContradictoryImplications = DossierRule(codes: [.contradiction, .tooMany]) { dossier, context in
    let excluded = dossier.contradictions
    // Long chains of implications are followed only so far; the examples need a few thousand steps.
    var budget = 5_000_000
    for claim in dossier.claims.values where !claim.implies.isEmpty || excluded[claim.id]?.contains(claim.id) == true {
      var reached: OrderedSet<String> = [claim.id]
      var position = 0
      search: while position < reached.count {
        let current = reached[position]
        position += 1
        for other in excluded[current] ?? [] where reached.contains(other) {
          let (first, second) = (current, other)
          context.report(
            .contradiction, at: claim.location,
            first == second
              ? "`\(claim.id)` contradicts itself"
              : "`\(claim.id)` implies both `\(second)` and `\(first)`, which contradict each other",
            help: "it could never be true; change `implies` or `contradicts`")
          break search
        }
        for next in dossier.claims[current]?.implies ?? [] {
          budget -= 1
          reached.append(next)
        }
        guard budget > 0 else {
          context.warn(
            .tooMany, at: claim.location, "there are too many implications to follow all of them from here on")
          return
        }
      }
    }
  }

  /// Two claims that exclude each other cannot both be more likely than not.
  static let believedTogether = DossierRule(codes: [.contradiction]) { dossier, context in
    for claim in dossier.claims.values {
      guard case .probability(let probability) = claim.credence, probability > 0.5 else { continue }
      for other in claim.contradicts {
        guard case .probability(let second)? = dossier.claims[other]?.credence, second > 0.5 else { continue }
        // Each pair once, even if both sides state it.
        let isStatedThere = dossier.claims[other]?.contradicts.contains(claim.id) == true
        if isStatedThere, other < claim.id { continue }
        context.warn(
          .contradiction, at: claim.location,
          "`\(claim.id)` and `\(other)` contradict each other, yet both are more likely than not",
          help: "lower one credence, or write `disputed`")
      }
    }
  }

  /// An account says how things are; it cannot hold two claims that exclude each other.
  static let consistentAccounts = DossierRule(codes: [.contradiction]) { dossier, context in
    let excluded = dossier.contradictions
    for account in dossier.accounts.values {
      let held = Set(account.holds)
      for claim in account.holds {
        if account.rejects.contains(claim) {
          context.report(
            .contradiction, at: account.location, "`\(account.id)` takes `\(claim)` as true and as false",
            help: "keep it in one of the lists")
        }
        for other in excluded[claim] ?? [] where claim < other && held.contains(other) {
          context.report(
            .contradiction, at: account.location,
            "`\(account.id)` takes `\(claim)` and `\(other)` as true, which contradict each other")
        }
      }
    }
  }
}

extension Dossier {
  /// What each claim excludes, with both directions.
  fileprivate var contradictions: [String: [String]] {
    var pairs: [String: [String]] = [:]
    for claim in claims.values {
      for other in claim.contradicts {
        pairs[claim.id, default: []].append(other)
        if other != claim.id { pairs[other, default: []].append(claim.id) }
      }
    }
    return pairs
  }
}
