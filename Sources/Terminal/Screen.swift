import Glibc

/// Standard output, with its width and its errors.
public struct Screen: Sendable {
  /// Output could not be written, so nothing may count as shown.
  public struct ClosedError: Error {}

  public let style: Style
  public let isTerminal: Bool

  public init(plain: Bool) {
    isTerminal = isatty(STDOUT_FILENO) == 1
    style = Style(plain: plain, isTerminal: isTerminal) { name in
      getenv(name).map { String(cString: $0) }
    }
  }

  /// The columns to wrap at: those of the terminal, at most 80, at least 20.
  public var width: Int {
    var size = winsize()
    let known = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    return min(80, max(20, known ? Int(size.ws_col) : 80))
  }

  /// Writes lines and waits until they are out.
  ///
  /// - Throws: ``ClosedError`` if standard output is closed or full.
  public func show(_ lines: [String]) throws(ClosedError) {
    try write(lines.map { $0 + "\n" }.joined())
  }

  /// Blanks the screen and what can be scrolled back to.
  ///
  /// - Throws: ``ClosedError``.
  public func hide() throws(ClosedError) {
    let isDumb = (getenv("TERM").map { String(cString: $0) } ?? "dumb") == "dumb"
    if isTerminal, !isDumb {
      try write("\u{1B}[H\u{1B}[2J\u{1B}[3J")
    } else {
      try write(String(repeating: "\n", count: 60))
    }
  }

  private func write(_ text: String) throws(ClosedError) {
    let bytes = Array(text.utf8)
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.write(STDOUT_FILENO, $0.baseAddress! + written, bytes.count - written)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw ClosedError() }
      written += count
    }
  }
}
