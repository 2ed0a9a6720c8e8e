extension Parliament {
  /// How members are elected.
  public struct Elections: Sendable {
    /// How seats are divided.
    public enum Method: String, CaseIterable, Sendable {
      case dHondt = "dhondt"
      case sainteLague = "sainte-lague"
      case modifiedSainteLague = "modified-sainte-lague"
      case hare, droop, imperiali
    }

    /// Where members are elected.
    public struct District: Sendable {
      /// The name.
      public let name: String
      /// How many, at least 0.
      public let seats: Quantity
      /// Ids of the places whose civilian groups vote in it.
      public let places: [String]
      /// Where it stands in the dossier.
      public let location: Location
    }

    /// Seats that only some lists may win.
    public struct Reserved: Sendable {
      /// The name.
      public let name: String
      /// How many, at least 0; all go to whoever has most votes of the groups.
      public let seats: Quantity
      /// Ids of the lists that may win them.
      public let lists: [String]
      /// Where it stands in the dossier.
      public let location: Location
    }

    /// Days on which there is an election, in order.
    public let dates: [PartialDate]
    /// How seats are divided.
    public let method: Method
    /// The first divisor of the modified method of Sainte-Laguë, 0.1…100; nil: 1.4.
    public let firstDivisor: Quantity?
    /// The share of all votes that a list needs, 0…1; nil: none.
    public let threshold: Quantity?
    /// The share of a district's votes that a list needs there, 0…1; nil: none.
    public let districtThreshold: Quantity?
    /// In the order written; empty: one for the country, with all seats that are neither compensatory nor reserved.
    public let districts: [District]
    /// Seats for the country that make up for what lists lack in the districts; nil: none.
    public let compensatory: Quantity?
    /// Seats outside the districts.
    public let reserved: [Reserved]
  }
}
