/// Effects on attitudes collected during a week, before they are applied.
///
/// For one curve and one cause only the largest positive and the largest negative effect count;
/// different causes add up. Curves stand in rows of four, because most effects reach four at once: a
/// group's concerns, or its cooperation with several forces. A row's causes form a short linked list
/// inside preallocated arrays, so that a week neither sorts nor allocates.
struct EffectPool {
  /// The extremes of one cause on the curves of a row.
  private struct Entry {
    let cause: Int32
    let next: Int32
    /// Its last input, if inputs are kept, or −1.
    var input: Int32 = -1
    var rise: SIMD4<Double>
    var fall: SIMD4<Double>
  }

  /// A row that an effect reaches, and the share of the effect that it takes.
  struct Receiver: Sendable {
    let row: Int32
    var share: Double
  }

  /// By row: its first entry, or −1.
  private var heads: [Int32]
  private(set) var touched: [Int32] = []
  private var entries: [Entry] = []

  /// Raw inputs, kept only where contributions are asked for.
  private struct Input {
    let driver: Int32
    /// The cause's input before this one, or −1.
    let last: Int32
    let magnitudes: SIMD4<Double>
  }
  private var inputs: [Input] = []
  let keepsInputs: Bool

  init(rows: Int, keepsInputs: Bool) {
    heads = Array(repeating: -1, count: rows)
    self.keepsInputs = keepsInputs
    let capacity = min(rows * 2, 16_384)
    touched.reserveCapacity(capacity)
    entries.reserveCapacity(capacity)
  }

  @inline(__always)
  mutating func add(row: Int, cause: Int32, driver: Int32, magnitudes: SIMD4<Double>) {
    let head = heads[row]
    var entry = head
    while entry >= 0 && entries[Int(entry)].cause != cause { entry = entries[Int(entry)].next }
    if entry < 0 {
      if magnitudes == .zero { return }
      if head < 0 { touched.append(Int32(truncatingIfNeeded: row)) }
      entry = Int32(truncatingIfNeeded: entries.count)
      entries.append(
        Entry(
          cause: cause, next: head, rise: EffectPool.larger(magnitudes, .zero),
          fall: EffectPool.smaller(magnitudes, .zero)))
      heads[row] = entry
    } else {
      entries[Int(entry)].rise = EffectPool.larger(entries[Int(entry)].rise, magnitudes)
      entries[Int(entry)].fall = EffectPool.smaller(entries[Int(entry)].fall, magnitudes)
    }
    if keepsInputs, magnitudes != .zero {
      inputs.append(Input(driver: driver, last: entries[Int(entry)].input, magnitudes: magnitudes))
      entries[Int(entry)].input = Int32(truncatingIfNeeded: inputs.count - 1)
    }
  }

  @inline(__always)
  private static func larger(_ first: SIMD4<Double>, _ second: SIMD4<Double>) -> SIMD4<Double> {
    first.replacing(with: second, where: second .> first)
  }

  @inline(__always)
  private static func smaller(_ first: SIMD4<Double>, _ second: SIMD4<Double>) -> SIMD4<Double> {
    first.replacing(with: second, where: second .< first)
  }

  /// Adds an effect to many rows, to each by its share.
  mutating func add(
    _ receivers: [Receiver], _ range: Range<Int>, cause: Int32, driver: Int32, magnitudes: SIMD4<Double>
  ) {
    for position in range {
      let receiver = receivers[position]
      add(row: Int(receiver.row), cause: cause, driver: driver, magnitudes: magnitudes * receiver.share)
    }
  }

  /// The changes of a row's curves: each cause's net effect, scaled by the room left on its side.
  ///
  /// - Parameter baseline: the levels from which the room is measured.
  @inline(__always)
  func changes(ofRow row: Int, baseline: SIMD4<Double>, low: Double, high: Double) -> SIMD4<Double> {
    var sum = SIMD4<Double>.zero
    let (above, below) = (high - baseline, baseline - low)
    var entry = heads[row]
    while entry >= 0 {
      let net = entries[Int(entry)].rise + entries[Int(entry)].fall
      sum += net * below.replacing(with: above, where: net .>= .zero) / 100
      entry = entries[Int(entry)].next
    }
    return sum
  }

  /// Credits each input of a curve with its share of the curve's change; without inputs, each cause.
  func contributions(
    ofRow row: Int, lane: Int, baseline: Double, low: Double, high: Double,
    credit: (_ cause: Int32, _ driver: Int32, _ change: Double) -> Void
  ) {
    var entry = heads[row]
    while entry >= 0 {
      let extremes = entries[Int(entry)]
      let (rise, fall) = (extremes.rise[lane], extremes.fall[lane])
      entry = extremes.next
      if rise == 0, fall == 0 { continue }
      let net = rise + fall
      let scale = net >= 0 ? (high - baseline) / 100 : (baseline - low) / 100
      if !keepsInputs { credit(extremes.cause, -1, scale * net) }
      var (positive, negative) = (0.0, 0.0)
      each(extremes.input) { input in
        let magnitude = input.magnitudes[lane]
        if magnitude > 0 { positive += magnitude } else { negative += magnitude }
      }
      each(extremes.input) { input in
        let magnitude = input.magnitudes[lane]
        if magnitude == 0 { return }
        let share = magnitude > 0 ? rise * magnitude / positive : fall * magnitude / negative
        credit(extremes.cause, input.driver, scale * share)
      }
    }
  }

  /// The inputs of one cause on one row.
  private func each(_ last: Int32, _ body: (Input) -> Void) {
    var position = last
    while position >= 0 {
      let input = inputs[Int(position)]
      body(input)
      position = input.last
    }
  }

  mutating func removeAll() {
    for row in touched { heads[Int(row)] = -1 }
    touched.removeAll(keepingCapacity: true)
    entries.removeAll(keepingCapacity: true)
    inputs.removeAll(keepingCapacity: true)
  }
}
