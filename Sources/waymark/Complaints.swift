import FlowModel
import Glibc

/// Says on standard error what went wrong.
func complain(_ text: String) {
  let line = Array((PlainText(cleaning: text).text + "\n").utf8)
  _ = line.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
}

/// Says a line on standard output in which a name stands that was not made here: a path or an
/// argument may hold what commands a terminal.
func say(_ text: String) { print(PlainText(cleaning: text).text) }
