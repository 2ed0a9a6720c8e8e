/// The players of a bargaining game by type: who have equal weight and recognition are one type.
struct BargainingTypes {
  /// Values and mixed strategies.
  struct Solution {
    /// By type: what a player expects.
    var values: [Double]
    /// By type of the proposer and option: the probability of buying it.
    var mix: [[Double]]
  }

  /// The type of each player.
  let typeOf: [Int]
  private let members: [Int]
  private let recognition: [Double]
  private let discount: Double
  /// By type of the proposer: how many of each type it may buy, such that it wins and needs all of them.
  private let options: [[[Int]]]

  /// Options of a proposer at most.
  static let mostOptions = 4000

  var indices: Range<Int> { members.indices }

  init(_ game: VotingGame, recognition: [Double], discount: Double) throws(InvalidInput) {
    let weights = game.alternatives[0][0].weights
    let quota = game.alternatives[0][0].quota
    var kinds: [(weight: Int, recognition: Double)] = []
    var typeOf: [Int] = []
    for player in weights.indices {
      let kind = (weights[player], recognition[player])
      if let known = kinds.firstIndex(where: { $0 == kind }) {
        typeOf.append(known)
      } else {
        typeOf.append(kinds.count)
        kinds.append(kind)
      }
    }
    var options: [[[Int]]] = []
    for proposer in kinds.indices {
      var available = kinds.indices.map { type in typeOf.count { $0 == type } }
      available[proposer] -= 1
      var found: [[Int]] = []
      var counts = [Int](repeating: 0, count: kinds.count)
      let order = kinds.indices.sorted { (kinds[$1].weight, $0) < (kinds[$0].weight, $1) }
      var rest = [0]
      for type in order.reversed() { rest.append(rest[rest.count - 1] + kinds[type].weight * available[type]) }
      rest.reverse()
      func extend(_ place: Int, _ missing: Int) {
        guard found.count <= BargainingTypes.mostOptions else { return }
        if missing <= 0 {
          found.append(counts)
          return
        }
        guard place < order.count, rest[place] >= missing else { return }
        let (type, weight) = (order[place], kinds[order[place]].weight)
        guard weight > 0 else { return }
        // No more than needed: with descending weights that keeps options minimal.
        for number in stride(from: min(available[type], (missing + weight - 1) / weight), through: 0, by: -1) {
          counts[type] = number
          extend(place + 1, missing - number * weight)
        }
        counts[type] = 0
      }
      extend(0, quota - kinds[proposer].weight)
      guard found.count <= BargainingTypes.mostOptions else {
        throw InvalidInput([
          "a proposer has more than \(BargainingTypes.mostOptions) coalitions to choose from; unite small players"
        ])
      }
      options.append(found)
    }
    self.typeOf = typeOf
    members = kinds.indices.map { type in typeOf.count { $0 == type } }
    self.recognition = kinds.map(\.recognition)
    self.discount = discount
    self.options = options
  }

  private func price(_ option: [Int], _ values: [Double]) -> Double {
    var sum = 0.0
    for (type, count) in option.enumerated() { sum += Double(count) * values[type] }
    return sum
  }

  /// What a proposer of a type pays on average, before discounting.
  func cost(_ proposer: Int, _ solution: Solution) -> Double {
    zip(options[proposer], solution.mix[proposer]).reduce(0) { $0 + $1.1 * price($1.0, solution.values) }
  }

  /// The probability that a proposer of one type buys a given player of another.
  func purchase(_ type: Int, by proposer: Int, _ solution: Solution) -> Double {
    let others = members[type] - (type == proposer ? 1 : 0)
    guard others > 0 else { return 0 }
    return zip(options[proposer], solution.mix[proposer]).reduce(0) { $0 + $1.1 * Double($1.0[type]) } / Double(others)
  }

  /// The probability that a given player is bought by whoever is drawn.
  private func bought(_ type: Int, _ mix: [[Double]]) -> Double {
    indices.reduce(0) { sum, proposer in
      let expected = zip(options[proposer], mix[proposer]).reduce(0) { $0 + $1.1 * Double($1.0[type]) }
      return sum + Double(members[proposer]) * recognition[proposer] * expected / Double(members[type])
    }
  }

  /// The values under given strategies: linear equations.
  private func values(_ mix: [[Double]]) -> [Double] {
    var matrix = indices.map { _ in [Double](repeating: 0, count: indices.count + 1) }
    for type in indices {
      matrix[type][type] += 1 - discount * bought(type, mix)
      for (option, probability) in zip(options[type], mix[type]) {
        for other in indices {
          matrix[type][other] += recognition[type] * discount * probability * Double(option[other])
        }
      }
      matrix[type][indices.count] = recognition[type]
    }
    return LinearEquations.solve(&matrix)
  }

  /// How far the equations are missed, and how much a proposer could save.
  private func gap(_ solution: Solution) -> Double {
    var worst = abs(zip(members, solution.values).reduce(-1.0) { $0 + Double($1.0) * $1.1 })
    for type in indices {
      let (value, cost) = (solution.values[type], cost(type, solution))
      let expected =
        recognition[type] * (1 - discount * cost) + discount * value * bought(type, solution.mix)
      let cheapest = options[type].map { price($0, solution.values) }.min() ?? 0
      let negative = solution.mix[type].min().map { max(0, -$0) } ?? 0
      worst = max(worst, abs(value - expected), cost - cheapest, negative, -value)
    }
    return worst
  }

