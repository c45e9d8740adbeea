import CReadline

/// What became of all that was printed so far.
package enum OutputFate: Sendable {
  case written
  /// Whoever was to read it, such as `head`, has seen enough and gone.
  case unread
  /// Standard output is closed, or its disk is full.
  case lost
}

/// Writes out what was printed, as GNU's `close_stdout` does, and says whether all of it went.
package func flushOutput() -> OutputFate {
  guard waymark_flush_output() != 0 else { return .written }
  return waymark_output_is_unread() != 0 ? .unread : .lost
}
