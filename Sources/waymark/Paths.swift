import ArgumentParser
import FlowChecks
import FlowEngine
import FlowModel
import Transcripts

/// Counts the ways through an incident.
struct Paths: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Count or list the ways through incidents.",
    discussion: """
      Every feasible state is walked with the program's own step; equal states are walked once. \
      Free text is one answer, and of several answers every combination counts.
      """)

  @OptionGroup var library: LibraryOptions

  @Argument(help: "The incident; all of them if none is named.")
  var flow: String?

  @Option(help: ArgumentHelp("The setting; all of them if none is named.", valueName: "id"))
  var setting: String?

  @Option(help: ArgumentHelp("List so many ways, each with its answers.", valueName: "count"))
  var list: Int?

  @Flag(help: "One JSON object a line.")
  var json = false

  func run() throws {
    let flows = try library.load()
    let incidents = try chosen(flow, flows.incidents.map(\.id), "incident")
    let settings = try chosen(setting, flows.settings.keys.sorted(), "setting")
    let explorer = Explorer(Engine(flows))
    for incident in incidents {
      for setting in settings {
        guard let list else {
          tell(incident, setting, explorer.explore(incident, setting: setting))
          continue
        }
        for path in explorer.paths(incident, setting: setting, limit: list) {
          tell(path, incident, setting)
        }
      }
    }
  }

  private func tell(_ path: [PathStep], _ incident: String, _ setting: String) {
    guard json else {
      return say(
        "\(incident), \(setting): "
          + path.map { "\($0.question): \($0.typed)" }.joined(separator: "; "))
    }
    let steps = path.map {
      JSONValue.object(["question": .string($0.question), "answer": .string($0.typed)])
    }
    print(
      JSONValue.object([
        "flow": .string(incident), "setting": .string(setting), "answers": .array(steps),
      ]).line)
  }

  private func chosen(_ name: String?, _ known: [String], _ what: String) throws -> [String] {
    guard let name else { return known }
    if known.contains(name) { return [name] }
    let hint = nearest(to: name, among: known).map { " Did you mean '\($0)'?" } ?? ""
    complain("There is no \(what) '\(name)'.\(hint) There are: \(known.joined(separator: ", ")).")
    throw ExitStatus.usage.code
  }

  private func tell(_ incident: String, _ setting: String, _ found: Exploration) {
    let paths = found.isSaturated ? "more than \(UInt128.max)" : "\(found.paths)"
    guard json else {
      return say(
        "\(incident), \(setting): \(found.states) states, \(paths) paths, at most "
          + "\(found.longest) questions, \(found.longestToProtection) before the first protection")
    }
    print(
      "{\"flow\":\"\(incident)\",\"longest\":\(found.longest),\"paths\":\"\(found.paths)\","
        + "\"saturated\":\(found.isSaturated),\"setting\":\"\(setting)\",\"states\":\(found.states),"
        + "\"to_protection\":\(found.longestToProtection)}")
  }
}
