import Dossiers
import Politics
import Studies

extension DossierPolitics {
  /// A bill before its parliament.
  ///
  /// - Parameters:
  ///   - id: the bill's; nil: the only one, in the chosen parliament if one is chosen.
  ///   - change: changes each vote before it is forecast.
  func vote(on id: String?, change: (inout RollCall) -> Void) throws -> SettledVote {
    let bills = dossier.bills.values.filter { bill in choice.parliament.map { $0 == bill.parliament } ?? true }
    let known = DossierPolitics.list(bills.map(\.id))
    if let id {
      guard let bill = bills.first(where: { $0.id == id }) else {
        throw InvalidInput(["no bill has the id \(id). \(known)"])
      }
      return try SettledVote(bill, of: dossier, numbers: numbers, change: change)
    }
    guard bills.count == 1 else {
      throw InvalidInput([
        bills.isEmpty
          ? "the dossier has no bill; describe one in bills.yaml"
          : "the dossier has \(bills.count) bills; choose one with --bill. \(known)"
      ])
    }
    return try SettledVote(bills[0], of: dossier, numbers: numbers, change: change)
  }
}
