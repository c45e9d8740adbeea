import ArgumentParser
import Casework
import FlowModel

/// Says what a problem's code means.
struct Explain: WaymarkCommand {
  static let configuration = CommandConfiguration(
    abstract: "Explain the code of a problem, such as unknown-question.")

  @Argument(help: "The code; a list of all of them if none is named.")
  var code: String?

  func perform() throws -> ExitStatus {
    guard let code else {
      say(ProblemCodes.all.map(\.code).joined(separator: "\n"))
      return .done
    }
    let found = try ProblemCodes.explanation(of: code)
    say(found.meaning)
    if let example = found.example { print(example) }
    return .done
  }
}
