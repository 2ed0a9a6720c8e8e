import Chance

/// Two forces that shoot at each other by Lanchester's equations of aimed fire.
///
/// A = −b·B, B = −a·A per hour, until one side is down to a ratio at which it stops, or time runs out.
/// See Guides/Lanchester.md.
struct Lanchester: Sendable {
  /// Which side ended the fight by coming down to its ratio, or neither.
  enum End: Sendable { case first, second, time }

  /// Enemies that one person of each side kills in an hour.
  var firstKills: Double
  var secondKills: Double
  /// Ratio of own people to the enemy's at which each side stops; 0: never.
  var firstRatio: Double
  var secondRatio: Double

  /// What is left after a fight.
  struct Outcome: Equatable, Sendable {
    var first: Double
    var second: Double
    var hours: Double
    var end: End
  }

  /// Fights.
  ///
  /// The side whose ratio falls withdraws without a fight if it is past it before the first shot.
  ///
  /// - Parameters:
  ///   - first: people of the first side, 0 or more.
  ///   - second: people of the second side, 0 or more.
  ///   - hours: time at most.
  func fight(_ first: Double, _ second: Double, hours: Double) -> Outcome {
    guard first > 0, second > 0, hours > 0, firstKills > 0 || secondKills > 0 else {
      return Outcome(first: first, second: second, hours: 0, end: .time)
    }
    let outcome = run(first, second, hours: hours)
    if outcome.hours > 0 { return outcome }
    // Past its ratio: time came out negative, or there is no such time.
    let isFirstFalling = firstKills <= 0 || (secondKills > 0 && balance(first, second) <= 0)
    return Outcome(first: first, second: second, hours: 0, end: isFirstFalling ? .first : .second)
  }

  /// The fight without a look at who is past a ratio; then time may come out negative, or the result not a number.
  func run(_ first: Double, _ second: Double, hours: Double) -> Outcome {
    if firstKills <= 0 { return oneSided(first, second, hours: hours) }
    if secondKills <= 0 { return swapped.oneSided(second, first, hours: hours).swapped }
    if balance(first, second) > 0 { return swapped.losing(second, first, hours: hours).swapped }
    return losing(first, second, hours: hours)
  }

  /// Lanchester's square law: below 0 the first side falls faster, in proportion, than the second.
  private func balance(_ first: Double, _ second: Double) -> Double {
    first / secondKills.squareRoot() - second / firstKills.squareRoot()
  }

  private var swapped: Lanchester {
    Lanchester(firstKills: secondKills, secondKills: firstKills, firstRatio: secondRatio, secondRatio: firstRatio)
  }

  /// Only the second side kills: the first falls along a straight line.
  private func oneSided(_ first: Double, _ second: Double, hours: Double) -> Outcome {
    let due = (first - firstRatio * second) / (secondKills * second)
    let time = min(due, hours)
    return Outcome(
      first: max(0, first - secondKills * second * time), second: second, hours: time,
      end: due <= hours ? .first : .time)
  }

  /// The first side is not the stronger one by Lanchester's square law.
  private func losing(_ first: Double, _ second: Double, hours: Double) -> Outcome {
    let (mine, theirs) = (firstKills.squareRoot(), secondKills.squareRoot())
    let rate = (firstKills * secondKills).squareRoot()
    let falling = 0.5 * (first / theirs - second / mine)
    let fading = 0.5 * (first / theirs + second / mine)
    guard falling != 0 else {
      let decay = Elementary.exp(-rate * hours)
      return Outcome(first: theirs * fading * decay, second: mine * fading * decay, hours: hours, end: .time)
    }
    let argument = fading / falling * (firstRatio * mine - theirs) / (firstRatio * mine + theirs)
    let due = 0.5 / rate * Elementary.log(argument)
    let time = min(due, hours)
    let (growth, decay) = (Elementary.exp(rate * time), Elementary.exp(-rate * time))
    return Outcome(
      first: max(0, theirs * (falling * growth + fading * decay)),
      second: max(0, mine * (fading * decay - falling * growth)), hours: time, end: due <= hours ? .first : .time)
  }
}

extension Lanchester.Outcome {
  fileprivate var swapped: Lanchester.Outcome {
    let end: Lanchester.End =
      switch self.end {
      case .first: .second
      case .second: .first
      case .time: .time
      }
    return Lanchester.Outcome(first: second, second: first, hours: hours, end: end)
  }

  /// As Athena counts: who is not whole is dead.
  var floored: Lanchester.Outcome {
    Lanchester.Outcome(first: first.rounded(.down), second: second.rounded(.down), hours: hours, end: end)
  }
}
