import Glibc
import TestSupport
import Testing
import Transcripts

/// Whatever lies in the flows folder, whatever became of the caches: whoever needs to know whom to
/// call and whom to tell is told.
@Suite(.startsProgram)
struct NeverDownTests {
  let program = Program()
  let flows = FlowsOnDisk()

  private func run(
    _ arguments: [String], input: String = "", _ more: [String: String] = [:]
  ) -> (output: String, errors: String, code: Int32) {
    program.run(
      arguments, input: input, ["WAYMARK_FLOWS": flows.path].merging(more) { $1 })
  }

  private func set(_ name: String, _ text: String) {
    mkdir(program.home + "/.config", 0o700)
    mkdir(program.home + "/.config/waymark", 0o700)
    guard let file = fopen(program.home + "/.config/waymark/" + name, "we") else { return }
    fputs(text, file)
    fclose(file)
  }

  private func spoil(_ file: String) {
    flows.write(String(flows.text(of: file).prefix(900)) + "\n  - {", to: file)
  }

  private static let danger = "she is not breathing\n"

  @Test func `a half-saved file of another school is not noticed in a conversation`() throws {
    spoil("settings/gaskell.yaml")
    spoil("policies/gaskell.yaml")
    symlink("somebody@host.1", flows.path + "/incidents/.#lost-device.yaml")
    mkfifo(flows.path + "/incidents/pipe.yaml", 0o600)
    let told = run(["--setting", "kite", "--rehearse"], input: Self.danger)
    #expect(told.output.contains("999"))
    #expect(told.output.contains("KITE College"))
    #expect(told.errors == "")
    #expect(!told.output.contains("cannot be read"))
    // Whoever looks after the files is told.
    #expect(run(["check"]).code == 65)
    let doctor = run(["doctor"]).output
    #expect(doctor.contains("FAIL  settings/gaskell.yaml"))
    #expect(doctor.contains("incidents/pipe.yaml is passed over"))
  }

  @Test func `a half-saved incident: the flows that last loaded are used, said in one line`() throws
  {
    _ = run(["--setting", "kite", "--rehearse"], input: "quit\n")
    let first = run(["--setting", "kite"], input: "3\n")
    let id = try #require(program.recordPaths().first)
    let before = try #require(bytesOfFile(id))
    spoil("incidents/indecent-image.yaml")
    let told = run(["--setting", "kite", "--rehearse"], input: "3\n")
    let lines = told.output.split(separator: "\n")
    #expect(lines.count { $0.contains("the flow files cannot be read now") } == 1)
    #expect(told.errors == "")
    // The same advice, and a record that names what it was told from.
    #expect(told.output.contains("DO NOT") == first.output.contains("DO NOT"))
    let record = try #require(program.recordPaths("rehearsal").first)
    let digests = { (bytes: [UInt8]) in
      String(decoding: bytes, as: UTF8.self).split(separator: "\"sha256\":").dropFirst().first?
        .prefix { $0 != "}" }
    }
    let after = try #require(bytesOfFile(record))
    #expect(digests(after) == digests(before))
    #expect(digests(before) != nil)
    // A record that was begun before goes on.
    #expect(run(["resume", id], input: "quit\n").errors == "")
    #expect(run(["check"]).code == 65)
    #expect(run(["doctor"]).code == 1)
  }

