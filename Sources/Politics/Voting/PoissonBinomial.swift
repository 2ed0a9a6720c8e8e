/// How many of several independent events happen.
public enum PoissonBinomial {
  /// The probability of each number of events, from none to all: by exact convolution, in n² steps.
  ///
  /// The order of the events changes no bit of the result.
  ///
  /// Source: for example L. H. Y. Chen and J. S. Liu, "Statistical applications of the Poisson-binomial and conditional
  /// Bernoulli distributions", Statistica Sinica 7, 1997.
  ///
  /// - Parameter probabilities: of the events, each 0…1.
  public static func distribution(_ probabilities: [Double]) -> [Double] {
    var result = [1.0]
    result.reserveCapacity(probabilities.count + 1)
    for probability in probabilities.sorted() {
      result.append(0)
      for count in stride(from: result.count - 1, to: 0, by: -1) {
        result[count] = result[count] * (1 - probability) + result[count - 1] * probability
      }
      result[0] *= 1 - probability
    }
    return result
  }
}
