import OrderedCollections

/// Functions about parliaments, governments and bills.
extension ExpressionFunction {
  static let decisions: OrderedDictionary<String, ExpressionFunction> = [
    "passed": query("bill", .condition) { reader throws(ExpressionError) in .passed(bill: try reader.id(.bill)) },
    "withheld": query("bill", .condition) { reader throws(ExpressionError) in .withheld(bill: try reader.id(.bill)) },
    "passage": query("bill", .number) { reader throws(ExpressionError) in .passage(bill: try reader.id(.bill)) },
    "seats": query("list) or seats(parliament, list", .number) { reader throws(ExpressionError) in
      let parliament = reader.remaining > 1 ? try reader.id(.parliament) : nil
      return .seats(list: try reader.id(.list), parliament: parliament)
    },
    "governs": query("list", .condition) { reader throws(ExpressionError) in .governs(list: try reader.id(.list)) },
    "government-formed": query("parliament", .condition) { reader throws(ExpressionError) in
      .governmentFormed(parliament: try reader.id(.parliament))
    },
    "weeks-without-government": query("parliament", .number) { reader throws(ExpressionError) in
      .weeksWithoutGovernment(parliament: try reader.id(.parliament))
    },
  ]

  private static func query(
    _ usage: String, _ type: Expression.ValueType,
    _ build: @escaping @Sendable (inout ArgumentReader) throws(ExpressionError) -> Expression.DecisionQuery
  ) -> ExpressionFunction {
    ExpressionFunction(usage: usage, type: type) { reader throws(ExpressionError) in .decision(try build(&reader)) }
  }
}
