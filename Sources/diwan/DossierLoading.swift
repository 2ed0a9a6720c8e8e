import Dossiers

/// The dossier in a folder.
func loadDossier(folder: String) throws -> Dossier {
  throw DossierLoadingError()
}

private struct DossierLoadingError: Error, CustomStringConvertible {
  let description = "Loading dossiers is not built yet."
}
