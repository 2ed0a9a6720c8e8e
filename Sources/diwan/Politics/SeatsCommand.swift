import ArgumentParser
import Foundation
import Politics

/// `diwan politics seats`
struct SeatsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "seats",
    abstract: "Divide seats by votes.",
    discussion: """
      Columns: list (or name, party); votes; and if there are districts
        district  the district's name
        seats     its seats, the same in each of its rows
        kind      reserved for seats that go to whoever has most votes there; anything else, or nothing, for the rest
      Without districts, --seats says how many seats there are. Ties are decided by --ties and reported.
      On a dossier, the election of a parliament as it would be at the start: votes follow from what groups feel, and \
      seats from its districts, method and thresholds; other options do not apply.
      """)

  enum Method: String, ExpressibleByArgument, CaseIterable {
    case dhondt
    case sainteLague = "sainte-lague"
    case sainteLague14 = "sainte-lague-1.4"
    case sainteLague16 = "sainte-lague-1.6"
    case sainteLague17 = "sainte-lague-1.7"
    case hare, droop, imperiali

    var method: Election.Method {
      switch self {
      case .dhondt: .divisor(.dHondt)
      case .sainteLague: .divisor(.sainteLague)
      case .sainteLague14: .divisor(.modifiedSainteLague(firstTenths: 14))
      case .sainteLague16: .divisor(.modifiedSainteLague(firstTenths: 16))
      case .sainteLague17: .divisor(.modifiedSainteLague(firstTenths: 17))
      case .hare: .largestRemainder(.hare)
      case .droop: .largestRemainder(.droop)
      case .imperiali: .largestRemainder(.imperiali)
      }
    }
  }

  enum Ties: String, ExpressibleByArgument, CaseIterable {
    case larger, smaller, first

    var rule: TieRule {
      switch self {
      case .larger: .largerList
      case .smaller: .smallerList
      case .first: .namedFirst
      }
    }
  }

  @OptionGroup var input: TableOptions

  @Option(help: "Seats, where the table has no districts.")
  var seats: Int?

  @Option(help: "How seats are divided.")
  var method: Method = .dhondt

  @Option(help: "The share of all votes that a list needs, for example 5%.")
  var threshold: ShareText?

  @Option(help: "The share of a district's votes that a list needs there.")
  var districtThreshold: ShareText?

  @Option(help: "Seats for the country that make up for what lists lack in the districts.")
  var compensatory = 0

  @Option(help: "Who gets a seat to which claims are equal: the list with more votes, with fewer, or named first.")
  var ties: Ties = .larger

  @OptionGroup var output: OutputOptions

  private struct Document: Encodable {
    struct List: Encodable {
      let list: String
      let votes: Int
      let voteShare: Double
      let districts: Int
      let compensatory: Int
      let reserved: Int
      let seats: Int
      let belowThreshold: Bool
    }
    struct District: Encodable {
      let district: String
      let seats: [String: Int]
    }
    let total: Int
    let lists: [List]
    let districts: [District]
    let ties: [String]
  }

  func run() throws {
    try Failure.mapped {
      let election =
        switch try input.read() {
        case .table(let table): try self.election(of: table)
        case .dossier(let politics): try dossierElection(politics)
        }
      let result = try election.result()
      let votes = election.lists.indices.map { list in election.districts.reduce(0) { $0 + $1.votes[list] } }
      let cast = Double(max(1, votes.reduce(0, +)))
      let document = Document(
        total: result.seats.reduce(0, +),
        lists: election.lists.indices.map { list in
          Document.List(
            list: election.lists[list], votes: votes[list], voteShare: Double(votes[list]) / cast,
            districts: result.districts.reduce(0) { $0 + $1[list] }, compensatory: result.compensatory[list],
            reserved: result.reserved[list], seats: result.seats[list], belowThreshold: result.excluded.contains(list))
        },
        districts: zip(election.districts, result.districts).map { district, seats in
          Document.District(
            district: district.name,
            seats: Dictionary(uniqueKeysWithValues: zip(election.lists, seats).filter { $0.1 > 0 }))
        }, ties: result.ties)
      let header = ["list", "votes", "voteShare", "districts", "compensatory", "reserved", "seats"]
      try output.show(
        document, header: header,
        rows: document.lists.map {
          [
            $0.list, "\($0.votes)", "\($0.voteShare)", "\($0.districts)", "\($0.compensatory)", "\($0.reserved)",
            "\($0.seats)",
          ]
        }
      ) { text(document) }
    }
  }

  private func text(_ document: Document) -> String {
    var table = TextTable(
      header: ["list", "votes", "share", "districts", "compensatory", "reserved", "seats"],
      rightAligned: [1, 2, 3, 4, 5, 6])
    for list in document.lists {
      table.add([
        list.list, "\(list.votes)", String(format: "%.2f %%", list.voteShare * 100), "\(list.districts)",
        "\(list.compensatory)", "\(list.reserved)", "\(list.seats)",
      ])
    }
    let below = document.lists.filter(\.belowThreshold).map(\.list)
    return
      ([table.text(), "", "  \(document.total) seats"]
      + (below.isEmpty ? [] : ["  below the threshold: " + below.joined(separator: ", ")])
      + document.ties.map { "  tie: \($0)" }).joined(separator: "\n")
  }

  private func dossierElection(_ politics: DossierPolitics) throws -> Election {
    guard seats == nil, threshold == nil, districtThreshold == nil, compensatory == 0 else {
      throw ValidationError("--seats, thresholds and --compensatory are for tables; the dossier says them itself.")
    }
    return try politics.election()
  }

  private func election(of table: CommaSeparatedTable) throws -> Election {
    var problems: [String] = []
    let list = table.column(required: "list", "name", "party", problems: &problems)
    let votes = table.column(required: "votes", problems: &problems)
    let district = table.column("district")
    let seatsColumn = district == nil ? nil : table.column(required: "seats", problems: &problems)
    if district == nil && seats == nil {
      problems.append("say how many seats there are: --seats, or columns district and seats")
    }
    guard let list, let votes, problems.isEmpty else { throw InvalidInput(problems) }
    let kind = table.column("kind")
    var lists: [String] = []
    var places: [Place] = []
    for row in table.rows {
      let name = table.text(row.cells[list], problems: &problems) ?? ""
      if !lists.contains(name) { lists.append(name) }
      let count = table.integer(row.cells[votes], in: 0...1 << 50, problems: &problems) ?? 0
      let title = district.map { row.cells[$0].text } ?? "the country"
      let number =
        seatsColumn.map { table.integer(row.cells[$0], in: 0...1 << 20, problems: &problems) ?? 0 } ?? seats ?? 0
      let isReserved = kind.map { row.cells[$0].text.lowercased() == "reserved" } ?? false
      if let place = places.firstIndex(where: { $0.name == title }) {
        if places[place].seats != number {
          problems.append(
            table.message(
              row.cells[seatsColumn ?? votes], "`\(title)` has \(places[place].seats) seats in an earlier row"))
        }
        if places[place].votes.updateValue(count, forKey: name) != nil {
          problems.append(table.message(row.cells[list], "`\(name)` is in `\(title)` twice"))
        }
      } else {
        places.append(Place(name: title, seats: number, isReserved: isReserved, votes: [name: count]))
      }
    }
    guard problems.isEmpty else { throw InvalidInput(problems) }
    return try Election(
      lists: lists,
      districts: places.filter { !$0.isReserved }.map { place in
        Election.District(place.name, seats: place.seats, votes: lists.map { place.votes[$0] ?? 0 })
      }, method: method.method, nationalThreshold: threshold?.value ?? 0,
      districtThreshold: districtThreshold?.value ?? 0, compensatorySeats: compensatory,
      reserved: places.filter(\.isReserved).map { place in
        Election.Reserved(place.name, seats: place.seats, votes: lists.map { place.votes[$0] ?? 0 })
      }, ties: ties.rule)
  }

  private struct Place {
    let name: String
    let seats: Int
    let isReserved: Bool
    var votes: [String: Int]
  }
}
