import ArgumentParser
import Casework
import FlowChecks

/// Traces clauses to conversations and back.
struct CoverageCommand: WaymarkCommand {
  static let configuration = CommandConfiguration(
    commandName: "coverage",
    abstract: "Tell which clauses the conversations show, and where; fail on a hole.",
    discussion: """
      Every clause that somebody may have to act on or ask about (response, prohibition, \
      permission, duty, advice) must be shown on some feasible walk in its own setting.
      """)

  @OptionGroup var library: LibraryOptions

  @Option(help: ArgumentHelp("Only this setting.", valueName: "id"))
  var setting: String?

  @Flag(help: "Every clause with its actions and incidents, and not only the numbers.")
  var trace = false

  @Flag(help: "One JSON object a line, for every clause.")
  var json = false

  func perform() throws -> ExitStatus {
    let traces = try ClauseCoverage.traces(library.load(), setting: setting)
    for found in traces {
      if json {
        for line in found.json { print(line) }
      } else {
        for line in found.lines(whole: trace) { say(line) }
      }
    }
    return traces.allSatisfy(\.isWhole) ? .done : .failure
  }
}
