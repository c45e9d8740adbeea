import Glibc
import TestSupport
import Testing

/// That nothing commands a terminal where nothing should.
@Suite(.serialized, .startsProgram)
struct PlainTerminalTests {
  let program = Program()

  struct Wish: CustomTestStringConvertible {
    let name: String
    var arguments: [String] = []
    var variables: [String: String] = [:]
    var testDescription: String { name }
  }

  static let wishes = [
    Wish(name: "--plain", arguments: ["--plain"]),
    Wish(name: "NO_COLOR", variables: ["NO_COLOR": "1"]),
    Wish(name: "no TERM", variables: ["TERM": ""]), Wish(name: "dumb", variables: ["TERM": "dumb"]),
    Wish(name: "unknown TERM", variables: ["TERM": "no-such-terminal"]),
  ]

  /// Keys that edit: arrows, Home, End, Delete, words, kills, undo, redraw, Tab.
  private static let editing =
    "abcdef\u{1B}[D\u{1B}[D\u{1B}[C\u{1B}[H\u{1B}[Fx\u{7F}\u{1B}[3~\u{1B}[1;5D\u{1B}[1;5C"
    + "\u{1}\u{5}\u{2}\u{6}\u{17}\u{1F}\u{C}\t\u{1B}\u{1B}\u{1B}[A\u{15}"

  /// Lines, and words that only the reply to each holds.
  private static let taken = [
    ("help", "blanks the screen"), ("why", "For one action alone"), ("summary", "No answers yet."),
    ("contacts", "Emergency: 999"), ("now", "Do not wait for"), ("no such answer", "Type 1 to 3."),
  ]

  /// - Parameter piped: Whether it writes into a pipe, whose other programs Ctrl-C would end.
  private func talk(_ terminal: Pseudoterminal, piped: Bool = false) throws {
    try terminal.expect("answer> ")
    terminal.send(Self.editing)
    terminal.send(String(repeating: "a long sentence ", count: 8))
    terminal.send("\u{15}2\r")
    try terminal.expect("danger at this")
    if piped { terminal.fill(500) } else { try terminal.expect("answer> ") }
    // Editing shows the prompt again: only what answers a line tells that it was taken.
    for (line, heard) in Self.taken {
      terminal.send(Self.editing + line + "\r")
      try terminal.expect(heard)
      // What goes through a pipe may come after the prompt.
      if piped { terminal.fill(500) } else { try terminal.expect("answer> ") }
    }
    if !piped {
      terminal.send("\u{3}")
      try terminal.expect("Press Ctrl-C again")
      try terminal.expect("answer> ")
    }
    terminal.sendLine("hide")
    try terminal.expect(String(repeating: "\r\n", count: 40))
    if piped { terminal.fill(500) } else { try terminal.expect("> ") }
    terminal.send("\r")
    try terminal.expect("I don't know")
    if piped { terminal.fill(500) } else { try terminal.expect("answer> ") }
    terminal.sendLine("quit")
    #expect(terminal.wait() == 0)
  }

  @Test(arguments: wishes, [40, 80] as [UInt16])
  func `no escape code is sent in a whole conversation`(wish: Wish, columns: UInt16) throws {
    let terminal = program.terminal(
      ["--setting", "st-matthews"] + wish.arguments, columns: columns, wish.variables)
    try talk(terminal)
    #expect(!terminal.output.utf8.contains(0x1B))
  }

  @Test func `no escape code is sent into a pipe, nor to the terminal beside it`() throws {
    let line = "'\(Program.path)' --setting st-matthews | cat"
    let terminal = Pseudoterminal(
      "/bin/sh", ["-c", line], environment: program.environment)
    try talk(terminal, piped: true)
    #expect(!terminal.output.utf8.contains(0x1B))
  }

  @Test func `drawing that a signal cuts short is not output that was lost`() throws {
    let strace = try #require(KillTests.strace)
    let terminal = Pseudoterminal(
      strace,
      [
        "-f", "-o", program.home + "/trace", "-e", "trace=write", "-e",
        "inject=write:error=EINTR:when=3+7", Program.path, "--setting", "st-matthews",
      ], environment: program.environment)
    try terminal.expect("happened?")
    for _ in 0..<10 {
      terminal.send("x\u{7F}")
      terminal.fill(50)
    }
    terminal.sendLine("quit")
    #expect(terminal.wait() == 0)
  }

  @Test func `where codes are obeyed, hide takes away what can be scrolled back to`() throws {
    let terminal = program.terminal(["--setting", "st-matthews"])
    try terminal.expect("answer> ")
    terminal.sendLine("hide")
    try terminal.expect("\u{1B}[3J")
  }
}
