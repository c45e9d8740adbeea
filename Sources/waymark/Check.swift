import ArgumentParser
import FlowChecks
import FlowEngine
import FlowFiles
import FlowModel
import Matching
import Transcripts

/// Checks flow files.
struct Check: ParsableCommand {
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

  func run() throws {
    let flows = FlowFolder(path: folder ?? Places.flows)
    if watch { return try Watch(flows: flows).run() }
    if mutate { return try Mutations(json: json).run(load(flows)) }
    if !json {
      for path in flows.passedOver { complain("\(path): passed over: it is hidden, or no file.") }
    }
    let check = WholeCheck(flows)
    guard check.diagnostics.isEmpty, let library = check.library, let checkup = check.checkup else {
      tell(check.diagnostics, in: flows, json: json)
      throw ExitStatus.invalidData.code
    }
    // One JSON object for each problem, and there is none.
    if json { return }
    let clauses = library.policies.values.reduce(0) { $0 + $1.clauses.count }
    let states = checkup.explorations.reduce(0) { $0 + $1.states }
    say(
      "\(library.incidents.count) incidents, \(library.questions.count) questions, "
        + "\(library.actions.count) actions, \(library.settings.count) settings, "
        + "\(clauses) clauses. \(library.safetyRules.count) safety rules hold on every walk; "
        + "\(states) states: no problems.")
    if !checkup.partlyTried.isEmpty {
      say(
        "Not every way in which these lie to each other was tried, only one comparison on: "
          + checkup.partlyTried.joined(separator: ", ") + ".")
    }
    let (asked, waits) = (
      checkup.explorations.map(\.longest), checkup.explorations.map(\.longestToProtection)
    )
    say(
      "At most \(asked.max() ?? 0) questions are asked on any walk, and at most \(waits.max() ?? 0) "
        + "before the first thing to do now or not to do.")
  }

  /// Reads the files themselves and not the cache: problems need their places.
  private func load(_ flows: FlowFolder) throws -> Library {
    do throws(LibraryError) {
      return try flows.library(cache: nil) { sha256($0) }
    } catch {
      tell(error.diagnostics, in: flows, json: json)
      throw ExitStatus.invalidData.code
    }
  }
}
