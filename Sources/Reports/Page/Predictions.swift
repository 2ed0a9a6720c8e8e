import Studies

/// What the sources predict, against the futures.
struct PredictionText {
  let claim: ClaimText
  /// The prediction as the study tests it.
  let tested: String
  let verdict: String
  /// `holds`, `fails` or `open`, for its colour.
  let tone: String
  let result: String

  static func all(_ material: Material) -> [PredictionText] {
    material.findings.predictions.compactMap { PredictionText($0, material) }
  }

  private init?(_ test: PredictionTest, _ material: Material) {
    let prediction = test.prediction
    guard let claim = material.claim(prediction.claim), let indicator = material.indicator(prediction.indicator) else {
      return nil
    }
    self.claim = claim
    let course = "under “\(material.course(prediction.course))”"
    if let versus = prediction.versus {
      tested =
        "“\(indicator.name)” is \(prediction.direction.rawValue) \(course) than under “\(material.course(versus))”."
    } else {
      let side = prediction.direction == .higher ? "above" : "below"
      let threshold = prediction.threshold.map { material.text($0, of: indicator) } ?? "–"
      tested = "“\(indicator.name)” is \(side) \(threshold) \(course)."
    }
    verdict = test.verdict.rawValue
    tone =
      switch test.verdict {
      case .holds: "holds"
      case .doesNotHold: "fails"
      case .notDecided, .notStudied: "open"
      }
    var parts: [String] = []
    if let share = test.share {
      parts.append("So in \(NumberText.percent(share.share)) of futures (\(share.word))")
    }
    if let difference = test.difference {
      parts.append("the difference is \(material.difference(difference, of: indicator))")
    }
    result =
      parts.isEmpty
      ? "The study leaves out a course or an indicator it speaks of." : parts.joined(separator: "; ") + "."
  }
}
