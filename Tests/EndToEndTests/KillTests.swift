import Glibc
import TestSupport
import Testing

/// The program is killed at each call that writes or syncs, in turn, and what it had shown as
/// saved must be on disk.
@Suite(.serialized, .startsProgram)
struct KillTests {
  static let strace = ["/usr/bin/strace", "/bin/strace"].first { (path: String) in
    access(path, X_OK) == 0
  }
  static let answers = "no\n1\n1\nonline\nnot any\nnone\nquit\n"

  @Test func `strace is at hand, so that the next test is one`() {
    #expect(Self.strace != nil, "install strace: make test does")
  }

  @Test(arguments: ["fdatasync", "fsync", "write"], [false, true])
  func `killed at any write or sync, no acknowledged answer is lost`(
    call: String, encrypted: Bool
  ) throws {
    try #require(Self.strace != nil)
    let school = SealTests()
    let identity = encrypted ? try school.makeKeys()[0] : nil
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
        ],
        program.environment.merging(["XDG_CONFIG_HOME": school.program.home + "/.config"]) { $1 },
        input: Self.answers)
      let kept = textKept(by: program, identity)
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
      let resumed = program.run(
        ["resume", path], input: "", ["XDG_CONFIG_HOME": school.program.home + "/.config"])
      #expect([0, 3].contains(resumed.code), "\(call) \(number): \(resumed.errors)")
      #expect(program.run(["verify", path]).code == 0)
    }
    #expect(survived, "the conversation makes more calls than were tried")
    #expect(killed >= 2)
  }

  /// The record's lines; one that is encrypted as the lead reads it, without the session's key.
  private func textKept(by program: Program, _ identity: String?) -> String {
    guard let path = program.recordPaths().first else { return "" }
    guard let identity else { return textOfFile(path) ?? "" }
    let secret = program.home + "/identity.txt"
    program.run("/bin/sh", ["-c", "echo \(identity) > \(secret)"], [:])
    let into = program.home + "/recovered"
    _ = program.run(["open", path, "--identity", secret, "--into", into])
    return names(in: into).first.flatMap { textOfFile("\(into)/\($0)/record.jsonl") } ?? ""
  }
}
