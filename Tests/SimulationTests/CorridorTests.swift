import Dossiers
import Testing

@testable import Simulation

@Suite struct CorridorTests {
  /// Places with symmetric neighbours, some residents, and controllers.
  struct Country {
    let structure: Structure
    let neighbours: [[Int]]
    let controller: [Int]
    let people: [Double]
    let actors: [Int]

    init(_ draws: inout Draws) {
      let count = 1 + draws.below(14)
      var neighbours: [[Int]] = Array(repeating: [], count: count)
      for first in 0..<count {
        for second in 0..<first where draws.next() < 0.22 {
          neighbours[first].append(second)
          neighbours[second].append(first)
        }
      }
      self.neighbours = neighbours
      structure = Structure(
        placeCount: count, civilianCount: count, forceCount: 0, organisationCount: 0, actorCount: 4,
        home: Array(0..<count), residents: Structure.Lists((0..<count).map { [$0] }),
        neighbours: Structure.Lists(neighbours), urbanisation: Array(repeating: 2, count: count), proximity: [],
        owner: [], unitForce: [], lawEnforcement: [], discipline: [], demeanour: [], crime: [])
      controller = (0..<count).map { _ in draws.below(5) - 1 }
      people = (0..<count).map { _ in draws.next(0...1000) }
      actors = (0..<4).filter { _ in draws.next() < 0.45 }
    }

    /// Everywhere that can be reached over held ground, by walking.
    func reachable(from start: Int) -> Set<Int> {
      guard actors.contains(controller[start]) else { return [] }
      var (seen, waiting): (Set<Int>, [Int]) = ([start], [start])
      while let place = waiting.popLast() {
        for next in neighbours[place] where actors.contains(controller[next]) && seen.insert(next).inserted {
          waiting.append(next)
        }
      }
      return seen
    }
  }

  /// Union-find against walking, over made-up maps.
  @Test func agreesWithWalking() {
    var draws = Draws(seed: 71)
    var (connected, apart) = (0, 0)
    for _ in 0..<500 {
      let country = Country(&draws)
      let corridor = Corridor(structure: country.structure)
      let count = country.structure.placeCount
      var stack = Array(repeating: 7.5, count: 3 + 2 * count)
      let actors = country.actors[...]
      for from in 0..<count {
        let reachable = country.reachable(from: from)
        for to in 0..<count {
          let found = corridor.connects(from, to, by: actors, country.controller, scratch: 3, &stack)
          #expect(found == reachable.contains(to))
          if found { connected += 1 } else { apart += 1 }
        }
      }
      let pieces = (0..<count).map { country.reachable(from: $0) }
      let most = pieces.map { $0.sorted().reduce(0) { $0 + country.people[$1] } }.max() ?? 0
      let largest = corridor.largest(of: actors, country.controller, scratch: 3, &stack) { country.people[$0] }
      #expect(abs(largest - most) < 1e-9 * max(1, most))
      let places = corridor.largest(of: actors, country.controller, scratch: 3, &stack) { _ in 1 }
      #expect(places == Double(pieces.map(\.count).max() ?? 0))
      #expect(stack[0...2] == [7.5, 7.5, 7.5], "what lies below in the stack is left alone")
    }
    #expect(connected > 500 && apart > 500)
  }

  /// More allies never break a way.
  @Test func alliesNeverBreakAWay() {
    var draws = Draws(seed: 72)
    for _ in 0..<300 {
      let country = Country(&draws)
      let corridor = Corridor(structure: country.structure)
      let count = country.structure.placeCount
      var stack = Array(repeating: 0.0, count: 2 * count)
      var last = 0.0
      for allies in 1...4 {
        let size = corridor.largest(of: Array(0..<allies)[...], country.controller, scratch: 0, &stack) { _ in 1 }
        #expect(size >= last)
        last = size
      }
    }
  }

  /// As written in a dossier, where the questions stand inside larger expressions.
  @Test func isAskedInExpressions() throws {
    var valley = Valley()
    valley.indicators = """
        way: {name: Way, measure: "2 * corridor(crown, town, hills) + 0.5"}
        allied: {name: Allied, measure: "1 + corridor(crown, rebels, hills, town) + corridor(rebels, hills, hills)"}
        people: {name: People, measure: "largest-corridor(crown)"}
        everybody: {name: Everybody, measure: "largest-corridor(rebels, crown)"}
        places: {name: Places, measure: "largest-corridor-places(rebels)"}
      """
    let blueprint = try valley.blueprint()
    var simulator = Simulator(blueprint, weeks: 1)
    var values: [Double] = []
    _ = simulator.run(course: 0, inputs: blueprint.medianInputs, stream: .init(seed: 1, future: 0)) { future in
      if future.state.week == 0 { values = blueprint.measures.suffix(5).map { future.value(of: $0) } }
    }
    #expect(values == [0.5, 3, 120_000 / 140_000, 1, 0.5])
  }
}
