import Studies

/// The inputs that move the main indicator, for all courses of action.
enum DriversSection {
  /// Every input beyond chance somewhere.
  static func all(_ material: Material) -> Table? {
    let shown = material.findings.importances.filter { $0.strongest > 0 }.prefix(30).map(\.input)
    guard !shown.isEmpty else { return nil }
    return table(
      material, shown, caption: "What moves the main indicator under any course of action, the strongest first")
  }

  static func table(_ material: Material, _ inputs: [String], caption: String) -> Table {
    let text = InputText(material: material)
    let decimals = NumberText(decimals: 2)
    return Table(
      caption: caption,
      columns: [
        "Claim or number", "Moves it most under", "By", "Chance", "Share of a forest’s splits, best course",
        "Parts the two best courses",
      ],
      rows: inputs.compactMap { input -> Table.Row? in
        guard let importance = material.findings.importances.first(where: { $0.input == input }) else { return nil }
        let courses = importance.effects.filter { $0.target.versus == nil }
        let strongest = courses.enumerated().max {
          ($0.element.excess, -$0.offset) < ($1.element.excess, -$1.offset)
        }?.element
        let best = courses.first { $0.target.course == material.rankedCourses.first?.id }
        let difference = importance.effects.last { $0.target.versus != nil }
        return Table.Row(
          heading: text.name(input),
          cells: [
            strongest.map { "“\(material.course($0.target.course))”" } ?? "–",
            strongest.map { decimals.text($0.distance) } ?? "–", strongest.map { decimals.text($0.chance) } ?? "–",
            best?.trees.map(NumberText.percent) ?? "–",
            difference.map { $0.excess > 0 ? "yes, by \(decimals.text($0.distance))" : "not beyond chance" } ?? "–",
          ])
      })
  }
}
