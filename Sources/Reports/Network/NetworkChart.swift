/// The most tied actors and institutions, and the ties between them.
struct NetworkChart {
  static let width = 960.0
  static let height = 680.0
  /// More than this cannot be told apart in one picture; the table has the rest.
  static let most = 34

  let network: PowerNetwork

  private struct Node {
    let member: PowerNetwork.Member
    let lines: [String]
    let radius: Double
    var position = ForceLayout.Position(x: 0, y: 0)
  }

  private struct Edge {
    let from: Int
    let to: Int
    let links: [PowerNetwork.Link]
    var sign: Int { links.map(\.tie.sign).min() ?? 0 }
    /// None of its links is plainly asserted.
    var isHedged: Bool { links.allSatisfy { $0.support != .asserted } }
  }

  private let nodes: [Node]
  private let edges: [Edge]
  private let total: Int

  init(_ network: PowerNetwork) {
    self.network = network
    total = network.members.count
    let ranked = network.members.enumerated().sorted { one, other in
      let weight = (NetworkChart.weight(one.element), NetworkChart.weight(other.element))
      return weight.0 != weight.1 ? weight.0 > weight.1 : one.offset < other.offset
    }
    let chosen = ranked.prefix(NetworkChart.most).map(\.element)
    let present = network.links.filter(\.isPresent)
    var edges = NetworkChart.edges(present, chosen.map(\.id))
    // Whoever has no tie to another shown member only takes up room.
    let tied = chosen.indices.filter { index in edges.contains { $0.from == index || $0.to == index } }
    let members = tied.map { chosen[$0] }
    edges = NetworkChart.edges(present, members.map(\.id))
    var nodes = members.map { member in
      Node(
        member: member, lines: NetworkChart.lines(member.name),
        radius: 4.5 + 1.3 * Double(min(member.reaches, 16)).squareRoot())
    }
    let positions = ForceLayout.positions(
      extents: nodes.map { node in
        ForceLayout.Extent(
          halfWidth: max(Double(node.lines.map(\.count).max() ?? 1) * 3.9, node.radius) + 2,
          halfHeight: node.radius + 7.5 * Double(node.lines.count) + 3)
      },
      links: edges.map { edge in
        ForceLayout.Link(from: edge.from, to: edge.to, strength: edge.sign < 0 ? 0.25 : 1)
      }, width: NetworkChart.width, height: NetworkChart.height)
    for index in nodes.indices {
      // The extent is that of circle and label together; the circle is at its top.
      nodes[index].position = positions[index]
      nodes[index].position.y -= 7.5 * Double(nodes[index].lines.count)
    }
    self.nodes = nodes
    self.edges = edges
  }

  private static func weight(_ member: PowerNetwork.Member) -> Int {
    member.ties + 2 * member.reaches + 3 * member.places.count
  }

  /// One edge for each ordered pair that has ties.
  private static func edges(_ links: [PowerNetwork.Link], _ ids: [String]) -> [Edge] {
    var positions: [String: Int] = [:]
    for (index, id) in ids.enumerated() { positions[id] = index }
    var order: [[Int]] = []
    var found: [[Int]: [PowerNetwork.Link]] = [:]
    for link in links {
      guard let from = positions[link.tie.from], let to = positions[link.tie.to], from != to else { continue }
      if found[[from, to]] == nil { order.append([from, to]) }
      found[[from, to], default: []].append(link)
    }
    return order.map { Edge(from: $0[0], to: $0[1], links: found[$0] ?? []) }
  }

  /// A name in at most two lines of about sixteen letters.
  private static func lines(_ name: String) -> [String] {
    var lines: [String] = []
    for word in name.split(separator: " ") {
      if let last = lines.last, last.count + word.count + 1 <= 17 {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(String(word))
      }
    }
    guard lines.count > 2 else { return lines }
    return [lines[0], String(lines[1].prefix(16)) + "…"]
  }

  var chart: Chart? {
    guard nodes.count > 1 else { return nil }
    let hedged = edges.filter(\.isHedged).count
    return Chart(
      id: "network", title: "Who holds power over whom",
      summary: "Network of \(nodes.count) of \(total) actors and institutions and \(edges.count) ties between them, "
        + "\(hedged) of them hedged or disputed. The tables list all of them.",
      caption: "Arrows point from who acts to whom it concerns. Blue: directs, pays or sides with. Orange: opposes or "
        + "harms. Grey: neither. Dashed: only alleged, suspected, denied, disputed or held improbable. Larger circles reach "
        + "more others; filled ones are simulated as power holders. Ties that ended before the start are in the table only. Place in the picture means nothing but closeness of ties.",
      specification: specification, drawing: drawing, table: table, minimumWidth: Int(NetworkChart.width))
  }

