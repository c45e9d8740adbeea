import Glibc
import TestSupport
import Testing

/// The real program without a terminal.
@Suite(.startsProgram)
struct BatchTests {
  let program = Program()

  static let answers = "no\n1\n1\nonline\nnot any\nnone\nI was told at 10:40\nTeacher\n"

  private func talk(_ answers: String, _ more: [String] = []) -> (
    output: String, errors: String, code: Int32
  ) {
    program.run(
      ["talk", "--setting", "st-matthews", "--flow", "indecent-image", "--answers", "-"] + more,
      input: answers)
  }

  @Test func `answers from a file reach the outcome, and the record verifies`() throws {
    let result = talk(Self.answers)
    #expect(result.code == 0)
    #expect(result.output.contains("NEXT"))
    #expect(result.output.contains("STMM-6.1-5d"))
    #expect(!result.output.contains("\u{1B}"))
    let path = try #require(program.recordPaths().first)
    let verified = program.run(["verify", path])
    #expect(verified.code == 0)
    #expect(verified.output.contains(": ok, "))
  }

  @Test func `answers that end before an outcome exit with 3, and what was said is kept`() throws {
    let result = talk("no\n1\n")
    #expect(result.code == 3)
    let path = try #require(program.recordPaths().first)
    #expect(program.run(["show", path]).output.contains("UNFINISHED"))
  }

  @Test func `the JSON printed is the record, byte for byte`() throws {
    let result = talk(Self.answers, ["--json"])
    #expect(result.code == 0)
    let path = try #require(program.recordPaths().first)
    #expect(result.output == textOfFile(path))
  }

  static let failures: [([String], Int32)] = [
    (["--nonsense"], 64), (["talk", "--setting", "nowhere"], 64), (["talk"], 78),
    (["show", "/nonexistent/record.jsonl"], 66), (["verify", "nothing"], 66),
    (["check", "/nonexistent"], 65),
    (["talk", "--setting", "kite", "--flow", "indecent-imag"], 64),
    (["talk", "--setting", "kite", "--answers", "/nonexistent"], 66),
    (["talk", "--setting", "kite", "--flow", "indecent-image", "--records", "/proc/nothing"], 73),
  ]

  @Test(arguments: failures)
  func `each kind of failure has its own exit code and says what to do`(
    arguments: [String], code: Int32
  ) {
    let result = program.run(arguments, input: "no\n")
    #expect(result.code == code, "\(result.errors)")
    #expect(!result.errors.isEmpty)
  }

  @Test func `a records folder that others can write to is refused with 77`() {
    mkdir(program.home + "/open", 0o700)
    chmod(program.home + "/open", 0o777)
    let result = talk("no\n", ["--records", program.home + "/open"])
    #expect(result.code == 77)
    #expect(result.errors.contains("others can write to it"))
  }

  @Test
  func `a new flow checks as it is, and a mistake in it is told with line, caret and way out`()
    throws
  {
    let flows = program.home + "/flows"
    program.run("/bin/cp", ["-R", Shipped.root + "/flows", flows], [:])
    #expect(program.run(["new", "flow", "broken-lamp", "--flows", flows]).code == 0)
    #expect(program.run(["new", "flow", "broken-lamp", "--flows", flows]).code == 73)
    #expect(program.run(["new", "flow", "../evil", "--flows", flows]).code == 64)
    // The whole proof is tried elsewhere; reading is enough here.
    let file = flows + "/incidents/broken-lamp.yaml"
    #expect(program.run(["paths", "broken-lamp", "--setting", "kite", "--flows", flows]).code == 0)
    program.run(
      "/bin/sed", ["-i", "s/ask: broken-lamp-question/ask: broken-lamp-qestion/", file], [:])
    let told = program.run(["check", flows])
    #expect(told.code == 65)
    #expect(
      told.errors.contains(
        "incidents/broken-lamp.yaml:14:10: error: no question is called 'broken-lamp-qestion' "
          + "[unknown-question]\n14 |   - ask: broken-lamp-qestion\n   |          ^ did you mean "
          + "'broken-lamp-question'?"))
    let json = program.run(["check", flows, "--json"])
    #expect(json.code == 65)
    #expect(json.output.contains(#""code":"unknown-question""#))
    #expect(json.output.contains(#""line":14"#))
    #expect(program.run(["explain", "unknown-question"]).output.contains("Mended:"))
    #expect(
      program.run(["explain", "unknown-qestion"]).errors.contains(
        "Did you mean 'unknown-question'?"))
  }

  @Test func `a damaged record is told apart from a torn one and from a sound one`() throws {
    _ = talk(Self.answers)
    let path = try #require(program.recordPaths().first)
    let text = try #require(textOfFile(path))
    func write(_ name: String, _ text: String) -> String {
      let file = program.home + "/" + name
      let descriptor = open(file, O_CREAT | O_WRONLY, 0o600)
      _ = Glibc.write(descriptor, text, text.utf8.count)
      close(descriptor)
      return file
    }
    #expect(program.run(["verify", path]).code == 0)
    #expect(program.run(["verify", write("torn.jsonl", String(text.dropLast(30)))]).code == 3)
    let cut = text.index(text.startIndex, offsetBy: 400)
    let damaged = String(text[..<cut]) + "x" + String(text[text.index(after: cut)...])
    #expect(program.run(["verify", write("damaged.jsonl", damaged)]).code == 65)
  }

  @Test func `a full disk says NOT SAVED, acknowledges nothing, and exits with 74`() throws {
    // The limit on file size stands for a full disk: the write fails and the program goes on.
    let result = program.run(
      "/bin/sh",
      [
        "-c",
        "ulimit -f 40; exec \"$0\" talk --setting kite --flow indecent-image --json --answers -",
        Program.path,
      ], program.environment, input: Self.answers)
    #expect(result.code == 74)
    #expect(result.errors.contains("NOT SAVED"))
    let path = try #require(program.recordPaths().first)
    #expect(program.run(["verify", path]).code == 0)
    #expect(result.output == textOfFile(path))
  }

  @Test(arguments: ["text", "markdown", "html", "json"])
  func `a record can be exported in every form`(format: String) throws {
    _ = talk(Self.answers)
    let path = try #require(program.recordPaths().first)
    let result = program.run(["export", path, "--format", format])
    #expect(result.code == 0)
    #expect(result.output.contains("STMM"))
  }

  @Test func `a closed output counts as nothing shown`() {
    let result = program.run(
      "/bin/sh", ["-c", "exec \"$0\" --setting kite >&-", Program.path], program.environment,
      input: "2\nno\n")
    #expect(result.code == 74)
  }

  @Test func `plain lines from a pipe are answers too`() {
    let result = program.run(["--setting", "kite", "--plain"], input: "2\nno\n")
    #expect(result.code == 3)
    #expect(result.output.contains("You answered: No"))
    #expect(!result.output.contains("\u{1B}"))
  }
}
