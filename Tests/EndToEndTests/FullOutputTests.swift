import Glibc
import TestSupport
import Testing

/// What happens where standard output takes nothing: the disk behind it is full, or it is closed.
/// The commands are those that the program itself lists.
@Suite(.serialized, .startsProgram)
struct FullOutputTests {
  let program = Program()
  private var flows: String { program.home + "/flows" }

  private func run(_ arguments: [String], to output: String, input: String = "") -> (
    output: String, errors: String, code: Int32
  ) {
    let words = ["-c", "exec \"$0\" \"$@\" \(output)", Program.path] + arguments
    return program.run(
      "/bin/sh", words, program.environment.merging(["WAYMARK_FLOWS": flows]) { $1 }, input: input)
  }

  /// Every command and subcommand, as --help lists them.
  func commands(under words: [String] = []) -> [[String]] {
    let lines = program.run(words + ["--help"]).output.split(
      separator: "\n", omittingEmptySubsequences: false)
    let names = lines.drop { $0 != "SUBCOMMANDS:" }.dropFirst().prefix { !$0.isEmpty }
      .filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }
      .compactMap { $0.split(separator: " ").first.map(String.init) }
    guard !names.isEmpty else { return [words] }
    return names.flatMap { commands(under: words + [$0]) }
  }

  @Test func `the list of commands is found`() {
    let found = commands()
    #expect(found.count >= 30)
    #expect(found.contains(["records", "purge"]) && found.contains(["start"]))
  }

  @Test func `the help of every command ends with 74 where it cannot be written`() {
    for command in [[]] + commands() {
      for output in [">/dev/full", ">&-"] {
        let result = run(command + ["--help"], to: output)
        #expect(result.code == 74, "\(command) \(output)")
        #expect(result.errors.contains("could be written"), "\(command) \(output)")
      }
    }
  }

  /// What to type after a command so that it prints something; `ID` is a record's.
  static let arguments: [String: [String]] = [
    "start": ["--setting", "works"], "resume": [], "show": ["ID"], "export": ["ID"],
    "talk": ["--rehearse", "--setting", "works"], "verify": ["ID"], "replay": ["ID"],
    "redact": ["ID", "--lines", "2", "--reason", "test"], "records list": [],
    "records find": [], "records purge": [], "init": [], "seal": ["ID"],
    "open": ["SEALED"], "rehearse": ["--list", "--flows", Shipped.root + "/flows"],
    "rehearsals report": ["--format", "csv"],
    "cards draft": ["ID"], "doctor": [], "check": [], "test": [], "coverage": [],
    "ask": ["i am going to have a baby"], "phrases add": ["leave", "i am going to have a baby"],
    "phrases reported": [], "diff": ["FLOWS", "FLOWS"], "graph": ["leave"], "book": [],
    "explain": [], "new flow": ["lost-lamp"], "paths": [],
    "rules": ["--flows", Shipped.root + "/flows"],
    "topics": ["--flows", Shipped.root + "/flows", "--setting", "kite"], "schema": [],
  ]

  /// Runs a command in a home of its own with a record in it.
  private func outcome(_ command: [String], to output: String) throws -> (
    output: String, errors: String, code: Int32
  ) {
    let more = try #require(
      Self.arguments[command.joined(separator: " ")],
      "how to try '\(command.joined(separator: " "))' is not written down")
    program.run("/bin/rm", ["-rf", program.home], [:])
    mkdir(program.home, 0o700)
    program.run("/bin/cp", ["-R", Shipped.root + "/Tests/Libraries/parental-leave", flows], [:])
    _ = run(["--setting", "works"], to: "", input: "1\nnote one\nquit\n")
    let record = program.recordPaths().first ?? "none"
    let names = ["ID": record, "FLOWS": flows, "SEALED": record]
    return run(command + more.map { names[$0] ?? $0 }, to: output, input: "quit\nquit\nquit\n")
  }

  @Test func `whatever a command prints, it ends with 74 where that cannot be written`() throws {
    var silent = [String]()
    for command in commands() {
      let usual = try outcome(command, to: "")
      guard !usual.output.isEmpty else {
        silent.append(command.joined(separator: " "))
        continue
      }
      for output in [">/dev/full", ">&-"] {
        let result = try outcome(command, to: output)
        #expect(result.code == 74, "\(command) \(output): \(result.code) \(result.errors)")
        #expect(!result.errors.isEmpty, "\(command) \(output)")
      }
    }
    #expect(silent.count <= 3, "nothing was printed by \(silent)")
  }

  @Test func `no event of a conversation as JSON is dropped without a word`() throws {
    _ = try outcome(["schema"], to: "")
    let talk = ["talk", "--json", "--setting", "works"]
    let result = run(talk, to: ">/dev/full", input: "1\n")
    #expect(result.code == 74)
    #expect(result.errors.contains("Not every event could be printed."))
  }

  @Test func `a reader that has seen enough is no fault to be told of`() {
    let line = "'\(Program.path)' schema | head -n 1"
    let result = program.run("/bin/sh", ["-c", line], program.environment)
    #expect(result.errors.isEmpty)
    #expect(result.output.hasPrefix("{"))
  }
}
