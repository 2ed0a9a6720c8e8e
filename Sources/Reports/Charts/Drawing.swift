/// A static SVG drawing under construction. Colours come from the page's custom properties.
struct Drawing {
  let width: Double
  let height: Double
  private var body = ""

  init(width: Double, height: Double) {
    self.width = width
    self.height = height
  }

  /// The finished element; hidden from screen readers, which read the chart's summary and table.
  var text: String {
    let box = "0 0 \(Markup.number(width)) \(Markup.number(height))"
    return "<svg class=\"still\" viewBox=\"\(box)\" width=\"\(Markup.number(width))\" "
      + "aria-hidden=\"true\" focusable=\"false\">\(body)</svg>"
  }

  mutating func line(
    _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ colour: Palette.Colour, width: Double = 1,
    dashes: String? = nil, opacity: Double = 1
  ) {
    body += "<line x1=\"\(Markup.number(x1))\" y1=\"\(Markup.number(y1))\" x2=\"\(Markup.number(x2))\" "
    body += "y2=\"\(Markup.number(y2))\" style=\"stroke:\(colour.property)\" stroke-width=\"\(Markup.number(width))\""
    if let dashes { body += " stroke-dasharray=\"\(dashes)\"" }
    if opacity < 1 { body += " opacity=\"\(opacity)\"" }
    body += "/>"
  }

  mutating func circle(_ x: Double, _ y: Double, radius: Double, fill: Palette.Colour, stroke: Palette.Colour) {
    body += "<circle cx=\"\(Markup.number(x))\" cy=\"\(Markup.number(y))\" r=\"\(Markup.number(radius))\" "
    body += "style=\"fill:\(fill.property);stroke:\(stroke.property)\" stroke-width=\"1.5\"/>"
  }

  mutating func rectangle(
    _ x: Double, _ y: Double, width: Double, height: Double, fill: Palette.Colour, opacity: Double = 1
  ) {
    body += "<rect x=\"\(Markup.number(x))\" y=\"\(Markup.number(y))\" width=\"\(Markup.number(max(width, 0)))\" "
    body += "height=\"\(Markup.number(height))\" style=\"fill:\(fill.property)\" opacity=\"\(opacity)\"/>"
  }

  /// A path through the points of each ring.
  mutating func area(
    _ rings: [[(x: Double, y: Double)]], fill: Palette.Colour, opacity: Double, stroke: Palette.Colour?
  ) {
    let path = rings.map { Drawing.path($0) + "Z" }.joined()
    body += "<path d=\"\(path)\" fill-rule=\"evenodd\" fill-opacity=\"\(Drawing.short(opacity))\" "
    body += "style=\"fill:\(fill.property);stroke:\(stroke?.property ?? "none")\" stroke-width=\"1\"/>"
  }

  mutating func curve(
    _ points: [(x: Double, y: Double)], _ colour: Palette.Colour, width: Double, dashes: String? = nil
  ) {
    body += "<path d=\"\(Drawing.path(points))\" fill=\"none\" style=\"stroke:\(colour.property)\" "
    body += "stroke-width=\"\(Markup.number(width))\"" + (dashes.map { " stroke-dasharray=\"\($0)\"" } ?? "") + "/>"
  }

  enum Anchor: String { case start, middle, end }

  mutating func label(
    _ text: String, _ x: Double, _ y: Double, size: Double = 12, anchor: Anchor = .start,
    colour: Palette.Colour = Palette.ink, bold: Bool = false
  ) {
    body += "<text x=\"\(Markup.number(x))\" y=\"\(Markup.number(y))\" font-size=\"\(Markup.number(size))\" "
    body += "text-anchor=\"\(anchor.rawValue)\" style=\"fill:\(colour.property);stroke:\(Palette.paper.property)\""
    body += (bold ? " font-weight=\"600\"" : "") + ">\(Markup.escaped(text))</text>"
  }

  private static func path(_ points: [(x: Double, y: Double)]) -> String {
    points.enumerated().map { index, point in
      (index == 0 ? "M" : "L") + "\(Markup.number(point.x)) \(Markup.number(point.y))"
    }.joined()
  }

  private static func short(_ value: Double) -> String { "\((value * 100).rounded() / 100)" }
}
