import ArgumentParser
import Casework

/// Writes a starting point.
struct New: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write a starting point for a flow.", subcommands: [Flow.self])

  struct Flow: WaymarkCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write a starting point for an incident, which loads as it is.",
      discussion: "EXAMPLE\n  waymark new flow lost-device")

    @OptionGroup var library: LibraryOptions

    @Argument(help: "The incident's name: small letters, digits and hyphens.")
    var name: String

    func perform() throws -> ExitStatus {
      let path = try NewFlow(named: name).write(into: library.path)
      say("Wrote \(path). Change it, and check it with: waymark check")
      return .done
    }
  }
}
