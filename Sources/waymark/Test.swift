import ArgumentParser
import FlowChecks
import FlowEngine
import FlowModel

/// Walks the scenarios.
struct Test: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Walk the scenarios of flows/scenarios and compare what comes of each.")

  @OptionGroup var library: LibraryOptions

  @Flag(help: "Also tell the questions, options and actions that no scenario meets.")
  var coverage = false

  func run() throws {
    let flows = try loadLibrary(library.path, cached: false)
    let engine = Engine(flows)
    let runs = flows.scenarios.map { ScenarioRun($0, engine) }
    for run in runs where !run.passed {
      let place = run.scenario.location
      print("\(place.file):\(place.line): \(run.scenario.name) (\(run.scenario.setting))")
      for difference in run.differences { print("  \(difference)") }
    }
    if coverage { tellCoverage(runs, flows) }
    let failed = runs.count { !$0.passed }
    print("\(runs.count - failed) passed, \(failed) failed")
    if failed > 0 { throw ExitStatus.failure.code }
  }

  private func tellCoverage(_ runs: [ScenarioRun], _ flows: Library) {
    let met = runs.reduce(into: Set<String>()) { $0.formUnion($1.questions.union($1.actions)) }
    let chosen = runs.reduce(into: Set<String>()) { $0.formUnion($1.options) }
    let questions = flows.questions.values.filter { $0.kind != .text }
    let options = questions.flatMap { question in
      question.options.map { "\(question.id)=\($0.id)" }
        + (question.unsure.isEmpty ? [] : ["\(question.id)=?"])
    }
    tell("questions", Array(flows.questions.keys), met)
    tell("options", options, chosen)
    tell("actions", Array(flows.actions.keys), met)
  }

  private func tell(_ what: String, _ all: [String], _ met: Set<String>) {
    let missing = all.filter { !met.contains($0) }.sorted()
    print("\(what): \(all.count - missing.count) of \(all.count) met")
    for name in missing { print("  not met: \(name)") }
  }
}
