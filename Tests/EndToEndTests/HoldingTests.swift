import Glibc
import TestSupport
import Testing

/// Two windows on one record: one has it, and the other says so and changes nothing.
@Suite(.serialized, .startsProgram)
struct HoldingTests {
  let school = SealTests()
  var program: Program { school.program }

  /// A conversation that stands at a prompt, and its record.
  private func talking() throws -> (Pseudoterminal, path: String) {
    let terminal = program.terminal(["--setting", "kite", "--flows", Shipped.root + "/flows"])
    try terminal.expect("answer> ")
    terminal.sendLine("2")
    try terminal.expect("answer> ")
    return (terminal, try #require(program.recordPaths().first))
  }

  @Test func `while a conversation runs its record is not sealed, purged or exported`() throws {
    _ = try school.makeKeys()
    let (terminal, path) = try talking()
    let copy = program.home + "/copy.html"
    for command in [
      ["seal", path], ["records", "purge", path, "--yes"],
      ["export", path, "--format", "html", "--to", copy],
    ] {
      let result = program.run(command)
      #expect(result.code == 75, "\(command): \(result)")
      let told = result.output + result.errors
      #expect(told.contains("another Waymark (process"), "\(command): \(told)")
    }
    #expect(access(path, F_OK) == 0 && access(copy, F_OK) != 0)
    #expect(access(program.records + "/register.jsonl", F_OK) != 0 || register().isEmpty)
    terminal.sendLine("note THE CHILD SAID IT HAPPENED TWICE")
    try terminal.expect("Noted as your own words.")
    terminal.signal(SIGKILL)
    _ = terminal.wait()
    #expect(program.run(["show", path]).output.contains("THE CHILD SAID IT HAPPENED TWICE"))
  }

  private func register() -> String { textOfFile(program.records + "/register.jsonl") ?? "" }

  @Test func `while the end of a conversation offers to seal, no other window takes the record`()
    throws
  {
    _ = try school.makeKeys()
    let terminal = program.terminal(["--setting", "st-matthews"])
    let place = try #require(Shipped.menuPlace(of: "whistleblowing"))
    for line in ["\(place)", "no", "The safeguarding lead or a deputy"] {
      try terminal.expect("answer> ")
      terminal.sendLine(line)
    }
    var isOver = false
    for _ in 0..<40 where !isOver {
      try terminal.expect("answer> ")
      isOver = terminal.output.contains("type s.")
      if !isOver { terminal.sendLine("1") }
    }
    let path = try #require(program.recordPaths().first)
    #expect(program.run(["seal", path]).code == 75)
    #expect(program.run(["resume", path], input: "note x\n").code == 75)
    terminal.sendLine("s")
    try terminal.expect("Case reference?")
    terminal.sendLine("")
    try terminal.expect("only the recovery identity opens")
    #expect(terminal.wait() == 0)
    #expect(program.run(["verify", "--all"]).code == 0)
  }

  @Test func `who finishes after resume is offered to seal as well`() throws {
    _ = try school.makeKeys()
    let place = try #require(Shipped.menuPlace(of: "whistleblowing"))
    _ = program.run(["--setting", "st-matthews"], input: "\(place)\nno\n")
    let path = try #require(program.recordPaths().first)
    let terminal = program.terminal(["resume", path])
    try terminal.expect("answer> ")
    terminal.sendLine("The safeguarding lead or a deputy")
    var isOver = false
    for _ in 0..<40 where !isOver {
      try terminal.expect("answer> ")
      isOver = terminal.output.contains("type s.")
      terminal.sendLine(isOver ? "s" : "1")
    }
    try terminal.expect("Case reference?")
    terminal.sendLine("")
    try terminal.expect("only the recovery identity opens")
    #expect(terminal.wait() == 0)
    #expect(program.recordPaths().isEmpty)
  }

  @Test func `sealed by several at once, a record is sealed once and the register agrees`() throws {
    _ = try school.makeKeys()
    for round in 0..<3 {
      let path = try school.makeRecord()
      let command = "\(Program.path) seal \(path)"
      program.run(
        "/bin/sh",
        ["-c", "\(command) & \(command) & \(command) & wait"], program.environment)
      #expect(program.recordPaths().isEmpty)
      let all = program.run(["verify", "--all"])
      #expect(all.code == 0, "\(round): \(all.output)")
      #expect(register().split(separator: "\n").count == round + 1)
    }
  }

  /// Exports a record while another program has the register for as long as a command of the shell
  /// runs. In it `ERR` is what the export complained so far.
  private func export(
    _ path: String, whileHeldBy command: String
  ) -> (errors: String, code: Int32) {
    let held = program.home + "/held"
    let errors = program.home + "/errors"
    let holding = "touch \(held); \(command.replacing("ERR", with: errors))"
    let script =
      "touch \(errors); flock \(program.records)/register.jsonl sh -c '\(holding)' & holder=$!\n"
      + "while [ ! -e \(held) ]; do sleep 0.05; done\n"
      + "\"$0\" export \(path) --format html --to \(program.home)/copy.html 2>\(errors); code=$?\n"
      + "touch \(program.home)/over; wait $holder; exit $code"
    let result = program.run("/bin/bash", ["-c", script, Program.path], program.environment)
    return (textOfFile(errors) ?? "", result.code)
  }

  @Test func `who waits for the register says for whom, and goes on once it is let go`() throws {
    let path = try school.makeRecord()
    let waited = export(
      path, whileHeldBy: "until grep -q \"This one waits\" ERR; do sleep 0.05; done")
    #expect(waited.errors.contains("another Waymark (process"), "\(waited)")
    #expect(waited.errors.contains("is writing to it. This one waits, for 20 seconds at most."))
    #expect(waited.code == 0 && register().split(separator: "\n").count == 1, "\(waited)")
  }

  @Test func `a register that is never let go ends the waiting with a word, and 75`() throws {
    let path = try school.makeRecord()
    let over = program.home + "/over"
    let waited = export(path, whileHeldBy: "until [ -e \(over) ]; do sleep 0.1; done")
    #expect(waited.code == 75, "\(waited)")
    #expect(waited.errors.contains("The copy was written, but not noted in the register"))
    #expect(waited.errors.contains("has kept it for 20 seconds"), "\(waited)")
    #expect(waited.errors.hasPrefix("In danger? Call 999."))
  }

  @Test func `a link to a record is sealed as the record, and nothing plain is left`() throws {
    _ = try school.makeKeys()
    let path = try school.makeRecord()
    let elsewhere = program.home + "/elsewhere"
    mkdir(elsewhere, 0o700)
    let link = elsewhere + "/mine.live"
    symlink(path, link)
    _ = program.run(["seal", link])
    if access(path, F_OK) != 0 { #expect(program.recordPaths().isEmpty) }
    #expect(program.run(["verify", "--all"]).code == 0)
  }

  @Test func `however a record is named, its copy is in the register`() throws {
    let path = try school.makeRecord()
    let name = try #require(path.split(separator: "/").last)
    let link = program.home + "/records-link"
    symlink(program.records, link)
    for (number, command) in [
      "cd \(program.records) && \"$0\" export ./live/\(name)",
      "cd \(program.records)/live && \"$0\" export ./\(name)",
      "\"$0\" export \(link)/live/\(name)",
      "\"$0\" export \(program.records)/live/../live/\(name)",
    ].enumerated() {
      let result = program.run(
        "/bin/sh",
        ["-c", "\(command) --format html --to \(program.home)/copy\(number).html", Program.path],
        program.environment)
      #expect(result.code == 0, "\(result)")
      #expect(register().split(separator: "\n").count == number + 1, "\(command)")
    }
  }
}
