import CReadline
import Glibc

/// Standard output, with its width and its errors.
package struct Screen: Sendable {
  /// Output could not be written, so nothing may count as shown.
  package struct ClosedError: Error {}

  package let style: Style
  /// Whether no escape code is sent: it was asked for, or nothing is there that obeys one.
  package let isPlain: Bool
  /// Whether it is heard rather than seen: plain output was asked for, as by users of a screen
  /// reader.
  package let isHeard: Bool

  package init(plain: Bool) {
    let noColour = getenv("NO_COLOR").map { $0.pointee != 0 } ?? false
    isHeard = plain
    isPlain =
      plain || noColour || isatty(STDOUT_FILENO) != 1 || waymark_terminal_obeys() == 0
    style = Style(isColoured: !isPlain)
  }

  /// The columns to wrap at: those of the terminal, at most 80, at least 20.
  package var width: Int { min(80, max(20, columnsWanted(on: STDOUT_FILENO) ?? 80)) }

  /// Writes lines and waits until they are out.
  ///
  /// - Throws: ``ClosedError`` if standard output is closed or full.
  package func show(_ lines: [String]) throws(ClosedError) {
    try write(lines.map { $0 + "\n" }.joined())
  }

  /// Blanks the screen, and what can be scrolled back to where a code may be sent that does.
  ///
  /// - Throws: ``ClosedError``.
  package func hide() throws(ClosedError) {
    if isPlain {
      var size = winsize()
      let known = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0
      try write(String(repeating: "\n", count: max(60, known ? Int(size.ws_row) : 0)))
    } else {
      try write("\u{1B}[H\u{1B}[2J\u{1B}[3J")
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
