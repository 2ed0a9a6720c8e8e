import Archive
import Foundation

/// Tells on standard error how far a study is: a bar that moves on a terminal, else a line now and then.
struct ProgressLine {
  private let isTerminal = isatty(STDERR_FILENO) == 1
  private let isQuiet: Bool
  private var told = 0.0

  init(isQuiet: Bool) {
    self.isQuiet = isQuiet
  }

  /// Tells if it is time to.
  mutating func tell(_ progress: StudyRunner.Progress) {
    guard !isQuiet, progress.seconds - told >= (isTerminal ? 0.1 : 5) else { return }
    told = progress.seconds
    let text = ProgressLine.text(progress)
    if isTerminal {
      let share = Double(progress.earlier + progress.stored) / Double(max(1, progress.futures))
      FileHandle.standardError.write(Data("\r\(ProgressLine.bar(share)) \(text)\u{1B}[K".utf8))
    } else {
      note(text)
    }
  }

  /// Leaves the bar's line.
  func end() {
    if isTerminal && !isQuiet && told > 0 { note("") }
  }

  static func bar(_ share: Double, width: Int = 24) -> String {
    let filled = Int((share * Double(width)).rounded(.down))
    return "[" + String(repeating: "=", count: filled) + String(repeating: " ", count: width - filled) + "]"
  }

  static func text(_ progress: StudyRunner.Progress) -> String {
    let done = progress.earlier + progress.stored
    var text = "\(done)/\(progress.futures) futures"
    if let asked = progress.askedHalfWidth {
      let reached = progress.halfWidth.map { "± \(Figure.short($0))" } ?? "± ?"
      text = "\(done) futures, at most \(progress.futures), \(reached) of ± \(Figure.short(asked))"
    }
    guard progress.stored > 0, progress.seconds > 0 else { return text }
    let rate = Double(progress.stored) / progress.seconds
    text += ", \(Figure.short(rate)) futures/s, \(Figure.short(Double(progress.weeks) / progress.seconds)) weeks/s"
    if done < progress.futures && progress.askedHalfWidth == nil {
      text += ", \(duration(Double(progress.futures - done) / rate)) left"
    }
    return text
  }

  static func duration(_ seconds: Double) -> String {
    let whole = Int(seconds.rounded(.up))
    return whole < 60
      ? "\(whole) s" : whole < 3600 ? "\(whole / 60) min \(whole % 60) s" : "\(whole / 3600) h \(whole % 3600 / 60) min"
  }
}
