import GRDB
import Studies

/// Stores findings as tidy rows, and whole.
struct FindingsInsertion {
  private let database: Database
  private let finding, band, share: Statement

  init(_ database: Database) throws {
    self.database = database
    finding = try database.makeStatement(sql: "INSERT INTO finding VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
    band = try database.makeStatement(sql: "INSERT INTO band VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
    share = try database.makeStatement(sql: "INSERT INTO control_share VALUES (?, ?, ?, ?, ?)")
  }

  func insert(_ findings: Findings) throws {
    for row in findings.tidyRows {
      try finding.execute(arguments: [
        row.kind, row.course, row.indicator, row.subject, row.statistic, row.value, row.interval?.low,
        row.interval?.high, row.word,
      ])
    }
    for series in findings.bands {
      for (position, week) in findings.study.recordedWeeks.enumerated() {
        try band.execute(arguments: [
          series.course, series.indicator, week, series.mean[position], series.q5[position], series.q25[position],
          series.q50[position], series.q75[position], series.q95[position],
        ])
      }
    }
    for control in findings.control {
      for holder in control.holders {
        for (position, week) in findings.study.recordedWeeks.enumerated() {
          try share.execute(arguments: [
            control.course, control.place, week, holder.actor, holder.shares[position],
          ])
        }
      }
    }
    try database.execute(sql: "INSERT INTO findings VALUES (1, ?)", arguments: [try JSON.encode(findings)])
  }
}
