import CPseudoterminal
import Glibc

/// A program that runs in a terminal of its own, so that tests meet it as a person does.
package final class Pseudoterminal {
  /// What was waited for did not come; `shown` is what did.
  package struct TimeOut: Error, CustomStringConvertible {
    package let wanted: String
    package let shown: String
    package var description: String { "'\(wanted)' did not come; shown was:\n\(shown)" }
  }

  private let master: Int32
  private let process: pid_t
  private var bytes: [UInt8] = []
  private var seen = 0

  /// Everything shown so far.
  package var output: String { String(decoding: bytes, as: UTF8.self) }

  /// Starts a program.
  ///
  /// - Parameter environment: All of it; nothing is inherited.
  package init(
    _ program: String, _ arguments: [String], environment: [String: String], columns: UInt16 = 80,
    rows: UInt16 = 24
  ) {
    var words = ([program] + arguments).map { strdup($0) } + [nil]
    var variables = environment.map { strdup("\($0)=\($1)") } + [nil]
    defer { for word in words + variables { free(word) } }
    var process = pid_t()
    master = waymark_spawn_in_terminal(program, &words, &variables, columns, rows, &process)
    self.process = process
    precondition(master >= 0, "\(program) cannot be started in a terminal")
  }

  deinit {
    Glibc.kill(process, SIGKILL)
    var status: Int32 = 0
    waitpid(process, &status, WNOHANG)
    close(master)
  }

  /// Types text.
  package func send(_ text: String) {
    let typed = Array(text.utf8)
    _ = typed.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
  }

  /// Types a line and Enter.
  package func sendLine(_ text: String) { send(text + "\r") }

  /// Waits until text is shown after whatever was waited for before.
  ///
  /// - Returns: What was shown up to and with it.
  /// - Throws: ``TimeOut``.
  @discardableResult
  package func expect(_ text: String, within seconds: Double = 60) throws -> String {
    let wanted = Array(text.utf8)
    var left = Int(seconds * 10)
    while true {
      if let end = find(wanted) {
        defer { seen = end }
        return String(decoding: bytes[seen..<end], as: UTF8.self)
      }
      guard left > 0 else { break }
      if !fill(100) { left -= 1 }
    }
    throw TimeOut(wanted: text, shown: String(decoding: bytes[seen...], as: UTF8.self))
  }

  private func find(_ wanted: [UInt8]) -> Int? {
    guard bytes.count >= seen + wanted.count else { return nil }
    for start in seen...(bytes.count - wanted.count)
    where bytes[start] == wanted[0] && Array(bytes[start..<start + wanted.count]) == wanted {
      return start + wanted.count
    }
    return nil
  }

  /// Takes what is shown within some milliseconds; false if nothing came.
  @discardableResult
  package func fill(_ milliseconds: Int32) -> Bool {
    var ready = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    guard poll(&ready, 1, milliseconds) > 0 else { return false }
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = read(master, &buffer, buffer.count)
    guard count > 0 else {
      // The program has left; do not spin while its exit is waited for.
      usleep(UInt32(milliseconds) * 1_000)
      return false
    }
    bytes += buffer[..<count]
    return true
  }

  /// Gives the window another size and tells the program.
  package func resize(columns: UInt16, rows: UInt16 = 24) {
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
  }

  package func signal(_ number: Int32) { Glibc.kill(process, number) }

  /// Waits for the end: the exit code, or the negative number of the signal that ended it.
  package func wait(within seconds: Double = 60) -> Int32? {
    var status: Int32 = 0
    for _ in 0..<Int(seconds * 50) {
      fill(20)
      if waitpid(process, &status, WNOHANG) == process {
        while fill(20) {}
        let number = status & 0x7F
        return number == 0 ? (status >> 8) & 0xFF : -number
      }
    }
    return nil
  }
}
