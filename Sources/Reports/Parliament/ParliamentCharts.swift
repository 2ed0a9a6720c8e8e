import Dossiers
import Politics
import Studies

/// The pictures of a parliament that a dossier describes: who sits in it, where they stand, which governments can be
/// expected and when.
///
/// Forecasts are computed exactly from the dossier at its start, with uncertain numbers at their medians; they are not
/// counted in the futures.
struct ParliamentCharts {
  /// Why there are no charts of a parliament, or of its governments.
  private(set) var remarks: [String] = []
  private(set) var charts: [Chart] = []

  /// More scenarios than these are not drawn.
  static let mostScenarios = 6
  /// With more lists, governments are too many to forecast each scenario.
  static let mostLists = 16

  init(_ material: Material) {
    for parliament in material.dossier.parliaments.values { add(parliament, material) }
  }

  private struct Scenario {
    let name: String
    let settled: SettledParliament
    let forecast: FormationForecast
  }

  private mutating func add(_ parliament: Parliament, _ material: Material) {
    let study = material.study
    guard
      let numbers = try? MiddleNumbers(
        of: material.dossier, course: material.baseline?.id, account: study.account?.id, claims: study.settledClaims)
    else { return }
    let settled = SettledParliament(parliament, of: material.dossier, numbers: numbers)
    guard settled.total > 0 else { return }
    let colours = ParliamentCharts.colours(settled)
    charts += [hemicycle(settled, colours, material)].compactMap { $0 }
    charts += [map(settled, colours, material, numbers)].compactMap { $0 }
    guard parliament.formation != nil else { return }
    let scenarios = scenarios(of: parliament, material)
    guard let first = scenarios.first else { return }
    let source =
      (parliament.formation?.isFormed == true ? "If a government had to be formed at the start. " : "")
      + "Computed exactly from the dossier as it stands at the start, uncertain numbers at their medians; not counted in "
      + "the futures."
    charts += [
      CoalitionChart(
        id: "coalitions-\(parliament.id)", parliament: settled.name,
        lists: settled.lists.map { Hemicycle.List(name: $0.name, seats: $0.seats) }, colours: colours,
        needed: first.settled.needed,
        scenarios: scenarios.map { scenario in
          CoalitionChart.Scenario(
            name: scenario.name,
            governments: scenario.forecast.governments.map {
              CoalitionChart.Government(lists: $0.coalition.members, probability: $0.probability)
            }, none: scenario.forecast.none)
        }, source: source
      ).chart,
      FormationChart(
        id: "formation-\(parliament.id)", parliament: settled.name,
        scenarios: ParliamentCharts.delays(scenarios),
        recorded: ParliamentCharts.recorded(parliament.id, material.dossier), source: source
      ).chart,
    ].compactMap { $0 }
  }

  // MARK: Scenarios

  /// A forecast for each course of action and, unless the study settles it, each account, where they differ.
  private mutating func scenarios(of parliament: Parliament, _ material: Material) -> [Scenario] {
    let (dossier, study) = (material.dossier, material.study)
    var accounts: [(id: String?, name: String)] = [(study.account?.id, "")]
    if study.account == nil, !dossier.accounts.isEmpty, parliament.lists.count <= ParliamentCharts.mostLists {
      accounts = dossier.accounts.values.map { ($0.id, $0.name) }
    }
    let courses =
      parliament.lists.count <= ParliamentCharts.mostLists
      ? study.courses : study.courses.filter { $0 == material.baseline }
    // Forecasts take long where there are many lists; most courses and accounts do not touch them.
    var known: [SettledParliament.Case: FormationForecast] = [:]
    var found: [(course: String, account: String, settled: SettledParliament, forecast: FormationForecast)] = []
    for course in courses {
      for account in accounts {
        do {
          let numbers = try MiddleNumbers(
            of: dossier, course: course.id, account: account.id, claims: study.settledClaims)
          let settled = SettledParliament(parliament, of: dossier, numbers: numbers)
          let forecast = try known[settled.case] ?? settled.forecast()
          known[settled.case] = forecast
          found.append((course.name, account.name, settled, forecast))
        } catch {
          remarks.append("\(course.name)\(account.name.isEmpty ? "" : ", \(account.name)"): \(error)")
        }
      }
    }
    // What makes no difference is not told apart.
    func differs(_ name: (Int) -> String, _ other: (Int) -> String) -> Bool {
      found.indices.contains { one in
        found.indices.contains { two in
          other(one) == other(two) && name(one) != name(two) && found[one].forecast != found[two].forecast
        }
      }
    }
    let byCourse = differs({ found[$0].course }, { found[$0].account })
    let byAccount = differs({ found[$0].account }, { found[$0].course })
    var scenarios: [Scenario] = []
    for entry in found {
      let name = [byCourse ? entry.course : "", byAccount ? entry.account : ""].filter { !$0.isEmpty }
        .joined(separator: "; ")
      guard !scenarios.contains(where: { $0.forecast == entry.forecast }) else { continue }
      scenarios.append(
        Scenario(
          name: name.isEmpty ? "As described" : name, settled: entry.settled, forecast: entry.forecast))
    }
    if scenarios.count > ParliamentCharts.mostScenarios {
      remarks.append(
        "\(scenarios.count) combinations of courses and accounts differ; the first \(ParliamentCharts.mostScenarios) are "
          + "drawn.")
    }
    return Array(scenarios.prefix(ParliamentCharts.mostScenarios))
  }

