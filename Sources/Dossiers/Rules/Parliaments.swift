extension DossierRule {
  /// A parliament is an institution that decides; who sits in it must fit together.
  static let parliamentsFit = DossierRule(codes: [.wrongKind, .missingKey, .outOfRange, .duplicateEntry, .tooMany]) {
    dossier, context in
    for parliament in dossier.parliaments.values {
      if let institution = dossier.institutions[parliament.id] {
        if institution.kind != .parliament && institution.kind != .council {
          context.report(
            .wrongKind, at: parliament.location,
            "`\(parliament.id)` is of the kind \(institution.kind.rawValue); a parliament or council is needed here")
        }
      } else if !context.decoding.names.incomplete.contains(.entities) {
        context.report(
          .wrongKind, at: parliament.location, "`\(parliament.id)` is not an institution",
          help: "describe it in `institutions.yaml`, of kind parliament or council")
      }
      context.checkLists(of: parliament, in: dossier)
      context.checkFormation(of: parliament, in: dossier)
      context.checkElections(of: parliament, in: dossier)
    }
  }

  /// What is voted on must be an issue on which everybody has a position who votes.
  static let billsFit = DossierRule(codes: [.missingKey, .outOfRange, .wrongKind, .duplicateEntry]) {
    dossier, context in
    for bill in dossier.bills.values {
      guard let issue = dossier.issues[bill.issue] else { continue }
      for (quantity, what) in [(bill.position, "position"), (bill.statusQuo, "status quo")] {
        context.checkPosition(quantity, what, on: issue, in: dossier)
      }
      if case .constant(let there) = bill.position.form, case .constant(let here) = bill.statusQuo.form, there == here,
        bill.position.exceptions.isEmpty, bill.statusQuo.exceptions.isEmpty
      {
        context.report(
          .outOfRange, at: bill.location, "`\(bill.id)` changes nothing: its position is the status quo",
          help: "one of them must differ")
      }
      for (id, role) in [(bill.by, "chooses the version of"), (bill.gatekeeper, "may withhold")] {
        guard let id, issue.position(of: id) == nil else { continue }
        context.report(
          .missingKey, at: bill.location,
          "`\(id)` \(role) `\(bill.id)` and has no position on `\(issue.id)`",
          help: "add it to the `positions` of the issue")
      }
      guard let parliament = dossier.parliaments[bill.parliament] else { continue }
      for list in parliament.lists where issue.position(of: list) == nil && !list.isEmpty {
        context.report(
          .missingKey, at: bill.location,
          "`\(list.entity)` votes on `\(bill.id)` and has no position on `\(issue.id)`",
          help: "add it, or its leader, to the `positions` of the issue")
      }
      context.checkMembers(
        bill.whips.map(\.list), of: parliament, at: bill.location, "`whips` of `\(bill.id)`")
      let patrons = parliament.lists.compactMap(\.patron)
      for (patron, _) in bill.patrons where !patrons.contains(patron) {
        context.report(
          .wrongKind, at: bill.location, "`\(patron)` is the patron of no list of `\(parliament.id)`",
          help: context.decoding.nearest(
            patron, among: patrons, otherwise: "name it under `patron` of the lists over which it has leverage"))
      }
      let size = parliament.size
      context.checkMajority(bill.majority, bill.quorum, size, at: bill.location)
    }
  }

  /// Positions lie on the issue's scale; capabilities are given for all or for nobody, since they are compared.
  static let issuesFit = DossierRule(codes: [.outOfRange, .missingKey]) { dossier, context in
    for issue in dossier.issues.values {
      for position in issue.positions {
        context.checkPosition(position.position, "position of `\(position.entity)`", on: issue, in: dossier)
      }
      guard issue.positions.contains(where: { $0.capability != nil }) else { continue }
      for position in issue.positions where position.capability == nil {
        context.report(
          .missingKey, at: position.location,
          "`\(position.entity)` has no capability on `\(issue.id)`, and others have one",
          help: "give one to all of its positions, or to none")
      }
    }
  }

  /// Who stays away or is paid must sit in that parliament.
  static let decisionsFit = DossierRule(codes: [.wrongKind, .missingKey]) { dossier, context in
    for action in dossier.allActions {
      guard case .decision(let decision) = action.kind else { continue }
      switch decision {
      case .boycott(let list, let id, _):
        guard let parliament = dossier.parliaments[id] else { continue }
        context.checkMembers([list], of: parliament, at: action.location, "`boycott`")
      case .payment(let lists, let id, _):
        guard let bill = dossier.bills[id], let parliament = dossier.parliaments[bill.parliament] else { continue }
        context.checkMembers(lists, of: parliament, at: action.location, "`payment`")
      case .elect(let id):
        guard let parliament = dossier.parliaments[id], parliament.elections == nil else { continue }
        context.report(
          .missingKey, at: action.location, "how `\(id)` is elected is not said",
          help: "add `elections` to it, `{}` for the defaults")
      case .vote, .form: break
      }
    }
  }
}

