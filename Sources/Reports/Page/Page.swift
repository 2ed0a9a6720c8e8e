import Dossiers
import Studies

/// All that the page's template shows. Properties are read by name from the template.
struct Page {
  struct Figure {
    let id: String
    let title: String
    let summary: String
    let caption: String
    let drawing: String
    let specification: String
    let minimumWidth: Int
    let table: Table
    let isOpen: Bool
  }
  struct Fact {
    let term: String
    let text: String
  }
  struct AccountText {
    let name: String
    let believes: String
    let takes: [String]
    let hasTakes: Bool
    let isStudied: Bool
    let id: String
  }
  struct AssumptionText {
    let id: String
    let says: String
    let reason: String
    let value: String
  }
  struct SourceText {
    let id: String
    let title: String
    let origin: String
    let grade: String
    let url: String?
  }
  struct Totals {
    let claims: String
    let open: String
    let assumptions: String
    let parameters: String
  }

  /// More indicators than these stand in a table of their own.
  static let mostColumns = 6

  let title: String
  let question: String
  let summary: String?
  let line: String
  let answer: Answer
  let answerFigure: Figure?
  let courses: CourseTable
  let moreCourses: CourseTable?
  let hasChecks: Bool
  let checks: Checks
  let hasMoreChecks: Bool
  let hasRobustness: Bool
  let robustness: RobustnessSection?
  let hasFailures: Bool
  let failures: [FailureSection]
  let hasDrivers: Bool
  let driversFigure: Figure?
  let drivers: Table?
  let rivals: AccountsSection
  let networkFigure: Figure?
  let influence: Table
  let moreInfluence: Table?
  let hasParliament: Bool
  let parliamentFigures: [Figure]
  let parliamentRemarks: [String]
  let controlFigures: [Figure]
  let seriesFigures: [Figure]
  let moreSeriesFigures: [Figure]
  let hasMoreSeries: Bool
  let hasScore: Bool
  let score: ScoreSection?
  let hasPredictions: Bool
  let predictions: [PredictionText]
  let hasAccounts: Bool
  let accounts: [AccountText]
  let claims: [ClaimText]
  let assumptions: [AssumptionText]
  let sources: [SourceText]
  let totals: Totals
  let method: [Fact]
  let reproduce: String
  let isUnfinished: Bool
  let progress: String
  let style: String
  let colours: String
  let palette: String
  let script: String
  let hasBundle: Bool
  let bundle: String

