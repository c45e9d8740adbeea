import Casework
import FlowModel
import Synchronization

/// What must be read before any failure by a member of staff, who came because something happened.
enum FirstWords {
  /// Commands for whoever writes flows, keeps the machine or examines evidence.
  private static let others = [
    "cards", "check", "coverage", "diff", "book", "doctor", "explain", "graph", "help", "init",
    "new", "paths", "phrases", "records", "redact", "rehearsals", "replay", "rules", "schema",
    "test", "topics", "verify",
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
