import Casework
import FlowModel
import Synchronization

/// What must be read before any failure by a member of staff, who came because something happened.
enum FirstWords {
  /// Commands for whoever writes flows.
  private static let others = [
    "check", "coverage", "diff", "book", "explain", "graph", "help", "new", "paths", "rules",
    "schema", "test", "topics",
  ]

  private static let said = Mutex(false)

  /// Whether this process was started as staff start it.
  static let areDue = !others.contains(CommandLine.arguments.dropFirst().first ?? "")

  /// 999 and whom to tell, once in a process.
  static func sayOnce() {
    let isFirst = said.withLock { said in
      defer { said = true }
      return !said
    }
    if areDue, isFirst { printError(words) }
  }

  /// 999 and whom to tell, with the number if this machine has it.
  static var words: String {
    let number = KeyValueFile(path: Places.configuration + "/contacts")[Role.lead]
    return "In danger? Call 999. Tell your safeguarding lead\(number.map { " (\($0))" } ?? "") now."
  }
}
