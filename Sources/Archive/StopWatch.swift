import GRDB
import Studies

/// Shows the futures of a study to its precision monitor in their order, whatever order they end in, so
/// that it stops at the same future on any number of threads and after any interruption.
struct StopWatch {
  private(set) var monitor: PrecisionMonitor
  private let indicator: Int
  private let most: Int
  /// Futures that ended before an earlier one, with their values by course.
  private var waiting: [Int: [Double]] = [:]
  private(set) var isReached = false

  /// A watch that has seen what is stored; nil: no precision is asked.
  init?(_ experiment: Experiment, _ database: Database) throws {
    guard let monitor = experiment.monitor,
      let indicator = experiment.outline.indicators.firstIndex(where: { $0.id == monitor.precision.indicator })
    else { return nil }
    self.monitor = monitor
    self.indicator = indicator
    most = experiment.specification.futures
    let courses = experiment.outline.courses.count
    let rows = try Row.fetchCursor(
      database,
      sql: "SELECT r.future, o.value FROM run r JOIN outcome o ON o.future = r.future AND o.course = r.course "
        + "AND o.indicator = ? ORDER BY r.future, r.course", arguments: [indicator])
    var values: [Double] = []
    while let row = try rows.next() {
      values.append(row[1])
      if values.count == courses {
        add(row[0], values)
        values = []
      }
    }
  }

  mutating func add(_ record: FutureRecord) {
    add(record.future, record.traces.map { $0.summaries[indicator] })
  }

  private mutating func add(_ future: Int, _ values: [Double]) {
    guard !isReached else { return }
    waiting[future] = values
    while !isReached, let next = waiting.removeValue(forKey: monitor.count) {
      monitor.add(next)
      isReached = monitor.isReached
    }
  }

  /// How the study ended, if it has.
  var end: StudyOutline.Stopping {
    StudyOutline.Stopping(
      precision: monitor.precision, reached: monitor.reached, futures: monitor.count, most: most)
  }
}

extension StudyStore {
  /// Removes the futures that other threads ran beyond the one at which a study stops.
  ///
  /// - Returns: how many there were.
  static func removeFutures(from first: Int, in database: Database, _ outline: StudyOutline) throws -> Int {
    let surplus = try Int.fetchAll(
      database, sql: "SELECT future FROM run WHERE course = 0 AND future >= ?", arguments: [first])
    for future in surplus {
      for table in ["run", "future_claim", "future_parameter"] {
        try database.execute(sql: "DELETE FROM \(table) WHERE future = ?", arguments: [future])
      }
      for course in outline.courses.indices {
        for table in ["control", "ledger"] where try database.tableExists(table) {
          try database.execute(
            sql: "DELETE FROM \(table) WHERE course = ? AND future = ?", arguments: [course, future])
        }
        for indicator in outline.indicators.indices {
          for table in ["outcome", "series"] {
            try database.execute(
              sql: "DELETE FROM \(table) WHERE course = ? AND indicator = ? AND future = ?",
              arguments: [course, indicator, future])
          }
        }
      }
    }
    return surplus.count
  }
}
