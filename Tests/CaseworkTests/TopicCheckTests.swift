import Casework
import FlowEngine
import FlowModel
import TestSupport
import Testing

/// Topics as the check and the list tell them.
struct TopicCheckTests {
  private let office = TestOffice()

  init() {
    office.flows.write(
      """
      report:
        ask: Whom do staff tell?
        kind: value
        says: "Tell {to}."
        slots: {to: roles}
        silence: Your policy does not say whom to tell.
      """, to: "topics/all.yaml")
  }

  private func told(_ setting: String) throws -> String {
    let library = try office.office.library()
    let topics = library.topics
    let setting = try #require(library.settings[setting])
    let topic = try #require(topics.topic("report"))
    let position = PolicyPosition(on: topic, of: setting.policies, in: topics)
    return ToldPosition(position, in: setting).text
  }

  private func answer(_ answer: String) {
    office.flows.write("ELM-1: {answers: {report: {\(answer)}}}", to: "answers/elm.yaml")
  }

  @Test func `what is wrong with an answer is told by the check, where it stands`() {
    answer("to: dsl")
    let found = WholeCheck(office.flows.folder).diagnostics.filter {
      $0.location.file == "answers/elm.yaml"
    }
    #expect(found.map(\.code) == ["missing-key"])
  }

  @Test func `an answer is told with its strength, its limits in quotes, and its clause`() throws {
    answer("to: [dsl, or, 'a teacher'], strength: must, hedge: if possible, time: at once")
    #expect(
      try told("elm")
        == """
        report: Whom do staff tell?
          Tell the principal or a teacher. Must, "if possible", "at once" [your policy: ELM-1]
        """)
  }

  @Test func `silence is told in the topic's own line`() throws {
    #expect(
      try told("oak")
        == """
        report: Whom do staff tell?
          Your policy does not say whom to tell.
        """)
  }

  @Test func `what is open is quoted, and nothing is told for it`() throws {
    answer("strength: may, status: open, printed: 'the lead/head'")
    #expect(
      try told("elm")
        == """
        report: Whom do staff tell?
          Your policy leaves this open:
          "the lead/head" [your policy: ELM-1]
        """)
  }
}
