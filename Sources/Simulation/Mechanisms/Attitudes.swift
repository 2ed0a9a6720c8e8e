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
  var current: [Double]
  var baseline: [Double]
  var natural: [Double]
  /// For each civilian group, who may feel what happens to it: other groups here, near and far.
  struct Neighbourhood {
    let starts: [Int]
    /// With proximity 0 here, 1 near, 2 far.
    let receivers: [(group: Int, proximity: UInt8)]

    /// - Parameter proximity: by pair of civilian groups, receiver first: 0 here, 1 near, 2 far, 3 remote.
    init(civilians: Int, proximity: [UInt8]) {
      var starts = [0]
      var receivers: [(group: Int, proximity: UInt8)] = []
      for source in 0..<civilians {
        for other in 0..<civilians where other != source && proximity[other * civilians + source] < 3 {
          receivers.append((other, proximity[other * civilians + source]))
        }
        starts.append(receivers.count)
      }
      self.starts = starts
      self.receivers = receivers
    }
  }
  let neighbourhood: Neighbourhood
  private let horizontalStart: Int
  private let verticalStart: Int
  private let cooperationStart: Int
  /// Civilian groups without people: their attitudes stand still.
  var isEmpty: [Bool]
  var spreadPositive = 1.0
  var spreadNegative = 0.5
  var cooperationLimit = 1.0
  /// Every effect of the week, in order, where somebody asks for it; only tests do.
  var log: [Effect]?
  private(set) var persistent: EffectPool
  private(set) var transient: EffectPool

  init(civilians: Int, forces: Int, organisations: Int, actors: Int, proximity: [UInt8], keepsInputs: Bool = false) {
    let groups = civilians + forces + organisations
    self.groups = groups
    self.civilians = civilians
    self.forces = forces
    self.actors = actors
    neighbourhood = Neighbourhood(civilians: civilians, proximity: proximity)
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
    persistent = EffectPool(curves: offset, keepsInputs: keepsInputs)
    transient = EffectPool(curves: offset, keepsInputs: keepsInputs)
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

  @inline(__always)
  private mutating func add(_ curve: Int, _ magnitude: Double, _ driver: Driver, _ lasting: Lasting) {
    switch lasting {
    case .persistent: persistent.add(curve: curve, cause: driver.cause, driver: driver.id, magnitude: magnitude)
    case .transient: transient.add(curve: curve, cause: driver.cause, driver: driver.id, magnitude: magnitude)
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
    // Taken out for the loop, the pool is a local value: nothing else can look at it meanwhile.
    var pool = EffectPool(curves: 0, keepsInputs: false)
    exchange(&pool, lasting)
    // A group is its own friend, so the factor for friends applies to it too.
    addSatisfaction(group.index, magnitudes * spreadPositive, driver, to: &pool)
    for position in neighbourhood.starts[group.index]..<neighbourhood.starts[group.index + 1] {
      let (other, proximity) = neighbourhood.receivers[position]
      let factor = proximity == 0 ? spread.here : proximity == 1 ? spread.near : spread.far
      if factor == 0 || isEmpty[other] { continue }
      let relationship = current[horizontalStart + other * groups + group.index]
      let share = relationship > 0 ? spreadPositive * relationship : spreadNegative * relationship
      addSatisfaction(other, magnitudes * factor * share, driver, to: &pool)
    }
    exchange(&pool, lasting)
  }

  @inline(__always)
  private mutating func exchange(_ pool: inout EffectPool, _ lasting: Lasting) {
    switch lasting {
    case .persistent: swap(&pool, &persistent)
    case .transient: swap(&pool, &transient)
    }
  }

  @inline(__always)
  private func addSatisfaction(_ group: Int, _ magnitudes: SIMD4<Double>, _ driver: Driver, to pool: inout EffectPool) {
    for concern in 0..<4 {
      pool.add(
        curve: concern * civilians + group, cause: driver.cause, driver: driver.id, magnitude: magnitudes[concern])
    }
  }

  /// An effect in points on a civilian group's cooperation with a force, felt by the group's friends
  /// and towards the force's friends and enemies.
  mutating func affectCooperation(
    of group: CivilianID, withForce force: Int, by magnitude: Double, spread: Spread, _ driver: Driver,
    _ lasting: Lasting
  ) {
    log?.append(Effect(.cooperation, group.index, force, magnitude, spread, driver, lasting))
    if isEmpty[group.index] { return }
    addCooperation(group.index, force, magnitude, driver, lasting)
    for position in neighbourhood.starts[group.index]..<neighbourhood.starts[group.index + 1] {
      let (other, proximity) = neighbourhood.receivers[position]
      let factor = proximity == 0 ? spread.here : proximity == 1 ? spread.near : spread.far
      if factor == 0 || isEmpty[other] { continue }
      if current[horizontalStart + other * groups + group.index] < cooperationLimit { continue }
      addCooperation(other, force, magnitude * factor, driver, lasting)
    }
  }

  /// One group's cooperation with a force, and with the force's friends and enemies.
  private mutating func addCooperation(
    _ group: Int, _ force: Int, _ magnitude: Double, _ driver: Driver, _ lasting: Lasting
  ) {
    for other in 0..<forces {
      let relationship =
        other == force ? 1 : current[horizontalStart + (civilians + other) * groups + civilians + force]
      let share = relationship > 0 ? spreadPositive * relationship : spreadNegative * relationship
      add(cooperationStart + group * forces + other, magnitude * share, driver, lasting)
    }
  }

  // MARK: The week

  /// Moves all curves by a week and forgets the effects.
  ///
  /// - Parameters:
  ///   - isStart: at the start baselines are kept and only transient effects apply.
  ///   - credit: told which driver changed which curve by how much, if inputs are kept.
  mutating func advance(
    isStart: Bool = false, credit: ((_ curve: Int, _ driver: Int32, _ change: Double) -> Void)? = nil
  ) {
    var ledger = Ledger()
    advance(isStart: isStart, recordingIn: &ledger, credit: credit)
  }

  /// Moves all curves by a week, records what moved them, and forgets the effects.
  mutating func advance(
    isStart: Bool = false, recordingIn ledger: inout Ledger,
    credit: ((_ curve: Int, _ driver: Int32, _ change: Double) -> Void)? = nil
  ) {
    if !isStart {
      for family in families { followAndReturn(family) }
      if let credit { self.credit(persistent) { curve, _, driver, change in credit(curve, driver, change) } }
      record(persistent, .persistent, in: &ledger)
      apply(.persistent)
    }
    if let credit { self.credit(transient) { curve, _, driver, change in credit(curve, driver, change) } }
    record(transient, .transient, in: &ledger)
    let count = current.count
    current.withUnsafeMutableBufferPointer { current in
      baseline.withUnsafeBufferPointer { baseline in
        for index in 0..<count { current[index] = baseline[index] }
      }
    }
    apply(.transient)
    holdEmptyGroups()
    persistent.removeAll()
    transient.removeAll()
  }

  /// The baseline follows the current level and returns to the natural one.
  private mutating func followAndReturn(_ family: Family) {
    let (alpha, gamma) = (family.adaptation, family.regression)
    let beta = 1 - alpha - gamma
    baseline.withUnsafeMutableBufferPointer { baseline in
      current.withUnsafeBufferPointer { current in
        natural.withUnsafeBufferPointer { natural in
          for index in family.range {
            baseline[index] = alpha * current[index] + beta * baseline[index] + gamma * natural[index]
          }
        }
      }
    }
  }

  private func credit(
    _ pool: EffectPool, _ credit: (_ curve: Int, _ cause: Int32, _ driver: Int32, _ change: Double) -> Void
  ) {
    for touched in pool.touched {
      let curve = Int(touched)
      let (low, high) = bounds(ofCurve: curve)
      pool.contributions(ofCurve: curve, baseline: baseline[curve], low: low, high: high) {
        credit(curve, $0, $1, $2)
      }
    }
  }

  private func record(_ pool: EffectPool, _ table: Ledger.Table, in ledger: inout Ledger) {
    guard ledger.detail != .none else { return }
    credit(pool) { curve, cause, source, change in
      ledger.record(table, curve, change, cause: cause, source: Int(source))
    }
  }

  private mutating func apply(_ lasting: Lasting) {
    let pool = lasting == .persistent ? persistent : transient
    for touched in pool.touched {
      let curve = Int(touched)
      let (low, high) = bounds(ofCurve: curve)
      let base = baseline[curve]
      let level = min(max(base + pool.change(ofCurve: curve, baseline: base, low: low, high: high), low), high)
      switch lasting {
      case .persistent: baseline[curve] = level
      case .transient: current[curve] = level
      }
    }
  }

  @inline(__always) func bounds(ofCurve curve: Int) -> (low: Double, high: Double) {
    if curve < horizontalStart { return (-100, 100) }
    return curve < cooperationStart ? (-1, 1) : (0, 100)
  }

  private mutating func holdEmptyGroups() {
    for group in 0..<civilians where isEmpty[group] {
      for concern in 0..<4 { hold(concern * civilians + group) }
      for other in 0..<groups {
        hold(curve(GroupID(group), GroupID(other)))
        hold(curve(GroupID(other), GroupID(group)))
      }
      for actor in 0..<actors { hold(curve(GroupID(group), ActorID(actor))) }
      for force in 0..<forces { hold(curve(CivilianID(group), force: force)) }
    }
  }

  private mutating func hold(_ curve: Int) {
    current[curve] = natural[curve]
    baseline[curve] = natural[curve]
  }
}
