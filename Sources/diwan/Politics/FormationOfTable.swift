import Dossiers
import Politics
import Studies

/// The formation of a government from a table's parties, with what a dossier says about it where nothing else is asked.
struct FormationOfTable {
  let parameters: FormationParameters
  private let parts: [(probability: Double, formation: GovernmentFormation)]

  /// - Parameters:
  ///   - mergers: parties that merge for certain, as texts such as `A+B`; replaces the dossier's.
  ///   - incumbent: the parties of the outgoing government, likewise.
  ///   - parameters: numbers by name; replace the dossier's.
  init(
    _ parties: PartyTable, _ settled: SettledParliament?, mergers: [String], incumbent: String?,
    parameters: [String: Double]
  ) throws {
    var numbers = settled?.parameters ?? FormationParameters()
    for parameter in Parliament.Formation.Parameter.allCases {
      if let value = parameters[parameter.rawValue] { numbers[parameter] = value }
    }
    self.parameters = numbers

    /// The same lists where `--connected` has put them in another order.
    func moved(_ set: PartySet, _ parliament: SettledParliament) -> PartySet {
      PartySet(set.members.compactMap { parties.game.players.firstIndex(of: parliament.lists[$0].id) })
    }
    let merged = try mergers.map(parties.parties)
    let incumbents = try incumbent.map(parties.parties) ?? settled.map { moved($0.incumbents, $0) }
    let selections: [(mergers: [PartySet], probability: Double)] =
      merged.isEmpty
      ? settled.map { parliament in
        parliament.selections.map { ($0.mergers.map { moved($0, parliament) }, $0.probability) }
      } ?? [([], 1)] : [(merged, 1)]
    parts = try selections.map { mergers, probability in
      var formateurs = FormateurRule.largestList
      if !mergers.isEmpty {
        formateurs = .largestBloc(mergers: mergers)
      } else if case .appointed(let order) = settled?.formateurs, let settled {
        formateurs = .appointed(
          order.compactMap { parties.game.players.firstIndex(of: settled.lists[$0].id) })
      } else if case .drawnBySeats = settled?.formateurs {
        formateurs = .drawnBySeats
      }
      return (
        probability,
        try GovernmentFormation(
          game: parties.game, seats: parties.seats, space: parties.space, incumbents: incumbents ?? PartySet(bits: 0),
          formateurs: formateurs, endorsements: parties.endorsements,
          boycotting: settled.map { moved($0.boycotting, $0) } ?? PartySet(bits: 0),
          quorum: min(settled?.quorum ?? 0, parties.seats.reduce(0, +)), parameters: numbers)
      )
    }
  }

  /// What happens, over the mergers that may be.
  func forecast() throws -> FormationForecast {
    FormationForecast(mixing: try parts.map { ($0.probability, try $0.formation.forecast()) })
  }
}
