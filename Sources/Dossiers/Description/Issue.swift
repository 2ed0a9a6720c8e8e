/// A dimension of policy and where those stand on it who decide.
public struct Issue: Sendable {
  /// Where somebody stands.
  public struct Position: Sendable {
    /// Id of the entity.
    public let entity: String
    /// What it wants, within the issue's range.
    public let position: Quantity
    /// How much the issue matters to it, 0…1; nil: 1.
    public let salience: Quantity?
    /// What it can throw in, at least 0; nil: 1. Either all positions of an issue have one or none.
    public let capability: Quantity?
    /// Where it stands in the dossier.
    public let location: Location
  }
  /// The id by which everything else refers to it.
  public let id: String
  /// How it is called in reports.
  public let name: String
  /// What the low end of the range stands for.
  public let low: String?
  /// What the high end of the range stands for.
  public let high: String?
  /// The scale on which positions are given.
  public let range: ClosedRange<Double>
  /// By entity, in the order written.
  public let positions: [Position]
  /// Ids of the claims and assumptions that support it.
  public let grounds: [String]
  /// A remark for whoever reads the dossier.
  public let note: String?
  /// Where it stands in the dossier.
  public let location: Location

  /// Where an entity stands.
  ///
  /// - Parameter entity: its id.
  /// - Returns: nil if it has no position.
  public func position(of entity: String) -> Position? { positions.first { $0.entity == entity } }

  /// Where a list stands, or else its leader.
  ///
  /// - Parameter list: of any parliament.
  /// - Returns: nil if neither has a position.
  public func position(of list: Parliament.List) -> Position? {
    position(of: list.entity) ?? list.leader.flatMap { position(of: $0) }
  }
}
