/// A picture of plain shapes on a field of pixels, as a chart specification and as a still drawing alike.
///
/// For pictures that have no scales of their own: bars are painted first, then lines, dots and words.
struct Sketch {
  enum Anchor: String { case start = "left", middle = "center", end = "right" }

  struct Bar {
    var x, y, width, height: Double
    var colour: Palette.Colour
    var opacity = 1.0
    var name = ""
    var says = ""
  }
  struct Line {
    var x1, y1, x2, y2: Double
    var colour: Palette.Colour
    var width = 1.0
    var isDashed = false
  }
  struct Dot {
    enum Shape: String { case circle, diamond, cross }
    var x, y, radius: Double
    var colour: Palette.Colour
    var shape = Shape.circle
    /// Whether it is drawn as an outline only.
    var isHollow = false
    var opacity = 1.0
    var name = ""
    var says = ""
  }
  struct Words {
    var text: String
    /// The anchor's place, and the line on which the letters stand.
    var x, y: Double
    var size = 12.0
    var anchor = Anchor.start
    var colour = Palette.ink
    var isBold = false
  }

  let width, height: Double
  /// What tooltips call a shape's name and what it says.
  var titles = (name: "Name", says: "Value")
  var bars: [Bar] = []
  var lines: [Line] = []
  var dots: [Dot] = []
  var words: [Words] = []

  init(width: Double, height: Double) {
    self.width = width
    self.height = height
  }

  // MARK: Specification

  var specification: JSON {
    let layers = barLayers + lineLayers + dotLayers + wordLayers
    return Chart.specification(
      ["width": .number(width), "height": .number(height), "padding": 2, "layer": .array(layers)],
      fit: ["kind": "fixed"])
  }

  private func scale(_ field: JSON, _ length: Double, reversed: Bool = false) -> JSON {
    [
      "field": field, "type": "quantitative", "axis": nil,
      "scale": ["domain": [0, .number(length)], "nice": false, "zero": false, "reverse": .bool(reversed)],
    ]
  }
  private var x: JSON { scale("x", width) }
  // Pixel rows count downwards, axes upwards.
  private var y: JSON { scale("y", height, reversed: true) }
  private static let colour: JSON = ["field": "colour", "type": "nominal", "scale": nil]
  private static let opacity: JSON = ["field": "opacity", "type": "quantitative", "scale": nil]
  private var tooltip: JSON {
    [["field": "name", "title": .string(titles.name)], ["field": "says", "title": .string(titles.says)]]
  }

  private var barLayers: [JSON] {
    guard !bars.isEmpty else { return [] }
    return [
      [
        "data": [
          "values": .array(
            bars.map { bar in
              [
                "x": .rounded(bar.x), "y": .rounded(bar.y), "x2": .rounded(bar.x + bar.width),
                "y2": .rounded(bar.y + bar.height), "colour": .colour(bar.colour), "opacity": .rounded(bar.opacity),
                "name": .string(bar.name), "says": .string(bar.says),
              ]
            })
        ],
        "mark": ["type": "rect"],
        "encoding": [
          "x": x, "y": y, "x2": ["field": "x2"], "y2": ["field": "y2"], "color": Sketch.colour,
          "opacity": Sketch.opacity, "tooltip": tooltip,
        ],
      ]
    ]
  }

  private var lineLayers: [JSON] {
    func layer(_ lines: [Line], _ mark: JSON) -> JSON? {
      guard !lines.isEmpty else { return nil }
      return [
        "data": [
          "values": .array(
            lines.map { line in
              [
                "x": .rounded(line.x1), "y": .rounded(line.y1), "x2": .rounded(line.x2), "y2": .rounded(line.y2),
                "colour": .colour(line.colour), "wide": .rounded(line.width),
              ]
            })
        ],
        "mark": mark,
        "encoding": [
          "x": x, "y": y, "x2": ["field": "x2"], "y2": ["field": "y2"], "color": Sketch.colour,
          "strokeWidth": ["field": "wide", "type": "quantitative", "scale": nil],
        ],
      ]
    }
    return [
      layer(lines.filter { !$0.isDashed }, ["type": "rule"]),
      layer(lines.filter(\.isDashed), ["type": "rule", "strokeDash": [4, 3]]),
    ].compactMap { $0 }
  }

  private var dotLayers: [JSON] {
    func layer(_ dots: [Dot], isHollow: Bool) -> JSON? {
      guard !dots.isEmpty else { return nil }
      let paint: [JSON.Member] =
        isHollow
        ? [
          .init(key: "fill", value: ["value": .colour(Palette.paper)]), .init(key: "stroke", value: Sketch.colour),
        ]
        : [
          .init(key: "fill", value: Sketch.colour), .init(key: "stroke", value: ["value": .colour(Palette.paper)]),
        ]
      let encoding: [JSON.Member] = [
        .init(key: "x", value: x), .init(key: "y", value: y),
        .init(key: "size", value: ["field": "size", "type": "quantitative", "scale": nil]),
        .init(key: "shape", value: ["field": "shape", "type": "nominal", "scale": nil]),
        .init(key: "opacity", value: Sketch.opacity), .init(key: "tooltip", value: tooltip),
      ]
      return [
        "data": [
          "values": .array(
            dots.map { dot in
              [
                "x": .rounded(dot.x), "y": .rounded(dot.y), "size": .rounded(3.1416 * dot.radius * dot.radius),
                "shape": .string(dot.shape.rawValue), "colour": .colour(dot.colour), "opacity": .rounded(dot.opacity),
                "name": .string(dot.name), "says": .string(dot.says),
              ]
            })
        ],
        "mark": ["type": "point", "strokeWidth": .number(isHollow ? 1.8 : 0.8)],
        "encoding": .object(encoding + paint),
      ]
    }
    return [layer(dots.filter { !$0.isHollow }, isHollow: false), layer(dots.filter(\.isHollow), isHollow: true)]
      .compactMap { $0 }
  }

