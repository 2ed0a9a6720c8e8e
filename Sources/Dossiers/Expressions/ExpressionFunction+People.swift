import OrderedCollections

/// Functions about recruits, detainees and displaced people.
extension ExpressionFunction {
  static let people: OrderedDictionary<String, ExpressionFunction> = {
    var functions: OrderedDictionary<String, ExpressionFunction> = [
      "natives": query("force") { reader throws(ExpressionError) in .natives(force: try reader.id(.force)) },
      "recruits": query("force") { reader throws(ExpressionError) in .recruits(force: try reader.id(.force)) },
      "detained": query("group, …") { reader throws(ExpressionError) in .detained(try reader.civilians()) },
      "captured": query("force") { reader throws(ExpressionError) in .captured(force: try reader.id(.force)) },
      "displaced": query("group, …") { reader throws(ExpressionError) in .displaced(try reader.civilians()) },
    ]
    for (name, motive) in [
      ("believers", Movement.Motive.belief), ("resentful", .resentment), ("paid", .pay), ("fearful", .fear),
    ] {
      functions[name] = query("force") { reader throws(ExpressionError) in
        .motive(force: try reader.id(.force), motive)
      }
    }
    return functions
  }()

  private static func query(
    _ usage: String,
    _ build: @escaping @Sendable (inout ArgumentReader) throws(ExpressionError) -> Expression.PeopleQuery
  ) -> ExpressionFunction {
    ExpressionFunction(usage: usage, type: .number) { reader throws(ExpressionError) in .people(try build(&reader)) }
  }
}
