import Casework
import FlowFiles
import FlowModel
import Glibc

/// Checks again on every save, until it is interrupted.
struct CheckWatch {
  let flows: FlowFolder
  /// The incidents that are walked; nil for every one.
  let only: Set<String>?

  /// - Throws: Exit 74 once nobody can read what is found.
  func run() throws -> Never {
    var known = Set<Diagnostic>()
    var state: String?
    say("Watching \(flows.path). Ctrl-C ends.")
    while true {
      let now = flows.state
      if now != state {
        state = now
        let found = Set(WholeCheck(flows, only: only).diagnostics)
        let change = CheckChange(from: known, to: found)
        tell(change.found, in: flows)
        for problem in change.mended {
          say("mended: \(problem.location.file):\(problem.location.line): \(problem.message)")
        }
        say(found.isEmpty ? "No problems." : "\(found.count) problems.")
        try sendOutput()
        known = found
      }
      usleep(300_000)
    }
  }
}
