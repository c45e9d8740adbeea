/// What came of asking for a line.
package enum LineInput: Hashable, Sendable {
  case line(String)
  /// A line longer than ``PlainReader/longest``. It was thrown away.
  case tooLong
  /// Ctrl-C. The line was thrown away.
  case interrupted(onEmptyLine: Bool)
  /// Ctrl-D on an empty line, or the end of a file.
  case endOfInput
  /// The terminal went away, or the program was asked to stop.
  case hangup
}

/// A source of typed lines.
package protocol LineReader {
  /// Asks for a line.
  ///
  /// - Parameters:
  ///   - prompt: One short line, without a line feed.
  ///   - completions: What Tab may complete.
  @MainActor mutating func read(prompt: String, completions: [String]) -> LineInput
}
