import TestSupport
import Testing

/// The recorded rehearsals that this checkout ships.
@Suite(.startsProgram)
struct ExampleTests {
  static let folder = Shipped.root + "/transcripts/examples"
  static let records = names(in: folder).filter { $0.hasSuffix(".jsonl") }

  @Test func `there is one for each headline flow`() {
    #expect(
      Self.records == [
        "child-told-me.jsonl", "indecent-image.jsonl", "medical-phone-access.jsonl",
        "parent-complaint-online.jsonl",
      ])
  }

  @Test(arguments: records)
  func `it verifies, says that it is a rehearsal, and reached an outcome`(record: String) {
    let program = Program()
    let path = Self.folder + "/" + record
    #expect(program.run(["verify", path]).code == 0)
    let shown = program.run(["show", path]).output
    #expect(shown.contains("REHEARSAL: practice, nothing here happened"))
    #expect(shown.contains("an outcome was reached"))
  }
}
