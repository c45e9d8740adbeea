import ArgumentParser
import Casework
import FlowChecks

/// Walks the scenarios.
struct Test: WaymarkCommand {
  static let configuration = CommandConfiguration(
    abstract: "Walk the scenarios of flows/scenarios and compare what comes of each.",
    discussion: """
      EXAMPLES
        waymark test                          walk all of them
        waymark test scenarios/lost.yaml      only those of one file
        waymark test --coverage               and tell what none of them meets
        waymark test --suggest                write the scenarios that would meet it
        waymark test --approve                seal what is told now, once somebody has read it
      """)

  @OptionGroup var library: LibraryOptions

  @Argument(help: "Only the scenarios of files whose path ends so.")
  var path: String?

  @Flag(help: "Also tell the questions, options, actions and clauses that no scenario meets.")
  var coverage = false

  @Flag(help: "Print scenarios that would meet what none meets yet.")
  var suggest = false

  @Flag(help: "Write into the scenarios that everything they tell now was read and approved.")
  var approve = false

  @Flag(help: "One JSON object a line.")
  var json = false

  func perform() throws -> ExitStatus {
    let report = try ScenarioReport(loadLibrary(library.path), path: path)
    if approve {
      let count = try ScenarioApproval(folder: library.path).write(report.runs)
      say("\(count) scenarios are approved as they stand. Look at the change before you commit it.")
      return .done
    }
    for run in report.runs { tell(run.lines, run.json) }
    if coverage { for part in report.coverage.parts { tell(part.lines, part.json) } }
    if suggest { print(report.suggestions) }
    if !json { say("\(report.runs.count - report.failed) passed, \(report.failed) failed") }
    return report.failed == 0 ? .done : .failure
  }

  private func tell(_ lines: [String], _ object: String) {
    if json { print(object) } else { for line in lines { say(line) } }
  }
}