  private var wordLayers: [JSON] {
    struct Style: Hashable {
      let size: Double
      let anchor: Anchor
      let colour: Palette.Colour
      let isBold: Bool
    }
    var order: [Style] = []
    var styled: [Style: [JSON]] = [:]
    for word in words where !word.text.isEmpty {
      let style = Style(size: word.size, anchor: word.anchor, colour: word.colour, isBold: word.isBold)
      if styled[style] == nil { order.append(style) }
      styled[style, default: []].append(
        ["x": .rounded(word.x), "y": .rounded(word.y), "label": .string(word.text)])
    }
    return order.flatMap { style in
      let values = styled[style] ?? []
      // First a halo, so that words can be read over marks.
      return [Palette.paper, style.colour].map { colour -> JSON in
        var mark: [JSON.Member] = [
          .init(key: "type", value: "text"), .init(key: "baseline", value: "alphabetic"),
          .init(key: "align", value: .string(style.anchor.rawValue)),
          .init(key: "fontSize", value: .number(style.size)),
          .init(key: "fontWeight", value: .number(style.isBold ? 600 : 400)),
          .init(key: "color", value: .colour(colour)),
        ]
        if colour == Palette.paper {
          mark += [
            .init(key: "stroke", value: .colour(Palette.paper)), .init(key: "strokeWidth", value: 3),
            .init(key: "strokeJoin", value: "round"),
          ]
        }
        return [
          "data": ["values": .array(values)], "mark": .object(mark),
          "encoding": ["x": x, "y": y, "text": ["field": "label"]],
        ]
      }
    }
  }

  // MARK: Still drawing

  var drawing: String {
    var drawing = Drawing(width: width, height: height)
    for bar in bars {
      drawing.rectangle(
        bar.x, bar.y, width: bar.width, height: bar.height, fill: bar.colour, opacity: bar.opacity)
    }
    for line in lines {
      drawing.line(
        line.x1, line.y1, line.x2, line.y2, line.colour, width: line.width, dashes: line.isDashed ? "4 3" : nil)
    }
    for dot in dots {
      let (fill, stroke) = dot.isHollow ? (Palette.paper, dot.colour) : (dot.colour, Palette.paper)
      // An area of πr², as the specification's symbols have it.
      switch dot.shape {
      case .circle: drawing.circle(dot.x, dot.y, radius: dot.radius, fill: fill, stroke: stroke)
      case .diamond:
        let half = dot.radius * 1.2533
        drawing.area(
          [[(dot.x, dot.y - half), (dot.x + half, dot.y), (dot.x, dot.y + half), (dot.x - half, dot.y)]], fill: fill,
          opacity: dot.opacity, stroke: stroke)
      case .cross:
        let (long, short) = (dot.radius * 1.19, dot.radius * 0.3)
        let corners = [
          (-short, -long), (short, -long), (short, -short), (long, -short), (long, short), (short, short),
          (short, long), (-short, long), (-short, short), (-long, short), (-long, -short), (-short, -short),
        ]
        drawing.area(
          [corners.map { (dot.x + $0.0, dot.y + $0.1) }], fill: fill, opacity: dot.opacity, stroke: stroke)
      }
    }
    for word in words {
      let anchor: Drawing.Anchor =
        switch word.anchor {
        case .start: .start
        case .middle: .middle
        case .end: .end
        }
      drawing.label(
        word.text, word.x, word.y, size: word.size, anchor: anchor, colour: word.colour, bold: word.isBold)
    }
    return drawing.text
  }
}

extension Sketch {
  /// Words in lines of about so many letters; what is left after the last line is cut with an ellipsis.
  static func wrapped(_ text: String, letters: Int, lines most: Int) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last, last.count + word.count + 1 <= letters {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(String(word))
      }
    }
    let kept = lines.prefix(most).map { shortened($0, letters: letters + 4) }
    guard lines.count > most, let last = kept.last else { return kept }
    return kept.dropLast() + [last.hasSuffix("…") ? last : last + "…"]
  }

  /// A text of at most so many letters, the last an ellipsis if it was longer.
  static func shortened(_ text: String, letters: Int) -> String {
    text.count <= letters ? text : text.prefix(letters - 1) + "…"
  }

  /// Centres moved up, towards 0, just so far that intervals of these sizes do not overlap, in the order given.
  ///
  /// - Parameter centres: from the uppermost to the lowest.
  static func raised(_ centres: [Double], sizes: [Double]) -> [Double] {
    var placed = centres
    var ceiling = Double.greatestFiniteMagnitude
    for index in centres.indices.reversed() {
      placed[index] = min(placed[index], ceiling - sizes[index] / 2)
      ceiling = placed[index] - sizes[index] / 2
    }
    return placed
  }
}
