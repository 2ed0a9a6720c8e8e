/// A ledger in few bytes, to be kept for every future of a study.
///
/// For each subject and cause the weeks are cut into runs in which the change was about the same; a run
/// is its first week, its length and its sum. The form is described in docs/study-file.md.
public struct LedgerRecord: Sendable, Hashable {
  /// Weeks in which a cause changed a subject by about the same.
  struct Run: Sendable, Hashable {
    let week: Int
    let length: Int
    /// Over all its weeks, in quanta.
    let sum: Int
  }

  /// All that one cause did to one subject.
  struct Account: Sendable, Hashable {
    let subject: Ledger.Subject
    /// A number of `Cause`; for what rules forbade, the rule.
    let cause: Int32
    let runs: [Run]
  }

  /// By subject, then cause.
  let accounts: [Account]

  init(accounts: [Account]) { self.accounts = accounts }

  /// Effects on attitudes are counted in steps of the scale divided by this; people in persons.
  static let steps = 16_384.0
  /// What moves an attitude by less than this part of its scale over the whole future is left out.
  static let threshold = 0.005
  /// Nor what makes less than this part of all that moves it.
  static let relativeThreshold = 0.01
  /// A run goes on while changes stay as near to its first one as this part of an attitude's scale, or
  /// this part of a number of people.
  static let tolerance = 0.005
  static let peopleTolerance = 0.125
  /// Effects on baselines fade over months: within so many weeks their order does not matter.
  static let baselineWeeks = 4

  /// The record of the future that a state has gone through.
  init(_ state: borrowing State) {
    let attitudes = state.attitudes
    self.init(state.ledger) { curve in
      let (low, high) = attitudes.bounds(ofCurve: curve)
      return high - low
    }
  }

  /// The record of a future.
  ///
  /// - Parameter scale: the extent of an attitude's scale, by curve.
  init(_ ledger: Ledger, scale: (Int) -> Double) {
    let kept = ledger.entries.filter { entry in
      switch entry.subject.table {
      case .beneficiary, .stance, nil: false
      default: true
      }
    }
    var movement: [Int: Double] = [:]
    for entry in kept where entry.subject.isAttitude {
      movement[entry.subject.index, default: 0] += abs(entry.change)
    }
    // Sorting positions keeps entries of one subject, cause and week in the order in which they came.
    let order = kept.indices.sorted { first, second in
      let (one, other) = (kept[first], kept[second])
      return (one.subject.code, LedgerRecord.cause(one), one.week, first)
        < (other.subject.code, LedgerRecord.cause(other), other.week, second)
    }
    var accounts: [Account] = []
    var start = order.startIndex
    while start < order.endIndex {
      let first = kept[order[start]]
      var end = start
      var weeks: [(week: Int, change: Double)] = []
      while end < order.endIndex {
        let entry = kept[order[end]]
        guard entry.subject == first.subject, LedgerRecord.cause(entry) == LedgerRecord.cause(first) else { break }
        let isEvent = first.subject.table == .control
        if !isEvent, let last = weeks.last, last.week == Int(entry.week) {
          weeks[weeks.count - 1].change += entry.change
        } else {
          weeks.append((Int(entry.week), entry.change))
        }
        end += 1
      }
      start = end
      let table = first.subject.table ?? .present
      var (quantum, tolerance) = (1.0, LedgerRecord.peopleTolerance)
      if first.subject.isAttitude {
        let extent = scale(first.subject.index)
        let size = weeks.reduce(0) { $0 + abs($1.change) }
        let all = movement[first.subject.index] ?? 0
        if size < max(LedgerRecord.threshold * extent, LedgerRecord.relativeThreshold * all) { continue }
        quantum = extent / LedgerRecord.steps
        tolerance = LedgerRecord.tolerance * extent
      }
      let runs = LedgerRecord.runs(weeks, quantum, table, tolerance)
      if !runs.isEmpty {
        accounts.append(Account(subject: first.subject, cause: LedgerRecord.cause(first), runs: runs))
      }
    }
    self.accounts = accounts
  }

  private static func cause(_ entry: Ledger.Entry) -> Int32 {
    entry.subject.table == .forbidden ? entry.source : entry.cause
  }

