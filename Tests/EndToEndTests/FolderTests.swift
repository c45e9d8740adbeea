import Glibc
import TestSupport
import Testing

/// What lies in a records folder or in the configuration, whoever put it there, costs its own entry
/// and nothing else.
@Suite(.startsProgram)
struct FolderTests {
  let program = Program()

  private func shell(_ command: String) {
    program.run(
      "/bin/bash", ["-c", command], ["PATH": "/usr/bin:/bin", "HOME": program.home])
  }

  private func talk(_ more: [String: String] = [:]) throws -> String {
    let talked = program.run(
      ["talk", "--setting", "kite", "--flow", "indecent-image", "--answers", "-"],
      input: "no\nquit\n", more)
    #expect(talked.code == 3, "\(talked.errors)")
    return try #require(program.recordPaths().first)
  }

  @Test func `a file without end, a pipe and a link cost one entry, not the list`() throws {
    let path = try talk()
    let stranger = "00000000-0000-4000-8000-00000000000"
    shell(
      """
      cd \(program.records)/live
      truncate -s 60G \(stranger)0.jsonl; truncate -s 60G \(stranger)1.live
      mkfifo \(stranger)2.jsonl; ln -s \(path) \(stranger)3.jsonl; ln -s . \(stranger)4.jsonl
      mkdir \(stranger)5.jsonl
      """)
    for (command, code) in [(["records", "list"], 74), (["resume"], 0)] as [([String], Int32)] {
      let listed = program.run(command)
      #expect(listed.code == code, "\(command) \(listed.errors)")
      #expect(listed.output.contains("A nude or sexual picture"), "\(command)")
      #expect(listed.output.split(separator: "\n").count { $0.contains(stranger) } == 6)
    }
    #expect(program.run(["show", path]).code == 0)
    #expect(program.run(["doctor"]).code >= 0)
    #expect(program.run(["show", "\(program.records)/live/\(stranger)3.jsonl"]).code == 77)
    #expect(program.run(["verify", "\(program.records)/live/\(stranger)0.jsonl"]).code == 74)
  }

  @Test func `a clock far from UTC makes a record that can be gone on with`() throws {
    for zone in ["XXX24:59:59", "XXX-24:59:59"] {
      let path = try talk(["TZ": zone])
      #expect(program.run(["verify", path]).code == 0)
      #expect(program.run(["resume", path], input: "quit\n", ["TZ": zone]).code == 3)
      unlink(path)
    }
  }

  @Test func `what is said on standard error never lands in the record`() throws {
    let run = """
      exec "$0" talk --setting kite --flow indecent-image --answers "$1" <&- >&- 2>&-
      """
    shell("printf 'no\\n1\\nonline\\nquit\\n' > ~/answers")
    let strace = try #require(KillTests.strace)
    for number in [8, 9, 10, 11, 12] {
      program.run(
        strace,
        [
          "-f", "-qq", "-o", "/dev/null", "-e", "trace=write", "-e",
          "inject=write:error=ENOSPC:when=\(number)+", "/bin/sh", "-c", run, Program.path,
          program.home + "/answers",
        ], program.environment)
    }
    shell("cd \(program.home); \"\(Program.path)\" paths >&- 2>&- <&- || true")
    for path in program.recordPaths() {
      #expect(textOfFile(path)?.contains("NOT SAVED") == false)
      #expect([0, 3].contains(program.run(["verify", path]).code))
    }
  }

  @Test(arguments: [false, true])
  func `resume fails as start does where nothing can be saved`(isEncrypted: Bool) throws {
    let school = SealTests(program: program)
    if isEncrypted { _ = try school.makeKeys() }
    let path = try talk()
    let before = textOfFile(path)
    let blocks = (before?.utf8.count ?? 0) / 512
    let result = program.run(
      "/bin/sh", ["-c", "ulimit -f \(blocks); exec \"$0\" resume \"$1\"", Program.path, path],
      program.environment, input: "note later\nquit\n")
    #expect(result.code == 74)
    #expect(result.errors.contains("NOT SAVED") && result.errors.contains("Call 999"))
    #expect(!result.output.contains("Nothing is lost") && !result.errors.contains("RecordError"))
    #expect(textOfFile(path) == before)
  }

  @Test func `after NOT SAVED nobody is told that nothing is lost`() throws {
    let path = try talk()
    let blocks = (textOfFile(path)?.utf8.count ?? 0) / 512 + 3
    let notes = (0..<4).map { "note \($0) " + String(repeating: "x", count: 900) + "\n" }.joined()
    let result = program.run(
      "/bin/sh",
      ["-c", "ulimit -f \(blocks); exec \"$0\" resume \"$1\"", Program.path, path],
      program.environment, input: notes + "quit\n")
    #expect(result.code == 74, "\(result.errors)")
    #expect(result.output.contains("NOT SAVED. Your answer was not recorded"))
    #expect(!result.output.contains("Nothing is lost"))
  }

