extension FormationForecast {
  /// What is to be expected if one of several forecasts holds.
  ///
  /// - Parameter parts: forecasts with their probabilities, which add up to 1, of one horizon.
  public init(mixing parts: [(probability: Double, forecast: FormationForecast)]) {
    var order: [PartySet] = []
    var chances: [PartySet: Double] = [:]
    var formateurs: [PartySet: Double] = [:]
    var asked: [PartySet] = []
    var days = [Double](repeating: 0, count: parts.map(\.forecast.days.count).max() ?? 0)
    for (probability, forecast) in parts {
      for government in forecast.governments {
        if chances[government.coalition] == nil { order.append(government.coalition) }
        chances[government.coalition, default: 0] += probability * government.probability
      }
      for recognition in forecast.formateurs {
        if formateurs[recognition.formateur] == nil { asked.append(recognition.formateur) }
        formateurs[recognition.formateur, default: 0] += probability * recognition.probability
      }
      for (day, chance) in forecast.days.enumerated() { days[day] += probability * chance }
    }
    self.init(
      governments: order.map { Government(coalition: $0, probability: chances[$0] ?? 0) }
        .sorted { ($1.probability, $0.coalition) < ($0.probability, $1.coalition) },
      formateurs: asked.map { Recognition(formateur: $0, probability: formateurs[$0] ?? 0) }
        .sorted { ($1.probability, $0.formateur) < ($0.probability, $1.formateur) },
      days: days)
  }
}
