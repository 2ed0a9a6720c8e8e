import Simulation

extension DesignTableReader {
  /// The rows read so far.
  struct Rows {
    let reader: DesignTableReader
    let columns: [Column]
    var problems: [String] = []
    private var futures: [Int] = []
    private var lines: [Int] = []
    private var streams: [UInt32?] = []
    private var claims: [Bool] = []
    private var quantiles: [Double] = []
    /// By claim and by parameter, its column.
    private let claimColumns: [Int?]

    init(reader: DesignTableReader, columns: [Column]) {
      self.reader = reader
      self.columns = columns
      claimColumns = reader.blueprint.openClaims.indices.map { claim in columns.firstIndex(of: .claim(claim)) }
    }

    mutating func add(_ record: [DesignTableScanner.Cell], _ scanner: DesignTableScanner) {
      var future: Int? = futures.count
      var stream: UInt32?
      var truths = reader.forced.map { $0 ?? false }
      var positions = [Double](repeating: 0.5, count: reader.blueprint.parameters.count)
      func tell(_ cell: DesignTableScanner.Cell, _ says: String) {
        problems.append("\(reader.source):\(cell.line):\(cell.column): \(says)")
      }
      for (cell, column) in zip(record, columns) {
        switch column {
        case .future, .stream:
          guard let number = UInt32(scanner.text(cell)), number < UInt32.max else {
            tell(cell, "`\(scanner.text(cell))` is not a whole number from 0 to \(UInt32.max - 1)")
            future = column == .future ? nil : future
            continue
          }
          if column == .future { future = Int(number) } else { stream = number }
        case .claim(let claim):
          let id = reader.blueprint.openClaims[claim].id
          guard let truth = Self.truth(cell, scanner) else {
            tell(cell, "`\(scanner.text(cell))` is no truth of claim `\(id)`: write 1 or 0")
            continue
          }
          if let forced = reader.forced[claim], forced != truth {
            tell(cell, "claim `\(id)` is settled as \(forced) in this study and cannot be \(truth)")
          }
          truths[claim] = truth
        case .quantile(let parameter):
          let id = reader.blueprint.parameters[parameter].id
          guard let number = scanner.number(cell) else {
            tell(cell, "`\(scanner.text(cell))` is not a number such as 0.5")
            continue
          }
          guard number > 0 && number < 1 else {
            tell(
              cell,
              "the position of `\(id)` in its distribution is \(scanner.text(cell)); it must be over 0 and under 1. "
                + "Values go into a column `\(id):value`")
            continue
          }
          positions[parameter] = number
        case .value(let parameter):
          guard let number = scanner.number(cell) else {
            tell(cell, "`\(scanner.text(cell))` is not a number such as 0.5")
            continue
          }
          guard let position = reader.blueprint.quantile(ofParameter: parameter, value: number) else {
            let (low, high) = reader.blueprint.extremes(ofParameter: parameter)
            tell(
              cell,
              "`\(reader.blueprint.parameters[parameter].id)` cannot be \(scanner.text(cell)): it ranges from \(low) to \(high)"
            )
            continue
          }
          positions[parameter] = position
        }
      }
      checkLogic(truths, record)
      futures.append(future ?? futures.count)
      lines.append(record[0].line)
      streams.append(stream)
      claims += truths
      quantiles += positions
    }

    private static func truth(_ cell: DesignTableScanner.Cell, _ scanner: DesignTableScanner) -> Bool? {
      if cell.range.count == 1 {
        switch scanner.bytes[cell.range.lowerBound] {
        case 48: return false
        case 49: return true
        default: return nil
        }
      }
      // As pandas, R and spreadsheets write truths.
      return ["true": true, "false": false, "1.0": true, "0.0": false][scanner.text(cell).lowercased()]
    }

