/// What changed what, and by how much, in one future.
///
/// A ledger is part of `State` and off unless somebody asks for it: then nothing is recorded and
/// nothing allocated. A mechanism says once what it is about to do, `state.ledger.charge(to: cause)`;
/// whoever changes the state records the change. See Guides/Ledger.md.
struct Ledger: Sendable {
  /// How much is recorded.
  enum Detail: Int, Comparable, Sendable {
    case none
    /// Effects on attitudes by cause.
    case causes
    /// Effects on attitudes by cause and source, as `EffectPool` credits inputs.
    case sources

    static func < (lhs: Detail, rhs: Detail) -> Bool { lhs.rawValue < rhs.rawValue }
  }

  /// A table of the state.
  enum Table: UInt32, CaseIterable, Sendable {
    /// Effects on the current level and on the baseline of an attitude, by curve.
    case transient, persistent
    /// place × unit, and by unit: people.
    case present, reserve, losses
    /// By civilian group: people.
    case population, casualties
    /// By place: the change is the new controller, the source the old one; −1 nobody.
    case control
    /// place × actor: the change is to whom the actor gives its support this week; −1 nobody.
    case beneficiary
    /// By unit: the change is the relationship it is ordered to show this week.
    case stance
    /// By block: 1 when it acted; and how many of its actions a rule forbade, the rule being the source.
    case happened, forbidden
    /// By tie of the table: 1 when it is made, −1 when it ends.
    case tie
    /// By rule: 1 when it comes into force, −1 when it ceases to hold.
    case rule
    /// By bill: 1 when it passes, −1 when it is defeated, 0 when it is withheld; the source is the version.
    case bill
    /// By list of a parliament: members won and lost; 1 when it joins the government, −1 when it leaves.
    case seats, governs

    var isAttitude: Bool { self == .transient || self == .persistent }
  }

  /// What an entry is about: a table and a position in it.
  struct Subject: Hashable, Comparable, Sendable {
    let code: UInt32

    @inline(__always) init(_ table: Table, _ index: Int) {
      code = table.rawValue << 27 | UInt32(truncatingIfNeeded: index) & 0x7ff_ffff
    }

    init(code: UInt32) { self.code = code }

    var table: Table? { Table(rawValue: code >> 27) }
    var index: Int { Int(code & 0x7ff_ffff) }
    var isAttitude: Bool { table?.isAttitude ?? false }

    static func < (lhs: Subject, rhs: Subject) -> Bool { lhs.code < rhs.code }
  }

  /// One change.
  struct Entry: Hashable, Sendable {
    let subject: Subject
    let week: Int32
    /// A number of `Cause`.
    let cause: Int32
    /// Where in the cause: see `Cause`; −1 where that is all there is to say.
    let source: Int32
    /// In the units of the table.
    let change: Double
  }

  let detail: Detail
  /// In the order in which they happened.
  private(set) var entries: [Entry] = []
  /// The week under way.
  var week: Int32 = 0
  /// What the changes to people that follow are charged to.
  private(set) var cause: Int32 = Cause.start
  private(set) var source: Int32 = -1

  init(_ detail: Detail = .none) {
    self.detail = detail
  }

  /// Charges what follows to a cause.
  ///
  /// - Parameters:
  ///   - cause: a number of `Cause`.
  ///   - source: where in the cause, for instance a unit or a place; −1: nowhere in particular.
  @inline(__always) mutating func charge(to cause: Int32, source: Int = -1) {
    self.cause = cause
    self.source = Int32(truncatingIfNeeded: source)
  }

  /// Records a change, charged to whatever was said last.
  @inline(__always) mutating func record(_ table: Table, _ index: Int, _ change: Double) {
    guard detail != .none, change != 0 else { return }
    append(Subject(table, index), cause, source, change)
  }

  /// Records a change with its cause.
  @inline(__always)
  mutating func record(_ table: Table, _ index: Int, _ change: Double, cause: Int32, source: Int = -1) {
    guard detail != .none else { return }
    append(Subject(table, index), cause, Int32(truncatingIfNeeded: source), change)
  }

  private mutating func append(_ subject: Subject, _ cause: Int32, _ source: Int32, _ change: Double) {
    entries.append(Entry(subject: subject, week: week, cause: cause, source: source, change: change))
  }
}
