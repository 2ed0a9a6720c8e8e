/// Ranks from 1, equal values sharing the mean of their ranks.
func ranks(_ sample: [Double]) -> [Double] {
  let order = sample.indices.sorted { (sample[$0], $0) < (sample[$1], $1) }
  var ranks = [Double](repeating: 0, count: sample.count)
  var start = 0
  while start < order.count {
    var end = start
    while end + 1 < order.count && sample[order[end + 1]] == sample[order[start]] { end += 1 }
    for position in start...end { ranks[order[position]] = Double(start + end) / 2 + 1 }
    start = end + 1
  }
  return ranks
}

/// The product-moment correlation; nil if one of the samples does not vary.
func correlation(_ first: [Double], _ second: [Double]) -> Double? {
  let (centre, other) = (mean(first), mean(second))
  var (product, square, otherSquare) = (0.0, 0.0, 0.0)
  for (a, b) in zip(first, second) {
    product += (a - centre) * (b - other)
    square += (a - centre) * (a - centre)
    otherSquare += (b - other) * (b - other)
  }
  guard square > 0, otherSquare > 0 else { return nil }
  return max(-1, min(1, product / (square.squareRoot() * otherSquare.squareRoot())))
}
