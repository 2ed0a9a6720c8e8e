import Foundation
import Testing

@testable import Reports

@Suite struct HemicycleTests {
  static let parliaments: [[Int]] =
    [
      [1], [2, 1], [5], [3, 0, 4], [91, 89, 70, 43, 8, 6, 4, 4, 2, 8], [330, 320], [1200], [0, 0, 12],
    ]
    + (0..<20).map { seed in
      // Any numbers will do, if always the same.
      (0..<(2 + seed % 9)).map { ($0 * 7919 + seed * 104_729) % (10 + 17 * seed) + 1 }
    }

  private func hemicycle(_ seats: [Int]) -> Hemicycle {
    Hemicycle(lists: seats.enumerated().map { Hemicycle.List(name: "list \($0.offset)", seats: $0.element) })
  }

  @Test(arguments: parliaments) func everySeatIsDrawnOnceAndApart(_ seats: [Int]) {
    let hemicycle = hemicycle(seats)
    #expect(hemicycle.seatsEach == max(1, (seats.reduce(0, +) + Hemicycle.most - 1) / Hemicycle.most))
    if hemicycle.seatsEach == 1 {
      for (list, count) in seats.enumerated() { #expect(hemicycle.seats.count { $0.list == list } == count) }
    }
    for (index, seat) in hemicycle.seats.enumerated() {
      let radius = (seat.x * seat.x + seat.y * seat.y).squareRoot()
      #expect(radius <= 1 + 1e-12 && radius >= Hemicycle.inner - 1e-12)
      #expect(seat.y >= -1e-12)
      for other in hemicycle.seats[..<index] {
        let (x, y) = (seat.x - other.x, seat.y - other.y)
        #expect((x * x + y * y).squareRoot() > 2 * hemicycle.radius)
      }
    }
  }

  /// Each list holds a wedge, from left to right.
  @Test(arguments: parliaments) func listsAreWedges(_ seats: [Int]) {
    let hemicycle = hemicycle(seats)
    let angles = hemicycle.seats.map { seat in atan2(seat.y, seat.x) }
    for (before, after) in zip(angles, angles.dropFirst()) { #expect(after <= before + 1e-9) }
    let order = hemicycle.seats.map(\.list)
    #expect(order == order.sorted())
    let middles = hemicycle.middles.compactMap { $0 }
    #expect(middles == middles.sorted())
    for (list, middle) in hemicycle.middles.enumerated() { #expect((middle == nil) == (seats[list] == 0)) }
  }

  @Test func pointsAreOnTheCircle() {
    for step in 0...1000 {
      let share = Double(step) / 1000
      let point = Hemicycle.point(share)
      let angle = Double.pi * (1 - share)
      #expect(abs(point.x - cos(angle)) < 1e-14)
      #expect(abs(point.y - sin(angle)) < 1e-14)
    }
  }

  @Test func largeParliamentsAreDrawnInShares() {
    let hemicycle = hemicycle([2000, 980])
    #expect(hemicycle.seatsEach == 3)
    #expect(abs(hemicycle.seats.count - 2980 / 3) <= 2)
  }

  @Test func labelsDoNotOverlapAndNameEveryList() throws {
    for seats in Self.parliaments where seats.reduce(0, +) > 0 {
      let hemicycle = hemicycle(seats)
      let chart = try #require(
        HemicycleChart(
          id: "hemicycle", parliament: "Assembly", hemicycle: hemicycle,
          colours: seats.indices.map { Palette.categories[$0 % Palette.categories.count] },
          needed: seats.reduce(0, +) / 2 + 1, order: "In order."
        ).chart)
      #expect(chart.table.rows.map(\.cells).map { $0[0] } == seats.map { NumberText.count($0) })
      for (list, count) in seats.enumerated() where count > 0 {
        #expect(chart.drawing.contains(">list \(list)<"), "list \(list) of \(seats)")
      }
    }
    #expect(
      HemicycleChart(
        id: "none", parliament: "Assembly", hemicycle: hemicycle([0]), colours: [Palette.accent], needed: 1, order: ""
      ).chart == nil)
  }
}

@Suite struct LabelPlacesTests {
  @Test func labelsKeepApartWhereTheyCan() {
    let labels = (0..<6).map { index in
      LabelPlaces.Label(
        text: "label \(index)", x: 100 + 90 * Double(index % 3), y: 80 + 60 * Double(index / 3), radius: 6)
    }
    let words = LabelPlaces.words(labels, avoiding: [], within: (left: 0, top: 0, right: 400, bottom: 200)).words
    #expect(words.map(\.text) == labels.map(\.text))
    for (index, word) in words.enumerated() {
      #expect(word.x > 20 && word.x < 380)
      for other in words[..<index] { #expect(abs(word.y - other.y) >= 14 || abs(word.x - other.x) >= 40) }
    }
  }

  @Test func raisedIntervalsDoNotOverlap() {
    let sizes = [30.0, 20, 40, 10]
    let raised = Sketch.raised([10, 12, 15, 60], sizes: sizes)
    #expect(raised[3] == 60)
    for index in 1..<4 { #expect(raised[index] - raised[index - 1] >= (sizes[index] + sizes[index - 1]) / 2 - 1e-9) }
    #expect(zip(raised, [10.0, 12, 15, 60]).allSatisfy { $0 <= $1 })
  }

  @Test func longWordsAreCut() {
    #expect(Sketch.wrapped("State of Law", letters: 20, lines: 2) == ["State of Law"])
    #expect(Sketch.wrapped("National Iraqi Alliance", letters: 20, lines: 2) == ["National Iraqi", "Alliance"])
    #expect(Sketch.wrapped("one two three four", letters: 5, lines: 2) == ["one", "two…"])
    #expect(Sketch.shortened("abcdefghij", letters: 5) == "abcd…")
  }
}
