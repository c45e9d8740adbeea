import ArgumentParser
import FlowChecks
import FlowEngine
import FlowModel
import Transcripts

/// Walks the scenarios.
struct Test: ParsableCommand {
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

  func run() throws {
    let flows = try loadLibrary(library.path)
    let engine = Engine(flows)
    let scenarios = flows.scenarios.filter { path.map($0.location.file.hasSuffix) ?? true }
    guard !scenarios.isEmpty else {
      complain("There are no scenarios\(path.map { " in '\($0)'" } ?? ""). See flows/scenarios.")
      throw ExitStatus.missingFile.code
    }
    let runs = scenarios.map { ScenarioRun($0, engine) }
    if approve { return try ApprovalWriter(folder: library.path).write(runs) }
    for run in runs { tell(run, flows) }
    let covered = Coverage(of: flows, by: runs)
    if coverage { tell(covered) }
    if suggest { tell(Suggestions(Explorer(engine), beyond: covered)) }
    let failed = runs.count { !$0.passed }
    if !json { say("\(runs.count - failed) passed, \(failed) failed") }
    if failed > 0 { throw ExitStatus.failure.code }
  }

  private func tell(_ run: ScenarioRun, _ flows: Library) {
    let scenario = run.scenario
    if json {
      return print(
        JSONValue.object([
          "name": .string(scenario.name), "file": .string(scenario.location.file),
          "line": .integer(Int64(scenario.location.line)), "flow": .string(scenario.incident),
          "setting": .string(scenario.setting), "passed": .bool(run.passed),
          "differences": .array(run.differences.map { .string($0) }),
        ]).line)
    }
    guard !run.passed else { return }
    say(
      "\(scenario.location.file):\(scenario.location.line): \(scenario.name) (\(scenario.setting))")
    for line in run.dialogue { say("  \(line)") }
    for difference in run.differences { say("  \(difference)") }
  }

  private func tell(_ coverage: Coverage) {
    for part in coverage.parts {
      guard !json else {
        print(
          JSONValue.object([
            "part": .string(part.name), "count": .integer(Int64(part.count)),
            "missing": .array(part.missing.map { .string($0) }),
          ]).line)
        continue
      }
      say("\(part.name): \(part.count - part.missing.count) of \(part.count) met")
      for name in part.missing { say("  not met: \(name)") }
    }
  }

  private func tell(_ suggestions: Suggestions) {
    var incident: String?
    for scenario in suggestions.scenarios {
      if scenario.incident != incident {
        incident = scenario.incident
        print("scenarios: \(scenario.incident)\ncases:")
      }
      print(scenario.yaml)
    }
  }
}
