import Dossiers

/// What people feel: satisfaction by concern, horizontal and vertical relationships, cooperation.
///
/// The Unified Regional Attitude Model: every attitude is a curve with a current level, a baseline
/// that slowly follows the current level and returns to a natural one, and effects of the week,
/// persistent on the baseline, transient on the current level. See Guides/Attitudes.md.
struct Attitudes {
  /// Which attitude.
  enum Kind: Int, CaseIterable {
    case autonomy, safety, culture, qualityOfLife, horizontal, vertical, cooperation

    init(_ concern: Concern) {
      self =
        switch concern {
        case .autonomy: .autonomy
        case .safety: .safety
        case .culture: .culture
        case .qualityOfLife: .qualityOfLife
        }
    }
  }

  /// How an effect lasts.
  enum Lasting { case persistent, transient }

  /// How far an effect on satisfaction or cooperation spreads: factors for groups in the same, near
  /// and far places; 0 here means the group alone.
  struct Spread: Hashable, Sendable {
    var here = 1.0
    var near = 0.0
    var far = 0.0
    static let alone = Spread(here: 0)

    /// By distance: 0 here, 1 near, 2 far.
    @inline(__always) subscript(distance: Int) -> Double { distance == 0 ? here : distance == 1 ? near : far }
  }

  /// Who an effect is charged to, and what it shares its extremes with.
  struct Driver {
    let id: Int32
    let cause: Int32
  }

  /// The curves of one kind: where they stand among all curves, and how they move.
  struct Family {
    let range: Range<Int>
    let low: Double
    let high: Double
    /// α: weekly pull of the baseline to the current level.
    var adaptation = 0.05
    /// γ: weekly pull of the baseline to the natural level.
    var regression = 0.0
  }

  let groups: Int
  let civilians: Int
  let forces: Int
  let actors: Int
  var families: [Family]
  var current: [Double] { didSet { shares.expire() } }
  var baseline: [Double]
  var natural: [Double]
  let horizontalStart: Int
  let verticalStart: Int
  let cooperationStart: Int
  /// Civilian groups without people: their attitudes stand still.
  var isEmpty: [Bool] { didSet { shares.expire() } }
  var spreadPositive = 1.0 { didSet { shares.expire() } }
  var spreadNegative = 0.5 { didSet { shares.expire() } }
  var cooperationLimit = 1.0
  /// Every effect of the week, in order, where somebody asks for it; only tests do.
  var log: [Effect]?
  /// How far effects spread at the present attitudes.
  var shares: EffectShares
  var persistent: EffectPool
  var transient: EffectPool

  init(civilians: Int, forces: Int, organisations: Int, actors: Int, proximity: [UInt8], keepsInputs: Bool = false) {
    let groups = civilians + forces + organisations
    self.groups = groups
    self.civilians = civilians
    self.forces = forces
    self.actors = actors
    shares = EffectShares(civilians: civilians, forces: forces, proximity: proximity)
    isEmpty = Array(repeating: false, count: civilians)
    var offset = 0
    families = Kind.allCases.map { kind in
      let (count, low, high): (Int, Double, Double) =
        switch kind {
        case .autonomy, .safety, .culture, .qualityOfLife: (civilians, -100, 100)
        case .horizontal: (groups * groups, -1, 1)
        case .vertical: (groups * actors, -1, 1)
        case .cooperation: (civilians * forces, 0, 100)
        }
      defer { offset += count }
      return Family(range: offset..<offset + count, low: low, high: high)
    }
    current = Array(repeating: 0, count: offset)
    baseline = current
    natural = current
    horizontalStart = civilians * 4
    verticalStart = horizontalStart + groups * groups
    cooperationStart = verticalStart + groups * actors
    let rows = civilians + (cooperationStart - horizontalStart + 3) / 4 + civilians * shares.forceRows
    persistent = EffectPool(rows: rows, keepsInputs: keepsInputs)
    transient = EffectPool(rows: rows, keepsInputs: keepsInputs)
  }