  private func colour(_ edge: Edge) -> Palette.Colour {
    edge.sign > 0 ? Palette.positive : edge.sign < 0 ? Palette.negative : Palette.neutral
  }

  /// From circle to circle, with a little air before the arrow.
  private func ends(_ edge: Edge) -> (x1: Double, y1: Double, x2: Double, y2: Double, angle: Double)? {
    let one = nodes[edge.from]
    let other = nodes[edge.to]
    let x = other.position.x - one.position.x
    let y = other.position.y - one.position.y
    let distance = (x * x + y * y).squareRoot()
    let start = one.radius + 1
    let end = other.radius + 7
    guard distance > start + end else { return nil }
    return (
      one.position.x + x / distance * start, one.position.y + y / distance * start,
      other.position.x - x / distance * end, other.position.y - y / distance * end,
      NetworkChart.degrees(x, -y)
    )
  }

  private var specification: JSON {
    var lines: [JSON] = []
    for edge in edges {
      guard let ends = ends(edge) else { continue }
      let link = edge.links[0]
      let says = edge.links.map { $0.kind + ($0.period.map { " (\($0))" } ?? "") }.joined(separator: ", ")
      lines.append([
        "x": .rounded(ends.x1), "y": .rounded(ends.y1), "x2": .rounded(ends.x2), "y2": .rounded(ends.y2),
        "angle": .rounded(ends.angle), "colour": .colour(colour(edge)), "hedged": .bool(edge.isHedged),
        "tie": .string("\(link.from) → \(link.to): \(says)"), "from": .string(nodes[edge.from].member.id),
        "to": .string(nodes[edge.to].member.id),
        "who": .string(PowerNetwork.distinct(edge.links.map(\.attribution)).joined(separator: " · ")),
      ])
    }
    let circles = nodes.map { node -> JSON in
      [
        "x": .rounded(node.position.x), "y": .rounded(node.position.y), "id": .string(node.member.id),
        "size": .rounded(node.radius * node.radius * 3.1416), "label": .array(node.lines.map { .string($0) }),
        "below": .rounded(node.position.y + node.radius + 3), "name": .string(node.member.name),
        "role": .string(node.member.role ?? node.member.kind), "simulated": .bool(node.member.isSimulated),
        "reach": .string("\(node.member.reaches)"),
      ]
    }
    func scale(_ field: JSON, _ length: Double, reversed: Bool = false) -> JSON {
      [
        "field": field, "type": "quantitative", "axis": nil,
        "scale": ["domain": [0, .number(length)], "nice": false, "zero": false, "reverse": .bool(reversed)],
      ]
    }
    let x = scale("x", NetworkChart.width)
    // Pixel rows count downwards, axes upwards.
    let y = scale("y", NetworkChart.height, reversed: true)
    let faded: JSON = [
      "condition": [
        "test": "!isValid(actor.id) || datum.from == actor.id[0] || datum.to == actor.id[0]", "value": 0.85,
      ], "value": 0.08,
    ]
    let plainColour: JSON = ["field": "colour", "type": "nominal", "scale": nil]
    let tieTooltip: JSON = [["field": "tie", "title": "Tie"], ["field": "who", "title": "Who says so"]]
    let nodeTooltip: JSON = [
      ["field": "name", "title": "Name"], ["field": "role", "title": "Role"],
      ["field": "reach", "title": "Reaches in all"],
    ]
    let lineLayer: JSON = [
      "data": ["values": .array(lines)], "mark": ["type": "rule", "strokeWidth": 1.4],
      "encoding": [
        "x": x, "y": y, "x2": ["field": "x2"], "y2": ["field": "y2"], "color": plainColour, "opacity": faded,
        "strokeDash": ["condition": ["test": "datum.hedged", "value": [4, 3]], "value": [1, 0]],
        "tooltip": tieTooltip,
      ],
    ]
    let arrowLayer: JSON = [
      "data": ["values": .array(lines)],
      "mark": ["type": "point", "shape": "triangle-right", "filled": true, "size": 46],
      "encoding": [
        "x": scale("x2", NetworkChart.width), "y": scale("y2", NetworkChart.height, reversed: true),
        "angle": ["field": "angle", "type": "quantitative", "scale": nil], "color": plainColour, "opacity": faded,
        "tooltip": tieTooltip,
      ],
    ]
    let nodeLayer: JSON = [
      "data": ["values": .array(circles)],
      "params": [
        [
          "name": "actor",
          "select": ["type": "point", "on": "pointerover", "clear": "pointerout", "fields": ["id"]],
        ]
      ],
      "mark": ["type": "point", "filled": true, "strokeWidth": 1.6, "opacity": 1],
      "encoding": [
        "x": x, "y": y, "size": ["field": "size", "type": "quantitative", "scale": nil],
        "stroke": ["value": .colour(Palette.ink)],
        "fill": [
          "condition": ["test": "datum.simulated", "value": .colour(Palette.ink)], "value": .colour(Palette.paper),
        ],
        "tooltip": nodeTooltip,
      ],
    ]
    func labels(_ mark: JSON) -> JSON {
      [
        "data": ["values": .array(circles)], "mark": mark,
        "encoding": [
          "x": x, "y": scale("below", NetworkChart.height, reversed: true), "text": ["field": "label"],
          "tooltip": nodeTooltip,
        ],
      ]
    }
    let halo: JSON = [
      "type": "text", "baseline": "top", "fontSize": 12, "lineHeight": 14, "fontWeight": 600,
      "stroke": .colour(Palette.paper), "strokeWidth": 4, "strokeJoin": "round", "color": .colour(Palette.paper),
    ]
    let text: JSON = [
      "type": "text", "baseline": "top", "fontSize": 12, "lineHeight": 14, "fontWeight": 600,
      "color": .colour(Palette.ink),
    ]
    return Chart.specification(
      [
        "width": .number(NetworkChart.width), "height": .number(NetworkChart.height), "padding": 2,
        "layer": [lineLayer, arrowLayer, labels(halo), nodeLayer, labels(text)],
      ], fit: ["kind": "fixed"])
  }

