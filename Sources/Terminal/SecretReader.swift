import Glibc

/// Reads a line that nobody is to see: on a terminal, what is typed is not shown.
package enum SecretReader {
  /// The line without its end; nil at the end of input, and when it was broken off with Ctrl-C or by
  /// a signal. The terminal shows again what is typed, however it ends.
  ///
  /// - Parameter ask: Says what is to be typed. By then nothing that is typed is shown any more.
  package static func line(_ ask: () throws -> Void) rethrows -> String? {
    var shown = termios()
    guard isatty(STDIN_FILENO) == 1, tcgetattr(STDIN_FILENO, &shown) == 0 else {
      try ask()
      return bytes()
    }
    let signals = [SIGINT, SIGTERM, SIGHUP, SIGQUIT]
    let before = signals.map { number in
      // Without a handler, a signal would leave a terminal that shows nothing.
      var (own, old) = (sigaction(), sigaction())
      own.__sigaction_handler.sa_handler = { _ in }
      sigaction(number, &own, &old)
      return old
    }
    var hidden = shown
    hidden.c_lflag &= ~tcflag_t(ECHO)
    // Ctrl-Z would do the same as a signal.
    hidden.c_lflag |= tcflag_t(ECHONL)
    withUnsafeMutableBytes(of: &hidden.c_cc) { $0[Int(VSUSP)] = 0 }
    tcsetattr(STDIN_FILENO, TCSADRAIN, &hidden)
    defer {
      tcsetattr(STDIN_FILENO, TCSADRAIN, &shown)
      for (number, var old) in zip(signals, before) { sigaction(number, &old, nil) }
    }
    try ask()
    return bytes()
  }

  /// Byte by byte, so that what follows the line is left to whoever reads next.
  private static func bytes() -> String? {
    var line = [UInt8]()
    var byte: UInt8 = 0
    while true {
      switch read(STDIN_FILENO, &byte, 1) {
      case 1 where byte == 0x0A: return String(decoding: line, as: UTF8.self)
      case 1: line.append(byte)
      case 0 where !line.isEmpty: return String(decoding: line, as: UTF8.self)
      default: return nil
      }
      // No key is as long, and no input is without end.
      if line.count > 4_096 { return String(decoding: line, as: UTF8.self) }
    }
  }
}
