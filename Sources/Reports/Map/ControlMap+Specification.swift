import Dossiers

extension ControlMap {
  /// The map, or one for each panel, for Vega-Lite.
  func specification(panels: [(name: String, holdings: [Holding])], labelled: Bool) -> JSON {
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
  func feature(_ polygons: [[[Outlines.Point]]]) -> JSON {
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
  func marker(_ place: Place) -> Outlines.Point? {
    guard material.outlines.polygons[place.id] == nil, let point = place.point else { return nil }
    return Outlines.Point(longitude: point.longitude, latitude: point.latitude)
  }

  /// Where each place's name is written: in the middle of its outline, or beside its marker where no other
  /// name is in the way.
  var labels: [String: Outlines.Point] {
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
}
