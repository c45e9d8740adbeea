import Glibc
import TestSupport
import Testing

/// Keys that people press by mistake, or to get out, at the real program.
@Suite(.serialized, .startsProgram)
struct TypedKeyTests {
  let program = Program()

  private func started() throws -> Pseudoterminal {
    let terminal = program.terminal(["--setting", "st-matthews"])
    try terminal.expect("answer> ")
    terminal.sendLine("2")
    try terminal.expect("danger at this moment?")
    try terminal.expect("answer> ")
    return terminal
  }

  /// Keys, and what they type.
  static let keys: [(name: String, keys: String, typed: String)] = [
    ("Esc Enter", "\u{1B}\r", ""), ("Esc line feed", "\u{1B}\n", ""),
    ("Esc twice", "\u{1B}\u{1B}", ""), ("Esc letter", "\u{1B}u", "u"),
    ("Esc digit", "\u{1B}0", "0"),
    ("Esc O", "\u{1B}Of", "Of"), ("Esc number sign", "\u{1B}#", "#"), ("Esc tilde", "\u{1B}~", "~"),
    ("Esc ampersand", "\u{1B}&", "&"), ("Esc accented letter", "\u{1B}é", "é"),
    ("begin a macro", "\u{18}(", ""), ("end a macro", "\u{18})", ""),
    ("play a macro", "\u{18}e", ""),
    ("read the init file", "\u{18}\u{12}", ""), ("editor", "\u{18}\u{5}", ""),
    ("search back", "\u{12}", ""), ("quote", "\u{16}", ""),
    ("transpose", "\u{14}", ""), ("find", "\u{1D}", ""), ("Insert", "\u{1B}[2~", ""),
    ("up", "\u{1B}[A", ""), ("F1", "\u{1B}OP", ""), ("F5", "\u{1B}[15~", ""),
    ("F5 with Shift", "\u{1B}[15;2~", ""), ("page up", "\u{1B}[5~", ""),
    ("operate and get next", "\u{0F}", ""),
  ]

  @Test func `no key changes what is typed around it`() throws {
    let terminal = try started()
    for (index, key) in Self.keys.enumerated() {
      terminal.send("note before\(key.keys)after\(index).\r")
      try terminal.expect("Noted")
      try terminal.expect("answer> ")
    }
    terminal.sendLine("quit")
    #expect(terminal.wait() == 0)
    let record = try #require(program.recordPaths().first.flatMap(textOfFile))
    for (index, key) in Self.keys.enumerated() {
      let note = "\"before\(key.typed)after\(index).\""
      #expect(record.contains(note), "\(key.name)")
    }
  }

  @Test func `a macro plays nothing`() throws {
    let terminal = try started()
    terminal.send("\u{18}(note one\u{18})\u{18}e\r")
    try terminal.expect("Noted")
    terminal.sendLine("quit")
    #expect(terminal.wait() == 0)
    let record = try #require(program.recordPaths().first.flatMap(textOfFile))
    #expect(record.contains("\"one\""))
  }

  @Test func `Esc and then an answer gives the answer`() throws {
    let terminal = try started()
    terminal.send("\u{1B}\r")
    terminal.send("\u{1B}yes\r")
    try terminal.expect("You answered: Yes")
    #expect(!terminal.output.contains("Enter alone is not an answer."))
  }
}