  // MARK: Levels

  /// The position of a curve among all curves.
  @inline(__always) func curve(_ concern: Kind, _ group: CivilianID) -> Int {
    concern.rawValue * civilians + group.index
  }
  @inline(__always) func curve(_ from: GroupID, _ to: GroupID) -> Int {
    horizontalStart + from.index * groups + to.index
  }
  @inline(__always) func curve(_ group: GroupID, _ actor: ActorID) -> Int {
    verticalStart + group.index * actors + actor.index
  }
  /// Forces are counted from the first force.
  @inline(__always) func curve(_ group: CivilianID, force: Int) -> Int {
    cooperationStart + group.index * forces + force
  }

  /// −100…100
  @inline(__always) func satisfaction(_ group: CivilianID, _ concern: Kind) -> Double {
    current[curve(concern, group)]
  }
  /// −1…1
  @inline(__always) func horizontal(_ from: GroupID, _ to: GroupID) -> Double { current[curve(from, to)] }
  /// −1…1
  @inline(__always) func vertical(_ group: GroupID, _ actor: ActorID) -> Double { current[curve(group, actor)] }
  /// 0…100. Forces are counted from the first force.
  @inline(__always) func cooperation(_ group: CivilianID, force: Int) -> Double {
    current[curve(group, force: force)]
  }

  // MARK: Effects

  /// Adds an effect to one of the curves of horizontal and vertical relationships.
  @inline(__always)
  private mutating func add(_ curve: Int, _ magnitude: Double, _ driver: Driver, _ lasting: Lasting) {
    let position = curve - horizontalStart
    var magnitudes = SIMD4<Double>.zero
    magnitudes[position & 3] = magnitude
    add(row: civilians + position >> 2, magnitudes, driver, lasting)
  }

  @inline(__always)
  private mutating func add(row: Int, _ magnitudes: SIMD4<Double>, _ driver: Driver, _ lasting: Lasting) {
    switch lasting {
    case .persistent: persistent.add(row: row, cause: driver.cause, driver: driver.id, magnitudes: magnitudes)
    case .transient: transient.add(row: row, cause: driver.cause, driver: driver.id, magnitudes: magnitudes)
    }
  }

  /// An effect in points on what a group feels about another. It does not spread.
  mutating func affectHorizontal(
    _ from: GroupID, _ to: GroupID, by magnitude: Double, _ driver: Driver, _ lasting: Lasting
  ) {
    log?.append(Effect(.horizontal, from.index, to.index, magnitude, nil, driver, lasting))
    if from.index < civilians, isEmpty[from.index] { return }
    if to.index < civilians, isEmpty[to.index] { return }
    add(curve(from, to), magnitude, driver, lasting)
  }

  /// An effect in points on what a group feels about an actor. It does not spread.
  mutating func affectVertical(
    _ group: GroupID, _ actor: ActorID, by magnitude: Double, _ driver: Driver, _ lasting: Lasting
  ) {
    log?.append(Effect(.vertical, group.index, actor.index, magnitude, nil, driver, lasting))
    if group.index < civilians, isEmpty[group.index] { return }
    add(curve(group, actor), magnitude, driver, lasting)
  }

  /// An effect in points on a civilian group's satisfaction with one concern, felt by others in
  /// proportion to what they feel about the group.
  mutating func affectSatisfaction(
    of group: CivilianID, _ concern: Kind, by magnitude: Double, spread: Spread, _ driver: Driver, _ lasting: Lasting
  ) {
    var magnitudes = SIMD4<Double>.zero
    magnitudes[concern.rawValue] = magnitude
    affectSatisfaction(of: group, by: magnitudes, spread: spread, driver, lasting)
  }

