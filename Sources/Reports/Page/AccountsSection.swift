import Studies

/// Rival accounts side by side: what the same study says to who believes each, and what parts them.
struct AccountsSection {
  let table: Table?
  let partings: [String]
  let hasPartings: Bool
  let notes: [String]
  /// Every course under every account. Not `courses`: a name that the page has too would stand in where this is nil.
  let everyCourse: Table?

  init(_ material: Material) {
    let accounts = material.findings.accounts
    let told = accounts.filter { !$0.courses.isEmpty }
    guard let indicator = material.mainIndicator, !told.isEmpty else {
      (table, partings, hasPartings, everyCourse) = (nil, [], false, nil)
      notes = AccountsSection.notes(material)
      return
    }
    func cell(_ standing: RivalAccount.Standing?) -> String {
      guard let standing else { return "–" }
      return "\(material.text(standing.mean.value, of: indicator)) "
        + "(\(material.range(standing.mean.interval, of: indicator)))"
    }
    let everybody = material.findings.ranking?.courses.first.map {
      Table.Row(
        heading: "All futures",
        cells: [
          NumberText.count(material.study.completed), material.course($0.course),
          "\(material.text($0.mean.value, of: indicator)) (\(material.range($0.mean.interval, of: indicator)))",
          material.baseline.flatMap { material.findings.outcome(course: $0.id, indicator: indicator.id) }.map {
            "\(material.text($0.mean.value, of: indicator)) (\(material.range($0.mean.interval, of: indicator)))"
          } ?? "–",
        ])
    }
    table = Table(
      caption: "“\(indicator.name)” in the futures that are as each account says, with 95% intervals",
      columns: ["Account", "Futures", "Best course", "There", "Under “\(material.baseline?.name ?? "")”"],
      rows: told.map { account in
        Table.Row(
          heading: account.name,
          cells: [
            NumberText.count(account.futures), account.courses.first.map { material.course($0.course) } ?? "–",
            cell(account.courses.first), cell(account.courses.first { $0.course == material.baseline?.id }),
          ])
      } + [everybody].compactMap { $0 })
    partings = AccountsSection.partings(accounts, indicator, material)
    hasPartings = !partings.isEmpty
    notes = AccountsSection.notes(material)
    everyCourse = Table(
      caption: "“\(indicator.name)” by course and account",
      columns: ["Course of action"] + told.map(\.name),
      rows: material.rankedCourses.map { course in
        Table.Row(
          heading: course.name, cells: told.map { account in cell(account.courses.first { $0.course == course.id }) })
      })
  }

  private static func partings(
    _ accounts: [RivalAccount], _ indicator: StudyOutline.Indicator, _ material: Material
  ) -> [String] {
    accounts.enumerated().flatMap { position, account in
      account.partings.compactMap { parting -> String? in
        guard let other = accounts.firstIndex(where: { $0.account == parting.account }), other > position else {
          return nil
        }
        let pair = "“\(account.name)” and “\(accounts[other].name)”"
        guard let claim = parting.claim.flatMap({ material.claim($0) }), let course = parting.course,
          let difference = parting.difference
        else { return "\(pair) differ on no open claim on which both take a side." }
        let isClear = difference.interval.low > 0 || difference.interval.high < 0
        return
          "\(pair) part most over this: \(claim.says) (\(claim.attribution).) Under “\(material.course(course))” it "
          + "makes \(material.difference(difference.value, of: indicator)) if it is as the first says"
          + (isClear ? "." : ", which is no clear difference.")
      }
    }
  }

  private static func notes(_ material: Material) -> [String] {
    material.findings.accounts.compactMap { account in
      if account.isExcluded { return "\(account.name): this study settles a claim against it." }
      if account.courses.isEmpty {
        return
          "\(account.name): only \(NumberText.count(account.futures)) futures are as it says, too few to tell. Run "
          + "diwan study with --account \(account.account)."
      }
      guard !account.leftOpen.isEmpty else { return nil }
      let matter = account.missing.compactMap { material.claim($0) }.map { "\($0.says) (\($0.attribution))" }
      return
        "\(account.name): \(NumberText.count(account.leftOpen.count)) of its claims are left open, as too few futures "
        + "would be left"
        + (matter.isEmpty
          ? "; none of them clearly moves the indicator."
          : ". Of these, some move the indicator: \(matter.joined(separator: " · ")). Surer is a study with --account "
            + "\(account.account).")
    }
  }
}
