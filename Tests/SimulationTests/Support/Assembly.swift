import Chance
import Dossiers

@testable import Simulation

/// The valley with a parliament of four lists: Blue and White for the crown's rule, Green against it, Red between.
struct Assembly {
  var seats = [40, 30, 20, 10]
  /// Further keys of the lists blue, green, red, white.
  var lists = ["", "", "", ""]
  var formation = ""
  var elections = ""
  /// Further keys of the parliament.
  var parliament = ""
  var bill = "position: 0.9, status-quo: 0.1, enacts: no-levies"
  var strategies = ""
  var indicators = ""
  var settings = ""
  var ties = ""
  var movements = ""
  var assumptions = ""
  var positions = [0.1, 0.9, 0.6, 0.2]
  /// Writes lists and bills the other way round.
  var isReversed = false

  static let names = ["blue", "green", "red", "white"]
  static let voters = [
    "{town-people: 0.6, town-poor: 0.1}", "{town-poor: 0.5, hill-people: 0.9}",
    "{town-people: 0.2, town-poor: 0.3, hill-people: 0.1}", "{town-people: 0.2, town-poor: 0.1}",
  ]

  func blueprint() throws -> Blueprint {
    var valley = Valley()
    valley.actors = [
      "blue: {name: Blue, kind: party, beliefs: loyal, because: made-up}",
      "green: {name: Green, kind: party, beliefs: defiant, because: made-up}",
      "red: {name: Red, kind: party, beliefs: plain, because: made-up}",
      "white: {name: White, kind: party, because: made-up}",
      "ann: {name: Ann, kind: person, because: made-up}", "empire: {name: Empire, kind: state, because: made-up}",
    ]
    valley.institutions = """
      assembly: {name: Assembly, kind: parliament, because: made-up}
      premiership: {name: Premiership, kind: office, because: made-up}

      """
    valley.rules = """
      no-levies: {says: The crown levies nobody., status: proposed, because: made-up,
        forbids: {tactic: mobilize, actors: crown}}
      few-levies: {says: The crown levies few., status: proposed, because: made-up}

      """
    valley.strategies = strategies
    valley.settings = settings
    valley.ties = ties
    valley.movements = movements
    valley.assumptions = assumptions
    valley.indicators =
      Self.names.map { "  seats-\($0): {name: Seats, measure: seats(\($0))}\n" }.joined()
      + "  in: {name: In, measure: \"\(Self.names.enumerated().map { "if(governs(\($1)), \(1 << $0), 0)" }.joined(separator: " + "))\"}\n"
      + "  passed: {name: Passed, measure: passed(charter)}\n  law: {name: Law, measure: enacted(no-levies)}\n"
      + "  formed: {name: Formed, measure: government-formed(assembly)}\n" + indicators
    var rows = Self.names.enumerated().map { index, name in
      "    \(name): {seats: \(seats[index]), voters: \(Self.voters[index]), \(lists[index])}\n"
    }
    if isReversed { rows.reverse() }
    let bills = [
      "charter: {name: The charter, parliament: assembly, issue: levies, \(bill), because: made-up}\n",
      "zoning: {name: Zoning, parliament: assembly, issue: levies, position: 0.5, status-quo: 0.4, because: made-up}\n",
      "alms: {name: Alms, parliament: assembly, issue: levies, position: 0.3, status-quo: 0.9, because: made-up}\n",
    ]
    valley.more = [
      (
        "issues.yaml",
        "levies:\n  name: Levies\n  because: made-up\n  positions:\n"
          + Self.names.enumerated().map { "    \($1): {position: \(positions[$0])}\n" }.joined()
          + "    crown: {position: 0.2, salience: 0.5}\n    rebels: {position: 0.95}\n    empire: {position: 0}\n"
      ),
      (
        "parliaments.yaml",
        "assembly:\n  government: crown\n  office: premiership\n  because: made-up\n\(parliament)  lists:\n"
          + rows.joined() + (formation.isEmpty ? "" : "  formation: {\(formation)}\n")
          + (elections.isEmpty ? "" : "  elections: \(elections)\n")
      ),
      ("bills.yaml", (isReversed ? bills.reversed() : bills).joined()),
    ]
    return try valley.blueprint()
  }
}

extension Blueprint {
  /// The mechanism under the first course at the medians, and the state it starts from.
  func decisions(future: UInt32 = 0) -> (mechanism: Decisions, state: State) {
    (Decisions(model: Model.make(self, course: 0, inputs: medianInputs).model), state(after: 0, future: future))
  }

  /// The value of an indicator at the end, in many futures.
  func values(_ id: String, weeks: Int, futures: Int) -> [Double] {
    var simulator = Simulator(self, weeks: weeks)
    return (0..<futures).map { future in
      summary(
        id,
        simulator.run(course: 0, inputs: medianInputs, stream: RandomStream(seed: 3, future: UInt32(future))))
    }
  }
}
