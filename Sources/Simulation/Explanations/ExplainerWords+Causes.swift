import Dossiers
import OrderedCollections

extension ExplainerWords {
  /// A cause in words, with when it was at work.
  ///
  /// A mechanism with cause numbers of its own gets a case here, and one in `Explainer.reasons(for:)`
  /// if it can be followed further.
  func cause(
    _ key: CauseKey, _ explainer: Explainer, _ moment: Moment, weeks: WeekSpan,
    contrast: Bool
  ) -> String {
    if let text = civilCause(key) ?? decisionCause(key) { return text + ", " + time(weeks) }
    let source = Int(key.source)
    var text: String
    switch key.cause {
    case Cause.start: text = "the start"
    case Cause.control:
      let shift = [moment.replay, 0].lazy.compactMap { replay in
        explainer.replays[replay].entries(.control, source).first { $0.week == key.occasion }
      }.first
      text = "\(place(source)) passes from \(actor(Int(shift?.source ?? -1))) to \(actor(Int(shift?.change ?? -1)))"
    case Cause.mood: text = "credit or blame for how the mood of \(group(source)) has changed under who controls it"
    case Cause.casualties: text = "deaths among \(group(source))"
    case Cause.firstActivity..<Cause.firstBlock:
      let activities = Activity.allCases
      let index = Int(key.cause - Cause.firstActivity)
      text = "\(activities.indices.contains(index) ? activities[index].rawValue : "activity") by \(unit(source))"
    case Cause.battle, Cause.siege, Cause.attacks: text = "\(cause(key.cause)) in \(place(source))"
    case Cause.mobilisation: text = "recruits from \(group(source))"
    case Cause.detention: text = "arrests of bystanders among \(group(source))"
    case Cause.displacement: text = "flight and return of \(group(source))"
    case Cause.desertion: text = "desertion, \(actor(source)) having less than it is used to"
    default: text = cause(key.cause)
    }
    text += ", " + time(weeks)
    return text
  }

  /// A cause without where and when: what a stored ledger knows of it.
  func cause(_ cause: Int32) -> String {
    if let name = civilCause(cause) ?? decisionCause(cause) { return name }
    switch cause {
    case Cause.start: return "the start"
    case Cause.control: return "changes of control"
    case Cause.mood: return "credit or blame for mood under who controls the place"
    case Cause.casualties: return "civilian deaths"
    case Cause.battle: return "fighting"
    case Cause.siege: return "siege"
    case Cause.attacks: return "attacks"
    case Cause.desertion: return "desertion for want of means"
    case Cause.mobilisation: return "recruitment"
    case Cause.detention: return "arrests of bystanders"
    case Cause.displacement: return "flight and return"
    case Cause.firstActivity..<Cause.firstBlock:
      let (activities, index) = (Activity.allCases, Int(cause - Cause.firstActivity))
      return activities.indices.contains(index) ? activities[index].rawValue : "activity"
    default:
      let index = Int(cause) - Int(Cause.firstBlock)
      return blueprint.blockSources.indices.contains(index) ? block(index) : "mechanism \(cause)"
    }
  }

  private func time(_ weeks: WeekSpan) -> String {
    if weeks.first == weeks.last { return week(weeks.first) }
    let span = "\(week(weeks.first)) to \(week(weeks.last))"
    return weeks.count == weeks.last - weeks.first + 1 ? span : "\(weeks.count) times, \(span)"
  }
}
