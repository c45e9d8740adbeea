import FlowChecks
import FlowEngine
import FlowModel
import TestSupport
import Testing

struct ExplorerTests {
  static func incident(_ steps: String, _ more: String = "") -> String {
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
      one: {ask: One?, options: {yes: Yes, no: No}, unsure: yes}
      two: {ask: Two?, options: {yes: Yes, no: No}}
      several: {ask: Several?, kind: several, options: {a: A, b: B, c: C}, unsure: [a]}
      words: {ask: Words?, kind: text}
    actions:
      stop: {do-not: Stop., guidance: national}
      act: {do: Act., guidance: national, by: now}
    endings:
      told: {says: Told., tell: dsl, by: now}
    \(more)
    """
  }

  private func explore(_ steps: String) throws -> (Exploration, Library) {
    let library = try SmallLibrary.read(Self.incident(steps))
    return (Explorer(Engine(library)).explore("test", setting: "oak"), library)
  }

  @Test func `paths are counted as a person could walk them`() throws {
    #expect(try explore("  - ask: one").0.paths == 3)
    #expect(try explore("  - ask: one\n  - ask: two").0.paths == 6)
    // Seven choices; not knowing, which counts as a; and not knowing beside b, c and both.
    #expect(try explore("  - ask: several").0.paths == 11)
    #expect(try explore("  - ask: words").0.paths == 1)
    #expect(
      try explore("  - ask: one\n  - when: one is yes\n    then:\n      - ask: two").0.paths == 5)
    #expect(try explore("  - ask: one\n  - ask: one").0.paths == 3)
  }

  @Test func `states that can no longer differ are one`() throws {
    let (found, _) = try explore("  - ask: one\n  - ask: two\n  - ask: words")
    // one; two, whatever one was; the end. Own words, which change nothing, make no state.
    #expect(found.states == 3)
    let (told, _) = try explore(
      "  - ask: one\n  - ask: two\n  - when: one is yes\n    then:\n      - ask: words")
    #expect(told.states == 4)
  }

  @Test func `the count agrees with walking every path, one by one`() throws {
    let engine = Engine(Shipped.library)
    let explorer = Explorer(engine)
    func count(_ walk: Walk) -> Int {
      guard case .asking(let id) = walk.place else { return 1 }
      return explorer.answers(to: id).reduce(0) {
        $0 + count(engine.step(walk, $1).walk)
      }
    }
    for (flow, setting) in [
      ("danger-now", "kite"), ("none-of-these", "gaskell"), ("staff-contact-online", "gaskell"),
      ("official-account-incident", "st-matthews"), ("near-miss-record", "kite"),
    ] {
      let found = Explorer(engine).explore(flow, setting: setting)
      #expect(found.paths == UInt128(count(engine.start(flow, setting: setting).walk)), "\(flow)")
    }
  }

  @Test func `what a condition can never let through is told, feasible and not merely connected`()
    throws
  {
    // Answering one with yes sets it for good, so the inner branch can never hold.
    let (found, library) = try explore(
      """
        - ask: one
        - when: one is yes
          then:
            - when: one is no
              then:
                - do: [act]
                - ask: two
      """)
    let told = Unreachable(in: library, [found]).diagnostics
    #expect(
      told.map(\.message) == [
        "no answers lead to the question 'two' in any setting",
        "no answers lead to the question 'several' in any setting",
        "no answers lead to the question 'words' in any setting",
        "no answers lead to the action 'act' in any setting",
      ])
    #expect(told.allSatisfy { $0.location.line > 0 })
  }

  @Test func `what some answers lead to is not told`() throws {
    let (found, library) = try explore(
      "  - ask: one\n  - ask: two\n  - ask: several\n  - ask: words\n  - do: [act]")
    #expect(Unreachable(in: library, [found]).diagnostics.isEmpty)
  }

  @Test(.takesLong)
  func `protection stands before the first question of every shipped incident`() {
    let found = ShippedCheckup.found.explorations
    #expect(found.count == Shipped.library.incidents.count * Shipped.settings.count)
    #expect(found.filter { $0.longestToProtection > 0 }.map(\.incident) == [])
  }
}

/// Everything that the checker tells of the shipped flows, worked out once for all tests.
enum ShippedCheckup {
  static let found = Checkup(Explorer(Engine(Shipped.library)))
}
