import Studies

/// How a study was made, so that a reader can judge and repeat it.
enum Method {
  static func facts(_ material: Material) -> [Page.Fact] {
    let study = material.study
    var facts = [
      Page.Fact(
        term: "Futures",
        text: "\(NumberText.count(study.completed)) simulated futures of \(NumberText.count(study.weeks)) weeks, each "
          + "under every course of action with the same inputs and the same chance events, so that differences between "
          + "courses are not noise."),
      Page.Fact(
        term: "What differs between futures",
        text:
          "The truth of \(study.claims.count) open claims, \(study.parameters.count) uncertain numbers, and chance. "
          + "A disputed claim is true in half of the futures: no probability is implied."),
      Page.Fact(
        term: "Intervals",
        text: "95% intervals over futures. They tell how many futures were run, not how right the model is."),
      Page.Fact(
        term: "Words of probability",
        text: "\(material.findings.words.summary) They speak of futures of this model."),
      Page.Fact(
        term: "Locators",
        text: "“source ¶43, characters 88–195” is the 43rd paragraph of that source, from the 89th character to the "
          + "195th. “line 2, column x” is a line of a table, the header being line 1."),
      Page.Fact(
        term: "Source grades",
        text: "Admiralty code: reliability of the source from A (reliable) to F (cannot be judged), credibility of the "
          + "information from 1 (confirmed) to 6 (cannot be judged)."),
      Page.Fact(
        term: "Limits",
        text:
          "A simulation makes explicit what follows from the claims and assumptions above and from the mechanisms of "
          + "the model. It does not know what they leave out. Shares of futures are not frequencies in the world."),
    ]
    facts += design(study)
    if let account = study.account {
      facts.append(
        Page.Fact(term: "Account", text: "This study believes “\(account.name)” entirely wherever it settles a claim."))
    }
    if !study.settledClaims.isEmpty {
      let settled = study.settledClaims.map { settled in
        "\(material.claim(settled.id).map { "\($0.says) (\($0.attribution))" } ?? settled.id): taken as "
          + (settled.truth ? "true" : "false")
      }
      facts.append(Page.Fact(term: "Settled for this study", text: settled.joined(separator: " · ")))
    }
    if let version = material.version {
      facts.append(Page.Fact(term: "Version", text: "Report written by Diwan \(version)."))
    }
    facts.append(Page.Fact(term: "Seed", text: String(study.seed)))
    facts.append(Page.Fact(term: "Dossier", text: "SHA-256 \(study.dossierDigest)"))
    return facts
  }

  /// How the futures were chosen, and what ended them, where it is not as usual.
  private static func design(_ study: StudyOutline) -> [Page.Fact] {
    var facts: [Page.Fact] = []
    if let plan = study.plan {
      var text = "A design of the kind \(plan.kind.rawValue): \(plan.kind.summary)."
      if plan.replications > 1 { text += " \(plan.replications) futures for each point." }
      if let note = plan.note { text += " \(note)" }
      facts.append(Page.Fact(term: "Design", text: text))
    }
    if let stopping = study.stopping {
      let precision = stopping.precision
      let name = study.indicators.first { $0.id == precision.indicator }?.name ?? precision.indicator
      let test =
        precision.rule == .sequential
        ? "the fixed-width sequential interval of Chow and Robbins (1965)"
        : "the asymptotic confidence sequence of Waudby-Smith and others (2024)"
      let whole = "under every course of action"
      let what = precision.scope == .courses ? whole : "on the difference of the best two courses"
      let number = NumberText(decimals: 4)
      let asked = "The study was to end when the 95% interval of “\(name)” \(what) had a half-width of "
      let ended = "\(NumberText.count(stopping.futures)) of at most \(NumberText.count(stopping.most)) futures"
      let text =
        "\(asked)\(number.text(precision.halfWidth)), by \(test). It ended after \(ended) at "
        + "\(number.text(stopping.reached))."
      facts.append(Page.Fact(term: "Stopping", text: text))
    }
    return facts
  }

  /// The command that makes the same study.
  static func command(_ material: Material) -> String {
    let study = material.study
    let kind = study.plan?.kind ?? .latinHypercube
    var command = "diwan study DOSSIER"
    command +=
      kind == .table ? " --design TABLE" : " --futures \(study.stopping?.most ?? study.futures)"
    if kind != .table && kind != .latinHypercube { command += " --design-kind \(kind.rawValue)" }
    if let plan = study.plan, plan.replications > 1 { command += " --replications \(plan.replications)" }
    command += " --seed \(study.seed)"
    if let precision = study.stopping?.precision {
      command += " --precision '\(precision.indicator) \(precision.halfWidth)"
      command += precision.scope == .bestTwo ? " best-two'" : "'"
      if precision.rule != .sequential { command += " --stopping-rule \(precision.rule.rawValue)" }
    }
    if study.weeks != material.dossier.horizon { command += " --weeks \(study.weeks)" }
    if study.stride != 4 { command += " --stride \(study.stride)" }
    if let account = study.account { command += " --account \(account.id)" }
    if study.courses.count < material.dossier.courses.count {
      command += " --courses " + study.courses.map(\.id).joined(separator: ",")
    }
    return command
  }
}
