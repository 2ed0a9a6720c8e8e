import Dossiers

/// Bills and laws: rules come into force and cease to hold while a future runs.
extension Strategy {
  func act(_ bill: CompiledBill, _ state: inout State, _ memory: inout Memory) -> Bool {
    switch bill {
    case .table(let rule):
      guard memory.withheldUntil[rule] < state.week else { return false }
      memory.around.rules[rule] = true
      state.ledger.record(.rule, rule, 1)
    case .withhold(let rule): memory.withheldUntil[rule] = state.week + 1
    case .repeal(let rule):
      memory.around.rules[rule] = false
      state.ledger.record(.rule, rule, -1)
    }
    return true
  }
}

/// An action on a rule, by its position.
enum CompiledBill: Sendable {
  case table(Int)
  case withhold(Int)
  case repeal(Int)
}