  @Test func `a record that is removed under a conversation is NOT SAVED`() throws {
    let terminal = program.terminal(["--setting", "kite", "--plain"])
    try terminal.expect("answer> ")
    terminal.sendLine("2")
    try terminal.expect("answer> ")
    let path = try #require(program.recordPaths().first)
    unlink(path)
    terminal.sendLine("note THE CHILD SAID IT HAPPENED TWICE")
    try terminal.expect("Call 999. Tell")
    try terminal.expect("NOT SAVED")
    #expect(terminal.wait() == 74)
    #expect(!terminal.output.contains("Nothing is lost"))
  }

  @Test(arguments: ["\n", "\r\n", "\r"], ["", "\u{FEFF}"])
  func `contacts and the configuration are read however they were saved`(
    end: String, mark: String
  ) throws {
    let lines = ["# numbers", "DSL: 01234 567890", "  Social-Care :  0300  ", "boss: 1"]
    write(mark + lines.joined(separator: end) + end, to: "contacts")
    write(mark + "Setting: kite" + end, to: "config")
    let shown = program.run(["--rehearse", "--plain"], input: "contacts\nquit\n")
    #expect(shown.output.contains("01234 567890") && shown.output.contains("0300"))
    #expect(shown.output.contains("'boss', which is no role here"), "\(shown.output)")
    #expect(!shown.output.contains("Where do you work?"))
    let doctor = program.run(["doctor"]).output
    #expect(doctor.contains("2 telephone numbers are set."), "\(doctor)")
    #expect(doctor.contains("'boss' is no role here"))
    #expect(doctor.contains("these have no telephone number: "))
  }

  @Test func `a configuration that cannot be read stops nobody and is told`() throws {
    shell("mkdir -p ~/.config/waymark; cd ~/.config/waymark; mkfifo contacts config")
    let shown = program.run(["--rehearse", "--setting", "kite"], input: "now\nquit\n")
    #expect(shown.output.contains("Call 999 now"))
    let doctor = program.run(["doctor"])
    #expect(doctor.code == 1 && doctor.output.contains("contacts: cannot open it"))
  }

  @Test func `comments and order survive when a setting is kept`() throws {
    write("# ours\nnotify: /bin/true\n\n# the end\n", to: "config")
    let terminal = program.terminal(["--rehearse", "--plain"])
    try terminal.expect("Where do you work?")
    terminal.sendLine("1")
    try terminal.expect("You answered:")
    terminal.sendLine("quit")
    #expect(terminal.wait() == 0)
    let kept = try #require(textOfFile(program.home + "/.config/waymark/config"))
    #expect(kept.hasPrefix("# ours\nnotify: /bin/true\n\n# the end\nsetting: "), "\(kept)")
  }

  @Test func `answers and sentences from Windows are lines`() throws {
    shell("printf '\\xEF\\xBB\\xBFno\\r\\n1\\r\\nonline\\r\\nquit\\r\\n' > ~/answers")
    let talked = program.run([
      "talk", "--rehearse", "--setting", "kite", "--flow", "indecent-image", "--answers",
      program.home + "/answers",
    ])
    #expect(talked.code == 3, "\(talked.errors)")
    shell("printf '\\xEF\\xBB\\xBFid\\ttext\\r\\n1\\tlost laptop\\r\\n\\r\\n' > ~/table")
    for input in ["-", program.home + "/table"] {
      let asked = program.run(
        ["ask", "--batch", input], input: textOfFile(program.home + "/table") ?? "")
      let lines = asked.output.split(separator: "\n")
      #expect(lines.count == 2 && lines[0].contains(#""lost laptop""#), "\(asked.output)")
    }
    let piped = program.run(["ask", "-"], input: "lost\nlaptop\n")
    #expect(piped.code == 0)
    #expect(piped.output == program.run(["ask", "lost laptop"]).output)
  }

  @Test func `a program to notify that never ends is stopped`() throws {
    _ = try SealTests(program: program).makeKeys()
    write("#!/bin/sh\nsleep 600\n", to: "hang")
    shell("chmod 700 ~/.config/waymark/hang")
    write("notify: \(program.home)/.config/waymark/hang\n", to: "config")
    let sealed = program.run(["seal", try talk()])
    #expect(sealed.code == 0 && sealed.errors.contains("was stopped"), "\(sealed.errors)")
  }

  private func write(_ text: String, to name: String) {
    shell("mkdir -p ~/.config/waymark; chmod 700 ~/.config ~/.config/waymark")
    guard let file = fopen("\(program.home)/.config/waymark/\(name)", "we") else { return }
    fputs(text, file)
    fclose(file)
  }
}
