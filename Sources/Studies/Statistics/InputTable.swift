/// The inputs of futures, one row a future, one named column an input.
///
/// Truths of claims are categorical columns with two labels; `InputTable.claim` makes one.
public struct InputTable: Sendable {
  /// The values of one input.
  public enum Values: Sendable, Hashable {
    /// Numbers of a continuous range.
    case continuous([Double])
    /// Whole numbers.
    case whole([Int])
    /// For each row the position of its category among `labels`.
    case categorical(codes: [Int], labels: [String])

    /// The number of rows.
    public var count: Int {
      switch self {
      case .continuous(let values): values.count
      case .whole(let values): values.count
      case .categorical(let codes, _): codes.count
      }
    }
  }

  /// A named input.
  public struct Column: Sendable, Hashable {
    /// The name, unique in the table.
    public let name: String
    /// One value for each row.
    public let values: Values

    /// An input with its values.
    public init(_ name: String, _ values: Values) {
      self.name = name
      self.values = values
    }

    /// The values as numbers: categories by their position.
    public var numbers: [Double] {
      switch values {
      case .continuous(let values): values
      case .whole(let values): values.map(Double.init)
      case .categorical(let codes, _): codes.map(Double.init)
      }
    }
  }

  /// The inputs.
  public let columns: [Column]
  /// The number of rows.
  public let count: Int

  /// A table of inputs.
  ///
  /// - Throws: `InvalidSample` if columns differ in length, share a name, or hold a number that is not
  ///   finite or a category without a label.
  public init(_ columns: [Column]) throws(InvalidSample) {
    let count = columns.first?.values.count ?? 0
    var problems: [String] = []
    if columns.isEmpty { problems.append("The table of inputs has no column; it must have at least one.") }
    for (position, column) in columns.enumerated() {
      if columns[..<position].contains(where: { $0.name == column.name }) {
        problems.append("Two inputs are named \(column.name); names must differ.")
      }
      switch column.values {
      case .continuous(let values):
        problems += InvalidSample.problems(in: values, named: "Input \(column.name)", count: count)
      case .whole(let values):
        problems += InvalidSample.problems(in: values.map(Double.init), named: "Input \(column.name)", count: count)
      case .categorical(let codes, let labels):
        problems += InvalidSample.problems(in: codes.map(Double.init), named: "Input \(column.name)", count: count)
        if let row = codes.firstIndex(where: { !labels.indices.contains($0) }) {
          problems.append(
            "Input \(column.name) has category \(codes[row]) in row \(row); its categories are 0 to \(labels.count - 1)."
          )
        }
      }
    }
    try InvalidSample.check(problems)
    self.columns = columns
    self.count = count
  }

  /// A table of continuous inputs.
  public init(names: [String], columns: [[Double]]) throws(InvalidSample) {
    guard names.count == columns.count else {
      throw InvalidSample(["There are \(names.count) names for \(columns.count) inputs; there must be one for each."])
    }
    try self.init(zip(names, columns).map { Column($0, .continuous($1)) })
  }

  /// The column of a claim's truths.
  public static func claim(_ name: String, _ truths: [Bool]) -> Column {
    Column(name, .categorical(codes: truths.map { $0 ? 1 : 0 }, labels: ["false", "true"]))
  }
}
