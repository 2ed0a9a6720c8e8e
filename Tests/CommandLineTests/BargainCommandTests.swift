import Foundation
import Testing

/// `diwan politics bargain` and `diwan politics vote`, as a user runs them.
@Suite struct BargainCommandTests {
  private func run(_ arguments: [String], _ table: String) throws -> Program.Result {
    let place = try Workplace()
    try table.write(toFile: place.file("table.csv"), atomically: true, encoding: .utf8)
    return try Program.Running(["politics"] + arguments + ["table.csv"], in: place.path).end()
  }

  private let table = "actor,position,salience,capability\nA,0,1,1\nB,10,0.5,4\nC,40,0.25,4\n"
  private let trade =
    "issue,actor,position,salience,capability\np,a,0,0.2,1\np,b,100,0.8,1\nq,a,0,0.8,1\nq,b,100,0.2,1\n"

  @Test func bargainForecastsWithEveryModel() throws {
    let result = try run(["bargain"], table)
    #expect(result.status == 0)
    #expect(result.output.contains("issue: 3 actors from 0.000 to 40.000"))
    #expect(result.output.contains(/baseline +weighted mean +15\.000/))
    #expect(result.output.contains("challenge printed"))
    #expect(result.output.contains("spatial corrected"))
    #expect(result.errors.contains("exchange: not played: There is one issue"))
    let csv = try run(["bargain", "--csv", "--model", "baselines"], table)
    #expect(csv.output.hasPrefix("issue,model,statistic,value\nissue,baseline,weighted mean,15.0\n"))
    #expect(csv.errors.isEmpty)
  }

  @Test func bargainExchangesAndTellsRounds() throws {
    let exchange = try run(["bargain", "--model", "exchange", "--csv"], trade)
    #expect(exchange.output.contains("p,exchange,expected outcome,100.0\n"))
    let rounds = try run(["bargain", "--model", "spatial", "--variant", "ktab", "--positions", "--csv"], trade)
    #expect(rounds.status == 0)
    #expect(rounds.output.hasPrefix("issue,round,actor,position\np,0,a,0.0\np,0,b,100.0\n"))
    let json = try run(["bargain", "--model", "challenge", "--positions", "--rounds", "2", "--json"], trade)
    let rows = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]])
    #expect(rows[0]["actor"] as? String == "a")
  }

  /// Doubt about the input is the same on one thread and on several.
  @Test func bargainNoiseDoesNotDependOnThreads() throws {
    let arguments = ["bargain", "--noise", "40", "--json", "--scale", "0:100", "--model", "baselines,challenge"]
    let one = try run(arguments + ["--threads", "1"], table)
    #expect(one.status == 0)
    #expect(one.output.contains("\"standardDeviation\""))
    #expect(try run(arguments + ["--threads", "3"], table).output == one.output)
    #expect(try run(arguments + ["--seed", "2"], table).output != one.output)
  }

  @Test func bargainErrorsNameThePlaces() throws {
    let cells = try run(["bargain"], "actor,position,salience,capability\nA,x,1,1\nB,1,,2\n")
    #expect(cells.status == 1)
    #expect(cells.errors.contains("table.csv:2:3: `x` is not a number"))
    #expect(cells.errors.contains("table.csv:3:5: the salience of 'B' is missing: say it, from 0 to 1"))
    let rows = try run(["bargain"], "actor,position,salience,capability\nA,1,80,1\nA,1,1,-2\n")
    #expect(rows.status == 1)
    #expect(rows.errors.contains("table.csv:2:5: The salience of 'A' on issue 'issue' is 80.0"))
    #expect(rows.errors.contains("table.csv:3:1: Actor 'A' occurs twice"))
    #expect(rows.errors.contains("table.csv:3:7: The capability of 'A' on issue 'issue' is -2.0"))
    let same = try run(["bargain"], "actor,position,salience,capability\nA,5,1,1\nB,5,1,1\n")
    #expect(same.status == 1)
    #expect(same.errors.contains("table.csv:2:3: All actors have the same position, 5.0, on issue 'issue'"))
    let lonely = try run(["bargain"], "issue,actor,position,salience,capability\np,A,5,1,1\nq,A,1,1,1\nq,B,2,1,1\n")
    #expect(lonely.status == 1)
    #expect(
      lonely.errors.contains("table.csv:2:5: Issue 'p' has one actor with a stance: bargaining needs two or more."))
    #expect(try run(["bargain", "--issue", "q", "--model", "baselines"], trade).status == 0)
    #expect(try run(["bargain", "--issue", "r"], trade).errors.contains("there is no issue r. There are: p, q."))
    #expect(try run(["bargain", "--salience-scale", "100"], table.replacing(",1,", with: ",100,")).status == 0)
    #expect(try run(["bargain", "--model", "none"], table).status == 2)
    #expect(try run(["bargain", "--model", "challenge", "--variant", "ktab"], table).status == 2)
    #expect(try run(["bargain", "--model", "exchange"], table).status == 1)
    #expect(try run(["bargain", "--positions"], table).status == 2)
  }

  private let chamber = """
    list,faction,position,seats,discipline,patron,leverage,attendance
    red,left,0.2,5,2,north,1,0.9
    blue,right,0.9,4,2,,0,0.8

    """

  @Test func voteForecasts() throws {
    let arguments = ["vote", "--bill", "0.3", "--status-quo", "0.8", "--whip", "left=1", "--patron", "north=1"]
    let result = try run(arguments, chamber)
    #expect(result.status == 0)
    #expect(result.output.contains("quorum of 5 of 9"))
    let more = try run(
      arguments + ["--setter", "0.3", "--amend", "0.5", "--buy-against", "3", "--majority", "members"], chamber)
    #expect(more.output.contains("the setter tables the bill diluted by"))
    #expect(more.output.contains("amendment that dilutes by 0.500"))
    #expect(more.output.contains("safe from an opponent with"))
    let json = try run(arguments + ["--json"], chamber)
    let root = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    #expect((root["yesVotes"] as? [Double])?.count == 10)
    let boycott = try run(arguments + ["--boycott", "left", "--csv"], chamber)
    #expect(boycott.output.contains("red,left,5,"))
    #expect(boycott.output.contains(",0.0,"))
  }

  @Test func voteErrorsNameThePlaces() throws {
    let arguments = ["vote", "--bill", "0.3", "--status-quo", "0.8"]
    let result = try run(arguments, chamber.replacing("0.9,4", with: "0.9,x"))
    #expect(result.status == 1)
    #expect(result.errors.contains("table.csv:3:16: `x` is not a whole number"))
    let all = try run(arguments, "member,position,seats,attendance\nA,5,1,2\nA,y,-1,1\n")
    #expect(all.errors.contains("table.csv:2:7: 2 must be between 0 and 1"))
    #expect(all.errors.contains("table.csv:3:1: the name `A` is given to players 1 and 2; names must differ"))
    #expect(all.errors.contains("table.csv:3:3: `y` is not a number"))
    #expect(all.errors.contains("table.csv:3:5: -1 must be between 1 and 100000"))
    #expect(try run(arguments + ["--whip", "green=1"], chamber).status == 1)
    #expect(try run(["vote", "--bill", "law", "--status-quo", "1"], chamber).status == 2)
    #expect(try run(arguments + ["--dilutions", "0.5"], chamber).status == 2)
    #expect(try run(arguments + ["--whip", "left"], chamber).status == 2)
    #expect(try run(["vote"], chamber).status == 2)
  }
}