  /// Effects in points on a civilian group's satisfaction, in the order of the concerns.
  mutating func affectSatisfaction(
    of group: CivilianID, by magnitudes: SIMD4<Double>, spread: Spread, _ driver: Driver, _ lasting: Lasting
  ) {
    if log != nil { logSatisfaction(group, magnitudes, spread, driver, lasting) }
    if isEmpty[group.index] || magnitudes == .zero { return }
    refreshShares(of: group.index)
    // A group is its own friend, so the factor for friends applies to it too.
    add(row: group.index, magnitudes * spreadPositive, driver, lasting)
    for distance in 0..<3 {
      let factor = spread[distance]
      if factor == 0 { continue }
      let range = shares.receivers(of: group.index, at: distance)
      if range.isEmpty { continue }
      switch lasting {
      case .persistent:
        persistent.add(
          shares.receivers, range, cause: driver.cause, driver: driver.id, magnitudes: magnitudes * factor)
      case .transient:
        transient.add(
          shares.receivers, range, cause: driver.cause, driver: driver.id, magnitudes: magnitudes * factor)
      }
    }
  }

  /// An effect in points on a civilian group's cooperation with a force, felt by the group's friends
  /// and towards the force's friends and enemies.
  mutating func affectCooperation(
    of group: CivilianID, withForce force: Int, by magnitude: Double, spread: Spread, _ driver: Driver,
    _ lasting: Lasting
  ) {
    log?.append(Effect(.cooperation, group.index, force, magnitude, spread, driver, lasting))
    if isEmpty[group.index] || magnitude == 0 { return }
    refreshShares(of: group.index)
    refreshShares(ofForce: force)
    addCooperation(group.index, force, magnitude, driver, lasting)
    if shares.closest[group.index] < cooperationLimit { return }
    for distance in 0..<3 where spread[distance] != 0 {
      for position in shares.receivers(of: group.index, at: distance) {
        let other = Int(shares.receivers[position].row)
        if isEmpty[other] || current[horizontalStart + other * groups + group.index] < cooperationLimit { continue }
        addCooperation(other, force, magnitude * spread[distance], driver, lasting)
      }
    }
  }

  /// One group's cooperation with a force, and with the force's friends and enemies.
  private mutating func addCooperation(
    _ group: Int, _ force: Int, _ magnitude: Double, _ driver: Driver, _ lasting: Lasting
  ) {
    let first = cooperationRow + group * shares.forceRows
    for row in 0..<shares.forceRows {
      add(row: first + row, magnitude * shares.ofForces[force * shares.forceRows + row], driver, lasting)
    }
  }

  /// The first row of cooperation.
  private var cooperationRow: Int { civilians + (cooperationStart - horizontalStart + 3) / 4 }

  @inline(__always) private mutating func refreshShares(of group: Int) {
    if shares.isFresh(group) { return }
    shares.refresh(group, isEmpty) { other in
      let relationship = current[horizontalStart + other * groups + group]
      return (relationship, relationship > 0 ? spreadPositive * relationship : spreadNegative * relationship)
    }
  }

  @inline(__always) private mutating func refreshShares(ofForce force: Int) {
    if shares.isFresh(force: force) { return }
    shares.refresh(force: force) { other in
      let relationship =
        other == force ? 1 : current[horizontalStart + (civilians + other) * groups + civilians + force]
      return relationship > 0 ? spreadPositive * relationship : spreadNegative * relationship
    }
  }

  /// Where the curves of a row stand among all curves, how many they are, and their bounds.
  @inline(__always)
  func place(ofRow row: Int) -> (start: Int, stride: Int, count: Int, low: Double, high: Double) {
    if row < civilians { return (row, civilians, 4, -100, 100) }
    if row < cooperationRow {
      let start = horizontalStart + (row - civilians) * 4
      return (start, 1, min(4, cooperationStart - start), -1, 1)
    }
    let (group, part) = (row - cooperationRow).quotientAndRemainder(dividingBy: shares.forceRows)
    return (cooperationStart + group * forces + part * 4, 1, min(4, forces - part * 4), 0, 100)
  }
}
