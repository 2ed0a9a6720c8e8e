/// A chart of the page: drawn by Vega-Lite where scripts run, a static drawing where they do not, and a
/// table with all its numbers in either case.
struct Chart {
  /// Its id in the page.
  let id: String
  let title: String
  /// One sentence that says what the chart shows: the text alternative, read out for it.
  let summary: String
  /// How to read it, and where its numbers come from.
  let caption: String
  let specification: JSON
  /// A static SVG drawing.
  let drawing: String
  let table: Table
  /// Pixels below which it scrolls sideways instead of shrinking.
  var minimumWidth = 0
}

/// Numbers for reading, already written as text.
struct Table {
  struct Row {
    let heading: String
    let cells: [String]
  }
  let caption: String
  let columns: [String]
  let rows: [Row]
}

extension Chart {
  /// Completes a specification with what all charts share.
  ///
  /// - Parameter fit: what the page's script must know to fit it into the page's width: see `page.js`.
  static func specification(_ members: JSON, fit: JSON) -> JSON {
    guard case .object(let body) = members else { return members }
    let head: [JSON.Member] = [
      .init(key: "$schema", value: "https://vega.github.io/schema/vega-lite/v6.json"),
      .init(key: "background", value: nil),
      .init(key: "usermeta", value: ["fit": fit]),
      .init(key: "config", value: configuration),
    ]
    return .object(head + body)
  }

  private static let fonts: JSON = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"

  private static let configuration: JSON = [
    "aria": false,
    "font": fonts,
    "view": ["stroke": nil],
    "axis": [
      "labelColor": .colour(Palette.muted), "titleColor": .colour(Palette.muted), "titleFontWeight": "normal",
      "labelFontSize": 12, "titleFontSize": 12, "gridColor": .colour(Palette.grid), "domain": false,
      "tickColor": .colour(Palette.grid), "labelOverlap": true,
    ],
    "header": [
      "labelColor": .colour(Palette.ink), "labelFontSize": 12.5, "labelFontWeight": 600, "labelAnchor": "start",
      "labelLimit": 260, "titleColor": .colour(Palette.muted),
    ],
    "legend": [
      "labelColor": .colour(Palette.ink), "titleColor": .colour(Palette.muted), "labelFontSize": 12,
      "titleFontSize": 12, "titleFontWeight": "normal", "labelLimit": 240, "orient": "top", "columns": 1,
    ],
    "text": ["color": .colour(Palette.ink), "fontSize": 13],
    "title": ["color": .colour(Palette.ink)],
  ]
}