  private static func runs(
    _ weeks: [(week: Int, change: Double)], _ quantum: Double, _ table: Ledger.Table, _ tolerance: Double
  ) -> [Run] {
    var runs: [Run] = []
    var index = 0
    // What rounding leaves is carried on, so that many small runs do not add up to an error.
    var carried = 0.0
    while index < weeks.count {
      let first = weeks[index]
      var sum = first.change
      var length = 1
      index += 1
      while table != .control, index < weeks.count {
        let next = weeks[index]
        let near = table.isAttitude ? tolerance : tolerance * abs(first.change)
        let isAlike =
          next.week == first.week + length && abs(next.change - first.change) <= near
        guard isAlike || table == .persistent && next.week < first.week + baselineWeeks else { break }
        sum += next.change
        length = next.week - first.week + 1
        index += 1
      }
      let exact = sum / quantum + carried
      let rounded = exact.rounded()
      guard rounded.magnitude < 0x1p60 else { continue }
      carried = exact - rounded
      if table == .control || rounded != 0 { runs.append(Run(week: first.week, length: length, sum: Int(rounded))) }
    }
    return runs
  }
}

// MARK: Bytes

extension LedgerRecord {
  static let version: UInt8 = 1

  /// As it is stored.
  public var bytes: [UInt8] {
    var bytes = [LedgerRecord.version]
    func add(_ number: UInt64) {
      var rest = number
      while rest >= 0x80 {
        bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
        rest >>= 7
      }
      bytes.append(UInt8(truncatingIfNeeded: rest))
    }
    func add(signed number: Int) { add(UInt64(bitPattern: Int64((number << 1) ^ (number >> 63)))) }
    add(UInt64(accounts.count))
    var code: UInt32 = 0
    for account in accounts {
      add(UInt64(account.subject.code - code))
      code = account.subject.code
      add(UInt64(UInt32(bitPattern: account.cause)))
      add(UInt64(account.runs.count))
      var week = 0
      for run in account.runs {
        add(UInt64(run.week - week))
        add(UInt64(run.length))
        add(signed: run.sum)
        week = run.week
      }
    }
    return bytes
  }

  /// Reads what was stored.
  ///
  /// - Throws: `DamagedLedger` if it is not whole, or of a newer form.
  public init(bytes: [UInt8]) throws {
    guard bytes.first == LedgerRecord.version else { throw DamagedLedger() }
    var position = 1
    func number() throws -> UInt64 {
      var (value, shift) = (UInt64(0), UInt64(0))
      while position < bytes.count, shift < 64 {
        let byte = bytes[position]
        position += 1
        value |= UInt64(byte & 0x7f) << shift
        if byte < 0x80 { return value }
        shift += 7
      }
      throw DamagedLedger()
    }
    func count(upTo limit: Int) throws -> Int {
      let value = try number()
      guard value <= UInt64(limit) else { throw DamagedLedger() }
      return Int(value)
    }
    var accounts: [Account] = []
    var code: UInt64 = 0
    for _ in 0..<(try count(upTo: bytes.count)) {
      code += UInt64(try count(upTo: Int(UInt32.max)))
      guard code <= UInt64(UInt32.max) else { throw DamagedLedger() }
      let cause = Int32(bitPattern: UInt32(try count(upTo: Int(UInt32.max))))
      var runs: [Run] = []
      var week = 0
      for _ in 0..<(try count(upTo: bytes.count)) {
        week += try count(upTo: 1 << 20)
        let length = try count(upTo: 1 << 20)
        guard length > 0 else { throw DamagedLedger() }
        let folded = try number()
        runs.append(Run(week: week, length: length, sum: Int(Int64(bitPattern: folded >> 1) ^ -Int64(folded & 1))))
      }
      accounts.append(Account(subject: Ledger.Subject(code: UInt32(code)), cause: cause, runs: runs))
    }
    guard position == bytes.count else { throw DamagedLedger() }
    self.accounts = accounts
  }
}

/// A stored ledger that cannot be read.
public struct DamagedLedger: Error, CustomStringConvertible {
  /// What is wrong.
  public var description: String { "The ledger is damaged or of a newer form." }
}
