import FlowChecks
import FlowEngine
import FlowFiles
import FlowModel
import TestSupport
import Testing

/// Rules that are broken on walks which are easily passed over.
struct ProofHoleTests {
  private func flow(_ steps: String, _ questions: String, _ actions: String = "") -> String {
    """
    incident: test
    catch-all: yes
    title: Test
    about: Test
    first: [stop]
    steps:
    \(steps)
      - end: told
    questions:
    \(questions)
    actions:
      stop: {do: Stop., guidance: national}
      act: {do: Act., guidance: national}
    \(actions)
    endings:
      told: {says: Told., tell: dsl, by: today}
    """
  }

  private func broken(_ flow: String, _ rule: String) throws -> BrokenRule? {
    let rules = SourceFile(
      path: "safety-rules.yaml",
      text: "safety-rules:\n  rule:\n    says: Says.\n    source: Test\n    \(rule)\n")
    let library = try LibraryReader.read(SmallLibrary.files(flow) + [rules])
    return Explorer(Engine(library)).firstBreak(of: library.safetyRules[0])
  }

  @Test func `a rule about a number is tried where only the rule draws a line`() throws {
    let flow = flow("  - ask: age", "  age: {ask: Age?, kind: number, unsure: never}")
    #expect(try broken(flow, "when: age above 15\n    given: act")?.script == ["16"])
  }

  @Test func `not knowing is tried beside what is known`() throws {
    let flow = flow(
      "  - ask: seen", "  seen: {ask: Seen?, kind: several, options: {a: An A, b: A B}, unsure: b}")
    #expect(
      try broken(flow, "when: seen is a and unsure seen\n    given: act")?.script
        == ["a, I don't know"])
  }

  @Test func `an action is given although another wording of its duty is shown`() throws {
    let flow = flow(
      "  - do: [must-tell]\n  - do: [may-tell]\n  - ask: one",
      "  one: {ask: One?, kind: yes-no, unsure: never}",
      "  must-tell: {do: Tell., guidance: national, strength: must, duty: tell}\n"
        + "  may-tell: {do: Perhaps tell., guidance: national, strength: may, duty: tell}")
    #expect(try broken(flow, "never-given: may-tell") != nil)
  }

  @Test func `numbers that are compared with each other are tried wherever they can lie`() throws {
    let flow = flow(
      "  - ask: low\n  - ask: middle\n  - ask: high",
      ["low", "middle", "high"].map { "  \($0): {ask: Q?, kind: number, unsure: never}" }
        .joined(separator: "\n"))
    let chain = "when: low above middle and middle above high and high at-least 10\n    given: act"
    #expect(try broken(flow, chain) != nil)
    #expect(try broken(flow, "when: low above 9 and low below high\n    given: act") != nil)
  }

  @Test func `days beside today and a fixed day are tried on every day that matters`() throws {
    let flow = flow("  - ask: found", "  found: {ask: Found?, kind: date, unsure: never}")
    let later = try #require(
      try broken(flow, "when: today after 2026-09-01\n    given: act"))
    #expect(later.today == CivilDate(year: 2026, month: 9, day: 2))
  }

  @Test func `long spans are followed back to where they begin`() throws {
    let flow = flow("  - ask: born", "  born: {ask: Born?, kind: date, unsure: never}")
    #expect(
      try broken(
        flow, "when: born before today and not today within 18 years of born\n    given: act")
        != nil)
  }

  @Test func `a condition of the setting excuses the other settings from every kind of rule`()
    throws
  {
    let flow = flow("  - ask: one", "  one: {ask: One?, kind: yes-no, unsure: never}")
    for asks in ["given-first: act", "before: one\n    first: act"] {
      #expect(try broken(flow, "when: setting is elm and not setting is elm\n    \(asks)") == nil)
      #expect(try broken(flow, "when: not setting is oak\n    \(asks)")?.setting == "elm")
    }
  }

  static let empty = [
    "given: []", "never-given: []", "before: tpyo\n    first: act", "told: dsl\n    first: act",
  ]

  @Test(arguments: empty)
  func `a rule about nothing is no rule`(asks: String) {
    let flow = flow("  - ask: one", "  one: {ask: One?, kind: yes-no, unsure: never}")
    #expect(throws: LibraryError.self) { try broken(flow, asks) }
  }

  @Test func `a rule that no walk is put to is told`() throws {
    let rules = SourceFile(
      path: "safety-rules.yaml",
      text:
        "safety-rules:\n  rule: {says: S., source: S, when: one is yes and one is no, given: act}\n"
    )
    let flow = flow(
      "  - ask: one\n  - do: [act]", "  one: {ask: One?, kind: yes-no, unsure: never}")
    let library = try LibraryReader.read(SmallLibrary.files(flow) + [rules])
    #expect(Checkup(Explorer(Engine(library))).diagnostics.map(\.code) == ["untested-rule"])
  }
}
