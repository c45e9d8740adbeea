import Glibc
import TestSupport
import Testing

/// Sealing that is cut off at any call: the record is there, plain or sealed, and sealing again
/// finishes what was begun.
@Suite(.serialized, .startsProgram)
struct SealKillTests {
  @Test(arguments: [
    "openat", "write", "fsync", "fdatasync", "rename", "unlink", "mkdir", "flock",
  ])
  func `killed at any call, the record is kept and sealing again finishes`(call: String) throws {
    let strace = try #require(KillTests.strace)
    let school = SealTests()
    let identity = try school.makeKeys()[0]
    let secret = school.program.home + "/identity.txt"
    school.program.run("/bin/sh", ["-c", "echo \(identity) > \(secret)"], [:])
    let keys = ["XDG_CONFIG_HOME": school.program.home + "/.config"]
    var number = 0
    var survived = false
    // Most files that are opened are only read, and long files are written in pieces: a sample
    // will do.
    let step = isTorture ? 1 : ["openat": 41, "write": 5][call] ?? 1
    while !survived, number < 2_000 {
      number += step
      let program = Program()
      program.run("/bin/cp", ["-r", Self.source(school, keys), program.records], [:])
      let path = try #require(program.recordPaths().first)
      let sealed = program.run(
        strace,
        [
          "-f", "-qq", "-o", "/dev/null", "-e", "trace=\(call)", "-e",
          "inject=\(call):signal=KILL:when=\(number)", Program.path, "seal", path,
        ], program.environment.merging(keys) { $1 })
      survived = sealed.code == 0
      if !survived { #expect(sealed.code > 128 || sealed.code < 0, "\(sealed)") }
      if program.recordPaths().contains(path) {
        #expect(program.run(["verify", path], keys).code == 0)
        let again = program.run(["seal", path], keys)
        #expect(again.code == 0, "\(call) \(number): \(again.errors)")
      }
      #expect(program.recordPaths().isEmpty, "\(call) \(number)")
      #expect(program.run(["verify", "--all"], keys).code == 0, "\(call) \(number)")
      let file = try #require(names(in: program.records + "/sealed").first)
      let opened = program.run([
        "open", "\(program.records)/sealed/\(file)", "--identity", secret, "--into",
        program.home + "/opened",
      ])
      #expect(opened.code == 0, "\(call) \(number): \(opened.errors)")
    }
    #expect(survived, "sealing makes more calls than were tried")
  }

  /// A records folder with one encrypted record.
  private static func source(_ school: SealTests, _ keys: [String: String]) -> String {
    if names(in: school.program.records).isEmpty { _ = try? school.makeRecord() }
    return school.program.records
  }
}
