import ArgumentParser
import FlowModel
import Transcripts

/// Lists the promises.
struct Rules: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the promises that every conversation keeps, and what keeps each.",
    discussion:
      "waymark check proves the rules on every walk; the others say which test keeps them.")

  @OptionGroup var library: LibraryOptions

  @Flag(help: "One JSON object a line.")
  var json = false

  func run() throws {
    let flows = try loadLibrary(library.path)
    for rule in flows.safetyRules {
      tell(rule.id, rule.text, "proved on every walk by waymark check", rule.source)
    }
    for promise in flows.keptElsewhere {
      tell(promise.id, promise.text, promise.by, promise.why)
    }
  }

  private func tell(_ id: String, _ says: String, _ by: String, _ source: String) {
    guard json else { return say("\(id): \(says)\n  \(by). \(source)") }
    print(
      JSONValue.object([
        "id": .string(id), "says": .string(says), "kept_by": .string(by), "source": .string(source),
      ]).line)
  }
}
