/// How far effects spread from group to group and from force to force, at the attitudes of this week.
///
/// Many effects of a week spread from the same group. What each receiver takes depends on attitudes that
/// change only at the week's end, so it is worked out once, when it is first asked for.
struct EffectShares {
  /// By civilian group and distance (here, near, far): where its receivers begin; see `receivers`.
  private let starts: [Int]
  /// For each civilian group, who may feel what happens to it: other groups here, near and far.
  private(set) var receivers: [EffectPool.Receiver]
  /// By civilian group: the best relationship that any of its receivers has to it.
  private(set) var closest: [Double]
  /// Forces stand in rows of four; how many rows.
  let forceRows: Int
  /// force × row: what other forces take of an effect on the first.
  private(set) var ofForces: [SIMD4<Double>]
  /// What is worked out is valid if it bears the present date.
  private var date = 1
  private var dates: [Int]
  private var forceDates: [Int]

  /// - Parameter proximity: by pair of civilian groups, receiver first: 0 here, 1 near, 2 far, 3 remote.
  init(civilians: Int, forces: Int, proximity: [UInt8]) {
    var starts = [0]
    var receivers: [EffectPool.Receiver] = []
    for source in 0..<civilians {
      for distance in 0..<3 {
        for other in 0..<civilians where other != source && proximity[other * civilians + source] == distance {
          receivers.append(EffectPool.Receiver(row: Int32(truncatingIfNeeded: other), share: 0))
        }
        starts.append(receivers.count)
      }
    }
    self.starts = starts
    self.receivers = receivers
    closest = Array(repeating: -1, count: civilians)
    forceRows = (forces + 3) / 4
    ofForces = Array(repeating: .zero, count: forces * forceRows)
    dates = Array(repeating: 0, count: civilians)
    forceDates = Array(repeating: 0, count: forces)
  }

  /// Attitudes have changed.
  @inline(__always) mutating func expire() { date &+= 1 }

  /// Positions in `receivers` of those who feel what happens to a group, by distance: 0 here, 1 near, 2 far.
  @inline(__always) func receivers(of group: Int, at distance: Int) -> Range<Int> {
    starts[group * 3 + distance]..<starts[group * 3 + distance + 1]
  }

  @inline(__always) func isFresh(_ group: Int) -> Bool { dates[group] == date }
  @inline(__always) func isFresh(force: Int) -> Bool { forceDates[force] == date }

  /// - Parameter share: a receiver's relationship to the group, and its share.
  mutating func refresh(_ group: Int, _ isEmpty: [Bool], share: (Int) -> (relationship: Double, share: Double)) {
    var best = -1.0
    for position in starts[group * 3]..<starts[group * 3 + 3] {
      let other = Int(receivers[position].row)
      if isEmpty[other] {
        receivers[position].share = 0
        continue
      }
      let (relationship, share) = share(other)
      best = max(best, relationship)
      receivers[position].share = share
    }
    closest[group] = best
    dates[group] = date
  }

  mutating func refresh(force: Int, share: (Int) -> Double) {
    for other in forceDates.indices {
      ofForces[force * forceRows + other / 4][other % 4] = share(other)
    }
    forceDates[force] = date
  }
}
