import Dossiers

/// Questions about parliaments, governments and bills.
enum DecisionStep: Sendable {
  case passed(Int)
  case withheld(Int)
  case passage(Int)
  case seats(Range<Int>)
  case governs(Range<Int>)
  case formed(Int)
  case weeksWithout(Int)
}

extension Program {
  mutating func add(_ query: Expression.DecisionQuery, _ names: Names) {
    let decisions = names.decisions
    func list(_ id: String, in parliament: String?) -> Range<Int> {
      let start = lists.count
      lists += decisions.lists.filter { parliament == nil || $0.key == parliament }.compactMap { $0.value[id] }.sorted()
      return start..<lists.count
    }
    let step: DecisionStep =
      switch query {
      case .passed(let id): .passed(decisions.bills[id] ?? 0)
      case .withheld(let id): .withheld(decisions.bills[id] ?? 0)
      case .passage(let id): .passage(decisions.bills[id] ?? 0)
      case .seats(let id, let parliament): .seats(list(id, in: parliament))
      case .governs(let id): .governs(list(id, in: nil))
      case .governmentFormed(let id): .formed(decisions.parliaments[id] ?? 0)
      case .weeksWithoutGovernment(let id): .weeksWithout(decisions.parliaments[id] ?? 0)
      }
    steps.append(.decision(step))
  }

  func answer(_ step: DecisionStep, _ state: borrowing State) -> Double {
    switch step {
    case .passed(let bill): return state.politics.passed[bill] >= 0 ? 1 : 0
    case .withheld(let bill): return state.politics.withheld[bill] ? 1 : 0
    case .passage(let bill): return state.politics.passage[bill]
    case .seats(let range):
      var sum = 0
      for list in lists[range] { sum += state.politics.seats[list] }
      return Double(sum)
    case .governs(let range):
      for list in lists[range] where state.politics.governs[list] { return 1 }
      return 0
    case .formed(let parliament): return state.politics.vacantSince[parliament] < 0 ? 1 : 0
    case .weeksWithout(let parliament):
      let since = state.politics.vacantSince[parliament]
      return since < 0 ? 0 : Double(state.week - since)
    }
  }

  /// Bills that the program asks the probability of.
  var askedPassages: [Int] {
    steps.compactMap { step in
      if case .decision(.passage(let bill)) = step { bill } else { nil }
    }
  }
}
