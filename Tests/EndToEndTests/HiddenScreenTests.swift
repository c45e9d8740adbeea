import Glibc
import TestSupport
import Testing

/// Leaving while the screen is blank, and at the other prompts that are no question.
@Suite(.serialized, .startsProgram)
struct HiddenScreenTests {
  let program = Program()

  enum Way: String, CaseIterable {
    case interrupt, terminate, hangup, endOfInput
  }

  /// Leaves; the exit code. Ctrl-C is pressed until it is obeyed, as people do: two that come while
  /// the machine is busy are one to the program.
  private func leave(_ terminal: Pseudoterminal, _ way: Way) -> Int32? {
    switch way {
    case .interrupt:
      for _ in 0..<40 {
        terminal.send("\u{3}")
        if let code = terminal.wait(within: 1) { return code }
      }
    case .terminate: terminal.signal(SIGTERM)
    case .hangup: terminal.signal(SIGHUP)
    case .endOfInput: terminal.send("\u{4}")
    }
    return terminal.wait()
  }

  @Test(arguments: Way.allCases)
  func `whoever leaves a blank screen leaves it blank, and the pause is on record`(way: Way) throws
  {
    let terminal = program.terminal(["--setting", "st-matthews"])
    try terminal.expect("answer> ")
    terminal.sendLine("2")
    try terminal.expect("danger at this moment?")
    try terminal.expect("answer> ")
    terminal.sendLine("hide")
    try terminal.expect("\u{1B}[3J")
    try terminal.expect("> ")
    let shown = terminal.output.count
    #expect(leave(terminal, way) == (way == .endOfInput ? 0 : 130))
    let after = terminal.output.dropFirst(shown)
    #expect(!after.contains("danger") && !after.contains("Record"), "\(after)")
    let record = try #require(program.recordPaths().first.flatMap(textOfFile))
    let last = try #require(record.split(separator: "\n").last)
    let reasons = [Way.interrupt: "interrupt", .endOfInput: "end-of-input"]
    #expect(last.contains("\"pause\"") && last.contains(reasons[way] ?? "hangup"), "\(last)")
  }

  @Test func `what was typed while the screen was blank is said not to be taken`() throws {
    let terminal = program.terminal(["--setting", "st-matthews"])
    try terminal.expect("answer> ")
    terminal.sendLine("2")
    try terminal.expect("danger at this moment?")
    try terminal.expect("answer> ")
    terminal.sendLine("hide")
    try terminal.expect("> ")
    terminal.sendLine("no")
    try terminal.expect("What was typed while the screen was blank was not taken.")
    try terminal.expect("danger at this moment?")
  }

  @Test(arguments: [Way.interrupt, .terminate, .hangup])
  func `where they work is no trap`(way: Way) throws {
    let terminal = program.terminal()
    try terminal.expect("Where do you work?")
    try terminal.expect("answer> ")
    #expect(leave(terminal, way) == 130)
  }

  @Test(arguments: [Way.interrupt, .terminate, .hangup])
  func `the choice of a record to go on with is no trap`(way: Way) throws {
    _ = program.run(["--setting", "st-matthews"], input: "2\nquit\n")
    let terminal = program.terminal(["resume"])
    try terminal.expect("Which one?")
    terminal.sendLine("99")
    try terminal.expect("Type a number from 1 to 1")
    try terminal.expect("answer> ")
    #expect(leave(terminal, way) == 130)
  }

  @Test(arguments: [Way.interrupt, .terminate])
  func `the show of hands is no trap`(way: Way) throws {
    let terminal = program.terminal(["rehearse", "the-door-code", "--group"])
    try terminal.expect("hands> ")
    #expect(leave(terminal, way) != nil)
  }
}
