import Chance
import Dossiers

/// All numbers of a dossier, with what decides them in a future.
struct NumberTable: Sendable {
  /// What a number is where none of its exceptions applies.
  enum Form: Sendable {
    case constant(Double)
    /// Position among the blueprint's parameters.
    case parameter(Int)
    /// The number that a claim or assumption holds, which a course of action may replace.
    case ground(Int)
  }

  struct Entry: Sendable {
    let form: Form
    let exceptions: [(claim: ClaimID, value: Double)]
    let range: ClosedRange<Double>
  }

  private(set) var entries: [Entry] = []
  private(set) var parameters: [Blueprint.Parameter] = []
  /// How many parameters have a name: lists that are split over files repeat their paths.
  private var parameterNames: [String: Int] = [:]
  /// Claims that numbers or expressions ask for, in order of first use.
  private(set) var claims: [String] = []
  private var claimPositions: [String: Int] = [:]
  /// Claims and assumptions that hold numbers.
  private(set) var grounds: [String] = []
  private var groundPositions: [String: Int] = [:]
  /// The number of each ground unless a course replaces it.
  private(set) var groundNumbers: [NumberID] = []

  /// Lists the grounds of a dossier: they come first.
  init(_ dossier: Dossier) {
    let values =
      dossier.claims.values.compactMap { claim in claim.value.map { (claim.id, Form.constant($0), nil as Quantity?) } }
      + dossier.assumptions.values.compactMap { assumption in
        assumption.value.map { (assumption.id, Form.constant(0), $0) }
      }
    for (id, _, _) in values {
      groundPositions[id] = grounds.count
      grounds.append(id)
    }
    for (id, form, quantity) in values {
      let number =
        quantity.map { add($0, named: id) }
        ?? add(
          Entry(form: form, exceptions: [], range: -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude))
      groundNumbers.append(number)
    }
  }

  /// Adds a number of the dossier.
  ///
  /// - Parameter name: what a parameter is called; by default the number's path.
  mutating func add(_ quantity: Quantity, named name: String? = nil) -> NumberID {
    let distribution: Distribution? =
      switch quantity.form {
      case .constant, .reference: nil
      case .uniform(let low, let high): .uniform(low: low, high: high)
      case .triangular(let low, let mode, let high): .triangular(low: low, mode: mode, high: high)
      case .normal(let mean, let deviation): .normal(mean: mean, standardDeviation: deviation)
      case .lognormal(let median, let deviation): .lognormal(median: median, deviation: deviation)
      case .beta(let alpha, let beta): .beta(alpha: alpha, beta: beta)
      }
    let form: Form
    if let distribution {
      form = .parameter(parameters.count)
      let unnumbered = name ?? quantity.path
      let namesakes = parameterNames[unnumbered, default: 0]
      parameterNames[unnumbered] = namesakes + 1
      parameters.append(
        Blueprint.Parameter(
          id: namesakes == 0 ? unnumbered : "\(unnumbered) (\(namesakes + 1))", distribution: distribution,
          range: quantity.range, grounds: quantity.grounds))
    } else if case .constant(let value) = quantity.form {
      form = .constant(value)
    } else if case .reference(let id) = quantity.form, let ground = groundPositions[id] {
      form = .ground(ground)
    } else {
      form = .constant(0)
    }
    let exceptions = quantity.exceptions.map { (claim: claim($0.claim), value: $0.value) }
    return add(Entry(form: form, exceptions: exceptions, range: quantity.range))
  }

  /// Adds a plain number.
  mutating func add(_ value: Double) -> NumberID {
    add(Entry(form: .constant(value), exceptions: [], range: value...value))
  }

  private mutating func add(_ entry: Entry) -> NumberID {
    entries.append(entry)
    return NumberID(entries.count - 1)
  }

  /// The identifier of a claim that something depends on.
  mutating func claim(_ id: String) -> ClaimID {
    if let position = claimPositions[id] { return ClaimID(position) }
    claimPositions[id] = claims.count
    claims.append(id)
    return ClaimID(claims.count - 1)
  }

  /// The position of a claim or assumption that holds a number.
  func ground(_ id: String) -> Int? { groundPositions[id] }

  /// A ground that takes its value from itself by way of others, if there is one.
  func circle(in groundNumbers: [NumberID]) -> String? {
    enum Mark { case unseen, onTheWay, leadsToANumber }
    var marks = Array(repeating: Mark.unseen, count: groundNumbers.count)
    for start in groundNumbers.indices {
      var way: [Int] = []
      var ground = start
      while marks[ground] == .unseen {
        marks[ground] = .onTheWay
        way.append(ground)
        guard case .ground(let next) = entries[groundNumbers[ground].index].form else { break }
        if marks[next] == .onTheWay { return grounds[next] }
        ground = next
      }
      for ground in way { marks[ground] = .leadsToANumber }
    }
    return nil
  }

  /// All numbers of one future.
  ///
  /// - Parameters:
  ///   - truth: of each claim.
  ///   - quantiles: of each parameter.
  ///   - groundNumbers: the number that each ground holds under the course of action.
  func resolve(truth: [Bool], quantiles: [Double], groundNumbers: [NumberID]) -> [Double] {
    var values = Array(repeating: Double.nan, count: entries.count)
    func value(_ index: Int) -> Double {
      if !values[index].isNaN { return values[index] }
      let entry = entries[index]
      var result: Double
      if let exception = entry.exceptions.first(where: { truth[$0.claim.index] }) {
        result = exception.value
      } else {
        switch entry.form {
        case .constant(let constant): result = constant
        case .parameter(let parameter): result = parameters[parameter].distribution.quantile(quantiles[parameter])
        case .ground(let ground): result = value(groundNumbers[ground].index)
        }
      }
      result = min(max(result, entry.range.lowerBound), entry.range.upperBound)
      values[index] = result
      return result
    }
    for index in entries.indices { _ = value(index) }
    return values
  }
}
