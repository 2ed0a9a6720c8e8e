import ArgumentParser
import Chance
import Dossiers
import Foundation
import Simulation
import Studies

/// `diwan run`
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Simulate one future and tell its history.",
    discussion: """
      Without --future every uncertain number stands at its median and every open claim is false unless it is more \
      likely true than not. With --future K the inputs are those of future K of a study of --futures futures with \
      the same seed, so that any future of a study can be looked at.

      --csv prints tidy rows week,variable,key1,key2,value with the ids of the dossier.
      """)

  @Argument(help: "The folder of a dossier.", completion: .directory)
  var dossier: String

  @Option(help: ArgumentHelp("The course of action (default: the baseline).", valueName: "id"))
  var course: String?

  @Option(help: "How many weeks (default: the dossier's horizon).")
  var weeks: Int?

  @Option(help: "Which future of a study (default: a future at the medians).")
  var future: Int?

  @Option(help: "How many futures that study has.")
  var futures = 1000

  @Option(help: "The seed of all random numbers.")
  var seed: UInt64 = 1

  @Option(help: ArgumentHelp("Believe an account entirely.", valueName: "id"))
  var account: String?

  @Option(help: ArgumentHelp("Settle an open claim; may be repeated.", valueName: "id=true|false"))
  var claim: [SettledClaimArgument] = []

  @Option(help: "Tell every so many weeks.")
  var every = 1

  @Option(
    help: ArgumentHelp(
      "Variables to tell, separated by commas: "
        + History.Variable.allCases.map(\.rawValue).joined(separator: ", ") + " (default: all).",
      valueName: "names"))
  var variables: String?

  @Flag(help: "Print tidy rows of all variables.")
  var csv = false

  @Flag(help: "Print the rows as one JSON object a line.")
  var json = false

  func validate() throws {
    guard every >= 1 else { throw ValidationError("--every must be 1 or more.") }
    guard !(csv && json) else { throw ValidationError("--csv and --json exclude each other.") }
    if let future, !(0..<futures).contains(future) {
      throw ValidationError("--future must be from 0 to \(futures - 1): a study of \(futures) futures has those.")
    }
    _ = try chosenVariables()
  }

  func run() throws {
    try Failure.mapped {
      let blueprint = try Blueprint(compiling: Dossier.load(folder: dossier))
      let design = try Design(
        DesignSpecification(
          futures: futures, seed: seed, courses: course.map { [$0] }, weeks: weeks, stride: every, account: account,
          claims: claim.map(\.claim)), of: blueprint)
      let inputs = future.map { design.inputs(future: $0) } ?? design.medianInputs
      let history = History(blueprint)
      let output = OutputBuffer()
      if csv { output.write("week,variable,key1,key2,value\n") }
      var table = HistoryTable(blueprint)
      let variables = csv || json ? try chosenVariables() : [.indicator, .control]
      _ = history.run(
        course: design.courses[0], inputs: inputs, stream: design.stream(future: future ?? 0), weeks: design.weeks,
        every: csv || json ? every : 1, variables: variables
      ) { row in
        if csv {
          output.write("\(row.week),\(row.variable.rawValue),\(row.key1),\(row.key2),\(row.value)\n")
        } else if json {
          let value = Double(row.value) == nil ? "\"\(row.value)\"" : row.value
          output.write(
            #"{"week":\#(row.week),"variable":"\#(row.variable.rawValue)","key1":"\#(row.key1)","#
              + #""key2":"\#(row.key2)","value":\#(value)}"# + "\n")
        } else {
          table.add(row)
        }
      }
      if !csv && !json {
        output.write(table.text(course: blueprint.courses[design.courses[0]], weeks: design.weeks) + "\n")
      }
      output.flush()
    }
  }

  private func chosenVariables() throws -> Set<History.Variable> {
    guard let variables else { return Set(History.Variable.allCases) }
    return try Set(
      variables.split(separator: ",").map { name in
        guard let variable = History.Variable(rawValue: name.trimmingCharacters(in: .whitespaces)) else {
          throw ValidationError(
            "There is no variable \(name). There are: "
              + History.Variable.allCases.map(\.rawValue).joined(separator: ", ") + ".")
        }
        return variable
      })
  }
}

extension Design {
  /// Claims settled by hand or account as they are, everything else at its middle.
  var medianInputs: Inputs {
    var inputs = blueprint.medianInputs
    let settled = self.inputs(future: 0)
    let chosen = Set(settledClaims.map(\.id))
    for (index, claim) in blueprint.openClaims.enumerated() where chosen.contains(claim.id) {
      inputs.claims[index] = settled.claims[index]
    }
    return inputs
  }
}
