import FlowChecks
import FlowModel
import Transcripts

/// Makes one thing worse at a time and tells what nothing notices.
struct Mutations {
  let json: Bool

  func run(_ library: Library) throws {
    let mutants = Mutant.all(of: library)
    let run = MutationRun(library)
    var unnoticed = 0
    for mutant in mutants where run.notice(mutant) == nil {
      unnoticed += 1
      tell(mutant)
    }
    if !json {
      print("\(mutants.count) mutants, \(mutants.count - unnoticed) noticed, \(unnoticed) not.")
    }
    if unnoticed > 0 { throw ExitStatus.failure.code }
  }

  private func tell(_ mutant: Mutant) {
    let place = mutant.location
    guard json else {
      return print("\(place.file):\(place.line): nothing notices: \(mutant.change)")
    }
    print(
      JSONValue.object([
        "change": .string(mutant.change), "file": .string(place.file),
        "line": .integer(Int64(place.line)),
      ]).line)
  }
}
