import ArgumentParser
import Casework
import FlowEngine
import Rendering

/// Prints the whole policy as Waymark tells it.
struct BookCommand: WaymarkCommand {
  static let configuration = CommandConfiguration(
    commandName: "book",
    abstract: "Print all that is told in a setting as one document to read and sign.")

  @OptionGroup var library: LibraryOptions

  @Option(help: ArgumentHelp("The setting.", valueName: "id"))
  var setting: String

  @Option(help: "markdown or html.")
  var format = Format.markdown

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case markdown, html
  }

  func perform() throws -> ExitStatus {
    let flows = try library.load()
    try flows.demand(setting: setting)
    print(
      Book.render(
        Engine(flows), setting: setting, program: "waymark \(Waymark.version)",
        as: format == .html ? .html : .markdown), terminator: "")
    return .done
  }
}
