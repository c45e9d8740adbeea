import FlowChecks
import FlowEngine
package import FlowModel
import Transcripts

/// Makes one thing worse at a time and finds what nothing notices.
package struct MutationReport: Sendable {
  /// What became of a mutant that nothing noticed.
  package enum Finding: Sendable {
    /// It alters no conversation, so that it is no change.
    case harmless(Mutation)
    /// It does; a scenario that would notice, as a scenario file writes it.
    case unnoticed(Mutation, scenario: Scenario)
  }

  /// One change, and where it was made.
  package struct Mutation: Hashable, Sendable {
    package let change: String
    package let place: SourceLocation
  }

  package private(set) var mutants = 0
  package private(set) var harmless = 0
  package private(set) var unnoticed = 0

  /// Takes minutes.
  ///
  /// - Parameter found: Is told each mutant that nothing noticed as soon as it is known.
  /// - Throws: ``AuthoringError/failingScenario(_:)``.
  package init(
    _ library: Library, found: (Finding) -> Void
  ) throws(CaseworkError) {
    // A scenario that fails as it is would seem to notice everything.
    let failing = library.scenarios.first { !ScenarioRun($0, Engine(library)).passed }
    if let failing { throw .authoring(.failingScenario(failing.name)) }
    let all = Mutant.all(of: library)
    let run = MutationRun(library)
    mutants = all.count
    for mutant in all where run.notice(mutant) == nil {
      let mutation = Mutation(change: mutant.change, place: mutant.location)
      if let scenario = run.scenario(noticing: mutant) {
        unnoticed += 1
        found(.unnoticed(mutation, scenario: scenario))
      } else {
        harmless += 1
        found(.harmless(mutation))
      }
    }
  }

  package var summary: String {
    "\(mutants) mutants: \(mutants - unnoticed - harmless) noticed, \(harmless) "
      + "change no conversation, \(unnoticed) not noticed."
  }
}

extension MutationReport.Finding {
  /// The finding as lines of text.
  package var lines: [String] {
    switch self {
    case .harmless(let mutation):
      ["\(mutation.place.file):\(mutation.place.line): changes nothing: \(mutation.change)"]
    case .unnoticed(let mutation, let scenario):
      [
        "\(mutation.place.file):\(mutation.place.line): nothing notices: \(mutation.change)",
        "A scenario of '\(scenario.incident)' that would:\n\(scenario.yaml)",
      ]
    }
  }

  /// The finding as one JSON object; nil for what changes nothing.
  package var json: String? {
    guard case .unnoticed(let mutation, let scenario) = self else { return nil }
    return JSONValue.object([
      "change": .string(mutation.change), "file": .string(mutation.place.file),
      "line": .integer(Int64(mutation.place.line)), "flow": .string(scenario.incident),
      "scenario": .string(scenario.yaml),
    ]).line
  }
}
