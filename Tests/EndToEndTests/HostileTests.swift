import Glibc
import TestSupport
import Testing
import Transcripts

/// What comes from outside can neither leave its folder, nor command a terminal, nor be read by
/// others.
@Suite(.startsProgram)
struct HostileTests {
  let program = Program()

  /// A record whose only line says that it is called so.
  private func record(called name: String) -> String {
    let line = JSONValue.object([
      "type": .string("open"), "seq": .integer(0), "t": .string("2026-11-21T09:14:02.118Z"),
      "prev": .string(String(repeating: "0", count: 64)),
      "salt": .string(String(repeating: "0", count: 32)), "record": .string(name),
      "mode": .string("live"), "program": .string("waymark"), "setting": .string("kite"),
      "setting_title": .string("x"), "policies": .array([]), "sha256": .object([:]),
      "account": .string("staff"), "utc_offset": .integer(0),
    ])
    return String(decoding: CanonicalJSON.bytes(of: line), as: UTF8.self) + "\n"
  }

  private func write(_ text: String, to name: String) -> String {
    let path = program.home + "/" + name
    if let file = fopen(path, "we") {
      fputs(text, file)
      fclose(file)
    }
    return path
  }

  /// Every file under the home, with its folders.
  private func files() -> [String] {
    program.run("/usr/bin/find", [program.home], [:]).output.split(separator: "\n").map(String.init)
      .sorted()
  }

  static let traversals: [String] = {
    let climbs = ["../", "../../", "/", "./", "..\\", "%2e%2e/", "....//", "live/../../", "~/"]
    let ends = [
      "evil", "evil.live", "etc/passwd", "", ".", "..", "CON", "a\u{2215}b", "x\u{202E}y",
    ]
    return climbs.flatMap { climb in ends.map { climb + $0 } }
      + [
        String(repeating: "a", count: 300), "0b5cd5ee-9f0d-4f0a-8a0e-2f1c3d4e5f60/../x", "\n", " ",
      ]
  }()

