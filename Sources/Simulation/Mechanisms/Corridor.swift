/// Ways from place to neighbouring place that never leave ground held by some actors.
///
/// Connected ground is found by union-find with path halving in storage the caller lends. See
/// Guides/Corridor.md.
struct Corridor {
  let structure: Structure

  /// Whether one place leads to another over ground whose controllers are among the actors.
  ///
  /// - Parameters:
  ///   - scratch: the first of as many free places in the stack as there are places.
  func connects(
    _ from: Int, _ to: Int, by actors: ArraySlice<Int>, _ controller: [Int], scratch: Int, _ stack: inout [Double]
  ) -> Bool {
    guard actors.contains(controller[from]), actors.contains(controller[to]) else { return false }
    unite(actors, controller, scratch, &stack)
    return root(from, scratch, &stack) == root(to, scratch, &stack)
  }

  /// The largest sum of weights over one piece of connected ground; 0 if the actors hold none.
  ///
  /// - Parameters:
  ///   - scratch: the first of twice as many free places in the stack as there are places.
  func largest(
    of actors: ArraySlice<Int>, _ controller: [Int], scratch: Int, _ stack: inout [Double], weight: (Int) -> Double
  ) -> Double {
    unite(actors, controller, scratch, &stack)
    let sums = scratch + structure.placeCount
    for place in 0..<structure.placeCount { stack[sums + place] = 0 }
    var largest = 0.0
    for place in 0..<structure.placeCount where actors.contains(controller[place]) {
      let root = root(place, scratch, &stack)
      stack[sums + root] += weight(place)
      largest = max(largest, stack[sums + root])
    }
    return largest
  }

  private func unite(_ actors: ArraySlice<Int>, _ controller: [Int], _ scratch: Int, _ stack: inout [Double]) {
    for place in 0..<structure.placeCount { stack[scratch + place] = Double(place) }
    for place in 0..<structure.placeCount where actors.contains(controller[place]) {
      for neighbour in structure.neighbours[place] where actors.contains(controller[neighbour]) {
        let (first, second) = (root(place, scratch, &stack), root(neighbour, scratch, &stack))
        if first != second { stack[scratch + max(first, second)] = Double(min(first, second)) }
      }
    }
  }

  private func root(_ place: Int, _ scratch: Int, _ stack: inout [Double]) -> Int {
    var place = place
    while true {
      let parent = Int(stack[scratch + place])
      if parent == place { return place }
      stack[scratch + place] = stack[scratch + parent]
      place = Int(stack[scratch + place])
    }
  }
}