  @Test func `where nothing ever loaded, 999 and whom to tell come first, and words are kept`()
    throws
  {
    set("contacts", "dsl: 01234 567890\n")
    spoil("incidents/indecent-image.yaml")
    let told = run(["--setting", "kite"], input: "a pupil hurt himself\n3\nIn the hall.\n")
    #expect(
      told.errors.hasPrefix(
        "In danger? Call 999. Tell your safeguarding lead (01234 567890) now.\n"))
    #expect(told.output.contains("Nothing here is your school's policy"))
    #expect(told.output.contains("01234 567890") || told.output.contains("safeguarding lead"))
    #expect(!told.output.contains("your policy:"))
    let path = try #require(program.recordPaths().first)
    #expect(textOfFile(path)?.contains("In the hall.") == true)
    #expect(textOfFile(path)?.contains("a pupil hurt himself") == true)
    #expect(run(["verify", path]).code == 0)
    #expect(run(["show", path]).output.contains("In the hall."))
    // Whom it may be about is not whom it goes to.
    let lead = run(["--setting", "kite"], input: "1\n1\nHe did it.\n").output
    #expect(lead.contains("Tell the headteacher, now"))
    #expect(!lead.contains("Tell the safeguarding lead (DSL), now"))
  }

  @Test func `a flows folder that is gone leaves the conversation as it was`() throws {
    let before = run(["--setting", "kite", "--rehearse"], input: "2\nquit\n").output
    flows.run("/bin/rm", "-rf", flows.path)
    let after = run(["--setting", "kite", "--rehearse"], input: "2\nquit\n")
    #expect(after.errors == "")
    #expect(after.output.contains("cannot be read now"))
    let advice = { (text: String) in text.split(separator: "\n").filter { $0.hasPrefix("  - ") } }
    #expect(!advice(before).isEmpty)
    #expect(advice(after.output) == advice(before))
  }

  static let failures = [
    ["resume", "nonesuch"], ["show", "nonesuch"], ["talk", "--setting", "nowhere"],
    ["--setting", "nowhere"], ["start", "--bogus"], ["--bogus"], ["nonsense"],
    ["rehearse", "nonesuch"], ["export", "nonesuch", "--format", "text", "--to", "/x"],
    ["seal", "nonesuch"], ["ask"], ["talk", "--answers", "/nonesuch", "--setting", "kite"],
  ]

  @Test(arguments: failures)
  func `before any failure of what staff type stand 999 and whom to tell`(command: [String]) {
    let failed = program.run(command)
    #expect(failed.code != 0)
    #expect(failed.errors.hasPrefix("In danger? Call 999. Tell your safeguarding lead now.\n"))
    #expect(failed.errors.split(separator: "\n").count { $0.contains("Call 999") } == 1)
    #expect(failed.errors.split(separator: "\n").count > 1)
  }

  @Test(arguments: ["start", "rehearse", "talk"])
  func `flows that cannot be read stop nobody before 999 is said`(command: String) {
    flows.run("/bin/rm", "-rf", flows.path)
    let failed = run([command], input: "hello\n")
    #expect((failed.errors + failed.output).contains("Call 999"))
    if !failed.errors.isEmpty { #expect(failed.errors.hasPrefix("In danger? Call 999.")) }
  }

  @Test(arguments: [SIGILL, SIGSEGV, SIGABRT, SIGTRAP, SIGBUS])
  func `a program that crashes says 999 and whom to tell`(signal: Int32) {
    let crashed = program.run(
      "/bin/sh",
      ["-c", "sleep 9 | timeout -s \(signal) 4 '\(Program.path)' --rehearse --setting kite"],
      program.environment)
    #expect(crashed.errors.contains("In danger? Call 999. Tell your safeguarding lead now."))
  }

  @Test(arguments: ["config", "contacts"])
  func `a pipe in the place of a file of settings is not waited for`(name: String) {
    set("other", "")
    mkfifo(program.home + "/.config/waymark/" + name, 0o600)
    let told = program.run(
      "/usr/bin/timeout", ["60", Program.path, "--setting", "kite", "--rehearse"],
      program.environment, input: Self.danger)
    #expect(told.code != 124)
    #expect(told.output.contains("999"))
  }

  @Test func `words that are not understood are said to be so, and the list is shown`() {
    let denial = "do not seem to speak of that"
    let clean = run(["--setting", "kite", "--rehearse"], input: "xyzzy plugh\nquit\n").output
    #expect(clean.contains(denial))
    for file in ["lost-device.txt", "synonyms.txt"] {
      let copy = FlowsOnDisk()
      copy.write([0xFF, 0x0A], to: "phrases/" + file)
      let told = run(
        ["--setting", "kite", "--rehearse"], input: "xyzzy plugh\nquit\n",
        ["WAYMARK_FLOWS": copy.path]
      ).output
      #expect(!told.contains(denial))
      #expect(told.contains("cannot be understood right now"))
      // All of the list, and not only what is common.
      #expect(told.split(separator: "\n").count > clean.split(separator: "\n").count + 20)
    }
  }

  @Test func `a copy of a file of phrases changes nothing that is understood`() {
    let sentence = "a girl in y9 sent a nude to her bf"
    let before = run(["ask", sentence]).output
    flows.write(flows.text(of: "phrases/lost-device.txt"), to: "phrases/lost-device (copy).txt")
    #expect(run(["ask", sentence]).output == before)
  }

  /// The caches of the flows that are shipped, made anew.
  private func caches() -> [String] {
    _ = program.run(["--setting", "kite", "--rehearse"], input: "sent a nude\nquit\n")
    let folder = program.home + "/.cache/waymark"
    return names(in: folder).map { folder + "/" + $0 }
  }

  private func change(_ path: String, _ change: (inout [UInt8]) -> Void) throws {
    var bytes = try #require(bytesOfFile(path))
    change(&bytes)
    let file = open(path, O_WRONLY | O_TRUNC)
    #expect(write(file, bytes, bytes.count) == bytes.count)
    close(file)
  }

  @Test func `one bit of a cache neither changes a word nor ends the program`() throws {
    let sentence = "a pupil sent a nude picture\nquit\n"
    let paths = caches()
    #expect(paths.count == 2)
    // Without where its record lies, which is another one each time.
    func shown(_ output: String) -> [Substring] {
      output.split(separator: "\n").prefix { !$0.hasPrefix("Record:") }
    }
    let right = program.run(["--setting", "kite", "--rehearse"], input: sentence)
    #expect(right.output.contains("DO NOT"))
    for path in paths {
      // In the head, in the middle and near the end.
      for part in [0.0, 0.5, 0.999] {
        try change(path) { $0[Int(Double($0.count - 1) * part)] ^= 4 }
        let told = program.run(["--setting", "kite", "--rehearse"], input: sentence)
        #expect(told.code == right.code)
        #expect(shown(told.output) == shown(right.output))
        #expect(told.errors == "")
      }
    }
  }

  @Test func `what was told from a cache that somebody wrote does not replay as told`() throws {
    let path = try #require(caches().first { $0.contains("/library-") })
    try change(path) { bytes in
      let text = String(decoding: bytes, as: UTF8.self)
      // A cache is bytes: only what is between is changed, in the same length.
      #expect(text.contains("Look at it, even again"))
      let (old, new) = (Array("Look at it, even again".utf8), Array("Show it to your family".utf8))
      for start in bytes.indices.dropLast(old.count)
      where bytes[start] == old[0] && bytes[start..<(start + old.count)].elementsEqual(old) {
        bytes.replaceSubrange(start..<(start + old.count), with: new)
      }
      let head = bytes.firstIndex(of: 0x0A)! + 1
      let body = Array(bytes[(head + 65)...])
      bytes.replaceSubrange(head..<(head + 64), with: Array(sha256(body).utf8))
    }
    // Whoever has the account can write it: no digest keeps that away.
    let told = program.run(["--setting", "kite"], input: "3\n")
    #expect(told.output.contains("Show it to your family"))
    let record = try #require(program.recordPaths().first)
    let replayed = program.run(["replay", record])
    #expect(replayed.code == 1)
    #expect(replayed.output.contains("Show it to your family"))
  }

  @Test(arguments: [
    ["--setting", "kite", "--rehearse"], ["talk", "--setting", "kite", "--rehearse"],
    ["graph", "lost-device"], ["graph", "lost-device", "--format", "dot"],
    ["graph", "lost-device", "--format", "mermaid"], ["book", "--setting", "kite"],
    ["check"], ["check", "--json"], ["ask", "lost my phone"], ["doctor"],
  ])
  func `nothing in a flow file or in contacts commands a terminal`(command: [String]) {
    set("contacts", "dsl: 01\u{1B}]0;PWN\u{7}234\n")
    let text = flows.text(of: "incidents/lost-device.yaml")
    let title = text.split(separator: "\n").first { $0.hasPrefix("title:") } ?? ""
    let hostile = "title: \"A lost \\e]0;PWN\\a \\e[31m \\x9b \\u202e \\0 phone\""
    // What is checked has a mistake in that very line, so that the line is quoted.
    let line = command[0] == "check" ? hostile.replacing("title", with: "titel") : hostile
    flows.write(text.replacing(title, with: line), to: "incidents/lost-device.yaml")
    let told = run(command, input: "lost my phone\ncontacts\nquit\n")
    for text in [told.output, told.errors] {
      let commanding = text.unicodeScalars.filter {
        ($0.value < 0x20 && $0 != "\n" && $0 != "\t") || (0x7F...0x9F).contains($0.value)
          || (0x202A...0x202E).contains($0.value) || (0x2066...0x2069).contains($0.value)
      }
      #expect(commanding.isEmpty, "\(command)")
    }
  }

  @Test func `Windows line ends in the files of phrases change nothing that is understood`() {
    let sentence = "left me laptop on the bus"
    let before = run(["ask", sentence]).output
    for file in names(in: flows.path + "/phrases") {
      flows.write(
        flows.text(of: "phrases/" + file).replacing("\n", with: "\r\n"), to: "phrases/" + file)
    }
    #expect(run(["ask", sentence]).output == before)
  }
}
