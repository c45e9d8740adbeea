import Glibc
import TestSupport
import Testing

/// Disks that fill up or fail, and many programs on one record.
@Suite(.serialized, .startsProgram)
struct FullDiskTests {
  @Test(arguments: [false, true])
  func `however much fits on the disk, what was acknowledged is kept and no line is cut`(
    encrypted: Bool
  ) throws {
    let school = SealTests()
    if encrypted { _ = try school.makeKeys() }
    var fitted = false
    // In blocks of 512 bytes, as the shell counts them; the limit on the size of a file stands for
    // the disk.
    for blocks in stride(from: 4, through: 160, by: isTorture ? 1 : 13) {
      let program = Program()
      let configuration = ["XDG_CONFIG_HOME": school.program.home + "/.config"]
      // The cache of the flows is bigger than that, and is made beforehand.
      let result = program.run(
        "/bin/sh",
        [
          "-c",
          "ulimit -f \(blocks); exec \"$0\" talk --setting kite --flow indecent-image --json --answers -",
          Program.path,
        ], program.environment.merging(configuration) { $1 }, input: KillTests.answers)
      #expect([3, 73, 74].contains(result.code), "\(blocks): \(result.code)")
      fitted = result.code == 3
      if !fitted { #expect(result.errors.contains("NOT SAVED"), "\(blocks)") }
      guard let path = program.recordPaths().first else {
        #expect(result.output.isEmpty, "\(blocks)")
        continue
      }
      #expect(program.run(["verify", path]).code == 0, "\(blocks)")
      let kept = program.run(["export", path, "--format", "json"]).output
      let acknowledged = result.output.split(separator: "\n")
      #expect(acknowledged.allSatisfy { kept.contains($0) }, "\(blocks)")
    }
    #expect(fitted, "the conversation needs more than was tried")
  }

  @Test(arguments: ["ENOSPC", "EIO", "EDQUOT", "EROFS", "EINTR"], ["write", "fdatasync", "fsync"])
  func `whatever call fails in the real program, nothing acknowledged is lost`(
    error: String, call: String
  ) throws {
    let strace = try #require(KillTests.strace)
    var survived = false
    let step = isTorture ? 1 : call == "write" ? 7 : 3
    for number in stride(from: 1, to: 90, by: step) where !survived {
      let program = Program()
      let result = program.run(
        strace,
        [
          "-f", "-qq", "-o", "/dev/null", "-e", "trace=\(call)", "-e",
          "inject=\(call):error=\(error):when=\(number)", Program.path, "talk", "--setting", "kite",
          "--flow", "indecent-image", "--json", "--answers", "-",
        ], program.environment, input: KillTests.answers)
      #expect(result.code >= 0 && result.code < 128, "\(call) \(number): ended by a signal")
      survived = result.code == 3
      let kept = (program.recordPaths().first.flatMap(textOfFile) ?? "").split(separator: "\n")
      let acknowledged = result.output.split(separator: "\n")
      #expect(kept.prefix(acknowledged.count).elementsEqual(acknowledged), "\(call) \(number)")
      if !kept.isEmpty, let path = program.recordPaths().first {
        #expect([0, 3].contains(program.run(["verify", path]).code), "\(call) \(number)")
      }
      if !survived {
        #expect([1, 73, 74, 77].contains(result.code), "\(call) \(number): \(result.code)")
      }
    }
    #expect(survived, "the conversation makes more calls than were tried")
  }

  @Test func `of many programs on one record one holds it, and after it is killed the next may`()
    throws
  {
    let program = Program()
    let holder = program.terminal(["--setting", "kite"])
    for line in ["2", "no"] {
      try holder.expect("answer> ")
      holder.sendLine(line)
    }
    try holder.expect("You answered: No")
    try holder.expect("answer> ")
    let path = try #require(program.recordPaths().first)
    let count = isTorture ? 100 : 30
    let codes = program.run(
      "/bin/sh",
      [
        "-c",
        "for i in $(seq \(count)); do (\"$0\" resume \"$1\" </dev/null >/dev/null 2>&1; echo $?) & done; wait",
        Program.path, path,
      ], program.environment)
    #expect(codes.output == String(repeating: "75\n", count: count))
    holder.signal(SIGKILL)
    _ = holder.wait()
    #expect(program.run(["resume", path]).code == 3)
    #expect(program.run(["verify", path]).code == 0)
  }
}