  /// Fictitious play finds which coalitions are bought; Newton's method then solves for how often.
  func equilibrium() -> (solution: Solution, gap: Double) {
    var mix = options.map { options in options.map { _ in 1 / Double(max(options.count, 1)) } }
    for round in 0..<3000 {
      let values = values(mix)
      let step = 2 / Double(round + 3)
      for proposer in indices {
        let prices = options[proposer].map { price($0, values) }
        let cheapest = prices.min() ?? 0
        let choices = prices.indices.filter { prices[$0] <= cheapest + 1e-13 }
        for option in prices.indices { mix[proposer][option] *= 1 - step }
        for choice in choices { mix[proposer][choice] += step / Double(choices.count) }
      }
    }
    var best = Solution(values: values(mix), mix: mix)
    var smallest = gap(best)
    for threshold in [0.01, 0.002, 0.05, 0.15, 0.0003] {
      let refined = refine(mix, threshold)
      let gap = gap(refined)
      if gap < smallest {
        best = refined
        smallest = gap
      }
      if smallest < 1e-13 { break }
    }
    return (best, smallest)
  }

  /// Newton's method for values and probabilities, with the options bought more often than a threshold all at one
  /// price.
  private func refine(_ start: [[Double]], _ threshold: Double) -> Solution {
    let support = start.map { mix in mix.indices.filter { mix[$0] > threshold } }
    var mix = start
    for proposer in indices {
      let total = support[proposer].reduce(0.0) { $0 + start[proposer][$1] }
      for option in start[proposer].indices {
        mix[proposer][option] = support[proposer].contains(option) && total > 0 ? start[proposer][option] / total : 0
      }
    }
    var solution = Solution(values: values(mix), mix: mix)
    var columns: [(proposer: Int, option: Int)] = []
    for proposer in indices { for option in support[proposer] { columns.append((proposer, option)) } }
    let (types, unknowns) = (indices.count, indices.count + columns.count)
    guard unknowns <= 200 else { return solution }
    for _ in 0..<30 {
      var rows: [[Double]] = []
      for type in indices {
        var row = [Double](repeating: 0, count: unknowns + 1)
        let value = solution.values[type]
        row[type] += 1 - discount * bought(type, solution.mix)
        for (option, probability) in zip(options[type], solution.mix[type]) {
          for other in indices { row[other] += recognition[type] * discount * probability * Double(option[other]) }
        }
        for (number, column) in columns.enumerated() {
          let option = options[column.proposer][column.option]
          let weight = Double(members[column.proposer]) * recognition[column.proposer] / Double(members[type])
          row[types + number] -= discount * value * weight * Double(option[type])
          if column.proposer == type {
            row[types + number] += recognition[type] * discount * price(option, solution.values)
          }
        }
        row[unknowns] =
          recognition[type] * (1 - discount * cost(type, solution))
          + discount * value * bought(type, solution.mix) - value
        rows.append(row)
      }
      for proposer in indices {
        guard let first = support[proposer].first else { continue }
        var sum = [Double](repeating: 0, count: unknowns + 1)
        sum[unknowns] = 1 - support[proposer].reduce(0.0) { $0 + solution.mix[proposer][$1] }
        for (number, column) in columns.enumerated() where column.proposer == proposer { sum[types + number] = 1 }
        rows.append(sum)
        for option in support[proposer].dropFirst() {
          var row = [Double](repeating: 0, count: unknowns + 1)
          for type in indices { row[type] = Double(options[proposer][option][type] - options[proposer][first][type]) }
          row[unknowns] =
            price(options[proposer][first], solution.values) - price(options[proposer][option], solution.values)
          rows.append(row)
        }
      }
      let step = LinearEquations.solve(&rows)
      for type in indices { solution.values[type] += step[type] }
      for (number, column) in columns.enumerated() {
        solution.mix[column.proposer][column.option] += step[types + number]
      }
      if step.allSatisfy({ abs($0) < 1e-16 }) { break }
    }
    return solution
  }
}

/// Small systems of linear equations.
enum LinearEquations {
  /// A solution of a square system whose rows end with the right-hand side; unknowns that the equations leave free
  /// are 0.
  ///
  /// Gaussian elimination with full pivoting.
  static func solve(_ rows: inout [[Double]]) -> [Double] {
    let count = rows.count
    var columns = Array(0..<count)
    var rank = 0
    while rank < count {
      var pivot = (row: rank, column: rank, size: 0.0)
      for row in rank..<count {
        for column in rank..<count where abs(rows[row][columns[column]]) > pivot.size {
          pivot = (row, column, abs(rows[row][columns[column]]))
        }
      }
      guard pivot.size > 1e-11 else { break }
      rows.swapAt(rank, pivot.row)
      columns.swapAt(rank, pivot.column)
      for row in 0..<count where row != rank {
        let factor = rows[row][columns[rank]] / rows[rank][columns[rank]]
        guard factor != 0 else { continue }
        for column in rank...count {
          let place = column < count ? columns[column] : count
          rows[row][place] -= factor * rows[rank][place]
        }
      }
      rank += 1
    }
    var result = [Double](repeating: 0, count: count)
    for row in 0..<rank { result[columns[row]] = rows[row][count] / rows[row][columns[row]] }
    return result
  }
}
