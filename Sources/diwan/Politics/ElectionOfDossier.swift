import Dossiers
import Politics
import Simulation
import Studies

extension DossierPolitics {
  /// The election of the chosen parliament as it would be at the start.
  func election() throws -> Election {
    let id = try parliament().parliament.id
    let blueprint = try Blueprint(compiling: dossier)
    let design = try Design(
      DesignSpecification(
        futures: 1, courses: choice.course.map { [$0] }, account: choice.account, claims: choice.claim.map(\.claim)),
      of: blueprint)
    guard
      let election = blueprint.election(
        parliament: id, course: design.courses[0], inputs: design.medianInputs)
    else {
      throw InvalidInput([
        "nobody can be elected to \(id): describe `elections` and the `voters` of its lists in parliaments.yaml"
      ])
    }
    return election
  }
}
