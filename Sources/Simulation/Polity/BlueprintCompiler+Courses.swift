import Dossiers

/// What courses of action are made of.
extension BlueprintCompiler {
  /// The numbers that a course puts in the place of assumptions' values.
  mutating func replacement(by course: CourseOfAction) -> [(ground: Int, number: NumberID)] {
    var numbersByGround: [(ground: Int, number: NumberID)] = []
    for (assumption, value) in course.sets {
      guard let ground = numbers.ground(assumption) else { continue }
      numbersByGround.append((ground, numbers.add(value, named: "\(assumption) under \(course.id)")))
    }
    return numbersByGround
  }

  /// A course and all that it includes, each once, included ones first.
  func parts(of id: String) -> [CourseOfAction] {
    var seen: Set<String> = []
    var parts: [CourseOfAction] = []
    func visit(_ id: String) {
      guard let course = dossier.courses[id], seen.insert(id).inserted else { return }
      course.includes.forEach(visit)
      parts.append(course)
    }
    visit(id)
    return parts
  }
}
