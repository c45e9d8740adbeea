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
  /// An incident whose ending follows from what was told.
  static let derived = """
    incident: derived
    title: Derived
    about: Test
    first: [hold, call]
    steps:
      - ask: role
      - ask: hurt
      - when: hurt is yes
        then:
          - do: [ring]
      - do: [send, decide]
      - do: [pause]
      - end: next
    questions:
      role: {ask: Who are you?, unsure: never, options: {staff: Staff, dsl: The lead, head: The head}}
      hurt: {ask: Hurt?, kind: yes-no, unsure: yes}
    actions:
      hold: {do-not: Rush., guidance: national}
      call: {do: Call if hurt., guidance: national, while-unknown: hurt}
      ring: {do: Ring., guidance: national}
      send: {do: Tell the DSL., guidance: national, by: now, tell: dsl}
      decide: {do: Decide., guidance: national, by: now, for: lead}
      pause: {know: Pause., guidance: national}
    """
  static let rules = """
    safety-rules:
      rule: {says: Act., source: Test, when: one is yes, given: act}
    """

  /// Each text by its path, in the order in which a mended example is looked for.
  static let files = [
    (path: "incidents/test.yaml", text: sound), (path: "safety-rules.yaml", text: rules),
    (path: "incidents/derived.yaml", text: derived), (path: "incidents/more.yaml", text: more),
  ]

  private func problems(_ files: [(path: String, text: String)]) throws -> [Diagnostic] {
    let files = files.map { SourceFile(path: $0.path, text: $0.text) }
    let library = try LibraryReader.read(SmallLibrary.settings + files)
    return Checkup(Explorer(Engine(library))).diagnostics
  }

  @Test func `the flow of the examples has no problem`() throws {
    #expect(try problems(Self.files) == [])
  }

  /// A rehearsal card has no few words for an example.
  @Test(arguments: walkingProblems.filter { !$0.broken.isEmpty }.map(\.code))
  func `the broken example is told`(code: String) throws {
    let explanation = try #require(walkingProblems.first { $0.code == code })
    var files = Self.files
    let place = try #require(files.firstIndex { $0.text.contains(explanation.mended) })
    let parts = files[place].text.split(
      separator: explanation.mended, maxSplits: 1, omittingEmptySubsequences: false)
    files[place].text = parts.joined(separator: explanation.broken)
    #expect(try problems(files).map(\.code).contains(code))
  }
}
