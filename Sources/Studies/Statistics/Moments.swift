/// The mean; 0 for an empty sample.
func mean(_ sample: [Double]) -> Double {
  sample.isEmpty ? 0 : sample.reduce(0, +) / Double(sample.count)
}

/// The sum of squared deviations from the mean.
func squaredDeviations(_ sample: [Double]) -> Double {
  let centre = mean(sample)
  return sample.reduce(0) { $0 + ($1 - centre) * ($1 - centre) }
}

/// The standard deviation with n − 1; 0 for fewer than two values.
func standardDeviation(_ sample: [Double]) -> Double {
  sample.count < 2 ? 0 : (squaredDeviations(sample) / Double(sample.count - 1)).squareRoot()
}
