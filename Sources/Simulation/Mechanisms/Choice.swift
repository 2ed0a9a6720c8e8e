import Chance

/// What actors decide that have goals: one of the options of a choice, or none of them, with
/// probabilities that grow with what each is expected to bring within a week (logit choice).
///
/// See Guides/Choice.md. Sources: R. D. McKelvey and T. R. Palfrey, "Quantal response equilibria for
/// normal form games", Games and Economic Behavior 10(1), 1995; L. E. Blume, "The statistical mechanics of
/// strategic interaction", Games and Economic Behavior 5(3), 1993.
extension Future {
  /// Decides what is due to be decided. An option that was chosen is pursued until the next decision.
  mutating func decide() {
    for (index, choice) in model.blueprint.choices.enumerated() where (state.week - 1) % choice.every == 0 {
      decide(index, choice)
    }
  }

  private mutating func decide(_ index: Int, _ choice: CompiledChoice) {
    for block in choice.blocks { memory.isChosen[block] = false }
    let admissible = choice.blocks.filter { isAdmissible($0) }
    guard !admissible.isEmpty else { return }
    let rationality = choice.rationality.map { model[$0] } ?? 1
    let nothing = worth(of: nil, choice)
    var worths = [0.0]
    for block in admissible { worths.append(rationality * (worth(of: block, choice) - nothing)) }
    let best = worths.max() ?? 0
    var total = 0.0
    for option in worths.indices {
      worths[option] = Elementary.exp(worths[option] - best)
      total += worths[option]
    }
    var rest = stream.uniform(.choices, week: state.week, entity: index) * total
    for option in worths.indices {
      rest -= worths[option]
      guard rest < 0 || option == worths.count - 1 else { continue }
      if option > 0 { memory.isChosen[admissible[option - 1]] = true }
      break
    }
  }

  /// What the actor's goals come to after a week in which it does this and nobody does anything else.
  ///
  /// The actor imagines its own luck: it does not foresee what the future's random numbers will bring.
  private func worth(of block: Int?, _ choice: CompiledChoice) -> Double {
    var imagined = self
    imagined.forget()
    imagined.stream = RandomStream(seed: stream.seed ^ 0x9E37_79B9_7F4A_7C15, future: stream.future)
    imagined.beginWeek()
    if let block { imagined.act(only: block) }
    imagined.advanceMechanisms()
    var worth = 0.0
    for goal in choice.goals {
      let scale = goal.scale.map { model[$0] } ?? 1
      worth += model[goal.weight] * imagined.value(of: goal.measure) / scale
    }
    return worth
  }
}

/// A choice of an actor: its options and what it chooses by.
struct CompiledChoice: Sendable {
  struct Goal: Sendable {
    let measure: Program
    let weight: NumberID
    let scale: NumberID?
  }

  let actor: Int
  let name: String
  /// All blocks with this option's name, of the base strategy and of all courses.
  let blocks: [Int]
  let goals: [Goal]
  let rationality: NumberID?
  /// Weeks from one decision to the next.
  let every: Int
}
