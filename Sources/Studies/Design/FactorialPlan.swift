/// Which combination each factor takes in each cell of a round: all of them, or a fraction.
struct FactorialPlan: Sendable {
  /// The cells of a round.
  let cells: Int
  /// The combination of a factor in a cell.
  let level: @Sendable (_ round: Int, _ cell: Int, _ factor: Int) -> Int
  /// What a reader must know, if it is not what was asked for.
  var note: String?

  /// - Parameters:
  ///   - kind: `factorial`, `plackettBurman` or `balanced`.
  ///   - levels: how many combinations each factor has, 1 or more.
  ///   - rows: how many rows there are at most.
  ///   - seed: of a balanced design.
  init(_ kind: DesignKind, levels: [Int], rows: Int, seed: UInt64) throws(DesignError) {
    do {
      switch kind {
      case .factorial: self = try Self.factorial(levels, rows: rows, seed: seed)
      case .plackettBurman: self = try Self.plackettBurman(levels, rows: rows)
      default: self = try Self.balanced(levels, rows: rows, seed: seed)
      }
    } catch let error as InvalidSample {
      throw DesignError(error.problems)
    } catch let error as DesignError {
      throw error
    } catch {
      throw DesignError("\(error)")
    }
  }

  private init(cells: Int, level: @escaping @Sendable (Int, Int, Int) -> Int) {
    self.cells = cells
    self.level = level
  }

  private static func factorial(_ levels: [Int], rows: Int, seed: UInt64) throws -> FactorialPlan {
    let all = try? FullFactorial(levels: levels)
    if let all, all.count <= rows {
      return FactorialPlan(cells: all.count) { _, cell, factor in all.row(cell)[factor] }
    }
    let number = all.map { "\($0.count)" } ?? "more than can be counted"
    var fraction: FactorialPlan
    var what: String
    if let screening = try? plackettBurman(levels, rows: rows) {
      fraction = screening
      what = "a Plackett-Burman plan of \(screening.cells) rows with its mirror image"
    } else {
      fraction = try balanced(levels, rows: rows, seed: seed)
      what = "\(rows) rows in which each is equally often true and false"
    }
    fraction.note =
      "The disputed claims have \(number) combinations, more than the \(rows) futures asked for: "
      + "instead of all there is \(what)."
    return fraction
  }

  /// Each factor has as many two-level columns as it needs to tell its combinations apart; with the mirror
  /// image of every row.
  private static func plackettBurman(_ levels: [Int], rows: Int) throws -> FactorialPlan {
    var starts: [Int] = []
    var widths: [Int] = []
    var columns = 0
    for number in levels {
      let width = number <= 1 ? 0 : Int.bitWidth - (number - 1).leadingZeroBitCount
      starts.append(columns)
      widths.append(width)
      columns += width
    }
    guard columns > 0 else {
      throw DesignError("The disputed claims have one possible combination: there is nothing to cross.")
    }
    let plan = try PlackettBurman(factors: columns, foldover: true)
    guard plan.rows.count <= rows else {
      throw DesignError(
        "A Plackett-Burman plan for these disputed claims, with its mirror image, has \(plan.rows.count) rows; "
          + "ask for at least as many futures.")
    }
    let (first, width) = (starts, widths)
    return FactorialPlan(cells: plan.rows.count) { _, cell, factor in
      var code = 0
      for column in first[factor]..<first[factor] + width[factor] {
        // The first combination, all true, is the upper level.
        code = code << 1 | (plan.rows[cell][column] ? 0 : 1)
      }
      return code % levels[factor]
    }
  }

  private static func balanced(_ levels: [Int], rows: Int, seed: UInt64) throws -> FactorialPlan {
    let plan = try BalancedDesign(count: rows, levels: levels, seed: seed)
    return FactorialPlan(cells: 1) { round, _, factor in plan.level(row: round, factor: factor) }
  }
}
