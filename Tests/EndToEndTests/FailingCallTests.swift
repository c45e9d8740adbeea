import Glibc
import TestSupport
import Testing

/// Calls that fail or are interrupted while a record is read, sealed or purged.
@Suite(.serialized, .startsProgram)
struct FailingCallTests {
  @Test(arguments: ["verify", "show"], ["EINTR", "EIO"])
  func `a read that is interrupted is made again, and one that fails is told`(
    command: String, error: String
  ) throws {
    let strace = try #require(KillTests.strace)
    let program = Program()
    let path = try SealTests(program: program).makeRecord()
    for number in [1, 2] {
      let result = program.run(
        strace,
        [
          "-f", "-qq", "-o", "/dev/null", "-P", path, "-e", "trace=pread64", "-e",
          "inject=pread64:error=\(error):when=\(number)", Program.path, command, path,
        ], program.environment)
      // A record is read once, and whole: there is no second call to fail.
      let isTold = error == "EIO" && number == 1
      #expect(result.code == (isTold ? 74 : 0), "\(number): \(result.errors)")
    }
  }

  @Test func `a write that is interrupted while sealing is made again`() throws {
    let strace = try #require(KillTests.strace)
    let school = SealTests()
    _ = try school.makeKeys()
    let path = try school.makeRecord()
    let record = try #require(path.split(separator: "/").last?.split(separator: ".").first)
    let sealed = school.program.run(
      strace,
      [
        "-f", "-qq", "-o", "/dev/null", "-P",
        "\(school.program.records)/sealed/\(record).tar.age.new", "-e", "trace=write", "-e",
        "inject=write:error=EINTR:when=1", Program.path, "seal", path,
      ], school.program.environment)
    #expect(sealed.code == 0, "\(sealed.errors)")
  }

  @Test func `what is not in the register is not purged`() throws {
    let strace = try #require(KillTests.strace)
    let program = Program()
    let path = try SealTests(program: program).makeRecord(rehearsal: true)
    let purged = program.run(
      strace,
      [
        "-f", "-qq", "-o", "/dev/null", "-e", "trace=fdatasync", "-e",
        "inject=fdatasync:error=EIO:when=1", Program.path, "records", "purge", path, "--yes",
      ], program.environment)
    #expect(purged.code == 74)
    #expect(access(path, F_OK) == 0)
  }

  @Test(arguments: ["write", "fsync", "fdatasync", "rename", "pread64"])
  func `whatever call fails while sealing, the plain record stays until the sealed one is safe`(
    call: String
  ) throws {
    let strace = try #require(KillTests.strace)
    let school = SealTests()
    let keys = ["XDG_CONFIG_HOME": school.program.home + "/.config"]
    _ = try school.makeKeys()
    _ = try school.makeRecord()
    // The flows that the bag holds are read one by one.
    let step = !isTorture && call == "pread64" ? 7 : 1
    var failed = 0
    for number in stride(from: 1, to: 200, by: step) {
      let program = Program()
      program.run("/bin/cp", ["-r", school.program.records, program.records], [:])
      let path = try #require(program.recordPaths().first)
      let sealed = program.run(
        strace,
        [
          "-f", "-qq", "-o", program.home + "/trace", "-e", "trace=\(call)", "-e",
          "inject=\(call):error=EIO:when=\(number)", Program.path, "seal", path,
        ], program.environment.merging(keys) { $1 })
      #expect((0..<128).contains(sealed.code), "\(call) \(number): ended by a signal")
      let isThere = program.recordPaths().contains(path)
      if sealed.code != 0 {
        failed += 1
        // Unless all was done, and only saying so failed.
        #expect(isThere || (sealed.code == 74 && sealed.output.isEmpty), "\(call) \(number)")
      }
      #expect(isThere || !names(in: program.records + "/sealed").isEmpty, "\(call) \(number)")
      if isThere {
        #expect(program.run(["verify", path], keys).code == 0, "\(call) \(number)")
        let again = program.run(["seal", path], keys)
        #expect(again.code == 0, "\(call) \(number): \(again.errors)")
      }
      #expect(program.run(["verify", "--all"], keys).code == 0, "\(call) \(number)")
      if textOfFile(program.home + "/trace")?.contains("INJECTED") != true { break }
    }
    #expect(failed > 0)
  }
}
