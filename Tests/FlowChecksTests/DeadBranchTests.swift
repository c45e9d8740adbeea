import FlowChecks
import FlowEngine
import FlowFiles
import FlowModel
import TestSupport
import Testing

/// Branches that no walk meets, and branches that cover every answer.
struct DeadBranchTests {
  private func flow(_ steps: String) -> String {
    """
    incident: test
    catch-all: yes
    title: Test
    about: Test
    first: [stop]
    steps:
    \(steps)
    questions:
      kind: {ask: 'Which?', options: {a: An A, b: A B}, unsure: b}
    actions:
      stop: {do: Stop., guidance: national}
    endings:
      told: {says: Told., tell: dsl, by: today}
    """
  }

  private func codes(_ steps: String) throws -> [String] {
    let library = try SmallLibrary.read(flow(steps))
    return Checkup(Explorer(Engine(library))).diagnostics.map(\.code)
  }

  static let dead = [
    "  - ask: kind\n  - when: kind is a and kind is b\n    then: [{do: [stop]}]\n  - end: told",
    "  - ask: kind\n  - when: kind in (a, b)\n    then: [{do: [stop]}]\n  - end: told",
    "  - when: kind is a\n    then: [{do: [stop]}]\n  - ask: kind\n  - end: told",
    "  - ask: kind\n  - when: kind is a\n    then:\n      - when: kind is b\n        then: [{do: [stop]}]\n"
      + "  - end: told",
  ]

  @Test(arguments: dead)
  func `a condition that comes out alike on every walk is told`(steps: String) throws {
    #expect(try codes(steps) == ["dead-branch"])
  }

  @Test func `a branch that only one setting meets is alive`() throws {
    let steps = "  - ask: kind\n  - when: setting is oak\n    then: [{do: [stop]}]\n  - end: told"
    #expect(try codes(steps) == [])
  }

  @Test func `branches that cover every answer need no other ending`() throws {
    let steps =
      "  - ask: kind\n  - when: kind is a\n    then: [{end: told}]\n"
      + "  - when: kind is b\n    then: [{end: told}]"
    #expect(try codes(steps) == [])
  }

  static let open = [
    // An answer is missing.
    "  - ask: kind\n  - when: kind is a\n    then: [{end: told}]",
    // Nobody asks.
    "  - when: kind is a\n    then: [{end: told}]\n  - when: kind is b\n    then: [{end: told}]",
    // One of the branches does not end.
    "  - ask: kind\n  - when: kind is a\n    then: [{end: told}]\n"
      + "  - when: kind is b\n    then: [{do: [stop]}]",
  ]

  @Test(arguments: open)
  func `branches that leave an answer without an ending are told`(steps: String) {
    let codes = #expect(throws: LibraryError.self) { try SmallLibrary.read(flow(steps)) }
    #expect(codes?.diagnostics.map(\.code) == ["no-ending"])
  }
}
