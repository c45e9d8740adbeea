import ArgumentParser
import Casework

/// Lists the promises.
struct Rules: WaymarkCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the promises that every conversation keeps, and what keeps each.",
    discussion:
      "waymark check proves the rules on every walk; the others say which test keeps them.")

  @OptionGroup var library: LibraryOptions

  @Flag(help: "One JSON object a line.")
  var json = false

  func perform() throws -> ExitStatus {
    for promise in Promise.all(of: try loadLibrary(library.path)) {
      if json { print(promise.json) } else { say(promise.text) }
    }
    return .done
  }
}
