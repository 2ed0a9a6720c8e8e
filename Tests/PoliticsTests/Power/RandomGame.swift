import Testing

@testable import Politics

/// Numbers for tests, repeatable from a seed.
struct TestNumbers {
  private var state: UInt64
  init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }
  mutating func below(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(bound))
  }
  mutating func unit() -> Double { Double(below(1 << 30)) / Double(1 << 30) }
}

extension VotingGame {
  /// A small game with one rule.
  static func random(_ seed: UInt64, players: ClosedRange<Int> = 1...9, heaviest: Int = 12) throws -> VotingGame {
    var numbers = TestNumbers(seed)
    let count = players.lowerBound + numbers.below(players.count)
    var weights = (0..<count).map { _ in numbers.below(heaviest + 1) }
    if weights.allSatisfy({ $0 == 0 }) { weights[0] = 1 }
    return try VotingGame(
      players: (0..<count).map { "P\($0)" }, weights: weights, quota: 1 + numbers.below(weights.reduce(0, +)))
  }

  /// A small game with two or three rules and perhaps two alternatives.
  static func randomRules(_ seed: UInt64, cooperation: Cooperation = .free) throws -> VotingGame {
    var numbers = TestNumbers(seed &+ 1_000_000)
    let count = 2 + numbers.below(7)
    func rule(_ name: String) -> Rule {
      var weights = (0..<count).map { _ in numbers.below(30) }
      if weights.allSatisfy({ $0 == 0 }) { weights[0] = 1 }
      return Rule(name, weights: weights, quota: 1 + numbers.below(weights.reduce(0, +)))
    }
    let alternatives = (0...numbers.below(2)).map { number in
      (0...numbers.below(3)).map { rule("r\(number)\($0)") }
    }
    return try VotingGame(
      players: (0..<count).map { "P\($0)" }, alternatives: alternatives, cooperation: cooperation)
  }

  /// Pairs of players who exclude each other.
  static func randomPairs(_ seed: UInt64, players: Int) -> [Pair] {
    var numbers = TestNumbers(seed &+ 77)
    return (0..<1 + numbers.below(3)).compactMap { _ in
      let (one, other) = (numbers.below(players), numbers.below(players))
      return one == other ? nil : Pair(one, other)
    }
  }
}

extension JSON {
  /// A fraction or a number, as text.
  var fractions: [Fraction] { list.compactMap { Fraction($0.name) } }
  var integers: [Int] { list.map(\.integer) }
  /// A whole number, as digits, whether recorded as a number or as text.
  var digits: String { text ?? "\(integer)" }
}
