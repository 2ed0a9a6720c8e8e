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

  private var places: [Place] {
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
  private var holders: [String] {
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

  private func colour(_ holder: String, _ holders: [String]) -> Palette.Colour {
    guard let index = holders.firstIndex(of: holder) else { return Palette.nobody }
    return index < Palette.categories.count ? Palette.categories[index] : Palette.neutral
  }

  var charts: [Chart] {
    let drawn = places.filter { material.outlines.polygons[$0.id] != nil || $0.point != nil }
    guard !drawn.isEmpty else { return [] }
    return [nowChart, endChart].compactMap { $0 }
  }

  private var nowChart: Chart? {
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

  private var endChart: Chart? {
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
  private func support(_ place: Place) -> String {
    let claims = place.grounds.compactMap { material.claim($0) }.map { "\($0.attribution) (\($0.locators))" }
    let assumptions = place.grounds.compactMap { material.dossier.assumptions[$0] }.map { "assumed: \($0.says)" }
    let parts = PowerNetwork.distinct(claims + assumptions)
    return parts.isEmpty ? "–" : parts.joined(separator: " · ")
  }

  // MARK: Vega-Lite

  private func specification(panels: [(name: String, holdings: [Holding])], labelled: Bool) -> JSON {
    let holders = holders
    let labels = labelled ? self.labels : [:]
    var rows: [JSON] = []
    for panel in panels {
      for holding in panel.holdings {
        var row: [JSON.Member] = [
          .init(key: "course", value: .string(panel.name)), .init(key: "id", value: .string(holding.place.id)),
          .init(key: "place", value: .string(holding.place.name)), .init(key: "holder", value: .string(holding.holder)),
          .init(key: "share", value: .rounded(holding.share)),
        ]
        if let point = marker(holding.place) {
          row += [
            .init(key: "longitude", value: .rounded(point.longitude)),
            .init(key: "latitude", value: .rounded(point.latitude)),
          ]
        }
        if let label = labels[holding.place.id] {
          row += [
            .init(key: "labelLongitude", value: .rounded(label.longitude)),
            .init(key: "labelLatitude", value: .rounded(label.latitude)),
          ]
        }
        rows.append(.object(row))
      }
    }
    let shapes = places.compactMap { place -> JSON? in
      material.outlines.polygons[place.id].map { polygons in
        ["id": .string(place.id), "shape": feature(polygons)]
      }
    }
    let known = holders.isEmpty ? ["nobody"] : holders + ["nobody"]
    let colour: JSON = [
      "field": "holder", "type": "nominal", "title": "Controlled by",
      "legend": ["orient": "top", "columns": 2, "symbolType": "square", "symbolOpacity": 1],
      "scale": [
        "domain": .array(
          known.filter { name in panels.contains { $0.holdings.contains { $0.holder == name } } }.map { .string($0) }),
        "range": .array(
          known.filter { name in panels.contains { $0.holdings.contains { $0.holder == name } } }
            .map { .colour(self.colour($0, holders)) }),
      ],
    ]
    let opacity: JSON = [
      "field": "share", "type": "quantitative", "legend": nil,
      "scale": ["domain": [0.33, 1], "range": [0.22, 0.92], "clamp": true],
    ]
    let tooltip: JSON = [
      ["field": "place", "title": "Place"], ["field": "holder", "title": labelled ? "Controlled by" : "Most probably"],
      ["field": "share", "type": "quantitative", "title": "Share of futures", "format": ".0%"],
    ]
    let projection: JSON = ["type": "mercator"]
    var layers: [JSON] = []
    if !shapes.isEmpty {
      layers.append([
        "transform": [["filter": "isValid(datum.shape)"]], "projection": projection,
        "mark": ["type": "geoshape", "stroke": .colour(Palette.paper), "strokeWidth": 1.2],
        "encoding": [
          "shape": ["field": "shape", "type": "geojson"], "color": colour, "opacity": opacity, "tooltip": tooltip,
        ],
      ])
    }
    for backing in [true, false] {
      // A pale marker must not mix with the colour of the area that it lies in.
      var mark: [JSON.Member] = [
        .init(key: "type", value: "circle"), .init(key: "size", value: labelled ? 130 : 80),
        .init(key: "stroke", value: .colour(Palette.paper)), .init(key: "strokeWidth", value: 1.5),
      ]
      if backing {
        mark += [.init(key: "color", value: .colour(Palette.paper)), .init(key: "opacity", value: 1)]
      }
      var encoding: [JSON.Member] = [
        .init(key: "longitude", value: ["field": "longitude", "type": "quantitative"]),
        .init(key: "latitude", value: ["field": "latitude", "type": "quantitative"]),
      ]
      if !backing {
        encoding += [
          .init(key: "color", value: colour), .init(key: "fillOpacity", value: opacity),
          .init(key: "opacity", value: ["value": 1]), .init(key: "tooltip", value: tooltip),
        ]
      }
      layers.append([
        "transform": [["filter": "isValid(datum.longitude)"]], "projection": projection, "mark": .object(mark),
        "encoding": .object(encoding),
      ])
    }
    if labelled {
      for halo in [true, false] {
        layers.append([
          "transform": [["filter": "isValid(datum.labelLongitude)"]], "projection": projection,
          "mark": [
            "type": "text", "fontSize": 11, "baseline": "middle", "fontWeight": 600,
            "color": .colour(halo ? Palette.paper : Palette.ink),
            "stroke": halo ? .colour(Palette.paper) : nil, "strokeWidth": 3, "strokeJoin": "round",
          ],
          "encoding": [
            "longitude": ["field": "labelLongitude", "type": "quantitative"],
            "latitude": ["field": "labelLatitude", "type": "quantitative"], "text": ["field": "place"],
            "tooltip": tooltip,
          ],
        ])
      }
    }
    let transform: JSON = [
      ["lookup": "id", "from": ["data": ["values": .array(shapes)], "key": "id", "fields": ["shape"]]]
    ]
    let projected = self.projection(width: 560)
    let aspect = projected.map { $0.height / $0.width } ?? 0.8
    if panels.count == 1 {
      return Chart.specification(
        [
          "data": ["values": .array(rows)], "transform": transform, "width": 560,
          "height": .rounded((560 * aspect).rounded()), "layer": .array(layers),
        ],
        fit: ["kind": "map", "aspect": .rounded(aspect), "least": 500, "most": 620])
    }
    return Chart.specification(
      [
        "data": ["values": .array(rows)], "transform": transform,
        "facet": ["field": "course", "type": "nominal", "title": nil, "sort": .array(panels.map { .string($0.name) })],
        "columns": 3,
        "spacing": 20,
        "spec": ["width": 250, "height": .rounded((250 * aspect).rounded()), "layer": .array(layers)],
      ], fit: ["kind": "panels", "panel": 270, "axis": 0, "aspect": .rounded(aspect)])
  }

  /// A GeoJSON feature with rings wound as d3 wants them: outer rings clockwise, holes the other way.
  private func feature(_ polygons: [[[Outlines.Point]]]) -> JSON {
    let coordinates = polygons.map { rings -> JSON in
      .array(
        rings.enumerated().map { index, ring -> JSON in
          let clockwise = Outlines.doubleArea(ring) < 0
          let wound = clockwise == (index == 0) ? ring : ring.reversed()
          return .array(wound.map { [.number($0.longitude), .number($0.latitude)] })
        })
    }
    return [
      "type": "Feature", "properties": [:],
      "geometry": ["type": "MultiPolygon", "coordinates": .array(coordinates)],
    ]
  }

  /// A circle stands for a place without an outline.
  private func marker(_ place: Place) -> Outlines.Point? {
    guard material.outlines.polygons[place.id] == nil, let point = place.point else { return nil }
    return Outlines.Point(longitude: point.longitude, latitude: point.latitude)
  }

  /// Where each place's name is written: in the middle of its outline, or beside its marker where no other
  /// name is in the way.
  private var labels: [String: Outlines.Point] {
    guard let projection = projection(width: 560) else { return [:] }
    var boxes: [(x: Double, y: Double, halfWidth: Double)] = []
    var labels: [String: Outlines.Point] = [:]
    func isFree(_ x: Double, _ y: Double, _ halfWidth: Double) -> Bool {
      boxes.allSatisfy { abs($0.x - x) > $0.halfWidth + halfWidth || abs($0.y - y) > 13 }
    }
    func write(_ place: Place, _ x: Double, _ y: Double) {
      boxes.append((x, y, Double(place.name.count) * 3.3))
      labels[place.id] = projection.point(x: x, y: y)
    }
    for place in places {
      guard let polygons = material.outlines.polygons[place.id], let middle = Outlines.middle(polygons) else {
        continue
      }
      let position = projection.position(middle)
      write(place, position.x, position.y)
    }
    for place in places {
      guard let marker = marker(place) else { continue }
      let position = projection.position(marker)
      let halfWidth = Double(place.name.count) * 3.3
      let beside = halfWidth + 11
      let candidates: [(Double, Double)] = [
        (0, -15), (-beside, 0), (beside, 0), (0, 15), (-beside, -9), (beside, -9), (-beside, 9), (beside, 9),
      ]
      let free = candidates.first { isFree(position.x + $0.0, position.y + $0.1, halfWidth) } ?? candidates[0]
      write(place, position.x + free.0, position.y + free.1)
    }
    return labels
  }

  // MARK: Static drawing

  private func projection(width: Double) -> Projection? {
    var points: [Outlines.Point] = []
    for place in places {
      points += (material.outlines.polygons[place.id] ?? []).flatMap { $0.flatMap { $0 } }
      if let point = marker(place) { points.append(point) }
    }
    return Projection(points, width: width, margin: 8)
  }

  private func drawing(panels: [(name: String, holdings: [Holding])], columns: Int, labelled: Bool) -> String {
    let holders = holders
    let labels = labelled ? self.labels : [:]
    let width = labelled ? 560.0 : 300.0
    guard let projection = projection(width: width) else { return "" }
    let head = labelled ? 0.0 : 24.0
    let rows = (panels.count + columns - 1) / columns
    let shown = (holders + ["nobody"]).filter { name in panels.contains { $0.holdings.contains { $0.holder == name } } }
    let legend = 22.0 * Double((shown.count + 1) / 2) + 8
    var drawing = Drawing(
      width: width * Double(columns), height: legend + (projection.height + head) * Double(rows))
    for (index, holder) in shown.enumerated() {
      let x = 4 + Double(index % 2) * drawing.width / 2
      let y = 4 + 22 * Double(index / 2)
      drawing.rectangle(x, y, width: 14, height: 14, fill: colour(holder, holders))
      drawing.label(holder, x + 20, y + 12, size: 13)
    }
    for (index, panel) in panels.enumerated() {
      let left = width * Double(index % columns)
      let top = legend + (projection.height + head) * Double(index / columns) + head
      if !labelled { drawing.label(panel.name, left + 4, top - 6, size: 12.5, bold: true) }
      func place(_ point: Outlines.Point) -> (x: Double, y: Double) {
        let position = projection.position(point)
        return (left + position.x, top + position.y)
      }
      for holding in panel.holdings {
        let opacity = 0.22 + 0.7 * min(max((holding.share - 0.33) / 0.67, 0), 1)
        for polygon in material.outlines.polygons[holding.place.id] ?? [] {
          drawing.area(
            polygon.map { $0.map(place) }, fill: colour(holding.holder, holders), opacity: opacity,
            stroke: Palette.paper)
        }
      }
      for holding in panel.holdings {
        guard let point = marker(holding.place) else { continue }
        let position = place(point)
        drawing.circle(
          position.x, position.y, radius: labelled ? 6 : 4, fill: colour(holding.holder, holders), stroke: Palette.ink)
      }
      guard labelled else { continue }
      for holding in panel.holdings {
        guard let point = labels[holding.place.id] else { continue }
        let position = place(point)
        drawing.label(holding.place.name, position.x, position.y + 4, size: 11, anchor: .middle, bold: true)
      }
    }
    return drawing.text
  }
}