extension Parliament.List {
  /// Has no seats, whatever is true.
  fileprivate var isEmpty: Bool {
    if case .constant(let seats) = seats.form { seats < 0.5 && self.seats.exceptions.isEmpty } else { false }
  }
}

extension Parliament {
  /// Members at the start, where that is certain.
  fileprivate var size: Int? {
    var sum = 0
    for list in lists {
      guard case .constant(let seats) = list.seats.form, list.seats.exceptions.isEmpty else { return nil }
      sum += Int(seats.rounded())
    }
    return sum
  }
}

extension RuleContext {
  /// A number on the scale of an issue, whatever claims are true.
  fileprivate func checkPosition(_ quantity: Quantity, _ what: String, on issue: Issue, in dossier: Dossier) {
    guard let bounds = dossier.bounds(of: quantity),
      bounds.lowerBound < issue.range.lowerBound || bounds.upperBound > issue.range.upperBound
    else { return }
    report(
      .outOfRange, at: quantity.location,
      "the \(what) is not always \(WrittenNumber.text(issue.range)), the range of `\(issue.id)`",
      help: "give the issue a wider `range`, or change the number")
  }

  fileprivate func checkMembers(_ ids: [String], of parliament: Parliament, at location: Location, _ what: String) {
    var seen: Set<String> = []
    for id in ids where !id.isEmpty {
      if parliament.list(id) == nil {
        report(
          .wrongKind, at: location,
          "`\(id)` is no list of `\(parliament.id)`; \(what) need\(ids.count == 1 ? "s" : "") one",
          help: decoding.nearest(id, among: parliament.lists.map(\.entity)))
      } else if !seen.insert(id).inserted {
        report(.duplicateEntry, at: location, "`\(id)` is named twice in \(what)")
      }
    }
  }

  fileprivate func checkMajority(
    _ majority: Parliament.Majority?, _ quorum: Parliament.Quorum?, _ size: Int?, at location: Location
  ) {
    guard let size, size > 0 else { return }
    if case .members(let quantity)? = majority, case .constant(let number) = quantity.form, number > Double(size) {
      report(
        .outOfRange, at: quantity.location,
        "a majority of \(WrittenNumber.text(number)) is more than all \(size) members")
    }
    if case .members(let quantity)? = quorum, case .constant(let number) = quantity.form, number > Double(size) {
      report(
        .outOfRange, at: quantity.location, "a quorum of \(WrittenNumber.text(number)) is more than all \(size) members"
      )
    }
  }

  fileprivate func checkLists(of parliament: Parliament, in dossier: Dossier) {
    if parliament.lists.isEmpty {
      report(.missingKey, at: parliament.location, "nobody sits in `\(parliament.id)`", help: "add `lists`")
      return
    }
    if parliament.size == 0, parliament.elections == nil {
      report(.outOfRange, at: parliament.location, "no list of `\(parliament.id)` has a seat")
    }
    // Every coalition of lists is looked at.
    if parliament.lists.count > 20 {
      report(
        .tooMany, at: parliament.location, "`\(parliament.id)` has \(parliament.lists.count) lists, more than 20",
        help: "unite the smallest ones")
    }
    checkMajority(parliament.majority, parliament.quorum, parliament.size, at: parliament.location)
    for list in parliament.lists {
      guard let patron = list.patron, !dossier.hasTie(from: patron, to: [list.entity, list.leader].compactMap { $0 })
      else { continue }
      report(
        .missingKey, at: list.location,
        "`\(patron)` has no tie to `\(list.entity)` or its leader, at the start or by any action: it never has leverage",
        help: "add the tie by which it has leverage (funds, arms, directs, supports …), or delete `patron`")
    }
    var first: [String: Bool] = [:]
    for list in parliament.lists {
      for (group, share) in list.voters {
        if let known = first[group], known != (share != nil) {
          report(
            .missingKey, at: list.location, "`\(group)` votes for some lists by share and for others by attitude",
            help: "give it a share in all of its lists, or in none")
        }
        first[group] = share != nil
      }
    }
  }

