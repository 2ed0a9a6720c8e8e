import OrderedCollections

/// Actions on bills and laws; see Guides/Strategy.md.
extension Action.Bill {
  static let kinds: OrderedDictionary<String, Codec<Action.Kind>> = [
    "table": action("Puts a rule to the vote, which it passes unless somebody withholds it.") { .table(rule: $0) },
    "withhold": action("Keeps a rule from the vote until the end of the next week.") { .withhold(rule: $0) },
    "repeal": action("A rule ceases to hold.") { .repeal(rule: $0) },
  ]

  private static let rule = Field("rule", .reference(to: .rule), .required, "Which rule.")

  private static func action(
    _ summary: String, _ bill: @escaping @Sendable (String) -> Action.Bill
  ) -> Codec<Action.Kind> {
    .record(summary, fields: [rule]) { record in .bill(bill(record[rule, or: ""])) }
  }
}
