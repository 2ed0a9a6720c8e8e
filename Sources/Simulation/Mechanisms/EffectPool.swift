/// Effects on attitudes collected during a week, before they are applied.
///
/// For one curve and one cause only the largest positive and the largest negative effect count;
/// different causes add up. A curve's causes form a short linked list inside preallocated arrays,
/// so that a week neither sorts nor allocates.
struct EffectPool {
  private var heads: [Int32]
  private(set) var touched: [Int32] = []
  private var causes: [Int32] = []
  private var nexts: [Int32] = []
  private var rises: [Double] = []
  private var falls: [Double] = []

  /// Raw inputs, kept only where contributions are asked for.
  struct Input {
    let entry: Int32
    let driver: Int32
    let magnitude: Double
  }
  private(set) var inputs: [Input] = []
  let keepsInputs: Bool

  init(curves: Int, keepsInputs: Bool) {
    heads = Array(repeating: -1, count: curves)
    self.keepsInputs = keepsInputs
    let capacity = min(curves * 2, 65_536)
    touched.reserveCapacity(capacity)
    causes.reserveCapacity(capacity)
    nexts.reserveCapacity(capacity)
    rises.reserveCapacity(capacity)
    falls.reserveCapacity(capacity)
  }

  @inline(__always)
  mutating func add(curve: Int, cause: Int32, driver: Int32, magnitude: Double) {
    guard magnitude != 0 else { return }
    let head = heads[curve]
    var entry = head
    while entry >= 0 && causes[Int(entry)] != cause { entry = nexts[Int(entry)] }
    if entry < 0 {
      if head < 0 { touched.append(Int32(truncatingIfNeeded: curve)) }
      entry = Int32(truncatingIfNeeded: causes.count)
      causes.append(cause)
      nexts.append(head)
      rises.append(0)
      falls.append(0)
      heads[curve] = entry
    }
    let index = Int(entry)
    if magnitude > 0 {
      if magnitude > rises[index] { rises[index] = magnitude }
    } else {
      if magnitude < falls[index] { falls[index] = magnitude }
    }
    if keepsInputs { inputs.append(Input(entry: entry, driver: driver, magnitude: magnitude)) }
  }

  /// The change of one curve: each cause's net effect, scaled by the room left on its side.
  ///
  /// - Parameter baseline: the level from which the room is measured.
  @inline(__always)
  func change(ofCurve curve: Int, baseline: Double, low: Double, high: Double) -> Double {
    var sum = 0.0
    var entry = heads[curve]
    while entry >= 0 {
      let net = rises[Int(entry)] + falls[Int(entry)]
      sum += net >= 0 ? net * (high - baseline) / 100 : net * (baseline - low) / 100
      entry = nexts[Int(entry)]
    }
    return sum
  }

  /// Credits each input of a curve with its share of the curve's change.
  func contributions(
    ofCurve curve: Int, baseline: Double, low: Double, high: Double,
    credit: (_ driver: Int32, _ change: Double) -> Void
  ) {
    var entry = heads[curve]
    while entry >= 0 {
      let index = Int(entry)
      let net = rises[index] + falls[index]
      let scale = net >= 0 ? (high - baseline) / 100 : (baseline - low) / 100
      var (positive, negative) = (0.0, 0.0)
      for input in inputs where input.entry == entry {
        if input.magnitude > 0 { positive += input.magnitude } else { negative += input.magnitude }
      }
      for input in inputs where input.entry == entry {
        let share =
          input.magnitude > 0 ? rises[index] * input.magnitude / positive : falls[index] * input.magnitude / negative
        credit(input.driver, scale * share)
      }
      entry = nexts[index]
    }
  }

  mutating func removeAll() {
    for curve in touched { heads[Int(curve)] = -1 }
    touched.removeAll(keepingCapacity: true)
    causes.removeAll(keepingCapacity: true)
    nexts.removeAll(keepingCapacity: true)
    rises.removeAll(keepingCapacity: true)
    falls.removeAll(keepingCapacity: true)
    inputs.removeAll(keepingCapacity: true)
  }
}