  @Test func `a record that is called as a path is damaged, and nothing is made of it`() throws {
    #expect(
      program.run(["verify", write(record(called: newRecordName()), to: "good.jsonl")]).code == 0)
    _ = try SealTests(program: program).makeKeys()
    let before = files()
    for name in isTorture
      ? Self.traversals : Self.traversals.enumerated().filter({ $0.0 % 6 == 0 }).map(\.1)
    {
      let path = write(record(called: name), to: "bad.jsonl")
      for command in [["verify", path], ["seal", path], ["show", path], ["resume", path]] {
        #expect(program.run(command).code == 65, "\(command[0]) \(name)")
      }
      unlink(path)
    }
    let made = Set(files()).subtracting(before).filter { !$0.contains("/.cache") }
    #expect(made.isEmpty, "\(made)")
  }

  @Test func `a name with a way out in it never makes a file outside`() throws {
    _ = program.run(["--setting", "kite", "--plain"], input: "2\nno\n")
    let path = try #require(program.recordPaths().first)
    _ = try SealTests(program: program).makeKeys()
    let before = files()
    for name in isTorture
      ? Self.traversals : Self.traversals.enumerated().filter({ $0.0 % 6 == 0 }).map(\.1)
    {
      #expect(program.run(["talk", "--setting", name, "--answers", "-"]).code != 0)
      #expect(
        program.run(["talk", "--setting", "kite", "--flow", name, "--answers", "-"]).code == 64)
      #expect(program.run(["rehearse", name]).code != 0)
      #expect(program.run(["records", "find", "--case", name]).output.contains("No record fits"))
    }
    let made = Set(files()).subtracting(before).filter { !$0.contains("/.cache") }
    #expect(made.isEmpty, "\(made)")
    // A case reference is only ever data, whatever stands in it.
    #expect(program.run(["seal", path, "--case", "../../evil"]).code == 0)
    let sealed = Set(files()).subtracting(before).filter { !$0.contains("/.cache") }
    #expect(sealed.allSatisfy { $0.hasPrefix(program.records + "/") && !$0.contains("evil") })
  }

  /// What commands a terminal or turns text round.
  static let payloads: [String] = {
    let controls = (1...0x1F).filter { ![0x09, 0x0A, 0x0D].contains($0) } + [0x7F]
    let signs = controls + Array(0x80...0x9F) + Array(0x202A...0x202E) + Array(0x2066...0x2069)
    return signs.map { "a\(Character(UnicodeScalar($0)!))b" } + [
      "\u{1B}[2J\u{1B}[H", "\u{1B}]0;title\u{7}", "\u{1B}]52;c;ZXZpbA==\u{7}", "\u{1B}P1$r\u{1B}\\",
      "\u{1B}]8;;http://evil\u{1B}\\x\u{1B}]8;;\u{1B}\\", "\u{9B}31m", "\u{1B}[?1049h", "\u{1B}c",
    ]
  }()

  /// Whether text has anything in it that a terminal obeys, or that turns text round.
  private func commands(_ text: String) -> Bool {
    text.unicodeScalars.contains { sign in
      (sign.value < 0x20 && sign != "\n") || (0x7F...0x9F).contains(sign.value)
        || (0x202A...0x202E).contains(sign.value) || (0x2066...0x2069).contains(sign.value)
    }
  }

  @Test func `whatever is typed, named or read, nothing that commands a terminal comes out`() throws
  {
    let answers = ["talk", "--setting", "kite", "--plain", "--answers", "-"]
    let all = Self.payloads.map { "note \($0)" }.joined(separator: "\n")
    let told = program.run(
      answers, input: all + "\n" + Self.payloads.joined(separator: "\n") + "\n")
    #expect(!commands(told.output) && !commands(told.errors))
    let path = try #require(program.recordPaths().first)
    for command in [["show"], ["verify"], ["export", "--format", "markdown"], ["replay"]] {
      let shown = program.run(command + [path])
      #expect(!commands(shown.output) && !commands(shown.errors), "\(command)")
    }
    // Names of files, of which only the sign for a folder cannot be one.
    let named = write(textOfFile(path) ?? "", to: "a\u{1B}[2Jb\u{202E}.jsonl")
    for command in [["verify"], ["replay"], ["export"], ["show"]] {
      let shown = program.run(command + [named])
      #expect(shown.code == 0 && !commands(shown.output) && !commands(shown.errors), "\(command)")
    }
    for payload in isTorture ? Self.payloads : Self.payloads.suffix(12) {
      for command in [
        ["ask", payload], ["talk", "--setting", payload], ["show", payload],
        ["verify", "/tmp/\(payload)"], ["explain", payload], ["rehearse", payload],
        ["talk", "--setting", "kite", "--flow", payload], ["seal", path, "--case", payload],
        ["redact", path, "--lines", payload, "--reason", "x"],
        ["open", payload], ["--setting", "kite", payload],
      ] {
        let result = program.run(command)
        #expect(!commands(result.output), "\(command) on standard output")
        #expect(!commands(result.errors), "\(command): \(result.errors)")
      }
    }
  }

  @Test(arguments: ["\u{1B}[2J", "\u{9B}31m", "\u{202E}", "\u{85}"])
  func `a folder whose name commands a terminal is shown as what it is`(sign: String) {
    let folder = program.home + "/re\(sign)cords"
    for more in [["--records", folder], []] {
      let told = program.run(
        ["--setting", "kite", "--plain"] + more, input: "2\nno\nquit\n",
        ["WAYMARK_RECORDS": folder])
      #expect(told.output.contains("Record:"))
      #expect(!commands(told.output) && !commands(told.errors))
    }
  }

  @Test func `nothing that commands a terminal or turns a line is drawn while it is typed`() throws
  {
    let terminal = program.terminal(["--rehearse", "--setting", "kite"])
    try terminal.expect("answer> ")
    for sign in ["\u{202E}", "\u{2066}", "\u{200F}", "\u{9B}", "\u{61C}", "\u{2028}"] {
      terminal.send("zebra\(sign)crossing")
      try terminal.expect("crossing")
      terminal.send("\u{15}")
      #expect(!terminal.output.contains(sign), "\(sign.unicodeScalars.map(\.value))")
    }
    // What was typed is told as it always was.
    terminal.sendLine("note the \u{202E}end")
    try terminal.expect("answer> ")
    terminal.sendLine("quit")
    #expect(terminal.wait() != nil)
    #expect(!terminal.output.unicodeScalars.contains("\u{202E}"))
  }

  @Test func `what was typed is nowhere in plain after a crash at any point, where keys are made`()
    throws
  {
    _ = try SealTests(program: program).makeKeys()
    for signal in [SIGSEGV, SIGABRT, SIGQUIT, SIGBUS, SIGILL] {
      let terminal = program.terminal(["--setting", "kite"])
      try terminal.expect("answer> ")
      for word in ["1", "no", "note CANARY in the pond"] {
        terminal.sendLine(word)
        try terminal.expect("answer> ")
      }
      terminal.send("CANARY half typed")
      terminal.signal(signal)
      #expect(terminal.wait() == -signal)
    }
    #expect(program.recordPaths().count == 5)
    let found = program.run("/bin/grep", ["-rl", "CANARY", program.home], [:])
    #expect(found.output.isEmpty, "\(found.output)")
    // The words are there, for whoever may read them.
    for path in program.recordPaths() {
      #expect(program.run(["show", path]).output.contains("CANARY in the pond"))
    }
  }

  @Test(arguments: [
    ["TZ": "garbage/../../x"], ["TERM": "no-such-terminal"], ["LANG": "xx_YY.nonsense"],
    ["COLUMNS": "0", "LINES": "-1"], ["TMPDIR": "/nonexistent"], ["HOME": ""],
    ["INPUTRC": "/dev/zero"], ["XDG_STATE_HOME": "relative"],
  ])
  func `whatever the environment says, an answer is what was typed`(more: [String: String]) throws {
    let terminal = program.terminal(["--setting", "kite"], more)
    try terminal.expect("answer> ")
    terminal.sendLine("2")
    try terminal.expect("answer> ")
    terminal.sendLine("no")
    try terminal.expect("You answered: No")
    terminal.signal(SIGKILL)
    _ = terminal.wait()
    let record = try #require(program.recordPaths().first.flatMap(textOfFile))
    #expect(record.contains(#""raw":"no""#))
  }

  @Test func `a pipe, a folder or a device in the place of a file is refused, and nothing hangs`()
    throws
  {
    let places = ["pipe.jsonl": "mkfifo", "folder.jsonl": "mkdir"]
    for (name, command) in places {
      let path = program.home + "/" + name
      program.run("/bin/sh", ["-c", "\(command) \(path)"], ["PATH": "/usr/bin:/bin"])
      for command in ["verify", "show", "resume", "seal", "open"] {
        let result = program.run(
          "/usr/bin/timeout", ["-s", "KILL", "20", Program.path, command, path], program.environment
        )
        #expect((1..<128).contains(result.code), "\(command) \(name): \(result)")
      }
    }
    for command in ["verify", "show", "open"] {
      let result = program.run(
        "/usr/bin/timeout", ["-s", "KILL", "20", Program.path, command, "/dev/zero"],
        program.environment)
      #expect((1..<128).contains(result.code), "\(command) /dev/zero: \(result.code)")
    }
  }
}
