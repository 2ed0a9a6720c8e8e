/// Effects on attitudes collected during a week, before they are applied.
///
/// For one curve and one cause only the largest positive and the largest negative effect count;
/// different causes add up. A curve's causes form a short linked list inside preallocated arrays,
/// so that a week neither sorts nor allocates.
struct EffectPool {
  /// The extremes of one cause on one curve.
  private struct Entry {
    let cause: Int32
    let next: Int32
    var rise: Double
    var fall: Double
    /// Its last input, if inputs are kept, or −1.
    var input: Int32 = -1
  }

  /// By curve: its first entry, or −1.
  private var heads: [Int32]
  private(set) var touched: [Int32] = []
  private var entries: [Entry] = []

  /// Raw inputs, kept only where contributions are asked for.
  struct Input {
    let entry: Int32
    let driver: Int32
    /// The cause's input before this one, or −1.
    let last: Int32
    let magnitude: Double
  }
  private(set) var inputs: [Input] = []
  let keepsInputs: Bool

  init(curves: Int, keepsInputs: Bool) {
    heads = Array(repeating: -1, count: curves)
    self.keepsInputs = keepsInputs
    let capacity = min(curves * 2, 65_536)
    touched.reserveCapacity(capacity)
    entries.reserveCapacity(capacity)
  }

  @inline(__always)
  mutating func add(curve: Int, cause: Int32, driver: Int32, magnitude: Double) {
    guard magnitude != 0 else { return }
    let head = heads[curve]
    var entry = head
    while entry >= 0 && entries[Int(entry)].cause != cause { entry = entries[Int(entry)].next }
    if entry < 0 {
      if head < 0 { touched.append(Int32(truncatingIfNeeded: curve)) }
      entry = Int32(truncatingIfNeeded: entries.count)
      entries.append(Entry(cause: cause, next: head, rise: max(magnitude, 0), fall: min(magnitude, 0)))
      heads[curve] = entry
    } else if magnitude > 0 {
      if magnitude > entries[Int(entry)].rise { entries[Int(entry)].rise = magnitude }
    } else if magnitude < entries[Int(entry)].fall {
      entries[Int(entry)].fall = magnitude
    }
    if keepsInputs {
      inputs.append(
        Input(entry: entry, driver: driver, last: entries[Int(entry)].input, magnitude: magnitude))
      entries[Int(entry)].input = Int32(truncatingIfNeeded: inputs.count - 1)
    }
  }

  /// The change of one curve: each cause's net effect, scaled by the room left on its side.
  ///
  /// - Parameter baseline: the level from which the room is measured.
  @inline(__always)
  func change(ofCurve curve: Int, baseline: Double, low: Double, high: Double) -> Double {
    var sum = 0.0
    var entry = heads[curve]
    while entry >= 0 {
      let net = entries[Int(entry)].rise + entries[Int(entry)].fall
      sum += net >= 0 ? net * (high - baseline) / 100 : net * (baseline - low) / 100
      entry = entries[Int(entry)].next
    }
    return sum
  }

  /// Credits each input of a curve with its share of the curve's change; without inputs, each cause.
  func contributions(
    ofCurve curve: Int, baseline: Double, low: Double, high: Double,
    credit: (_ cause: Int32, _ driver: Int32, _ change: Double) -> Void
  ) {
    var entry = heads[curve]
    while entry >= 0 {
      let extremes = entries[Int(entry)]
      let net = extremes.rise + extremes.fall
      let scale = net >= 0 ? (high - baseline) / 100 : (baseline - low) / 100
      if !keepsInputs { credit(extremes.cause, -1, scale * net) }
      var (positive, negative) = (0.0, 0.0)
      each(extremes.input) { input in
        if input.magnitude > 0 { positive += input.magnitude } else { negative += input.magnitude }
      }
      each(extremes.input) { input in
        let share =
          input.magnitude > 0
          ? extremes.rise * input.magnitude / positive : extremes.fall * input.magnitude / negative
        credit(extremes.cause, input.driver, scale * share)
      }
      entry = extremes.next
    }
  }

  /// The inputs of one cause on one curve.
  private func each(_ last: Int32, _ body: (Input) -> Void) {
    var position = last
    while position >= 0 {
      let input = inputs[Int(position)]
      body(input)
      position = input.last
    }
  }

  mutating func removeAll() {
    for curve in touched { heads[Int(curve)] = -1 }
    touched.removeAll(keepingCapacity: true)
    entries.removeAll(keepingCapacity: true)
    inputs.removeAll(keepingCapacity: true)
  }
}
