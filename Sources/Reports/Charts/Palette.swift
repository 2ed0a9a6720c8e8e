/// Colours in light and dark pages. Chosen to be told apart by colour-blind readers, and with contrast
/// enough for text (4.5 : 1) or marks (3 : 1) on their page.
///
/// Specifications are written with the light colours and so stand on their own; in a dark page the
/// page's script replaces each by its partner. Static drawings use the custom properties of the page.
enum Palette {
  struct Colour: Hashable {
    /// The custom property without its dashes.
    let name: String
    let light: String
    let dark: String
    /// As static drawings write it.
    var property: String { "var(--\(name))" }
  }

  static let ink = Colour(name: "ink", light: "#1d2330", dark: "#e8eaf0")
  static let muted = Colour(name: "muted", light: "#566070", dark: "#a9b1bf")
  static let grid = Colour(name: "grid", light: "#dcdfe6", dark: "#363d4b")
  static let paper = Colour(name: "paper", light: "#fdfdfb", dark: "#14171d")
  static let accent = Colour(name: "accent", light: "#0b5fa4", dark: "#6db3f1")
  static let reference = Colour(name: "reference", light: "#7a8291", dark: "#98a1b0")
  static let positive = Colour(name: "positive", light: "#0b5fa5", dark: "#6db3f2")
  static let negative = Colour(name: "negative", light: "#b8430d", dark: "#f0915a")
  static let neutral = Colour(name: "neutral", light: "#6b7281", dark: "#9aa3b3")
  static let nobody = Colour(name: "nobody", light: "#b9bfca", dark: "#4b5362")
  /// For categories without an order.
  static let categories = [
    Colour(name: "category-1", light: "#0b5fa6", dark: "#5aa9ef"),
    Colour(name: "category-2", light: "#c04a10", dark: "#f0925b"),
    Colour(name: "category-3", light: "#0f7a5f", dark: "#4cc9a7"),
    Colour(name: "category-4", light: "#7a4ea3", dark: "#c39be8"),
    Colour(name: "category-5", light: "#8a6a00", dark: "#e0bd4f"),
    Colour(name: "category-6", light: "#a83266", dark: "#f08db5"),
    Colour(name: "category-7", light: "#3b7f8c", dark: "#7fc7d4"),
  ]

  static let all = [ink, muted, grid, paper, accent, reference, positive, negative, neutral, nobody] + categories

  /// For the page's script: light colours and their dark partners.
  static var pairs: JSON {
    .object(all.map { JSON.Member(key: $0.light, value: .string($0.dark)) })
  }

  /// The custom properties for a style sheet.
  static func properties(dark: Bool) -> String {
    all.map { "--\($0.name):\(dark ? $0.dark : $0.light)" }.joined(separator: ";")
  }
}

extension JSON {
  static func colour(_ colour: Palette.Colour) -> JSON { .string(colour.light) }
}
