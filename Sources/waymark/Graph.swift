import ArgumentParser
import FlowChecks
import FlowEngine
import FlowModel
import Glibc
import Rendering

/// Draws a flow.
struct Graph: ParsableCommand {
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case tree, mermaid, dot, svg
  }

  static let configuration = CommandConfiguration(
    abstract: "Draw a flow: as an outline, for Mermaid, or for Graphviz.",
    discussion: """
      EXAMPLES
        waymark graph lost-device --setting kite
        waymark graph lost-device --format svg > lost-device.svg
        waymark graph lost-device --setting kite --path "meets lo-kept=no"
      """)

  @OptionGroup var library: LibraryOptions

  @Argument(help: "The incident or part.")
  var flow: String

  @Option(help: ArgumentHelp("As this setting meets it; all at once if left out.", valueName: "id"))
  var setting: String?

  @Option(help: "tree, mermaid, dot or svg.")
  var format = Format.tree

  @Option(help: ArgumentHelp("Highlight the walk of this scenario.", valueName: "name"))
  var path: String?

  func run() throws {
    let flows = try loadLibrary(library.path)
    guard flows.flows[flow] != nil, setting == nil || flows.settings[setting!] != nil else {
      let known = flows.settings[setting ?? ""] == nil && setting != nil
      complain(
        known
          ? "There is no setting '\(setting!)'."
          : "There is no flow '\(flow)'."
            + (nearest(to: flow, among: flows.flows.keys).map { " Did you mean '\($0)'?" } ?? ""))
      throw ExitStatus.usage.code
    }
    let engine = Engine(flows)
    let (walk, place) = try walked(flows, engine)
    let view = setting ?? place
    switch format {
    case .tree:
      for line in FlowOutline(flow, engine, setting: view, highlighting: walk).lines {
        let mark = walk == nil ? "" : line.isMet ? "> " : "  "
        say(mark + String(repeating: "  ", count: line.depth) + line.text as String)
      }
    case .mermaid:
      print(FlowDrawing(flow, engine, setting: view, highlighting: walk).mermaid, terminator: "")
    case .dot:
      print(FlowDrawing(flow, engine, setting: view, highlighting: walk).dot, terminator: "")
    case .svg: try draw(FlowDrawing(flow, engine, setting: view, highlighting: walk).dot)
    }
  }

  /// The walk of the scenario to highlight, and its setting.
  private func walked(_ flows: Library, _ engine: Engine) throws -> (Walk?, String?) {
    guard let path else { return (nil, nil) }
    guard
      let scenario = flows.scenarios.first(where: {
        $0.incident == flow && $0.name == path && (setting == nil || $0.setting == setting)
      })
    else {
      complain("'\(flow)' has no scenario called '\(path)'. They stand in flows/scenarios.")
      throw ExitStatus.missingFile.code
    }
    return (ScenarioRun(scenario, engine).walk, scenario.setting)
  }

  /// Hands the graph to Graphviz, whose picture goes to standard output.
  private func draw(_ dot: String) throws {
    guard let pipe = popen("dot -Tsvg 2>/dev/null", "w") else { throw ExitStatus.failure.code }
    // Without Graphviz nobody reads: that must come back as a status and not as a signal.
    signal(SIGPIPE, SIG_IGN)
    fputs(dot, pipe)
    guard pclose(pipe) == 0 else {
      complain(
        "Graphviz is not installed, or cannot draw this. Install graphviz, or use --format dot.")
      throw ExitStatus.failure.code
    }
  }
}

/// Prints the whole policy as Waymark tells it.
struct BookCommand: ParsableCommand {
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

  func run() throws {
    let flows = try library.load()
    guard flows.settings[setting] != nil else {
      complain("There is no setting '\(setting)'.")
      throw ExitStatus.usage.code
    }
    print(
      Book.render(
        Engine(flows), setting: setting, program: "waymark \(Waymark.version)",
        as: format == .html ? .html : .markdown), terminator: "")
  }
}
