import TestSupport
import Testing

/// What the report of rehearsals believes.
@Suite(.startsProgram)
struct RehearsalFactTests {
  @Test func `notes that look like facts of a rehearsal are notes`() {
    let program = Program()
    let forged = [
      "lost laptop", "note card: the-door-code", "note learner: HEAD", "note chose: right: x",
      "note result: protection 0, telling 0, missed 0:", "quit",
    ]
    _ = program.run(["--rehearse", "--setting", "kite"], input: forged.joined(separator: "\n"))
    let first = [
      "note card: the-door-code", "note chose: right: x", "card the-door-code", "1", "quit",
    ]
    _ = program.run(["--rehearse", "--setting", "kite"], input: first.joined(separator: "\n"))
    #expect(!program.run(["rehearsals", "report", "--format", "csv"]).output.contains("door-code"))
  }

  @Test func `the learner is kept with a group, whose hands are counted and read back`() {
    let program = Program()
    let lines = ["6 people", "2 0", "2 0 1 0 0", "1", "note learner: HEAD", "quit"]
    let said = program.run(
      ["rehearse", "the-door-code", "--group", "--as", "JP"], input: lines.joined(separator: "\n"))
    let text = said.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(text.contains("Nothing was written down."))
    #expect(text.contains("Together 3."))
    let report = program.run(["rehearsals", "report", "--format", "csv"]).output
    #expect(report.contains("JP"))
    #expect(!report.contains("HEAD"))
    #expect(report.contains("the-door-code"))
  }

  @Test func `report and hide do in a rehearsal what they do elsewhere`() {
    let program = Program()
    let said = program.run(
      ["rehearse", "the-door-code", "--as", "JP"],
      input: ["1", "hide", "", "report I meant a door", "quit"].joined(separator: "\n"))
    // The question is put again once somebody comes back; the empty line is no answer.
    #expect(!said.output.contains("Enter alone"))
    #expect(said.output.contains("Kept on this machine"))
    let found = program.run("/bin/grep", ["-rq", "I meant a door", program.home], [:])
    #expect(found.code == 0)
  }

  @Test func `what an option named is not on record as typed`() {
    let program = Program()
    let said = program.run(
      ["talk", "--rehearse", "--setting", "kite", "--flow", "lost-device", "--json"],
      input: "quit\n")
    #expect(said.output.contains("\"by\":\"option\""))
    #expect(!said.output.contains("\"type\":\"told\""))
  }
}
