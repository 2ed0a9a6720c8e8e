import Dossiers

/// The dossier in a folder; throws what `diwan check` would show.
func loadDossier(folder: String) throws -> Dossier {
  try Dossier.load(folder: folder)
}
