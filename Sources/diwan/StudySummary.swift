import Archive
import Studies

/// What `diwan study --json` prints when a study is done.
struct StudySummary: Encodable {
  /// A course of action on the main indicator.
  struct Course: Encodable {
    let course: String
    let mean: Estimate
  }
  let study: String
  let futures: Int
  /// Futures stored by this run; the rest were there before.
  let stored: Int
  let seconds: Double
  let futuresPerSecond: Double
  /// Simulated weeks, over all courses.
  let weeksPerSecond: Double
  let storageSeconds: Double
  /// Of all threads together.
  let simulationSeconds: Double
  /// Storage in the time spent on storing and simulating together.
  let storageShare: Double
  let findingsSeconds: Double
  let mainIndicator: String?
  let courses: [Course]
  /// How a study with a stopping rule ended.
  let stopping: StudyOutline.Stopping?

  init(path: String, progress: StudyRunner.Progress, findings: Findings, findingsTook: Duration) {
    func rate(_ amount: Double, _ whole: Double) -> Double { whole > 0 ? amount / whole : 0 }
    study = path
    futures = progress.futures
    stored = progress.stored
    seconds = progress.seconds
    futuresPerSecond = rate(Double(progress.stored), progress.seconds)
    weeksPerSecond = rate(Double(progress.weeks), progress.seconds)
    storageSeconds = progress.storageSeconds
    simulationSeconds = progress.simulationSeconds
    storageShare = rate(progress.storageSeconds, progress.storageSeconds + progress.simulationSeconds)
    findingsSeconds =
      Double(findingsTook.components.seconds) + Double(findingsTook.components.attoseconds) * 1e-18
    mainIndicator = findings.study.mainIndicator
    stopping = findings.study.stopping
    courses = findings.study.courses.compactMap { course in
      findings.study.mainIndicator.flatMap { findings.outcome(course: course.id, indicator: $0) }
        .map { Course(course: course.id, mean: $0.mean) }
    }
  }
}
