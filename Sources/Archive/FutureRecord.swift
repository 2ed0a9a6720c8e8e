import GRDB
import Simulation

/// One future as it goes into a study file.
struct FutureRecord: Sendable {
  let future: Int
  let inputs: Inputs
  /// The value of each parameter.
  let values: [Double]
  /// One for each course of the study.
  let traces: [Trace]
}

/// Inserts the rows of futures.
struct FutureInsertion {
  private let claim, parameter, run, outcome, series, control: RawStatement
  /// Nil in files that were begun before there were ledgers.
  private let ledger: RawStatement?

  init(_ database: Database) throws {
    claim = try RawStatement(database, "INSERT INTO future_claim VALUES (?, ?, ?)")
    parameter = try RawStatement(database, "INSERT INTO future_parameter VALUES (?, ?, ?, ?)")
    run = try RawStatement(database, "INSERT INTO run VALUES (?, ?, ?)")
    outcome = try RawStatement(database, "INSERT INTO outcome VALUES (?, ?, ?, ?)")
    series = try RawStatement(database, "INSERT INTO series VALUES (?, ?, ?, ?)")
    control = try RawStatement(database, "INSERT INTO control VALUES (?, ?, ?)")
    ledger =
      try database.tableExists("ledger") ? RawStatement(database, "INSERT INTO ledger VALUES (?, ?, ?)") : nil
  }

  func insert(_ record: FutureRecord) throws {
    for (index, truth) in record.inputs.claims.enumerated() {
      claim.bind(1, record.future)
      claim.bind(2, index)
      claim.bind(3, truth ? 1 : 0)
      try claim.insert()
    }
    for (index, quantile) in record.inputs.quantiles.enumerated() {
      parameter.bind(1, record.future)
      parameter.bind(2, index)
      parameter.bind(3, quantile)
      parameter.bind(4, record.values[index])
      try parameter.insert()
    }
    for (course, trace) in record.traces.enumerated() { try insert(trace, course: course, future: record.future) }
  }

  private func insert(_ trace: Trace, course: Int, future: Int) throws {
    run.bind(1, future)
    run.bind(2, course)
    withUnsafeBytes(of: hexadecimal(trace.digest)) { run.bindText(3, $0) }
    try run.insert()
    for (indicator, value) in trace.summaries.enumerated() {
      outcome.bind(1, course)
      outcome.bind(2, indicator)
      outcome.bind(3, future)
      outcome.bind(4, value)
      try outcome.insert()
    }
    try insertSeries(trace, course: course, future: future)
    control.bind(1, course)
    control.bind(2, future)
    trace.controllers.withUnsafeBytes { control.bind(3, $0) }
    try control.insert()
    guard let ledger, !trace.ledger.isEmpty else { return }
    ledger.bind(1, course)
    ledger.bind(2, future)
    trace.ledger.withUnsafeBytes { ledger.bind(3, $0) }
    try ledger.insert()
  }

  private func insertSeries(_ trace: Trace, course: Int, future: Int) throws {
    let width = trace.weeks.count * MemoryLayout<Float>.stride
    func insert(_ bytes: UnsafeRawBufferPointer) throws {
      for indicator in trace.summaries.indices {
        series.bind(1, course)
        series.bind(2, indicator)
        series.bind(3, future)
        series.bind(4, UnsafeRawBufferPointer(rebasing: bytes[indicator * width..<(indicator + 1) * width]))
        try series.insert()
      }
    }
    // Little-endian whatever the machine's order is.
    #if _endian(little)
      try trace.series.withUnsafeBytes(insert)
    #else
      try trace.series.map { $0.bitPattern.littleEndian }.withUnsafeBytes(insert)
    #endif
  }

  /// Sixteen digits as ASCII.
  private func hexadecimal(_ digest: UInt64) -> (UInt64, UInt64) {
    func digits(_ half: UInt32) -> UInt64 {
      var text: UInt64 = 0
      for place in 0..<8 {
        let digit = UInt64(half >> UInt32(4 * place) & 15)
        text = text << 8 | (digit < 10 ? 48 + digit : 87 + digit)
      }
      return text.littleEndian
    }
    return (digits(UInt32(truncatingIfNeeded: digest >> 32)), digits(UInt32(truncatingIfNeeded: digest)))
  }
}
