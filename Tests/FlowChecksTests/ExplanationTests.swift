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
    first: [stop]
    steps:
      - ask: one
      - when: one is yes
        then:
          - ask: two
          - do: [rest, act]
          - end: told-yes
      - end: told
    questions:
      one: {ask: One?, options: {yes: Yes, no: No}}
      two: {ask: Two?, options: {yes: Yes, no: No}}
    actions:
      stop: {do-not: Stop., guidance: national}
      rest: {do: Rest., guidance: national}
      act: {do: Act., guidance: national, by: now}
    endings:
      told: {says: Told., tell: dsl, by: now}
      told-yes: {says: Told., tell: dsl, by: now}
    """
  static let rules = """
    safety-rules:
      rule: {says: Act., source: Test, when: one is yes, given: act}
    """

  private func problems(_ flow: String) throws -> [Diagnostic] {
    let rules = SourceFile(path: "safety-rules.yaml", text: Self.rules)
    let library = try LibraryReader.read(SmallLibrary.files(flow) + [rules])
    let explorer = Explorer(Engine(library))
    let found = library.settings.keys.map { explorer.explore("test", setting: $0) }
    return Unreachable(in: library, found).diagnostics
      + library.safetyRules.flatMap { explorer.prove($0) }.map(\.diagnostic)
  }

  @Test func `the flow of the examples has no problem`() throws {
    #expect(try problems(Self.sound) == [])
  }

  @Test(arguments: walkingProblems.map(\.code))
  func `the broken example is told`(code: String) throws {
    let explanation = try #require(walkingProblems.first { $0.code == code })
    #expect(Self.sound.contains(explanation.mended))
    let parts = Self.sound.split(separator: explanation.mended, maxSplits: 1)
    let broken = parts.joined(separator: explanation.broken)
    #expect(try problems(broken).map(\.code).contains(code))
  }
}
