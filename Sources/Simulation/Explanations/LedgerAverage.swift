import Dossiers

/// What moved something on average over many futures, from the ledgers that a study keeps.
public struct LedgerAverage {
  /// One cause.
  public struct Row: Sendable, Codable, Hashable {
    /// In words.
    public let cause: String
    /// What it adds to the level on average, in the unit of what was asked.
    public let mean: Double
    /// 5th percentile over futures.
    public let low: Double
    /// 95th percentile over futures.
    public let high: Double
    /// Share of futures in which it was at work.
    public let share: Double
  }

  private let blueprint: Blueprint
  private let question: Question
  private let words: ExplainerWords
  private let course: Int
  private var amounts: [Int32: [Double]] = [:]
  private var futures = 0

  /// An average under one course.
  ///
  /// - Throws: `QuestionError` if the ledgers cannot answer the question.
  public init(_ question: Question, of blueprint: Blueprint, course: Int) throws {
    self.question = question
    self.blueprint = blueprint
    self.course = course
    words = ExplainerWords(blueprint)
    switch question.topic {
    case .mood, .satisfaction, .vertical, .horizontal, .cooperation, .personnel, .reserve, .losses, .casualties,
      .population:
      break
    case .control, .influence, .support, .security, .volatility, .indicator:
      throw QuestionError(
        description:
          "Ledgers tell what moves attitudes and people. For \(words.question(question, week: question.week)), "
          + "ask about one future with --future.")
    }
  }

  /// Takes in one future.
  public mutating func add(_ record: LedgerRecord, inputs: Inputs) {
    futures += 1
    var sums: [Int32: Double] = [:]
    if let weights = weights {
      let families = Model.make(blueprint, course: course, inputs: inputs).state.attitudes.families
      for account in record.accounts {
        let table = account.subject.table
        guard table == .transient || table == .persistent, let weight = weights[account.subject.index],
          let family = families.first(where: { $0.range.contains(account.subject.index) })
        else { continue }
        let quantum = (family.high - family.low) / LedgerRecord.steps
        sums[account.cause, default: 0] +=
          weight * quantum * level(account, family, isTransient: table == .transient)
      }
    } else if let (table, positions) = stock {
      for account in record.accounts where account.subject.table == table && positions.contains(account.subject.index) {
        for run in account.runs where run.week <= question.week {
          let part = Double(min(run.length, question.week - run.week + 1)) / Double(run.length)
          sums[account.cause, default: 0] += part * Double(run.sum)
        }
      }
    }
    for (cause, sum) in sums { amounts[cause, default: []].append(sum) }
  }

  /// Curves and their weights at the start; nil where people are asked for.
  private var weights: [Int: Double]? {
    guard let subject = question.subject(blueprint) else { return nil }
    if case .curve(let curve) = subject { return [curve: 1] }
    let attitudes = ExplainerWords.curves(blueprint.structure)
    let state = Model.make(blueprint, course: course, inputs: blueprint.medianInputs).state
    let terms = ExplainedSubject.terms(subject, attitudes, saliency: state.saliency)
    guard !terms.isEmpty else { return nil }
    var weights: [Int: Double] = [:]
    var whole = 0.0
    for term in terms {
      let people = terms.count == 1 || term.group >= state.population.count ? 1 : state.population[term.group]
      for (curve, saliency) in term.curves {
        weights[curve, default: 0] += people * saliency
        whole += people * saliency
      }
    }
    return whole == 0 ? weights : weights.mapValues { $0 / whole }
  }

  private var stock: (Ledger.Table, Set<Int>)? {
    guard case .stock(let table, let positions)? = question.subject(blueprint) else { return nil }
    return (table, Set(positions))
  }

  /// What is left of effects at the week asked for: the recurrence of attitudes, for one cause alone.
  private func level(_ account: LedgerRecord.Account, _ family: Attitudes.Family, isTransient: Bool) -> Double {
    let (alpha, beta) = (family.adaptation, 1 - family.adaptation - family.regression)
    var (baseline, current) = (0.0, 0.0)
    var next = 0
    for week in 0...question.week {
      if week > 0 { baseline = alpha * current + beta * baseline }
      while next < account.runs.count, week >= account.runs[next].week + account.runs[next].length { next += 1 }
      var change = 0.0
      if next < account.runs.count, week >= account.runs[next].week {
        change = Double(account.runs[next].sum) / Double(account.runs[next].length)
      }
      if !isTransient { baseline += change }
      current = isTransient ? baseline + change : baseline
    }
    return current
  }

  /// The causes, the greatest first.
  public var rows: [Row] {
    amounts.keys.sorted().map { cause -> Row in
      let known = amounts[cause] ?? []
      let all = (known + Array(repeating: 0, count: futures - known.count)).sorted()
      func quantile(_ position: Double) -> Double {
        all.isEmpty ? 0 : all[Int((position * Double(all.count - 1)).rounded())]
      }
      return Row(
        cause: words.cause(cause), mean: all.reduce(0, +) / Double(max(futures, 1)), low: quantile(0.05),
        high: quantile(0.95), share: Double(known.count) / Double(max(futures, 1)))
    }.sorted { (abs($1.mean), $0.cause) < (abs($0.mean), $1.cause) }
  }

  /// What is asked, in words.
  public var heading: String { words.question(question, week: question.week) }
  /// What amounts are measured in.
  public var unit: String { question.subject(blueprint).map(words.unit) ?? "" }
}
