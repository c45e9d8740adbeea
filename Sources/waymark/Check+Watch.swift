import FlowFiles
import FlowModel
import Glibc

/// Checks again on every save, until it is interrupted.
struct Watch {
  let flows: FlowFolder

  /// - Throws: Exit 74 once nobody can read what is found.
  func run() throws {
    var known = Set<Diagnostic>()
    var state: String?
    say("Watching \(flows.path). Ctrl-C ends.")
    while true {
      let now = flows.state
      if now != state {
        state = now
        let found = Set(WholeCheck(flows).diagnostics)
        tell(found.subtracting(known).sorted(by: Watch.order), in: flows)
        for mended in known.subtracting(found).sorted(by: Watch.order) {
          say("mended: \(mended.location.file):\(mended.location.line): \(mended.message)")
        }
        say(found.isEmpty ? "No problems." : "\(found.count) problems.")
        try sendOutput()
        known = found
      }
      usleep(300_000)
    }
  }

  private static func order(_ left: Diagnostic, _ right: Diagnostic) -> Bool {
    (left.location, left.code) < (right.location, right.code)
  }
}
