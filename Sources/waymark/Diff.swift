import ArgumentParser
import Casework
import FlowChecks

/// Compares two versions of the flows by what they tell people.
struct Diff: WaymarkCommand {
  static let configuration = CommandConfiguration(
    abstract: "Tell which conversations end in other advice under another version of the flows.",
    discussion: """
      A version is a folder of flow files or a git revision. Both are walked with the same \
      answers, as far as both offer them. What is weaker comes first; what has one cause is told \
      once, with the wording of before and of now and a shortest conversation. A question, an \
      option or an incident that says 'was: NAME' is taken for what it was.

      EXAMPLES
        waymark diff HEAD flows               what the change at hand does to people
        waymark diff v1.0 v1.1 --setting kite
      """)

  @Argument(help: "The older folder or revision.")
  var old: String

  @Argument(help: "The newer folder or revision.")
  var new: String

  @Option(help: ArgumentHelp("Only this setting.", valueName: "id"))
  var setting: String?

  @Flag(help: "One JSON object a line.")
  var json = false

  func perform() throws -> ExitStatus {
    let before = try FlowVersion(old).library()
    let diff = VersionDiff(from: before, to: try FlowVersion(new).library(), setting: setting)
    for change in diff.changes {
      if json { print(change.json) } else { for line in change.lines { say(line) } }
    }
    if !json { say(diff.summary) }
    return diff.weakens ? .failure : .done
  }
}
