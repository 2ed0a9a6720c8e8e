/// The views of a study file: tidy tables with ids, for readers in any language. See docs/study-file.md.
enum Views {
  /// SQLite has at most 2,000 columns in a result; some are needed beside the inputs.
  static let mostInputs = 1900

  /// All views of a study.
  static func sql(claims: [String], parameters: [String]) -> String {
    tables + series + control + inputs(claims: claims, parameters: parameters)
  }

  private static let tables = """
    CREATE VIEW outcomes AS
      SELECT o.future, c.id AS course, i.id AS indicator, o.value
      FROM outcome o JOIN course c USING (course) JOIN indicator i USING (indicator);
    CREATE VIEW future_claims AS
      SELECT f.future, c.id AS claim, f.truth FROM future_claim f JOIN claim c USING (claim);
    CREATE VIEW future_parameters AS
      SELECT f.future, p.id AS parameter, f.quantile, f.value
      FROM future_parameter f JOIN parameter p USING (parameter);
    CREATE VIEW inputs_long AS
      SELECT f.future, 'claim' AS kind, c.id AS input, CAST(f.truth AS REAL) AS value, NULL AS quantile
      FROM future_claim f JOIN claim c USING (claim)
      UNION ALL
      SELECT f.future, 'parameter', p.id, f.value, f.quantile
      FROM future_parameter f JOIN parameter p USING (parameter);

    """

  /// SQL for a byte of a text of hexadecimal digits.
  private static func byte(_ text: String, _ number: Int) -> String {
    func digit(_ place: Int) -> String { "instr('123456789ABCDEF', substr(\(text), \(place), 1))" }
    return "(16 * \(digit(2 * number + 1)) + \(digit(2 * number + 2)))"
  }

  /// The floats of `series`, by IEEE 754: a sign, 8 bits of exponent, 23 of fraction; exact.
  private static let series = """
    CREATE VIEW tidy_series AS
      WITH RECURSIVE
        grown(exponent, value) AS (SELECT 0, 1.0 UNION ALL SELECT exponent + 1, value * 2 FROM grown WHERE exponent < 105),
        shrunk(exponent, value) AS (
          SELECT -1, 0.5 UNION ALL SELECT exponent - 1, value / 2 FROM shrunk WHERE exponent > -149),
        power AS MATERIALIZED (SELECT * FROM grown UNION ALL SELECT * FROM shrunk),
        digits AS (
          SELECT s.future, s.course, s.indicator, w.week, hex(substr(s.points, 4 * w.position + 1, 4)) AS h
          FROM series s CROSS JOIN week w),
        number AS (
          SELECT future, course, indicator, week,
            (\(byte("h", 3)) << 24) + (\(byte("h", 2)) << 16) + (\(byte("h", 1)) << 8) + \(byte("h", 0)) AS bits
          FROM digits)
      SELECT n.future AS future, c.id AS course, i.id AS indicator, n.week AS week,
        ((n.bits & 8388607) + CASE WHEN (n.bits >> 23) & 255 = 0 THEN 0 ELSE 8388608 END) * p.value
          * CASE WHEN n.bits >> 31 THEN -1.0 ELSE 1.0 END AS value
      FROM number n JOIN power p ON p.exponent = max(1, (n.bits >> 23) & 255) - 150
        JOIN course c ON c.course = n.course JOIN indicator i ON i.indicator = n.indicator;

    """

  /// The signed bytes of `control`; actor NULL: nobody.
  private static let control = """
    CREATE VIEW tidy_control AS
      WITH digits AS (
        SELECT k.future, k.course, p.id AS place, w.week,
          hex(substr(k.controllers, p.place * (SELECT count(*) FROM week) + w.position + 1, 1)) AS h
        FROM control k CROSS JOIN place p CROSS JOIN week w)
      SELECT d.future AS future, c.id AS course, d.place AS place, d.week AS week, a.id AS actor
      FROM digits d JOIN course c ON c.course = d.course LEFT JOIN actor a ON a.actor = \(byte("d.h", 0));

    """

  /// `inputs`, one row for each future and one column for each open claim and parameter, and
  /// `tidy_outcomes`, one row for each outcome with the inputs beside it.
  private static func inputs(claims: [String], parameters: [String]) -> String {
    let number = claims.count + parameters.count
    guard number <= mostInputs else {
      let message =
        "The study has \(number) inputs, more than SQLite has columns for: use the view inputs_long, which has a row "
        + "for each future and input."
      return """
        CREATE VIEW inputs AS SELECT '\(message)' AS message;
        CREATE VIEW tidy_outcomes AS SELECT * FROM outcomes;
        """
    }
    let names = columns(claims, parameters)
    let expressions =
      claims.indices.map {
        "(SELECT truth FROM future_claim f WHERE f.future = r.future AND f.claim = \($0)) AS \(names[$0])"
      }
      + parameters.indices.map {
        "(SELECT value FROM future_parameter f WHERE f.future = r.future AND f.parameter = \($0)) "
          + "AS \(names[claims.count + $0])"
      }
    return """
      CREATE VIEW inputs AS SELECT \((["r.future"] + expressions).joined(separator: ", "))
        FROM run r WHERE r.course = 0;
      CREATE VIEW tidy_outcomes AS
        WITH given AS MATERIALIZED (SELECT * FROM inputs)
        SELECT \((["o.future", "o.course", "o.indicator", "o.value"] + names.map { "g." + $0 }).joined(separator: ", "))
        FROM outcomes o JOIN given g ON g.future = o.future;
      """
  }

  /// Names of columns: ids, with their kind where an id is taken twice or by a column of the view's own.
  private static func columns(_ claims: [String], _ parameters: [String]) -> [String] {
    let own: Set = ["future", "course", "indicator", "value"]
    func names(_ ids: [String], _ kind: String, _ others: [String]) -> [String] {
      let taken = own.union(others.map { $0.lowercased() })
      return ids.map { id in
        let name = taken.contains(id.lowercased()) ? "\(kind):\(id)" : id
        return "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
      }
    }
    return names(claims, "claim", parameters) + names(parameters, "parameter", claims)
  }
}