  init(_ material: Material, style: String, script: String, bundle: String?) {
    let dossier = material.dossier
    let study = material.study
    title = study.title
    question = study.question
    summary = dossier.summary
    line =
      "\(DateText.text(dossier.start)) to \(material.end) · \(NumberText.count(study.completed)) simulated futures · "
      + "\(study.courses.count) courses of action"
    answer = Answer(material)
    answerFigure = material.mainIndicator.map {
      Page.figure(OutcomeChart(material: material, indicator: $0).chart, isOpen: true)
    }
    let chosen = material.chosenIndicators
    let others = study.indicators.filter { !chosen.contains($0) }
    let beside = Array(chosen.dropFirst(Page.mostColumns)) + others
    courses = CourseTable(
      material, Array(chosen.prefix(Page.mostColumns)), caption: "Courses of action compared")
    moreCourses =
      beside.isEmpty ? nil : CourseTable(material, beside, caption: "Courses of action on the other indicators")
    checks = Checks(material)
    hasChecks = !checks.items.isEmpty
    hasMoreChecks = checks.table.rows.count > 0
    robustness = RobustnessSection(material)
    hasRobustness = robustness != nil
    failures = FailureSection.all(material)
    hasFailures = !failures.isEmpty
    driversFigure = DriversChart(material).chart.map { Page.figure($0, isOpen: true) }
    drivers = DriversSection.all(material)
    hasDrivers = driversFigure != nil || drivers != nil
    rivals = AccountsSection(material)
    let network = PowerNetwork(material)
    networkFigure = NetworkChart(network).chart.map { Page.figure($0, isOpen: true) }
    influence = Page.influence(Array(network.members.prefix(15)), "The fifteen that reach most")
    moreInfluence =
      network.members.count > 15
      ? Page.influence(Array(network.members.dropFirst(15)), "The other actors and institutions") : nil
    let parliaments = ParliamentCharts(material)
    parliamentFigures = parliaments.charts.map { Page.figure($0, isOpen: true) }
    parliamentRemarks = parliaments.remarks
    hasParliament = !parliamentFigures.isEmpty
    controlFigures = ControlMap(material: material).charts.map { Page.figure($0, isOpen: true) }
    func series(_ indicators: [StudyOutline.Indicator], isOpen: Bool) -> [Figure] {
      indicators.compactMap { SeriesChart(material: material, indicator: $0).chart }
        .map { Page.figure($0, isOpen: isOpen) }
    }
    seriesFigures = series(Array(chosen.prefix(3)), isOpen: true)
    moreSeriesFigures = series(Array(chosen.dropFirst(3)) + others, isOpen: false)
    hasMoreSeries = !moreSeriesFigures.isEmpty
    score = ScoreSection(material)
    hasScore = score != nil
    predictions = PredictionText.all(material)
    hasPredictions = !predictions.isEmpty
    accounts = Page.accounts(material)
    hasAccounts = !accounts.isEmpty
    claims = dossier.claims.keys.compactMap { material.claim($0) }
    assumptions = dossier.assumptions.values.map { assumption in
      AssumptionText(
        id: assumption.id, says: assumption.says, reason: assumption.reason,
        value: assumption.value.map { QuantityText.text($0, unit: assumption.unit) } ?? "–")
    }
    sources = dossier.sources.values.map { source in
      let origin = [source.author, source.publisher, source.date.map(DateText.text)].compactMap { $0 }
      return SourceText(
        id: source.id, title: source.title, origin: origin.joined(separator: ", "), grade: source.grade ?? "–",
        url: source.url.flatMap { $0.hasPrefix("https://") || $0.hasPrefix("http://") ? $0 : nil })
    }
    totals = Totals(
      claims: NumberText.count(dossier.claims.count), open: NumberText.count(study.claims.count),
      assumptions: NumberText.count(dossier.assumptions.count), parameters: NumberText.count(study.parameters.count))
    method = Method.facts(material)
    reproduce = Method.command(material)
    isUnfinished = study.completed < study.futures
    progress = "\(NumberText.count(study.completed)) of \(NumberText.count(study.futures))"
    self.style = style
    colours =
      ":root{color-scheme:light dark;\(Palette.properties(dark: false))}"
      + "@media (prefers-color-scheme:dark){:root{\(Palette.properties(dark: true))}}"
    palette = Palette.pairs.text
    self.script = script
    hasBundle = bundle != nil
    self.bundle = bundle ?? ""
  }

  static func figure(_ chart: Chart, isOpen: Bool) -> Figure {
    Figure(
      id: chart.id, title: chart.title, summary: chart.summary, caption: chart.caption, drawing: chart.drawing,
      specification: chart.specification.text, minimumWidth: chart.minimumWidth, table: chart.table, isOpen: isOpen)
  }

  private static func influence(_ members: [PowerNetwork.Member], _ caption: String) -> Table {
    Table(
      caption: caption,
      columns: [
        "Name", "What", "Directs or pays", "Reaches in all", "Reaches by plain ties", "Friendly ties",
        "Hostile ties", "Controls now",
      ],
      rows: members.map { member in
        Table.Row(
          heading: member.name,
          cells: [
            member.role ?? member.kind, String(member.directs), String(member.reaches), String(member.reachesPlainly),
            String(member.allies), String(member.opponents),
            member.places.isEmpty ? "–" : member.places.joined(separator: ", "),
          ])
      })
  }

  private static func accounts(_ material: Material) -> [AccountText] {
    material.dossier.accounts.values.map { account in
      let disputed = account.holds.compactMap { material.claim($0) }.map { "True: \($0.says) (\($0.attribution))" }
      let rejected = account.rejects.compactMap { material.claim($0) }.map { "False: \($0.says) (\($0.attribution))" }
      return AccountText(
        name: account.name, believes: Names.list(account.believes.map(material.names.entity)),
        takes: disputed + rejected, hasTakes: !(disputed + rejected).isEmpty,
        isStudied: material.study.account?.id == account.id, id: account.id)
    }
  }
}