  private var drawing: String {
    var drawing = Drawing(width: NetworkChart.width, height: NetworkChart.height)
    for edge in edges {
      guard let ends = ends(edge) else { continue }
      let colour = colour(edge)
      drawing.line(
        ends.x1, ends.y1, ends.x2, ends.y2, colour, width: 1.4, dashes: edge.isHedged ? "4 3" : nil, opacity: 0.85)
      let x = ends.x2 - ends.x1
      let y = ends.y2 - ends.y1
      let length = max((x * x + y * y).squareRoot(), 1e-9)
      let (forward, aside) = ((x / length * 6, y / length * 6), (-y / length * 3.2, x / length * 3.2))
      drawing.area(
        [
          [
            (ends.x2 + forward.0, ends.y2 + forward.1), (ends.x2 + aside.0, ends.y2 + aside.1),
            (ends.x2 - aside.0, ends.y2 - aside.1),
          ]
        ], fill: colour, opacity: 0.9, stroke: nil)
    }
    for node in nodes {
      drawing.circle(
        node.position.x, node.position.y, radius: node.radius,
        fill: node.member.isSimulated ? Palette.ink : Palette.paper, stroke: Palette.ink)
      for (index, line) in node.lines.enumerated() {
        drawing.label(
          line, node.position.x, node.position.y + node.radius + 14 + 14 * Double(index), anchor: .middle, bold: true)
      }
    }
    return drawing.text
  }

  private var table: Table {
    Table(
      caption: "All ties, with who says so",
      columns: ["Who", "Tie", "Whom", "When", "Who says so", "Where"],
      rows: network.links.map { link in
        Table.Row(
          heading: link.from,
          cells: [
            link.kind, link.to, link.period ?? "–", link.attribution, link.locators.isEmpty ? "–" : link.locators,
          ])
      })
  }

  /// The direction of a vector in degrees clockwise from pointing right, as marks are turned. Without a
  /// mathematics library, whose last digits differ between machines: a polynomial, to a tenth of a degree.
  private static func degrees(_ x: Double, _ y: Double) -> Double {
    let (wide, tall) = (abs(x), abs(y))
    let ratio = min(wide, tall) / max(wide, tall, 1e-9)
    // Hastings, "Approximations for Digital Computers", 1955, sheet 11: arctangent on 0…1.
    let square = ratio * ratio
    let radians = ratio * (0.995354 + square * (-0.288679 + square * 0.079331))
    var angle = radians * 180 / Double.pi
    if tall > wide { angle = 90 - angle }
    if x < 0 { angle = 180 - angle }
    return y > 0 ? -angle : angle
  }
}
