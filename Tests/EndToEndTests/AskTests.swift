import Glibc
import TestSupport
import Testing

/// Words, from the command line and from the prompt.
@Suite(.startsProgram)
struct AskTests {
  let program = Program()

  @Test func `a table with a text column gives a line of JSON for each sentence`() {
    let table = "id\ttext\n1\tmum slagging us off on fb\n2\tthe boiler is leaking\n"
    let asked = program.run(["ask", "--batch", "-"], input: table)
    #expect(asked.code == 0)
    let lines = asked.output.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines[0].contains(#""flow":"parent-complaint-online""#))
    #expect(lines[0].contains(#""in_scope":true"#))
    #expect(lines[1].contains(#""in_scope":false"#))
  }

  @Test func `danger is flagged, and the arithmetic can be seen`() {
    let asked = program.run(["ask", "--explain", "he has a knife and says he will die"])
    #expect(asked.output.contains("call 999 first"))
    #expect(asked.output.contains("points, likelihood"))
  }

  @Test func `what was misunderstood is kept for the policy owner alone, and can be added`() throws
  {
    let flows = program.home + "/flows"
    program.run("/bin/cp", ["-R", Shipped.root + "/flows", flows], [:])
    let said = "my ferret ate the usb thing"
    let talk = program.run(
      ["--setting", "kite", "--rehearse"], input: "\(said)\nreport a lost device\nquit\n")
    #expect(talk.output.contains("Kept on this machine"))
    let file = program.home + "/.local/state/waymark/misread.tsv"
    #expect(program.run(["phrases", "reported"]).output.contains(said))
    var status = stat()
    #expect(stat(file, &status) == 0)
    #expect(status.st_mode & 0o777 == 0o600)
    // The record says nothing of it.
    let record = try #require(program.recordPaths("rehearsal").first)
    #expect(textOfFile(record)?.contains("a lost device") == false)
    let added = program.run(["phrases", "add", "lost-device", said, "--flows", flows])
    #expect(added.code == 0, "\(added.errors)")
    #expect(textOfFile(flows + "/phrases/lost-device.txt")?.hasSuffix("\n\(said)\n") == true)
    #expect(program.run(["phrases", "add", "lost-device", said, "--flows", flows]).code == 65)
    #expect(program.run(["phrases", "add", "lost-devise", said, "--flows", flows]).code == 64)
    #expect(
      program.run(["ask", said, "--flows", flows]).output.contains("* lost-device"))
  }
}
