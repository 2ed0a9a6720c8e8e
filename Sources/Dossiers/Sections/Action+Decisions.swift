import OrderedCollections

/// Actions of and in parliaments; see Guides/Decisions.md.
extension Action.Decision {
  static let kinds: OrderedDictionary<String, Codec<Action.Kind>> = [
    "vote": vote, "elect": elect, "form": form, "boycott": boycott, "payment": payment,
  ]

  private enum Keys {
    static let bill = Field("bill", .reference(to: .bill), .required, "Which bill.")
    static let discharge = Field(
      "discharge", .boolean, .optional,
      "Whether it comes to the vote as it is, whatever its gatekeeper wants (default false).")
    static let parliament = Field("parliament", .reference(to: .parliament), .required, "Which parliament.")
    static let list = Field("list", .reference(to: .list), .required, "Which list.")
    static let ends = Field("ends", .boolean, .optional, "Whether it comes back (default false).")
    static let lists = Field("lists", .oneOrMany(.reference(to: .list)), .required, "Whose members.")
    static let amount = Field(
      "amount", .quantity(-1000...1000), .required,
      "What each gets for a yes, in units of utility; for a no if below 0.")
  }

  private static let vote = Codec<Action.Kind>.record(
    "Puts a bill to the vote, unless its gatekeeper withholds it.", fields: [Keys.bill, Keys.discharge]
  ) { record in
    .decision(.vote(bill: record[Keys.bill, or: ""], isDischarged: record[Keys.discharge] ?? false))
  }

  private static let elect = Codec<Action.Kind>.record(
    "Elects the members of a parliament; then a government is to be formed.", fields: [Keys.parliament]
  ) { record in .decision(.elect(parliament: record[Keys.parliament, or: ""])) }

  private static let form = Codec<Action.Kind>.record(
    "Ends a government's time; another is to be formed.", fields: [Keys.parliament]
  ) { record in .decision(.form(parliament: record[Keys.parliament, or: ""])) }

  private static let boycott = Codec<Action.Kind>.record(
    "A list stays away from a parliament, or comes back.", fields: [Keys.list, Keys.parliament, Keys.ends]
  ) { record in
    .decision(
      .boycott(
        list: record[Keys.list, or: ""], parliament: record[Keys.parliament, or: ""], ends: record[Keys.ends] ?? false))
  }

  private static let payment = Codec<Action.Kind>.record(
    "Members of lists get something for how they vote on a bill; it stays until changed.",
    fields: [Keys.lists, Keys.bill, Keys.amount, Fields.optionalBecause]
  ) { record in
    .decision(
      .payment(
        lists: record[Keys.lists, or: []], bill: record[Keys.bill, or: ""], amount: record[Keys.amount, or: .missing]))
  }
}
