import ArgumentParser
import Dossiers
import Foundation

/// How commands end: results on standard output, everything else on standard error; exit code 0 done,
/// 1 the input is at fault, 2 usage, 130 interrupted with work saved.
enum Failure {
  /// The input is at fault.
  static let input = ExitCode(1)
  /// Interrupted with work saved.
  static let interrupted = ExitCode(130)

  /// Runs a command's work; an error is told on standard error and becomes exit code 1.
  static func mapped<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let code as ExitCode {
      throw code
    } catch let error as CleanExit {
      throw error
    } catch let error as ValidationError {
      throw error
    } catch {
      // Diagnostics begin with the place at fault, as compilers write it.
      note(error is DossierError ? "\(error)" : "diwan: \(error)")
      throw input
    }
  }
}

/// Writes a line to standard error.
func note(_ line: String) {
  FileHandle.standardError.write(Data((line + "\n").utf8))
}
