import ArgumentParser
import Casework

/// Counts the ways through an incident.
struct PathsCommand: WaymarkCommand {
  static let configuration = CommandConfiguration(
    commandName: "paths",
    abstract: "Count or list the ways through incidents.",
    discussion: """
      Every feasible state is walked with the program's own step; equal states are walked once. \
      Free text is one answer, and of several answers every combination counts.
      """)

  @OptionGroup var library: LibraryOptions

  @Argument(help: "The incident; all of them if none is named.")
  var flow: String?

  @Option(help: ArgumentHelp("The setting; all of them if none is named.", valueName: "id"))
  var setting: String?

  @Option(help: ArgumentHelp("List so many ways, each with its answers.", valueName: "count"))
  var list: Int?

  @Flag(help: "One JSON object a line.")
  var json = false

  func perform() throws -> ExitStatus {
    let paths = try FlowPaths(library.load(), incident: flow, setting: setting)
    for (incident, setting) in paths.places {
      guard let list else {
        let count = paths.count(incident, setting)
        tell(count.line, count.json)
        continue
      }
      for path in paths.list(incident, setting, limit: list) { tell(path.line, path.json) }
    }
    return .done
  }

  private func tell(_ line: String, _ object: String) {
    if json { print(object) } else { say(line) }
  }
}
