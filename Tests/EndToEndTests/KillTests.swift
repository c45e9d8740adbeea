import Glibc
import TestSupport
import Testing

/// The program is killed at each call that writes or syncs, in turn, and what it had shown as
/// saved must be on disk.
@Suite(.serialized)
struct KillTests {
  static let strace = ["/usr/bin/strace", "/bin/strace"].first { (path: String) in
    access(path, X_OK) == 0
  }
  static let answers = "no\n1\nonline\nnot any\nno\n1\nquit\n"

  @Test func `strace is at hand, so that the next test is one`() {
    #expect(Self.strace != nil, "install strace: make test does")
  }

  @Test(arguments: ["fdatasync", "fsync", "write"])
  func `killed at any write or sync, no acknowledged answer is lost`(call: String) throws {
    try #require(Self.strace != nil)
    var survived = false
    var killed = 0
    for number in 1...60 {
      let program = Program()
      // The record's name is not known beforehand, so every write is counted, on any file.
      let result = program.run(
        Self.strace!,
        [
          "-f", "-qq", "-o", "/dev/null", "-e", "trace=\(call)", "-e",
          "inject=\(call):signal=KILL:when=\(number)", Program.path, "talk", "--setting", "kite",
          "--flow", "indecent-image", "--json", "--answers", "-",
        ], program.environment, input: Self.answers)
      let kept = program.recordPaths().first.flatMap(textOfFile) ?? ""
      if result.code >= 0, result.code < 128 {
        survived = true
        break
      }
      killed += 1
      // What was printed was acknowledged. A line that was being printed may be cut short.
      let acknowledged = result.output.split(separator: "\n", omittingEmptySubsequences: false)
        .dropLast()
      let lines = kept.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.prefix(acknowledged.count).elementsEqual(acknowledged), "\(call) \(number)")
      guard !kept.isEmpty, lines.count > 1 else { continue }
      let path = try #require(program.recordPaths().first)
      let resumed = program.run(["resume", path], input: "")
      #expect([0, 3].contains(resumed.code), "\(call) \(number): \(resumed.errors)")
      #expect(program.run(["verify", path]).code == 0)
    }
    #expect(survived, "the conversation makes more calls than were tried")
    #expect(killed >= 2)
  }
}
