import CReadline
import Glibc

/// Reads lines from a terminal with GNU readline, by its callback interface and poll.
///
/// readline has one state for the whole program, so there is one reader.
@MainActor
package struct ReadlineReader: LineReader {
  private static var finished: LineInput?
  private static var completions: [String] = []
  private static var begun = false

  /// - Parameter plain: Whether no escape code may be sent, as ``Screen/isPlain`` says.
  package init(plain: Bool) {
    guard !ReadlineReader.begun else { return }
    ReadlineReader.begun = true
    waymark_readline_begin(isatty(STDOUT_FILENO) == 0 ? 1 : 0, plain ? 1 : 0)
    waymark_readline_complete { text, state in
      guard let text else { return nil }
      let typed = String(cString: text)
      let place = Int(state)
      // A String crosses the border; the C copy is made here and freed by readline.
      let match = MainActor.assumeIsolated { ReadlineReader.match(typed, place) }
      return match.map { strdup($0) }
    }
  }

  private static func match(_ typed: String, _ place: Int) -> String? {
    let fitting = completions.filter { $0.lowercased().hasPrefix(typed.lowercased()) }
    return fitting.indices.contains(place) ? fitting[place] : nil
  }

  package mutating func read(prompt: String, completions: [String]) -> LineInput {
    ReadlineReader.finished = nil
    ReadlineReader.completions = completions
    waymark_readline_prompt(prompt) { line in
      let text = line.map { String(cString: $0) }
      free(line)
      MainActor.assumeIsolated {
        // Removed here, or readline would show the next prompt at once.
        waymark_readline_end()
        ReadlineReader.finished =
          text.map { $0.utf8.count > PlainReader.longest ? .tooLong : .line($0) } ?? .endOfInput
      }
    }
    while true {
      if let finished = ReadlineReader.finished { return finished }
      if waymark_stop_asked() != 0 {
        _ = waymark_readline_cancel()
        return .hangup
      }
      if waymark_take_interrupt() != 0 {
        let hadText = waymark_readline_cancel() != 0
        return .interrupted(onEmptyLine: !hadText)
      }
      waitForInput()
    }
  }

  private func waitForInput() {
    var input = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    let ready = poll(&input, 1, -1)
    if ready < 0 {
      waymark_readline_signals()
    } else if input.revents & Int16(POLLHUP | POLLERR) != 0, input.revents & Int16(POLLIN) == 0 {
      _ = waymark_readline_cancel()
      ReadlineReader.finished = .hangup
    } else {
      waymark_readline_feed()
    }
  }
}
