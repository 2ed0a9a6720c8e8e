public import Dossiers
public import Politics

extension FormationParameters {
  /// A number by the name that dossiers give it; days are rounded.
  ///
  /// - Parameter parameter: which.
  /// - Returns: its value.
  public subscript(_ parameter: Parliament.Formation.Parameter) -> Double {
    get {
      switch parameter {
      case .minimalWinning: minimalWinning
      case .minority: minority
      case .perParty: perParty
      case .surplus: surplus
      case .distance: distance
      case .incumbent: incumbent
      case .largestParty: largestParty
      case .dailyLogOdds: dailyLogOdds
      case .fragmentation: fragmentation
      case .polarisation: polarisation
      case .advantage: advantage
      case .daysBeforeFirstSession: Double(daysBeforeFirstSession)
      case .dailyEndOfBoycott: dailyEndOfBoycott
      case .daysPerAttempt: Double(daysPerAttempt)
      case .daysBetweenAttempts: Double(daysBetweenAttempts)
      }
    }
    set {
      // Far beyond any range, so that what is out of range is told as such and not changed.
      let days = Int(min(max(newValue.isFinite ? newValue : -1, -1e6), 1e6).rounded())
      switch parameter {
      case .minimalWinning: minimalWinning = newValue
      case .minority: minority = newValue
      case .perParty: perParty = newValue
      case .surplus: surplus = newValue
      case .distance: distance = newValue
      case .incumbent: incumbent = newValue
      case .largestParty: largestParty = newValue
      case .dailyLogOdds: dailyLogOdds = newValue
      case .fragmentation: fragmentation = newValue
      case .polarisation: polarisation = newValue
      case .advantage: advantage = newValue
      case .daysBeforeFirstSession: daysBeforeFirstSession = days
      case .dailyEndOfBoycott: dailyEndOfBoycott = newValue
      case .daysPerAttempt: daysPerAttempt = days
      case .daysBetweenAttempts: daysBetweenAttempts = days
      }
    }
  }
}
