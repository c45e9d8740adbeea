import ArgumentParser
import Casework
import Glibc
import Rendering

/// Draws a flow.
struct Graph: WaymarkCommand {
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

  func perform() throws -> ExitStatus {
    let view = try FlowView(
      flow, in: loadLibrary(library.path), setting: setting, highlighting: path)
    switch format {
    case .tree: for line in view.outline { say(line) }
    case .mermaid: print(view.drawing.mermaid, terminator: "")
    case .dot: print(view.drawing.dot, terminator: "")
    case .svg: return draw(view.drawing.dot)
    }
    return .done
  }

  /// Hands the graph to Graphviz, whose picture goes to standard output.
  private func draw(_ dot: String) -> ExitStatus {
    guard let pipe = popen("dot -Tsvg 2>/dev/null", "w") else { return .failure }
    // Without Graphviz nobody reads: that must come back as a status and not as a signal.
    signal(SIGPIPE, SIG_IGN)
    fputs(dot, pipe)
    guard pclose(pipe) == 0 else {
      complain(
        "Graphviz is not installed, or cannot draw this. Install graphviz, or use --format dot.")
      return .failure
    }
    return .done
  }
}
