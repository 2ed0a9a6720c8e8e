/// A scale of words for probabilities: which word an organisation's writers use for which range.
///
/// Sources, in the order of the cases:
/// Office of the Director of National Intelligence, Intelligence Community Directive 203, "Analytic
/// Standards" (2015); Professional Head of Intelligence Assessment (United Kingdom), "Probability Yardstick"
/// (2018); M. D. Mastrandrea et al., "Guidance Note for Lead Authors of the IPCC Fifth Assessment Report on
/// Consistent Treatment of Uncertainties" (2010); NATO, Allied Joint Doctrine for Intelligence Procedures
/// AJP-2.1 (2016); S. Kent, "Words of Estimative Probability", Studies in Intelligence 8(4), 1964.
///
/// Two of the scales leave gaps between their ranges on purpose; a share in a gap takes the word of the
/// nearer range. Of the IPCC's nested ranges the narrowest counts. No scale says "impossible" or "certain"
/// here: a finite number of futures shows neither.
public enum ProbabilityScale: String, Codable, CaseIterable, Sendable {
  /// United States, the default: `EstimativeProbability`.
  case icd203
  /// United Kingdom.
  case phia
  /// Climate science.
  case ipcc
  /// NATO.
  case nato
  /// Sherman Kent's first proposal.
  case kent

  /// The word for a share.
  ///
  /// - Parameter share: 0…1.
  /// - Returns: the word of the range in which it lies; on a boundary that nearer to an even chance.
  public func word(for share: Double) -> String {
    if self == .icd203 { return EstimativeProbability(share).rawValue }
    // A boundary belongs to the range nearer to one half.
    let step = steps.first { share < $0.below || share == $0.below && $0.below > 0.5 }
    return step?.word ?? last
  }

  /// The words with the shares below which they hold, ascending; `last` holds above all of them.
  private var steps: [(below: Double, word: String)] {
    switch self {
    case .icd203: []
    case .phia:
      [
        (0.075, "remote chance"), (0.225, "highly unlikely"), (0.375, "unlikely"), (0.525, "realistic possibility"),
        (0.775, "likely"), (0.925, "highly likely"),
      ]
    case .ipcc:
      [
        (0.01, "exceptionally unlikely"), (0.1, "very unlikely"), (0.33, "unlikely"),
        (0.66, "about as likely as not"), (0.9, "likely"), (0.99, "very likely"),
      ]
    case .nato: [(0.1, "highly unlikely"), (0.4, "unlikely"), (0.6, "even chance"), (0.9, "likely")]
    case .kent:
      [
        (0.16, "almost certainly not"), (0.4, "probably not"), (0.615, "chances about even"), (0.87, "probable"),
      ]
    }
  }

  private var last: String {
    switch self {
    case .icd203, .phia: "almost certain"
    case .ipcc: "virtually certain"
    case .nato: "highly likely"
    case .kent: "almost certain"
    }
  }

  /// The scale in one sentence for a report: whose it is, and its words with their ranges.
  public var summary: String {
    let name =
      switch self {
      case .icd203: "Intelligence Community Directive 203"
      case .phia: "the probability yardstick of the United Kingdom's Professional Head of Intelligence Assessment"
      case .ipcc: "the IPCC's guidance on uncertainty"
      case .nato: "NATO's AJP-2.1"
      case .kent: "Sherman Kent"
      }
    if self == .icd203 {
      return "After \(name): almost no chance (below 5%), very unlikely (5 to 20%), unlikely (20 to 45%), roughly "
        + "even chance (45 to 55%), likely (55 to 80%), very likely (80 to 95%), almost certain (above 95%)."
    }
    func percent(_ share: Double) -> String {
      let tenths = (share * 1000).rounded()
      return tenths.truncatingRemainder(dividingBy: 10) == 0 ? "\(Int(tenths / 10))" : "\(tenths / 10)"
    }
    var words: [String] = []
    var lower: Double?
    for step in steps {
      words.append(
        lower.map { "\(step.word) (\(percent($0)) to \(percent(step.below))%)" }
          ?? "\(step.word) (below \(percent(step.below))%)")
      lower = step.below
    }
    return "After \(name): \(words.joined(separator: ", ")), \(last) (above \(percent(lower ?? 0))%)."
  }
}
