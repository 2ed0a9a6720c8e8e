/// Something that weighs on a place for weeks.
public struct Situation: Sendable {
  /// What it is. At most one of a kind goes on in a place.
  public enum Kind: String, CaseIterable, Sendable {
    case contaminatedFood = "contaminated-food"
    case contaminatedWater = "contaminated-water"
    case communicationsOutage = "communications-outage"
    case damagedCulturalSite = "damaged-cultural-site"
    case disaster, disease, drought, epidemic
    case foodShortage = "food-shortage"
    case fuelShortage = "fuel-shortage"
    case garbage
    case industrialSpill = "industrial-spill"
    case minefield
    case unexplodedOrdnance = "unexploded-ordnance"
    case pipelineFire = "pipeline-fire"
    case refineryFire = "refinery-fire"
    case damagedReligiousSite = "damaged-religious-site"
    case sewage
  }
  /// The id by which everything else refers to it.
  public let id: String
  /// What it is.
  public let kind: Kind
  /// Id of the simulated place.
  public let place: String
  /// Share of the place's people who feel it, 0…1; nil: 1.
  public let coverage: Quantity?
  /// Weeks until it is over by itself; nil: as usual for its kind. 0: until somebody resolves it.
  public let weeks: Int?
  /// Whether its first week is felt as the shock of something new.
  public let isNew: Bool
  /// Id of the group that will have resolved it when it is over; nil: nobody in particular.
  public let resolver: String?
  /// Ids of the claims and assumptions that support it.
  public let grounds: [String]
  /// A remark for whoever reads the dossier.
  public let note: String?
  /// Where it stands in the dossier.
  public let location: Location
}

/// Something that happens to the people of a place in one week.
public enum EventKind: String, CaseIterable, Sendable {
  case accident, demonstration, explosion, riot, violence
}
