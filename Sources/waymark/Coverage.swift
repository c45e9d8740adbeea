import ArgumentParser
import FlowChecks
import FlowEngine
import FlowModel
import Transcripts

/// Traces clauses to conversations and back.
struct ClauseCoverage: ParsableCommand {
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

  func run() throws {
    let flows = try library.load()
    let explorer = Explorer(Engine(flows))
    let settings = flows.settings.keys.sorted().filter { setting == nil || $0 == setting }
    guard !settings.isEmpty else {
      complain("There is no setting '\(setting ?? "")'.")
      throw ExitStatus.usage.code
    }
    var isWhole = true
    for setting in settings {
      let explorations = flows.incidents.map { explorer.explore($0.id, setting: setting) }
      let found = ClauseTrace(setting, explorations, explorer)
      tell(found)
      isWhole = isWhole && found.holes.isEmpty && found.tooStrong.isEmpty
    }
    if !isWhole { throw ExitStatus.failure.code }
  }

  private func tell(_ found: ClauseTrace) {
    if json {
      for row in found.rows { print(line(row, found.setting)) }
      return
    }
    let kinds = Set(found.rows.map(\.clause.kind)).sorted()
    say("\(found.setting):")
    for kind in kinds {
      let rows = found.rows.filter { $0.clause.kind == kind }
      say("  \(kind): \(rows.count { !$0.incidents.isEmpty }) of \(rows.count) shown")
    }
    if trace {
      for row in found.rows where !row.incidents.isEmpty {
        say("  \(row.clause.id): \(row.actions.joined(separator: ", "))")
        say("    in \(row.incidents.joined(separator: ", "))")
      }
    }
    for row in found.holes { say("  hole: \(row.clause.id): \(row.clause.says)") }
    for id in found.tooStrong { say("  stronger than its clause: \(id)") }
  }

  private func line(_ row: ClauseTrace.Row, _ setting: String) -> String {
    JSONValue.object([
      "setting": .string(setting), "policy": .string(row.policy), "clause": .string(row.clause.id),
      "kind": .string(row.clause.kind), "strength": .string(row.clause.strength.word),
      "actions": .strings(row.actions), "flows": .strings(row.incidents),
    ]).line
  }
}
