import Glibc
import TestSupport
import Testing

/// What was done to records behind the back of the program is said by whatever command meets it.
@Suite(.startsProgram)
struct AlteredRecordsTests {
  let school = SealTests()
  private var program: Program { school.program }

  private func shell(_ command: String) {
    program.run(
      "/bin/sh", ["-ec", "cd '\(program.records)'; \(command)"], ["PATH": "/usr/bin:/bin"])
  }

  private func id(of path: String) -> String {
    String(path.split(separator: "/").last?.prefix(36) ?? "")
  }

  /// - Returns: The ids of two records.
  private func twoRecords() throws -> [String] {
    for _ in 0..<2 { _ = try school.makeRecord() }
    return program.recordPaths().map(id)
  }

  @Test func `a swapped record is shown and copied only with that said first`() throws {
    let ids = try twoRecords()
    shell("mv live/\(ids[0]).jsonl x; mv live/\(ids[1]).jsonl live/\(ids[0]).jsonl")
    shell("mv x live/\(ids[1]).jsonl")
    let path = program.records + "/live/\(ids[0]).jsonl"
    for command in [
      ["show", path], ["export", path], ["redact", path, "--lines", "3", "--reason", "x"],
      ["resume", path], ["records"], ["verify", path],
    ] {
      let result = program.run(command)
      #expect(result.code == 65, "\(command)")
      let said = result.errors + result.output
      #expect(said.contains("the record \(ids[1]), under the name of another"), "\(command)")
    }
    let doctor = program.run(["doctor"])
    #expect(doctor.code == 1 && doctor.output.contains("under the name of another"))
  }

  @Test func `the id that is told of a renamed record leads to it`() throws {
    let path = try school.makeRecord()
    shell("mv live/*.jsonl live/smith.jsonl")
    let listed = program.run(["records"])
    #expect(listed.code == 65 && listed.errors.contains("a name that is not its own"))
    #expect(listed.output.contains(id(of: path).prefix(8)))
    let shown = program.run(["show", String(id(of: path).prefix(8))])
    #expect(shown.code == 65 && shown.output.contains("Everything in order"))
    let resumed = program.run(["resume", String(id(of: path).prefix(8))], input: "quit\n")
    #expect(resumed.output.contains("You are back where you were"), "\(resumed)")
  }

  @Test func `no copy is written among the records`() throws {
    let path = try school.makeRecord()
    for name in ["live/copy.jsonl", "register.torn", "sealed/copy.tar.age"] {
      let place = program.records + "/" + name
      for command in [
        ["export", path, "--format", "json", "--to", place],
        ["redact", path, "--lines", "3", "--reason", "x", "--to", place],
      ] {
        let result = program.run(command)
        #expect(result.code == 73, "\(command)")
        #expect(result.errors.contains("only records themselves lie there"))
      }
    }
    #expect(names(in: program.records).sorted() == ["live"])
    #expect(program.run(["open", path, "--into", program.records + "/live"]).code == 73)
  }

  @Test func `a folder of records that is not there is no folder without records`() throws {
    let missing = program.home + "/missing"
    for command in [
      ["records"], ["records", "find"], ["records", "purge", "--rehearsals"], ["resume"],
      ["rehearsals", "report"],
    ] {
      let result = program.run(command + ["--records", missing])
      #expect(
        result.code == 66 && result.errors.contains("no such folder of records"), "\(command)")
    }
    // Where nothing was ever recorded nothing is wrong.
    #expect(program.run(["records"]).code == 0)
  }

  @Test func `a setting that nobody knows stops nobody`() throws {
    shell("true")
    program.run(
      "/bin/sh",
      ["-c", "mkdir -p ~/.config/waymark; echo 'setting: nowhere' > ~/.config/waymark/config"],
      program.environment)
    let asked = program.run(["--rehearse"], input: "1\nnow\nquit\n")
    #expect(asked.errors.contains("there is no setting 'nowhere'"))
    #expect(asked.output.contains("Where do you work?") && asked.output.contains("Call 999 now"))
  }

  @Test func `a reference that is no text is refused`() throws {
    _ = try school.makeKeys()
    let path = try school.makeRecord()
    let result = program.run(
      "/bin/sh",
      ["-c", "exec \"$0\" seal \"$1\" --case \"$(printf 'SG-\\377')\"", Program.path, path],
      program.environment)
    #expect(result.code == 64 && result.errors.contains("UTF-8"), "\(result.errors)")
    #expect(program.recordPaths() == [path])
  }

  @Test func `an empty folder that was added to a bag is told`() throws {
    let identities = try school.makeKeys()
    let path = try school.makeRecord()
    #expect(program.run(["seal", path]).code == 0)
    let identity = program.home + "/identity.txt"
    program.run("/bin/sh", ["-c", "umask 077; echo \(identities[0]) > \(identity)"], [:])
    #expect(
      program.run(["open", String(id(of: path).prefix(8)), "--identity", identity]).code == 0)
    let bag = program.records + "/opened/" + id(of: path)
    #expect(program.run(["verify", bag]).code == 0)
    for folder in ["extra", "data/extra/deep"] {
      shell("mkdir -p 'opened/\(id(of: path))/\(folder)'")
      let found = program.run(["verify", bag])
      #expect(found.code == 65 && found.output.contains("\(folder)/ was added"), "\(found)")
      shell(
        "rm -r 'opened/\(id(of: path))/\(folder.split(separator: "/").prefix(2).joined(separator: "/"))'"
      )
    }
  }

  @Test func `what stands in the way of opening is named, and is not called plain files`() throws {
    let identities = try school.makeKeys()
    let path = try school.makeRecord()
    #expect(program.run(["seal", path]).code == 0)
    let identity = program.home + "/identity.txt"
    program.run("/bin/sh", ["-c", "umask 077; echo \(identities[0]) > \(identity)"], [:])
    shell("mkdir -p opened; ln -s /tmp opened/\(id(of: path)).part")
    let result = program.run(["open", id(of: path), "--identity", identity])
    #expect(result.code == 73 && result.errors.contains(".part: something is there already"))
    #expect(!result.errors.contains("Plain files still lie"), "\(result.errors)")
  }
}
