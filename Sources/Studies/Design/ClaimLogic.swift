/// What the contradictions and implications among claims leave possible.
///
/// `a contradicts b` and `a implies b` are clauses of two literals, so the whole is a 2-satisfiability
/// problem: the transitive closure of its implication graph decides exactly whether it can be satisfied,
/// what is forced, and which pairs of truth values of *some* claims are excluded whatever the truth of the
/// others between them.
///
/// Source: B. Aspvall, M. F. Plass and R. E. Tarjan, "A linear-time algorithm for testing the truth of
/// certain quantified boolean formulas", Information Processing Letters 8(3), 1979.
struct ClaimLogic: Sendable {
  /// A claim and its truth: `2 · claim` for true, `2 · claim + 1` for false.
  struct Literal: Hashable, Sendable {
    let code: Int
    init(code: Int) { self.code = code }
    init(_ claim: Int, _ truth: Bool) { code = 2 * claim + (truth ? 0 : 1) }
    var claim: Int { code >> 1 }
    var truth: Bool { code & 1 == 0 }
    var negated: Literal { Literal(code: code ^ 1) }
  }

  private let consequences: [[Literal]]

  /// - Parameters:
  ///   - count: the number of claims.
  ///   - contradictions: pairs that cannot both be true.
  ///   - implications: pairs of which the second is true if the first is.
  init(count: Int, contradictions: [(Int, Int)], implications: [(Int, Int)]) {
    var direct = Array(repeating: [Literal](), count: 2 * count)
    func add(_ premise: Literal, _ conclusion: Literal) {
      direct[premise.code].append(conclusion)
      direct[conclusion.negated.code].append(premise.negated)
    }
    for (a, b) in contradictions { add(Literal(a, true), Literal(b, false)) }
    for (a, b) in implications { add(Literal(a, true), Literal(b, true)) }
    consequences = direct
  }

  /// Everything that follows from a literal, itself first, each with the literal it follows from directly.
  func closure(of literal: Literal) -> (literals: [Literal], parents: [Literal: Literal]) {
    var found = [literal]
    var parents: [Literal: Literal] = [:]
    var next = 0
    while next < found.count {
      let premise = found[next]
      next += 1
      for conclusion in consequences[premise.code] where conclusion != literal && parents[conclusion] == nil {
        parents[conclusion] = premise
        found.append(conclusion)
      }
    }
    return (found, parents)
  }

  /// Why an assignment is impossible: literals of which each follows from the one before; the last one
  /// denies the first or something else that is settled.
  struct Conflict: Error, Equatable { let chain: [Literal] }

  /// What is true or false in any case.
  ///
  /// - Returns: for each claim its truth, or nil if it is free.
  /// - Throws: `Conflict` if nothing satisfies all clauses.
  func forced(by settled: [Literal]) throws(Conflict) -> [Bool?] {
    var truths = [Bool?](repeating: nil, count: consequences.count / 2)
    for literal in settled { truths[literal.claim] = literal.truth }
    var forced = truths
    for literal in settled {
      let (literals, parents) = closure(of: literal)
      for consequence in literals {
        if truths[consequence.claim] == !consequence.truth {
          throw Conflict(chain: ClaimLogic.chain(to: consequence, parents))
        }
        forced[consequence.claim] = consequence.truth
      }
    }
    // A literal that implies its own denial is false, whatever is settled.
    for code in 0..<consequences.count {
      let literal = Literal(code: code)
      let (literals, parents) = closure(of: literal)
      guard literals.contains(literal.negated) else { continue }
      for consequence in closure(of: literal.negated).literals {
        if forced[consequence.claim] == !consequence.truth {
          throw Conflict(chain: ClaimLogic.chain(to: literal.negated, parents))
        }
        forced[consequence.claim] = consequence.truth
      }
    }
    return forced
  }

  private static func chain(to end: Literal, _ parents: [Literal: Literal]) -> [Literal] {
    var chain = [end]
    while let parent = chain.last.flatMap({ parents[$0] }) { chain.append(parent) }
    return chain.reversed()
  }

  /// For each pair of the given claims, whether taking the first and the second literal together is
  /// excluded, directly or through other claims.
  ///
  /// - Returns: pairs of literals whose claims are positions in `claims`, the earlier one first.
  func exclusions(among claims: [Int]) -> [(Literal, Literal)] {
    var positions: [Int: Int] = [:]
    for (position, claim) in claims.enumerated() { positions[claim] = position }
    var exclusions: [(Literal, Literal)] = []
    for (position, claim) in claims.enumerated() {
      for truth in [true, false] {
        for consequence in closure(of: Literal(claim, truth)).literals {
          guard let other = positions[consequence.claim], other > position else { continue }
          exclusions.append((Literal(position, truth), Literal(other, !consequence.truth)))
        }
      }
    }
    return exclusions
  }
}
