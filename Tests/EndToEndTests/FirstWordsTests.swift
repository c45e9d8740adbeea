import Glibc
import TestSupport
import Testing

/// Whatever fails for a member of staff, 999 and whom to tell stand first. The commands are those
/// that the program itself lists.
@Suite(.serialized, .startsProgram)
struct FirstWordsTests {
  let program = Program()
  private static let first = "In danger? Call 999. Tell your safeguarding lead now.\n"

  /// Commands for whoever writes flows. A new command is one that staff may meet.
  private static let ofAuthors: Set = [
    "check", "coverage", "diff", "book", "explain", "graph", "new", "paths", "rules", "schema",
    "test", "topics",
  ]

  /// In these 999 stands on the screen of the conversation itself.
  private static let conversations: Set = ["start", "resume", "talk", "rehearse"]

  /// These cannot do what they are asked where the records cannot be reached.
  private static let mustFail: Set = [
    "doctor", "export", "init", "open", "records find", "records list", "records purge", "redact",
    "rehearsals report", "replay", "resume", "seal", "show", "verify",
  ]

  static let breaks = [
    "rm -r R; touch R", "mv R/live R/other; touch R/live; rm -f R/register.jsonl",
  ]

  @Test(arguments: breaks)
  func `where the records cannot be reached every command of staff says 999 first`(
    break command: String
  ) throws {
    // A copy: some commands write into it.
    let copy = program.home + "/flows"
    program.run("/bin/cp", ["-R", Shipped.root + "/Tests/Libraries/parental-leave", copy], [:])
    let flows = ["WAYMARK_FLOWS": copy]
    _ = program.run(["--setting", "works"], input: "1\nnote one\nquit\n", flows)
    let record = try #require(program.recordPaths().first)
    program.run(
      "/bin/sh", ["-c", command.replacing("R", with: program.records)], program.environment)
    var arguments = FullOutputTests.arguments
    arguments["verify"] = ["--all"]
    arguments["replay"] = ["--all"]
    arguments["records purge"] = ["--rehearsals"]
    let names = ["ID": record, "SEALED": record]
    for words in FullOutputTests().commands() where !Self.ofAuthors.contains(words[0]) {
      let name = words.joined(separator: " ")
      let more = (arguments[name] ?? []).map { names[$0] ?? $0 }
      let result = program.run(words + more, input: "x\nx\nx\n", flows)
      #expect(result.code != 0 || !Self.mustFail.contains(name), "\(name): \(result)")
      guard ![0, 3].contains(result.code) else { continue }
      let isOnScreen =
        Self.conversations.contains(name) && result.output.contains("Call 999")
      #expect(isOnScreen || result.errors.hasPrefix(Self.first), "\(name): \(result)")
      let count = result.errors.split(separator: "\n").count { $0.contains("Call 999") }
      #expect(count <= 1 || Self.conversations.contains(name), "\(name): \(result)")
    }
  }

  @Test func `where standard output takes nothing every command of staff says 999 first`() {
    for words in FullOutputTests().commands() where !Self.ofAuthors.contains(words[0]) {
      let result = program.run(
        "/bin/sh", ["-c", "exec \"$0\" \"$@\" --help >/dev/full", Program.path] + words,
        program.environment)
      #expect(result.code == 74)
      #expect(result.errors.hasPrefix(Self.first), "\(words): \(result)")
    }
    for words in [["verify", "nothing"], ["records"], ["init"], ["doctor"]] {
      let result = program.run(
        "/bin/sh", ["-c", "exec \"$0\" \"$@\" >/dev/full", Program.path] + words,
        program.environment)
      #expect(result.code == 74 && result.errors.hasPrefix(Self.first), "\(words): \(result)")
    }
  }

  @Test func `keys that were not made are told after 999`() {
    let failed = program.run(["init"], input: "x\nx\nx\n")
    #expect(failed.code == 1 && failed.errors.hasPrefix(Self.first), "\(failed)")
  }

  @Test func `what verify finds wrong, and what purge keeps, is told after 999`() throws {
    _ = program.run(["--setting", "kite"], input: "2\nquit\n")
    let record = try #require(program.recordPaths().first)
    for command in [["records", "purge", record], ["verify", record + ".gone"]] {
      let told = program.run(command)
      #expect(told.code != 0 && told.errors.hasPrefix(Self.first), "\(told)")
    }
    #expect(program.run(["verify", record]).errors.isEmpty)
  }
}
