import FlowChecks
import FlowEngine
import FlowModel
import Transcripts

/// Makes one thing worse at a time and tells what nothing notices.
struct Mutations {
  let json: Bool

  func run(_ library: Library) throws {
    // A scenario that fails as it is would seem to notice everything.
    let failing = library.scenarios.filter { !ScenarioRun($0, Engine(library)).passed }
    guard failing.isEmpty else {
      complain("'\(failing[0].name)' fails as it is. Mend it first; see: waymark test")
      throw ExitStatus.failure.code
    }
    let mutants = Mutant.all(of: library)
    let run = MutationRun(library)
    var (unnoticed, harmless) = (0, 0)
    for mutant in mutants where run.notice(mutant) == nil {
      // A change that alters no conversation is none.
      if let scenario = run.scenario(noticing: mutant) {
        unnoticed += 1
        tell(mutant, scenario)
      } else {
        harmless += 1
        if !json {
          say(
            "\(mutant.location.file):\(mutant.location.line): changes nothing: \(mutant.change)")
        }
      }
    }
    if !json {
      say(
        "\(mutants.count) mutants: \(mutants.count - unnoticed - harmless) noticed, \(harmless) "
          + "change no conversation, \(unnoticed) not noticed.")
    }
    if unnoticed > 0 { throw ExitStatus.failure.code }
  }

  private func tell(_ mutant: Mutant, _ scenario: Scenario) {
    let place = mutant.location
    guard json else {
      say("\(place.file):\(place.line): nothing notices: \(mutant.change)")
      return print("A scenario of '\(scenario.incident)' that would:\n\(scenario.yaml)")
    }
    print(
      JSONValue.object([
        "change": .string(mutant.change), "file": .string(place.file),
        "line": .integer(Int64(place.line)), "flow": .string(scenario.incident),
        "scenario": .string(scenario.yaml),
      ]).line)
  }
}
