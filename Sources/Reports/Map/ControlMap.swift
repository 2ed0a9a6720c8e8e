import Dossiers
import Studies

/// Who controls which place: now, and at the end of the futures under each course of action.
struct ControlMap {
  let material: Material

  struct Holding {
    let place: Place
    /// The actor's name, or `nobody`.
    let holder: String
    /// Share of futures; 1 at the start.
    let share: Double
  }

  var places: [Place] {
    material.dossier.places.values.filter { $0.controller != nil }
  }

  /// Who holds each simulated place at the start.
  var now: [Holding] {
    places.map { place in
      Holding(place: place, holder: place.controller.map(material.names.controller) ?? "nobody", share: 1)
    }
  }

  /// The most probable holder of each place at the end.
  func end(course: String) -> [Holding] {
    places.compactMap { place in
      guard let control = material.findings.control(course: course, place: place.id) else { return nil }
      let last = control.holders.map { (holder: $0.actor, share: $0.shares.last ?? 0) }
      guard let likeliest = last.max(by: { $0.share < $1.share }) else { return nil }
      return Holding(
        place: place, holder: likeliest.holder.map(material.names.entity) ?? "nobody", share: likeliest.share)
    }
  }

  /// Holders in a fixed order for colours: by places held now, then as they appear in the futures.
  var holders: [String] {
    var order: [String] = []
    var counts: [String: Int] = [:]
    for holding in now + material.rankedCourses.flatMap({ end(course: $0.id) }) where holding.holder != "nobody" {
      if counts[holding.holder] == nil { order.append(holding.holder) }
      counts[holding.holder, default: 0] += holding.share == 1 ? 10 : 1
    }
    return order.enumerated().sorted { one, other in
      let pair = (counts[one.element] ?? 0, counts[other.element] ?? 0)
      return pair.0 != pair.1 ? pair.0 > pair.1 : one.offset < other.offset
    }.map(\.element)
  }

  func colour(_ holder: String, _ holders: [String]) -> Palette.Colour {
    guard let index = holders.firstIndex(of: holder) else { return Palette.nobody }
    return index < Palette.categories.count ? Palette.categories[index] : Palette.neutral
  }

  var charts: [Chart] {
    let drawn = places.filter { material.outlines.polygons[$0.id] != nil || $0.point != nil }
    guard !drawn.isEmpty else { return [] }
    return [nowChart, endChart].compactMap { $0 }
  }

  var nowChart: Chart? {
    let holders = holders
    let parts = holders.compactMap { holder -> String? in
      let held = now.filter { $0.holder == holder }.map(\.place.name)
      return held.isEmpty ? nil : "\(holder): \(held.joined(separator: ", "))"
    }
    return Chart(
      id: "control-now", title: "Control on \(DateText.text(material.dossier.start))",
      summary: "Who controls which place at the start. " + parts.joined(separator: ". ") + ".",
      caption: "As the dossier describes the start. Areas without colour are not part of the simulation.",
      specification: specification(panels: [("", now)], labelled: true),
      drawing: drawing(panels: [("", now)], columns: 1, labelled: true),
      table: Table(
        caption: "Control at the start", columns: ["Place", "Controlled by", "Who says so"],
        rows: now.map { holding in
          Table.Row(heading: holding.place.name, cells: [holding.holder, support(holding.place)])
        }), minimumWidth: 500)
  }

  var endChart: Chart? {
    let panels = material.rankedCourses.map { ($0.name, end(course: $0.id)) }.filter { !$0.1.isEmpty }
    guard !panels.isEmpty else { return nil }
    let lastDay = material.end
    let first = panels[0]
    return Chart(
      id: "control-end", title: "Control on \(lastDay), by course of action",
      summary: "The most probable holder of each place at the end of the futures under each course of action. Under "
        + "\(first.0): "
        + first.1.map { "\($0.place.name) \($0.holder) \(NumberText.percent($0.share))" }.joined(separator: ", ") + ".",
      caption:
        "Colour: who most probably holds the place at the end. The paler, the less certain: full colour is every "
        + "future, the palest a third of them.",
      specification: specification(panels: panels, labelled: false),
      drawing: drawing(panels: panels, columns: 3, labelled: false),
      table: Table(
        caption: "Most probable holder on \(lastDay), and the share of futures in which it holds the place",
        columns: ["Place", "Now"] + panels.map(\.0),
        rows: now.map { holding in
          Table.Row(
            heading: holding.place.name,
            cells: [holding.holder]
              + panels.map { panel in
                guard let then = panel.1.first(where: { $0.place.id == holding.place.id }) else { return "–" }
                return "\(then.holder) \(NumberText.percent(then.share))"
              })
        }))
  }

  /// What the start's controller stands on.
  func support(_ place: Place) -> String {
    let claims = place.grounds.compactMap { material.claim($0) }.map { "\($0.attribution) (\($0.locators))" }
    let assumptions = place.grounds.compactMap { material.dossier.assumptions[$0] }.map { "assumed: \($0.says)" }
    let parts = PowerNetwork.distinct(claims + assumptions)
    return parts.isEmpty ? "–" : parts.joined(separator: " · ")
  }
}