  /// Scenarios in which it takes equally long are one.
  private static func delays(_ scenarios: [Scenario]) -> [FormationChart.Scenario] {
    var groups: [(names: [String], days: [Double])] = []
    for scenario in scenarios {
      let days = scenario.forecast.days
      let known = groups.firstIndex { group in
        group.days.count == days.count && zip(group.days, days).allSatisfy { abs($0 - $1) < 1e-9 }
      }
      if let known {
        groups[known].names.append(scenario.name)
      } else {
        groups.append(([scenario.name], days))
      }
    }
    if groups.count == 1, scenarios.count > 1 {
      return groups.map { FormationChart.Scenario(name: "In all scenarios", days: $0.days) }
    }
    return groups.map { FormationChart.Scenario(name: $0.names.joined(separator: " · "), days: $0.days) }
  }

  // MARK: Parts

  /// The largest lists have the colours of categories, the others greys in turn.
  private static func colours(_ settled: SettledParliament) -> [Palette.Colour] {
    let greys = [Palette.neutral, Palette.nobody, Palette.muted]
    let lists = settled.lists
    let order = lists.indices.sorted { (lists[$1].seats, $0) < (lists[$0].seats, $1) }
    var colours = [Palette.Colour](repeating: Palette.neutral, count: lists.count)
    for (rank, list) in order.enumerated() {
      colours[list] =
        rank < Palette.categories.count
        ? Palette.categories[rank] : greys[(rank - Palette.categories.count) % greys.count]
    }
    return colours
  }

  private func hemicycle(
    _ settled: SettledParliament, _ colours: [Palette.Colour], _ material: Material
  ) -> Chart? {
    var order = Array(settled.lists.indices)
    var says = "From left to right in the order of the dossier."
    if let first = settled.dimensions.first, let issue = material.dossier.issues[first.issue] {
      order.sort { (first.positions[$0], $0) < (first.positions[$1], $1) }
      let ends = [issue.low, issue.high].compactMap { $0 }
      says =
        "From left to right by position on “\(issue.name)”"
        + (ends.count == 2 ? ", from “\(ends[0])” to “\(ends[1])”." : ".")
    }
    return HemicycleChart(
      id: "hemicycle-\(settled.parliament.id)", parliament: settled.name,
      hemicycle: Hemicycle(lists: order.map { .init(name: settled.lists[$0].name, seats: settled.lists[$0].seats) }),
      colours: order.map { colours[$0] }, needed: settled.needed, order: says
    ).chart
  }

  private func map(
    _ settled: SettledParliament, _ colours: [Palette.Colour], _ material: Material, _ numbers: MiddleNumbers
  ) -> Chart? {
    let ranked = settled.dimensions.enumerated().sorted {
      ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset)
    }.map(\.element).prefix(2)
    let issues = ranked.compactMap { material.dossier.issues[$0.issue] }
    guard let across = issues.first, issues.count == ranked.count else { return nil }
    let upward = issues.count > 1 ? issues[1] : nil
    func axis(_ issue: Issue) -> IssueMap.Axis {
      IssueMap.Axis(name: issue.name, range: issue.range, low: issue.low ?? "", high: issue.high ?? "")
    }
    func place(_ dimension: Int, _ list: Int) -> Double {
      let range = issues[dimension].range
      return range.lowerBound + ranked[dimension].positions[list] * (range.upperBound - range.lowerBound)
    }
    let bills = material.dossier.bills.values.filter { $0.parliament == settled.parliament.id }
    func statusQuo(_ issue: Issue?) -> Double? {
      bills.first { $0.issue == issue?.id }.map { numbers.value($0.statusQuo) }
    }
    let quo = (x: statusQuo(across), y: statusQuo(upward))
    var proposals: [IssueMap.Proposal] = []
    if quo.x != nil || quo.y != nil {
      proposals.append(IssueMap.Proposal(name: "Status quo", kind: .statusQuo, x: quo.x, y: quo.y))
    }
    // A bill moves things on its own issue only.
    for bill in bills where bill.issue == across.id || bill.issue == upward?.id {
      let position = numbers.value(bill.position)
      proposals.append(
        bill.issue == across.id
          ? IssueMap.Proposal(name: bill.name, kind: .bill, x: position, y: quo.y)
          : IssueMap.Proposal(name: bill.name, kind: .bill, x: quo.x, y: position))
    }
    return IssueMap(
      id: "issues-\(settled.parliament.id)", parliament: settled.name, horizontal: axis(across),
      vertical: upward.map(axis),
      lists: settled.lists.indices.map { list in
        IssueMap.List(
          name: settled.lists[list].name, seats: settled.lists[list].seats, x: place(0, list),
          y: upward == nil ? 0 : place(1, list), colour: colours[list])
      }, proposals: proposals
    ).chart
  }

  /// The unit of claims that record a delay.
  static let unit = "days to a government"

  /// Delays on record: measurements about the parliament with the unit `days to a government`, by the year of their date.
  static func recorded(_ parliament: String, _ dossier: Dossier) -> [FormationChart.Recorded] {
    dossier.claims.values.compactMap { claim in
      guard claim.kind == .measurement, claim.unit == unit, claim.about.contains(parliament), let days = claim.value
      else { return nil }
      let isCase = claim.date.map { date in
        date.year == dossier.start.year && (date.month == nil || date.month == dossier.start.month)
      }
      return FormationChart.Recorded(
        name: claim.date.map { "\($0.year)" } ?? claim.id, days: Int(days.rounded()), isCase: isCase ?? false)
    }
  }
}
