/// Who decides whether a bill comes to a vote at all, and how far it is diluted first.
///
/// Source: T. Romer and H. Rosenthal, "Political resource allocation, controlled agendas, and the status quo", Public
/// Choice 33, 1978, with the chances of passing instead of certainty; the power to withhold: G. W. Cox and
/// M. D. McCubbins, *Setting the Agenda*, Cambridge 2005.
public struct AgendaSetter: Hashable, Sendable {
  /// What the setter wants.
  public var position: Double
  /// What a defeat costs it, in units of utility, 0 or more.
  public var costOfDefeat = 0.0
  /// Whether it may keep the bill from the floor.
  public var mayWithhold = true
  /// The versions it may table: by how much of the way from the bill to the status quo they are diluted, each 0…1.
  public var dilutions: [Double] = [0]

  /// A setter who may table the bill as it is, or withhold it.
  public init(position: Double) { self.position = position }

  /// One version of the bill.
  public struct Version: Hashable, Sendable {
    /// How far diluted, and where it is then.
    public let dilution, position: Double
    /// How likely it passes, and what the setter expects of tabling it.
    public let passage, utility: Double
  }

  /// What the setter does.
  public struct Decision: Hashable, Sendable {
    /// All versions, in the order given.
    public let versions: [Version]
    /// What it expects if nothing is tabled: that things stay as they are.
    public let utilityOfWithholding: Double
    /// The version tabled; nothing if it is withheld.
    public let tabled: Version?
    /// The probability that a version becomes law.
    public var passage: Double { tabled?.passage ?? 0 }
  }

  /// The best version; of equal ones the least diluted, and to table before to withhold.
  ///
  /// Utility falls with the square of distance, times the sharpness of the vote.
  ///
  /// - Throws: `InvalidInput` with everything that is wrong.
  public func decide(_ vote: RollCall) throws(InvalidInput) -> Decision {
    var problems = vote.problems()
    if !(abs(position) <= 1e6) { problems.append("The setter's position is \(position): it must be a number.") }
    if !(costOfDefeat >= 0 && costOfDefeat <= 1e6) {
      problems.append("The cost of defeat is \(costOfDefeat): it must be 0 or more.")
    }
    if dilutions.isEmpty { problems.append("There is no version to table: give a dilution, 0 for the bill as it is.") }
    for dilution in dilutions where !(dilution >= 0 && dilution <= 1) {
      problems.append("A dilution is \(dilution): it must be from 0 (the bill) to 1 (the status quo).")
    }
    guard problems.isEmpty else { throw InvalidInput(problems) }
    func utility(_ place: Double) -> Double { -vote.sharpness * (position - place) * (position - place) }
    let staying = utility(vote.statusQuo)
    var versions: [Version] = []
    for dilution in dilutions {
      let diluted = vote.diluted(by: dilution)
      let passage = try diluted.passage()
      versions.append(
        Version(
          dilution: dilution, position: diluted.bill, passage: passage,
          utility: passage * utility(diluted.bill) + (1 - passage) * (staying - costOfDefeat)))
    }
    let best = versions.map(\.utility).max() ?? staying
    let tabled = versions.filter { $0.utility >= best - 1e-12 }.min { $0.dilution < $1.dilution }
    let withholds = mayWithhold && staying > best + 1e-12
    return Decision(versions: versions, utilityOfWithholding: staying, tabled: withholds ? nil : tabled)
  }
}

extension RollCall {
  /// The same vote on a version that goes only part of the way from the status quo to the bill.
  ///
  /// - Parameter dilution: 0 is the bill, 1 the status quo.
  public func diluted(by dilution: Double) -> RollCall {
    var vote = self
    vote.bill = bill + dilution * (statusQuo - bill)
    return vote
  }

  /// A vote on a diluting amendment before the vote on the bill.
  public struct AmendmentForecast: Hashable, Sendable {
    /// The probability that the amendment carries, and that each version passes then.
    public let carries, passageIfAmended, passageIfNot: Double
    /// The probability that the amended bill becomes law, that the bill does, and that nothing does.
    public var amendedLaw: Double { carries * passageIfAmended }
    /// See `amendedLaw`.
    public var unamendedLaw: Double { (1 - carries) * passageIfNot }
    /// See `amendedLaw`.
    public var nothing: Double { 1 - amendedLaw - unamendedLaw }
  }

  /// The forecast of a bill to which somebody moves a diluting amendment.
  ///
  /// Members compare the two versions as they compare bill and status quo; factions and patrons may want something else
  /// of the amendment than of the bill. Amendment and bill are voted independently.
  ///
  /// - Parameters:
  ///   - dilution: how far the amendment takes the bill towards the status quo, 0…1.
  ///   - whips: what factions ask on the amendment: 1 yes, −1 no; absent: a free vote.
  ///   - patrons: what patrons want of it.
  /// - Throws: `InvalidInput` with everything that is wrong.
  public func forecast(
    amendedBy dilution: Double, whips: [String: Double] = [:], patrons: [String: Double] = [:]
  ) throws(InvalidInput) -> AmendmentForecast {
    guard dilution >= 0 && dilution <= 1 else {
      throw InvalidInput(["The dilution is \(dilution): it must be from 0 (the bill) to 1 (the status quo)."])
    }
    let amended = diluted(by: dilution)
    var amendment = self
    amendment.bill = amended.bill
    amendment.statusQuo = bill
    amendment.whips = whips
    amendment.patrons = patrons
    // What is paid is paid for the bill.
    for index in amendment.members.indices { amendment.members[index].payment = 0 }
    return AmendmentForecast(
      carries: try amendment.forecast().passage, passageIfAmended: try amended.forecast().passage,
      passageIfNot: try forecast().passage)
  }
}
