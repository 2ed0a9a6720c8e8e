import Foundation
import Testing

@testable import Reports

struct ChartTests {
  private let material = Fixture.report.material

  private var charts: [Chart] {
    material.study.indicators.map { OutcomeChart(material: material, indicator: $0).chart }
      + material.study.indicators.compactMap { SeriesChart(material: material, indicator: $0).chart }
      + ControlMap(material: material).charts + [NetworkChart(PowerNetwork(material)).chart].compactMap { $0 }
  }

  @Test func specificationsAreJSON() throws {
    #expect(charts.count == 9)
    for chart in charts {
      let parsed = try JSONSerialization.jsonObject(with: Data(chart.specification.text.utf8))
      let members = try #require(parsed as? [String: Any])
      #expect(members["$schema"] as? String == "https://vega.github.io/schema/vega-lite/v6.json")
      #expect(!chart.specification.text.contains("<"))
    }
  }

  @Test func everyChartHasWordsATableAndAStillDrawing() {
    for chart in charts {
      #expect(chart.summary.count > 40, "\(chart.id)")
      #expect(!chart.table.rows.isEmpty, "\(chart.id)")
      #expect(chart.drawing.hasPrefix("<svg"), "\(chart.id)")
      for row in chart.table.rows { #expect(row.cells.count == chart.table.columns.count - 1, "\(chart.id)") }
    }
  }

  @Test func hedgedTiesAreDashed() throws {
    let text = try #require(NetworkChart(PowerNetwork(material)).chart).specification.text
    #expect(text.contains("\"hedged\":true,\"tie\":\"Interior Ministry → Northern Militia: funds (since June 2014)\""))
    #expect(
      text.contains("\"hedged\":false,\"tie\":\"Government of Testland → Interior Ministry: runs (since June 2014)\""))
  }

  @Test func allNumbersOfASpecificationAreFinite() {
    #expect(JSON.number(.nan).text == "null")
    #expect(JSON.number(.infinity).text == "null")
    #expect(JSON.rounded(0.123456789).text == "0.123457")
    #expect(JSON.rounded(-1_234_567.891).text == "-1234568")
    #expect(JSON.string("</script>\u{2028}\"\\").text == "\"\\u003c/script\\u003e\\u2028\\\"\\\\\"")
  }

  @Test func specificationColoursHavePartners() {
    let known = Set(Palette.all.map(\.light))
    #expect(known.count == Palette.all.count, "two colours could not be told apart in a dark page")
    let used = charts.flatMap { $0.specification.text.matches(of: /#[0-9a-f]{6}/).map { String($0.output) } }
    #expect(!used.isEmpty)
    for colour in used { #expect(known.contains(colour), "\(colour)") }
  }
}

struct PowerNetworkTests {
  private let network = PowerNetwork(Fixture.report.material)

  private func member(_ id: String) throws -> PowerNetwork.Member {
    try #require(network.members.first { $0.id == id })
  }

  @Test func reachesThroughOthersAndWithoutAllegations() throws {
    // The ministry, through it the militia; North and South.
    #expect(try member("government").reaches == 4)
    #expect(try member("government").reachesPlainly == 3)
    #expect(try member("government").directs == 1)
    #expect(try member("neighbour").reaches == 1)
    #expect(try member("neighbour").reachesPlainly == 0)
    #expect(try member("rebels").reaches == 1)
    #expect(network.members.first?.id == "government")
  }

  @Test func tiesOnAssumptionsSaySo() throws {
    let link = try #require(network.links.first { $0.tie.from == "government" && $0.tie.to == "rebels" })
    #expect(link.support == .assumed)
    #expect(link.attribution.hasPrefix("assumed by the analyst"))
  }
}

struct ForceLayoutTests {
  @Test(arguments: [2, 5, 34])
  func labelsDoNotOverlapAndStayInside(_ count: Int) {
    let extents = (0..<count).map { ForceLayout.Extent(halfWidth: 30 + Double($0 % 5) * 6, halfHeight: 14) }
    let links = (1..<count).map { ForceLayout.Link(from: $0 / 3, to: $0, strength: 1) }
    let positions = ForceLayout.positions(extents: extents, links: links, width: 960, height: 680)
    #expect(positions == ForceLayout.positions(extents: extents, links: links, width: 960, height: 680))
    for (one, position) in positions.enumerated() {
      #expect(position.x >= extents[one].halfWidth && position.x <= 960 - extents[one].halfWidth)
      #expect(position.y >= extents[one].halfHeight && position.y <= 680 - extents[one].halfHeight)
      for other in positions.indices where other > one {
        let apartX = abs(position.x - positions[other].x) >= extents[one].halfWidth + extents[other].halfWidth
        let apartY = abs(position.y - positions[other].y) >= extents[one].halfHeight + extents[other].halfHeight
        #expect(apartX || apartY, "\(one) and \(other)")
      }
    }
  }
}

struct OutlinesTests {
  @Test func middleOfASquare() throws {
    let middle = try #require(Outlines.middle(Fixture.outlines.polygons["north"] ?? []))
    #expect(abs(middle.longitude - 41) < 1e-9 && abs(middle.latitude - 35) < 1e-9)
  }

  @Test func mapsAreWoundAsD3WantsThem() throws {
    let chart = try #require(ControlMap(material: Fixture.report.material).charts.first)
    // The fixture's rings run counter-clockwise: west-south, east-south … Drawn, they run the other way.
    #expect(chart.specification.text.contains("[[[[40,34],[40,36],[42,36],[42,34],[40,34]]]]"))
  }

  @Test func projectionInverts() throws {
    let corners = [Outlines.Point(longitude: 39, latitude: 29), Outlines.Point(longitude: 48, latitude: 37)]
    let projection = try #require(Projection(corners, width: 560, margin: 8))
    let position = projection.position(.init(longitude: 44.4, latitude: 33.3))
    let back = projection.point(x: position.x, y: position.y)
    #expect(abs(back.longitude - 44.4) < 1e-9 && abs(back.latitude - 33.3) < 1e-9)
    #expect(abs(projection.position(corners[0]).x - 8) < 1e-6)
    #expect(abs(projection.position(corners[1]).x - 552) < 1e-6)
  }
}