    private mutating func checkLogic(_ truths: [Bool], _ record: [DesignTableScanner.Cell]) {
      for (a, b) in reader.exclusions where truths[a.claim] == a.truth && truths[b.claim] == b.truth {
        guard reader.forced[a.claim] == nil || reader.forced[b.claim] == nil,
          let column = claimColumns[b.claim] ?? claimColumns[a.claim]
        else { continue }
        let ids = [a, b].map { "`\(reader.blueprint.openClaims[$0.claim].id)` is \($0.truth)" }
        problems.append(
          "\(reader.source):\(record[column].line):\(record[column].column): \(ids[0]) and \(ids[1]), which cannot "
            + "be: see contradicts and implies in the dossier")
        return
      }
    }

    /// Futures must be 0, 1, 2 …, in any order.
    var problemsOfFutures: [String] {
      if futures.isEmpty { return ["\(reader.source): there are no rows below the header"] }
      var lineOf = [Int?](repeating: nil, count: futures.count)
      var problems: [String] = []
      for (row, future) in futures.enumerated() {
        if future >= futures.count {
          problems.append(
            "\(reader.source):\(lines[row]): there is a future \(future), but \(futures.count) rows; "
              + "futures are 0 to \(futures.count - 1)")
        } else if let earlier = lineOf[future] {
          problems.append("\(reader.source):\(lines[row]): future \(future) is already in line \(earlier)")
        } else {
          lineOf[future] = lines[row]
        }
      }
      return problems
    }

    func table() throws(InvalidSample) -> DesignTable {
      let (claimCount, parameterCount) = (reader.blueprint.openClaims.count, reader.blueprint.parameters.count)
      var order = Array(futures.indices)
      if futures != order { for (row, future) in futures.enumerated() { order[future] = row } }
      let isInOrder = futures == Array(futures.indices)
      return try DesignTable(
        streams: order.enumerated().map { future, row in streams[row] ?? UInt32(future) },
        claims: isInOrder ? claims : order.flatMap { claims[$0 * claimCount..<($0 + 1) * claimCount] },
        quantiles: isInOrder
          ? quantiles : order.flatMap { quantiles[$0 * parameterCount..<($0 + 1) * parameterCount] },
        claimCount: claimCount, parameterCount: parameterCount)
    }
  }
}

extension Blueprint {
  /// The ends of what a parameter can be; of an unbounded distribution those of its outermost positions.
  func extremes(ofParameter index: Int) -> (low: Double, high: Double) {
    let parameter = parameters[index]
    let (low, high): (Double, Double) =
      switch parameter.distribution {
      case .constant(let value): (value, value)
      case .uniform(let low, let high): (low, high)
      case .triangular(let low, _, let high): (low, high)
      case .beta: (0, 1)
      case .normal, .lognormal:
        (parameter.distribution.quantile(0x1p-53), parameter.distribution.quantile((1.0).nextDown))
      }
    func clipped(_ value: Double) -> Double {
      min(max(value, parameter.range.lowerBound), parameter.range.upperBound)
    }
    return (clipped(low), clipped(high))
  }

  /// A position at which a parameter has a value, by bisection; nil: it cannot have it.
  ///
  /// The very end of a distribution, which has no position, is taken as the outermost position.
  func quantile(ofParameter index: Int, value: Double) -> Double? {
    var (low, high) = (0x1p-53, (1.0).nextDown)
    let (least, greatest) = extremes(ofParameter: index)
    guard value >= least && value <= greatest else { return nil }
    if value <= self.value(ofParameter: index, quantile: low) { return low }
    if value >= self.value(ofParameter: index, quantile: high) { return high }
    while true {
      let middle = low + (high - low) / 2
      guard middle > low && middle < high else { break }
      let found = self.value(ofParameter: index, quantile: middle)
      if found == value { return middle }
      if found < value { low = middle } else { high = middle }
    }
    // Of the two neighbours the nearer one.
    let (below, above) = (self.value(ofParameter: index, quantile: low), self.value(ofParameter: index, quantile: high))
    return abs(below - value) <= abs(above - value) ? low : high
  }
}
