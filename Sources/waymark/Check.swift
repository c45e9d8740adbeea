import ArgumentParser
import Casework
import FlowFiles
import FlowModel

/// Checks flow files.
struct Check: WaymarkCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check the flow files and tell every problem.",
    discussion: """
      First every file is read. Then every feasible state of every incident is walked in every \
      setting: what no answers lead to is told, and for every broken safety rule the shortest \
      conversation that breaks it. Phrases and rehearsal cards are held against the flows. \
      Warnings are told as errors are: with any of either the exit code is 65.
      """)

  @Argument(help: "The flows folder.")
  var folder: String?

  @Flag(help: "One JSON object a line.")
  var json = false

  @Flag(help: "Check again whenever a file is saved, and tell what changed.")
  var watch = false

  @Flag(help: "Make one thing worse at a time, and tell what nothing notices. Takes minutes.")
  var mutate = false

  @Option(
    help: "Walk only this incident, while you are at work on it. May be given again.")
  var incident: [String] = []

  func perform() throws -> ExitStatus {
    let flows = FlowFolder(path: folder ?? Places.flows)
    let only = incident.isEmpty ? nil : Set(incident)
    if watch { try CheckWatch(flows: flows, only: only).run() }
    if mutate { return try tellMutants(of: loadLibrary(flows.path)) }
    if !json {
      for path in flows.passedOver { complain("\(path): passed over: it is hidden, or no file.") }
    }
    let check = WholeCheck(flows, only: only)
    if let unknown = check.unknownIncident { throw CaseworkError.authoring(.unknown(unknown)) }
    guard let summary = check.summary else {
      tell(check.diagnostics, in: flows, json: json)
      return .invalidData
    }
    // One JSON object for each problem, and there is none.
    if !json { for line in summary { say(line) } }
    return .done
  }

  private func tellMutants(of library: Library) throws -> ExitStatus {
    let report = try MutationReport(library) { finding in
      if json {
        if let line = finding.json { print(line) }
      } else {
        for line in finding.lines { print(line) }
      }
    }
    if !json { say(report.summary) }
    return report.unnoticed == 0 ? .done : .failure
  }
}
