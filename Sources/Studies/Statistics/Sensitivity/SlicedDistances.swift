import Chance

/// PAWN for many inputs and the same outcome: how far the distribution of the outcome moves, on average, when
/// one input is known to be in a slice of its range.
///
/// The distance of a slice is Kolmogorov-Smirnov's, 0…1, to all futures; slices of a number are ten ranges with
/// equally many futures, those of a claim its being true and its being false; the mean over slices is weighted
/// by their futures. `DistributionSensitivity` is the same measure for one input; here the outcome is sorted
/// once, so that an input costs one pass over the futures.
///
/// Sources: F. Pianosi and T. Wagener, "Distribution-based sensitivity analysis from a generic input-output
/// sample", Environmental Modelling & Software 108, 2018; that an input without influence shows what chance
/// gives: F. Khorashadi Zadeh et al., "Comparison of variance-based and moment-independent global sensitivity
/// analysis approaches by application to the SWAT model", Environmental Modelling & Software 91, 2017.
struct SlicedDistances: Sendable {
  /// The futures by ascending outcome.
  private let order: [UInt32]
  /// Whether the outcome of a place in `order` is the last of its value.
  private let endsTie: [Bool]

  /// - Parameter outcome: finite, at least one.
  init(outcome: [Double]) {
    let order = SortedOrder.ascending(outcome)
    self.order = order
    endsTie = order.indices.map { place in
      place + 1 == order.count || outcome[Int(order[place + 1])] != outcome[Int(order[place])]
    }
  }

  /// The slices of a number: as many futures in each, by ascending value.
  ///
  /// - Parameter values: finite.
  /// - Returns: for each future its slice, from 0.
  static func slices(ofNumbers values: [Double], count: Int = 10) -> [UInt8] {
    let order = SortedOrder.ascending(values)
    var slices = [UInt8](repeating: 0, count: values.count)
    for (rank, row) in order.enumerated() { slices[Int(row)] = UInt8(rank * count / max(1, order.count)) }
    return slices
  }

  /// The mean distance of the slices, weighted by their futures.
  ///
  /// - Parameter slices: for each future its slice, below 255.
  func distance(_ slices: [UInt8]) -> Double {
    var sizes = [Double](repeating: 0, count: 256)
    for slice in slices { sizes[Int(slice)] += 1 }
    let occupied = (0..<256).filter { sizes[$0] > 0 }
    guard let last = occupied.last else { return 0 }
    let all = Double(slices.count)
    var counts = [Double](repeating: 0, count: last + 1)
    var greatest = counts
    // A slice's distance is greatest just before or at one of its own futures. Equal outcomes move together.
    var open: [Int] = []
    var tieStart = 0.0
    order.withUnsafeBufferPointer { order in
      for place in 0..<order.count {
        let slice = Int(slices[Int(order[place])])
        if !open.contains(slice) {
          greatest[slice] = max(greatest[slice], abs(counts[slice] / sizes[slice] - tieStart / all))
          open.append(slice)
        }
        counts[slice] += 1
        guard endsTie[place] else { continue }
        tieStart = Double(place + 1)
        for slice in open {
          greatest[slice] = max(greatest[slice], abs(counts[slice] / sizes[slice] - tieStart / all))
        }
        open.removeAll(keepingCapacity: true)
      }
    }
    return occupied.reduce(0) { $0 + sizes[$1] * greatest[$1] } / all
  }

  /// What an input without influence would show: the 95 % quantile of the distance over random deals.
  struct Chance {
    private let ofNumbers, ofHalves: Double

    /// - Parameters:
    ///   - distances: to the outcome.
    ///   - shuffles: orders of the futures; a hundred of them are used.
    init(_ distances: SlicedDistances, _ shuffles: Shuffles) {
      func level(slices: Int) -> Double {
        let count = distances.order.count
        // Dealing slices at random to the futures is to read them in a random order.
        let dealt = shuffles.orders.prefix(100).map { order in
          distances.distance(order.map { UInt8(Int($0) * slices / max(1, count)) })
        }
        return Quantiles.quantile(0.95, ofSorted: dealt.sorted())
      }
      (ofNumbers, ofHalves) = (level(slices: 10), level(slices: 2))
    }

    /// The level of a number, in ten slices.
    var number: Double { ofNumbers }

    /// The level of a claim: that of halves, scaled as the distance of two parts is, by the square root of the
    /// product of their shares.
    ///
    /// - Parameter share: of futures in which the claim is true.
    func claim(share: Double) -> Double { ofHalves * 2 * (share * (1 - share)).squareRoot() }
  }
}
