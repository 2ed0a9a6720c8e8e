import Dossiers

extension Attitudes {
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
    current.withUnsafeMutableBufferPointer { [baseline] current in
      for index in current.indices { current[index] = baseline[index] }
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
    baseline.withUnsafeMutableBufferPointer { [current, natural] baseline in
      for index in family.range {
        baseline[index] = alpha * current[index] + beta * baseline[index] + gamma * natural[index]
      }
    }
  }

  private func credit(
    _ pool: EffectPool, _ credit: (_ curve: Int, _ cause: Int32, _ driver: Int32, _ change: Double) -> Void
  ) {
    for row in pool.touched {
      let place = place(ofRow: Int(row))
      for lane in 0..<place.count {
        let curve = place.start + lane * place.stride
        pool.contributions(
          ofRow: Int(row), lane: lane, baseline: baseline[curve], low: place.low, high: place.high
        ) { credit(curve, $0, $1, $2) }
      }
    }
  }

  private func record(_ pool: EffectPool, _ table: Ledger.Table, in ledger: inout Ledger) {
    guard ledger.detail != .none else { return }
    credit(pool) { curve, cause, source, change in
      ledger.record(table, curve, change, cause: cause, source: Int(source))
    }
  }

  /// Effects raise and lower the baseline, or the current level that has been set to it.
  private mutating func apply(_ lasting: Lasting) {
    let pool = lasting == .persistent ? persistent : transient
    for row in pool.touched {
      let place = place(ofRow: Int(row))
      var base = SIMD4<Double>.zero
      for lane in 0..<place.count { base[lane] = baseline[place.start + lane * place.stride] }
      let changed = base + pool.changes(ofRow: Int(row), baseline: base, low: place.low, high: place.high)
      let levels = changed.clamped(
        lowerBound: SIMD4(repeating: place.low), upperBound: SIMD4(repeating: place.high))
      for lane in 0..<place.count {
        let curve = place.start + lane * place.stride
        switch lasting {
        case .persistent: baseline[curve] = levels[lane]
        case .transient: current[curve] = levels[lane]
        }
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
