package import FlowChecks
package import FlowEngine
package import FlowModel
import Transcripts

/// The scenarios of a library, walked.
package struct ScenarioReport: Sendable {
  package let runs: [ScenarioRun]
  package let engine: Engine

  /// - Parameter path: Only the scenarios of files whose path ends so; nil for all.
  /// - Throws: ``AuthoringError/noScenarios(path:)``.
  package init(_ library: Library, path: String?) throws(CaseworkError) {
    engine = Engine(library)
    let scenarios = library.scenarios.filter { path.map($0.location.file.hasSuffix) ?? true }
    guard !scenarios.isEmpty else { throw .authoring(.noScenarios(path: path)) }
    runs = scenarios.map { [engine] in ScenarioRun($0, engine) }
  }

  package var failed: Int { runs.count { !$0.passed } }

  /// What the scenarios meet of the library.
  package var coverage: Coverage { Coverage(of: engine.library, by: runs) }

  /// Scenarios that would meet what none meets yet, as scenario files write them.
  package var suggestions: String {
    var incident: String?
    var lines = [String]()
    for scenario in Suggestions(Explorer(engine), beyond: coverage).scenarios {
      if scenario.incident != incident {
        incident = scenario.incident
        lines.append("scenarios: \(scenario.incident)\ncases:")
      }
      lines.append(scenario.yaml)
    }
    return lines.joined(separator: "\n")
  }
}

extension ScenarioRun {
  /// What is wrong with it, as lines of text; none if it passed.
  package var lines: [String] {
    guard !passed else { return [] }
    let place = "\(scenario.location.file):\(scenario.location.line)"
    return ["\(place): \(scenario.name) (\(scenario.setting))"]
      + (dialogue + differences).map { "  \($0)" }
  }

  /// The run as one JSON object.
  package var json: String {
    JSONValue.object([
      "name": .string(scenario.name), "file": .string(scenario.location.file),
      "line": .integer(Int64(scenario.location.line)), "flow": .string(scenario.incident),
      "setting": .string(scenario.setting), "passed": .bool(passed),
      "differences": .strings(differences),
    ]).line
  }
}

extension Coverage.Part {
  package var lines: [String] {
    ["\(name): \(count - missing.count) of \(count) met"] + missing.map { "  not met: \($0)" }
  }

  /// The part as one JSON object.
  package var json: String {
    JSONValue.object([
      "part": .string(name), "count": .integer(Int64(count)), "missing": .strings(missing),
    ]).line
  }
}
