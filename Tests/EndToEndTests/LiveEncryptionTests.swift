import Glibc
import TestSupport
import Testing

/// A school that has made its keys: no conversation lies on disk in plain, not even for a moment.
@Suite(.startsProgram)
struct LiveEncryptionTests {
  let school = SealTests()
  var program: Program { school.program }

  /// Writes an identity where `waymark open` and age can read it.
  private func file(of identity: String) -> String {
    let path = program.home + "/identity.txt"
    program.run("/bin/sh", ["-c", "umask 077; echo \(identity) > \(path)"], [:])
    return path
  }

  @Test func `a conversation is encrypted, gone on with, read and sealed as any other`() throws {
    _ = try school.makeKeys()
    let talked = program.run(
      ["talk", "--setting", "kite", "--flow", "indecent-image", "--answers", "-"],
      input: "no\n1\nonline\nquit\n")
    #expect(talked.code == 3)
    let path = try #require(program.recordPaths().first)
    #expect(path.hasSuffix(".live"))
    #expect(textOfFile(path)?.contains("indecent") == false)
    #expect(names(in: program.records + "/live").count == 2)
    let resumed = program.run(["resume", path], input: "not any\nno\n1\n")
    #expect(resumed.output.contains("You are back where you were."))
    for command in [["verify"], ["show"], ["replay"], ["export", "--format", "html"]] {
      #expect(program.run(command + [path]).code == 0, "\(command)")
    }
    #expect(
      program.run(["resume"]).output.contains("A nude or sexual picture, of a child or an adult"))
    let redacted = program.run(["redact", path, "--lines", "3", "--reason", "third party"])
    #expect(redacted.code == 0 && redacted.output.contains(#""type":"withheld""#))
    #expect(program.run(["seal", path]).code == 0)
    // The key of the session goes with the record.
    #expect(names(in: program.records + "/live").isEmpty)
    #expect(program.run(["verify", "--all"]).code == 0)
  }

  @Test func `the lead reads an unsealed conversation on a device without its key`() throws {
    let identities = try school.makeKeys()
    let path = try school.makeRecord()
    let whole = program.run(["show", path]).output
    unlink(path.dropLast(4) + "session")
    #expect(program.run(["show", path]).code == 77)
    #expect(program.run(["verify", path]).code == 77)
    for identity in identities {
      let into = program.home + "/recovered-\(identity.suffix(4))"
      let opened = program.run([
        "open", path, "--identity", file(of: identity), "--into", into,
      ])
      #expect(opened.code == 0, "\(opened.errors)")
      let folder = try #require(names(in: into).first)
      #expect(program.run(["show", "\(into)/\(folder)/record.jsonl"]).output == whole)
    }
    let stranger = try SealTests().makeKeys()[0]
    #expect(program.run(["open", path, "--identity", file(of: stranger)]).code == 65)
  }

  @Test(.enabled(if: SealTests.hasTools))
  func `stock tools alone recover an unsealed conversation, as the guide says`() throws {
    let identities = try school.makeKeys()
    let path = try school.makeRecord()
    let shown = program.run(["export", path, "--format", "json"]).output
    let recipe = try #require(DocumentationTests.recipe(beginning: "tail -n +2 record.live"))
    #expect(file(of: identities[1]) == program.home + "/identity.txt")
    let result = program.run(
      "/bin/sh", ["-euc", "cd \(program.home); cp \(path) record.live; \(recipe)"],
      ["PATH": "/usr/local/bin:/usr/bin:/bin"])
    #expect(result.code == 0, "\(result.errors)")
    let lines = (textOfFile(program.home + "/record.jsonl") ?? "").split(separator: "\n")
    #expect(lines.count > 10)
    #expect(lines.allSatisfy { shown.contains($0) })
    #expect(program.run(["verify", program.home + "/record.jsonl"]).code == 0)
  }

  @Test func `no line is added that only this device could read`() throws {
    _ = try school.makeKeys()
    _ = program.run(
      ["talk", "--setting", "kite", "--flow", "indecent-image", "--answers", "-"],
      input: "no\nquit\n")
    let path = try #require(program.recordPaths().first)
    let before = textOfFile(path)
    program.run(
      "/bin/sh",
      ["-c", "cd \(program.home)/.config/waymark; echo broken | tee recipients > seal.key"],
      ["PATH": "/usr/bin:/bin"])
    let resumed = program.run(["resume", path], input: "note later\n")
    #expect(resumed.code == 74, "\(resumed.errors)")
    #expect(resumed.errors.contains("NOT SAVED"))
    #expect(textOfFile(path) == before)
  }
}
