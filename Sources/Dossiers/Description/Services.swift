/// Something that civilian groups are served with week by week.
public struct Service: Sendable {
  /// How strongly it is felt and whom people credit.
  public enum Kind: String, CaseIterable, Sendable {
    /// Schools, clinics, courts: credited to whoever pays, and to the controller. Athena's ENI.
    case essential
    /// Credited to the controller.
    case energy, water, transport
  }
  /// The id by which everything else refers to it.
  public let id: String
  /// How it is called in reports.
  public let name: String
  /// How strongly it is felt and whom people credit.
  public let kind: Kind
  /// Whether its level follows from what actors pay for it; otherwise it stays until somebody changes it.
  public let isFunded: Bool
  /// Ids of the civilian groups that it is about; empty: all.
  public let groups: [String]
  /// Share of the saturation level that people cannot do without, 0…1; nil: by kind and urbanisation.
  public let required: Quantity?
  /// The level at the start, 0…1; nil: as required by kind and urbanisation.
  public let level: Quantity?
  /// Funded services: money per head and week for the saturation level, more than 0; nil: by urbanisation.
  public let cost: Quantity?
  /// Ids of the claims and assumptions that support it.
  public let grounds: [String]
  /// A remark for whoever reads the dossier.
  public let note: String?
  /// Where it stands in the dossier.
  public let location: Location
}
