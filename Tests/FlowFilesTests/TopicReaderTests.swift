import FlowFiles
import FlowModel
import TestSupport
import Testing

/// Topics and answers as they are read from files; each problem alone stands in ExplanationTests.
struct TopicReaderTests {
  private static let topics = """
    report:
      ask: Whom do staff tell?
      kind: value
      says: "Tell {to}."
      slots: {to: roles}
      silence: Your policy does not say whom to tell.
    """

  private func read(_ answers: String) throws -> TopicLibrary {
    let files = SmallLibrary.files(
      """
      incident: test
      title: A test
      about: Whatever has happened.
      catch-all: yes
      steps:
        - end: told
      endings:
        told: {says: 'Tell {dsl}.', tell: dsl, by: today}
      """)
    return try LibraryReader.read(
      files + [
        SourceFile(path: "topics/all.yaml", text: Self.topics),
        SourceFile(path: "answers/elm.yaml", text: answers),
      ]
    ).topics
  }

  private func problems(_ answers: String) throws -> [Diagnostic] {
    do {
      _ = try read(answers)
      return []
    } catch let error as LibraryError {
      return error.diagnostics
    }
  }

  @Test(arguments: [
    ("dsl", Recipients(names: [.role("dsl")])),
    ("[dsl, deputy]", Recipients(names: [.roleOrStandIn("dsl", "deputy")])),
    ("[dsl, slash, head]", Recipients(names: [.role("dsl"), .role("head")], joint: .slash)),
    (
      "['the member of staff', and, [head, slash, chair]]",
      Recipients(
        names: [
          .printed("the member of staff"),
          .group(Recipients(names: [.role("head"), .role("chair")], joint: .slash)),
        ], joint: .and)
    ),
    (
      "[[dsl, deputy], and/or, 'a teacher']",
      Recipients(names: [.roleOrStandIn("dsl", "deputy"), .printed("a teacher")], joint: .andOr)
    ),
  ])
  func `whom a policy names is kept as it is joined`(written: String, wanted: Recipients) throws {
    let read = try read("ELM-1: {answers: {report: {to: \(written), strength: must}}}")
    #expect(read.answers["ELM"]?.map(\.values) == [["to": .recipients(wanted)]])
  }

  @Test func `a role that is spelt wrongly is nobody's name`() throws {
    let found = try problems("ELM-1: {answers: {report: {to: [dls], strength: must}}}")
    #expect(found.map(\.code) == ["unknown-role"])
  }

  @Test func `who is bound and when is kept as printed, and told by no gap`() throws {
    let answers =
      "ELM-1: {answers: {report: {to: dsl, by: [dsl, or, head], for: pupils, time: 'at once', strength: may}}}"
    let answer = try #require(try read(answers).answers["ELM"]?.first)
    #expect(answer.actor == Recipients(names: [.role("dsl"), .role("head")], joint: .or))
    #expect(answer.persons == ["pupils"])
    #expect(answer.time == "at once")
  }

  @Test func `a policy without answers is silent, and one that nobody has read is not`() throws {
    let read = try read("ELM-1: {none: lead-in}")
    #expect(read.unread(["ELM", "OAK"]) == ["OAK"])
  }

  @Test func `a file that is no table is told, and no clause of it is silence`() throws {
    #expect(try problems("- ELM-1").map(\.code) == ["wrong-kind"])
  }
}
