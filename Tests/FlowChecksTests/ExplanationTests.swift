import FlowChecks
import FlowEngine
import FlowFiles
import FlowModel
import TestSupport
import Testing

/// Every problem that walking can tell is explained, and its example is one.
struct ExplanationTests {
  static let sound = """
    incident: test
    catch-all: yes
    title: Test
    about: Test
    first: [stop, always]
    steps:
      - ask: who
      - ask: one
      - when: one is yes
        then:
          - also: more
          - ask: two
          - do: [rest, act]
          - end: told-yes
      - do: [wait]
      - end: told
    questions:
      one: {ask: One?, kind: yes-no, unsure: yes, worst-first: yes}
      two: {ask: Two?, kind: yes-no, unsure: never}
      who: {ask: About whom?, options: {head: {label: The head, concerns: [chair]}, other: Other}, unsure: head}
    actions:
      stop: {do-not: Stop., guidance: national}
      always: {know: Think., guidance: national}
      rest: {do: Rest., guidance: national}
      act: {do: Act., guidance: national, by: now, against: [wait]}
      wait: {do: Wait., guidance: national}
    endings:
      told: {says: Told., tell: dsl, by: today}
      told-yes: {says: Told., tell: dsl, by: now}
    """
  static let more = """
    incident: more
    title: More
    about: Test
    urgency: now
    steps:
      - do: [hurry]
      - end: told-more
    actions:
      hurry: {do: Hurry., guidance: national}
    endings:
      told-more: {says: Told., tell: dsl, by: afterwards}
    """
  static let rules = """
    safety-rules:
      rule: {says: Act., source: Test, when: one is yes, given: act}
    """

  private func problems(_ flow: String, _ rules: String = Self.rules) throws -> [Diagnostic] {
    let rules = SourceFile(path: "safety-rules.yaml", text: rules)
    let library = try LibraryReader.read(SmallLibrary.files(flow, and: [Self.more]) + [rules])
    return Checkup(Explorer(Engine(library))).diagnostics
  }

  @Test func `the flow of the examples has no problem`() throws {
    #expect(try problems(Self.sound) == [])
  }

  /// A rehearsal card has no few words for an example.
  @Test(arguments: walkingProblems.filter { !$0.broken.isEmpty }.map(\.code))
  func `the broken example is told`(code: String) throws {
    let explanation = try #require(walkingProblems.first { $0.code == code })
    let isOfFlow = Self.sound.contains(explanation.mended)
    let text = isOfFlow ? Self.sound : Self.rules
    #expect(text.contains(explanation.mended))
    let parts = text.split(
      separator: explanation.mended, maxSplits: 1, omittingEmptySubsequences: false)
    let broken = parts.joined(separator: explanation.broken)
    let found = isOfFlow ? try problems(broken) : try problems(Self.sound, broken)
    #expect(found.map(\.code).contains(code))
  }
}
