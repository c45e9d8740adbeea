import Glibc
import TestSupport
import Testing

/// In which order the program does what makes a record safe. A program that is killed loses nothing
/// that it wrote, so that killing does not show a sync that is missing or comes too late: only a
/// power cut would. Here the calls themselves are looked at.
@Suite(.serialized, .startsProgram)
struct SafeOrderTests {
  let school = SealTests()
  var program: Program { school.program }

  /// Runs the program; gives its calls under its home as strace writes them.
  private func trace(_ arguments: [String], input: String = "") throws -> [String] {
    let strace = try #require(KillTests.strace)
    let log = program.home + "/trace"
    defer { unlink(log) }
    // Nothing that is made may depend on a friendly umask.
    let result = program.run(
      "/bin/sh",
      [
        "-c", "umask 0; exec \"$@\"", "sh", strace, "-f", "-qq", "-y", "-s", "0", "-o", log, "-e",
        "trace=openat,mkdir,write,fsync,fdatasync,rename,unlink", Program.path,
      ] + arguments, program.environment, input: input)
    #expect([0, 3].contains(result.code), "\(result.errors)")
    return (textOfFile(log) ?? "").split(separator: "\n").map(String.init)
      .filter { $0.contains(program.home) }
  }

  /// The calls on files under the records folder in a few words each, one after the other the same
  /// only once: `sync live/ID.live`.
  ///
  /// - Parameter withOutput: Whether also those on standard output, which is a file here.
  private func steps(_ calls: [String], withOutput: Bool = false) -> [String] {
    var steps = [String]()
    for call in calls where !call.hasSuffix(")") && !call.contains("= -1 ") {
      // The paths stand between angle or quotation marks; that of a file that is opened comes last.
      let paths = call.split { "<>\"".contains($0) }.map(String.init)
        .filter {
          $0 == program.records || $0.hasPrefix(program.records + "/")
            || withOutput && $0.hasPrefix(program.home + ".out")
        }.map(short)
      guard let first = paths.first, let last = paths.last else { continue }
      let name = call.prefix { $0 != "(" }.split(separator: " ").last ?? ""
      let step: String
      switch name {
      case "openat" where call.contains("O_CREAT"): step = "make \(last)"
      case "openat" where last.hasSuffix(".new"): step = "read \(last)"
      case "write": step = "write \(first)"
      case "fsync", "fdatasync": step = "sync \(first)"
      case "rename": step = "move \(first) to \(last)"
      case "unlink": step = "remove \(first)"
      default: continue
      }
      if step != steps.last { steps.append(step) }
    }
    return steps
  }

  /// A path from the records folder, with ID for the record's.
  private func short(_ path: String) -> String {
    if path.hasPrefix(program.home + ".out") { return "out" }
    let rest = path.dropFirst(program.records.count + 1)
    guard let slash = rest.firstIndex(of: "/") else { return rest.isEmpty ? "." : String(rest) }
    return "\(rest[...slash])ID\(rest[slash...].drop { $0 != "." })"
  }

  private func talk() throws -> [String] {
    try trace(
      ["talk", "--setting", "kite", "--flow", "indecent-image", "--answers", "-"],
      input: "no\n1\nquit\n")
  }

  @Test func `an answer is synced before the next is taken, and a new record's name with it`()
    throws
  {
    let steps = steps(try talk())
    #expect(
      steps.starts(with: [
        "sync .", "make live/ID.jsonl", "write live/ID.jsonl", "sync live/ID.jsonl", "sync live",
      ]))
    let rest = Array(steps.dropFirst(5))
    #expect(rest.count >= 4)
    for (place, step) in rest.enumerated() {
      #expect(step == (place.isMultiple(of: 2) ? "write live/ID.jsonl" : "sync live/ID.jsonl"))
    }
  }

  @Test func `the key of a session is synced before the record that needs it is written`() throws {
    _ = try school.makeKeys()
    #expect(
      steps(try talk()).starts(with: [
        "sync .", "make live/ID.session", "write live/ID.session", "sync live/ID.session",
        "make live/ID.live", "write live/ID.live", "sync live/ID.live", "sync live",
      ]))
  }

  @Test func `each step of sealing is on the disk before the next, and the plain record goes last`()
    throws
  {
    _ = try school.makeKeys()
    let path = try school.makeRecord()
    let steps = steps(try trace(["seal", path]))
    #expect(
      steps == [
        "make register.jsonl",
        "make sealed/ID.tar.age.new", "write sealed/ID.tar.age.new", "sync sealed/ID.tar.age.new",
        "sync sealed", "read sealed/ID.tar.age.new",
        "write register.jsonl", "sync register.jsonl", "sync .",
        "move sealed/ID.tar.age.new to sealed/ID.tar.age", "sync sealed",
        "remove live/ID.live", "remove live/ID.session", "sync live",
      ])
  }

  @Test func `what is purged is in the register before it goes`() throws {
    let path = try school.makeRecord(rehearsal: true)
    #expect(
      steps(try trace(["records", "purge", path, "--yes"])) == [
        "make register.jsonl", "write register.jsonl", "sync register.jsonl", "sync .",
        "remove rehearsal/ID.jsonl", "sync rehearsal",
      ])
  }

  @Test func `a copy that stands for a record is synced before the register says that it is there`()
    throws
  {
    let path = try school.makeRecord()
    #expect(
      steps(try trace(["export", path, "--format", "json"]), withOutput: true) == [
        "write out", "sync out",
        "make register.jsonl", "write register.jsonl", "sync register.jsonl", "sync .",
      ])
  }

  @Test func `what is made is its owner's alone from the first moment, and no child inherits it`()
    throws
  {
    _ = try school.makeKeys()
    // The folder of the caches is made as well.
    program.run("/bin/rm", ["-rf", program.home + "/.cache"], [:])
    let talked = try talk()
    let path = try #require(program.recordPaths().first)
    let calls = talked + (try trace(["seal", path]))
    let made = calls.filter { $0.contains("O_CREAT") }
    #expect(made.count >= 4)
    for call in made {
      #expect(call.contains(", 0600) ") && call.contains("O_CLOEXEC"), "\(call)")
      #expect(call.contains("O_NOFOLLOW"), "\(call)")
    }
    let folders = calls.filter { $0.contains(" mkdir(") }
    #expect(folders.count >= 3)
    #expect(folders.allSatisfy { $0.contains(", 0700)") }, "\(folders)")
  }

  @Test func `however strict the umask, the owner can read what was said`() throws {
    let result = program.run(
      "/bin/sh",
      [
        "-c", "umask 777; exec \"$0\" talk --setting kite --flow indecent-image --answers -",
        Program.path,
      ],
      program.environment, input: "no\nquit\n")
    #expect(result.code == 3, "\(result.errors)")
    let path = try #require(program.recordPaths().first)
    for (path, mode): (String, mode_t) in [
      (program.records, 0o700), (program.records + "/live", 0o700), (path, 0o600),
    ] {
      var status = stat()
      #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == mode, "\(path)")
    }
  }
}