  fileprivate func checkFormation(of parliament: Parliament, in dossier: Dossier) {
    guard let formation = parliament.formation else { return }
    func check(_ ids: [String], _ what: String, at location: Location? = nil) {
      checkMembers(ids, of: parliament, at: location ?? parliament.location, what)
    }
    check(formation.order, "`order`")
    check(formation.vetoes, "`vetoes`")
    check(formation.incumbents, "`incumbents`")
    check(formation.mergers.flatMap(\.lists), "`mergers`", at: formation.mergers.first?.location)
    for camp in formation.camps { check(camp.lists, "`camps`", at: camp.location) }
    for endorsement in formation.endorsements { check([endorsement.list], "`endorsements`", at: endorsement.location) }
    for (one, other) in formation.excludes {
      check([one], "`excludes`")
      check([other], "`excludes`")
      if one == other {
        report(.duplicateEntry, at: parliament.location, "`\(one)` cannot exclude itself", help: "name two lists")
      } else if formation.vetoes.contains(one), formation.vetoes.contains(other) {
        report(
          .outOfRange, at: parliament.location,
          "no government is possible: `\(one)` and `\(other)` exclude each other, and both are needed")
      }
    }
    for camp in formation.camps {
      if case .constant(let least)? = camp.least?.form, Int(least.rounded()) > camp.lists.count {
        report(
          .outOfRange, at: camp.location,
          "a government needs \(WrittenNumber.text(least)) lists of \(camp.name), which has \(camp.lists.count)")
      }
    }
    checkMajority(formation.majority, formation.quorum, parliament.size, at: parliament.location)
    if formation.formateur != .largestBloc, let merger = formation.mergers.first {
      report(
        .wrongKind, at: merger.location, "mergers only count where the largest bloc is asked",
        help: "write `formateur: largest-bloc`, or delete them")
    }
    if formation.formateur != .appointed, !formation.order.isEmpty {
      report(
        .wrongKind, at: parliament.location, "`order` only counts where the formateur is appointed",
        help: "write `formateur: appointed`, or delete it")
    }
    for (id, _) in formation.issues {
      guard let issue = dossier.issues[id] else { continue }
      for list in parliament.lists where issue.position(of: list) == nil {
        report(
          .missingKey, at: list.location,
          "`\(list.entity)` has no position on `\(id)`, on which coalitions of `\(parliament.id)` are compared",
          help: "add it, or its leader, to the `positions` of the issue")
      }
    }
  }

  fileprivate func checkElections(of parliament: Parliament, in dossier: Dossier) {
    guard let elections = parliament.elections else { return }
    if !parliament.lists.contains(where: { !$0.voters.isEmpty }) {
      report(
        .missingKey, at: parliament.location, "nobody votes for any list of `\(parliament.id)`",
        help: "say under `voters` of the lists which groups may vote for them")
    }
    for (one, other) in zip(elections.dates, elections.dates.dropFirst()) where other.dayNumber <= one.dayNumber {
      report(.dateOrder, at: parliament.location, "elections must be in order, \(other.text) is not after \(one.text)")
    }
    for date in elections.dates where date.dayNumber < dossier.start.dayNumber || date.dayNumber >= dossier.endDay {
      warn(
        .dateOutsideHorizon, at: parliament.location, "the election on \(date.text) is outside the simulated weeks")
    }
    var places: [String: String] = [:]
    var names: Set<String> = []
    for district in elections.districts {
      if !names.insert(district.name).inserted {
        report(.duplicateEntry, at: district.location, "there is a district \(district.name) already")
      }
      for place in district.places where !place.isEmpty {
        if let other = places.updateValue(district.name, forKey: place) {
          report(.duplicateEntry, at: district.location, "`\(place)` votes in \(other) already")
        }
      }
    }
    for reserved in elections.reserved {
      checkMembers(reserved.lists, of: parliament, at: reserved.location, "`reserved`")
    }
  }
}

extension Dossier {
  /// Whether any tie of the kinds that give leverage is stated, or made by any action, from one entity to one of others.
  fileprivate func hasTie(from: String, to others: [String]) -> Bool {
    func fits(_ kind: Tie.Kind, _ one: String, _ other: String) -> Bool {
      one == from && others.contains(other) && Parliament.leverage.contains(kind)
    }
    return ties.contains { fits($0.kind, $0.from, $0.to) }
      || allActions.contains { action in
        guard case .ties(let links) = action.kind else { return false }
        return links.contains { $0.holds && fits($0.kind, $0.from, $0.to) }
      }
  }
}

extension Parliament {
  /// The kinds of ties through which a patron has leverage.
  public static let leverage: [Tie.Kind] = [
    .leads, .commands, .directs, .controls, .owns, .funds, .arms, .trains, .advises, .sponsors, .founded, .alliedWith,
    .supports,
  ]
}
