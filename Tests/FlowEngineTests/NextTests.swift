import FlowEngine
import FlowModel
import TestSupport
import Testing

/// What is next is worked out from what was told.
struct NextTests {
  private static let incident = """
    incident: one
    catch-all: yes
    title: One
    about: One.
    urgency: now
    first: [rest]
    steps:
      - ask: role
      - ask: hurt
      - when: hurt is yes
        then:
          - do: [tell]
      - do: [lead-acts, head-later, maybe, file]
      - ask: words
      - end: next
    questions:
      role:
        ask: Who are you?
        unsure: never
        options: {staff: Staff, dsl: The lead, head: The head}
      hurt: {ask: Is anyone hurt?, kind: yes-no, unsure: yes}
      words: {ask: What was said?, kind: text}
    actions:
      rest: {do-not: Rest., guidance: [national]}
      tell: {do: 'Tell {dsl} now.', by: now, tell: dsl, guidance: [national], strength: must}
      lead-acts: {do: Decide now., by: now, for: lead, guidance: [national], strength: must}
      head-later: {do: Support them., by: soon, for: head, guidance: [national]}
      maybe: {do: 'If in doubt, call {head}.', by: now, tell: head, while-unknown: hurt, guidance: [national]}
      file: {do: File it today., by: today, guidance: [national]}
    """

  private func walk(_ answers: String...) throws -> (engine: Engine, walk: Walk) {
    let engine = Engine(try SmallLibrary.read(Self.incident))
    var walk = engine.start("one", setting: "oak").walk
    for answer in answers {
      guard case .asking(let id) = walk.place, let question = engine.library.questions[id] else {
        break
      }
      walk = engine.step(walk, try question.read(answer, today: .reference)).walk
    }
    return (engine, walk)
  }

  @Test func `the most urgent act that was told is next`() throws {
    let (engine, urgent) = try walk("staff", "yes")
    #expect(engine.outcome(Ending.next, in: urgent)?.by == .now)
    #expect(engine.outcome(Ending.next, in: urgent)?.tell == "dsl")
    let (_, calm) = try walk("staff", "no")
    #expect(engine.outcome(Ending.next, in: calm)?.text == "File it today.")
    #expect(engine.outcome(Ending.next, in: calm)?.tell == nil)
  }

  @Test func `a lead's next is the lead's own first act`() throws {
    let (engine, lead) = try walk("dsl", "yes")
    #expect(engine.nextAction(in: lead)?.id == "lead-acts")
    #expect(engine.audience(in: lead) == .lead)
  }

  @Test func `a head's next is the soonest act of the two pages that a head leads by`() throws {
    let (engine, head) = try walk("head", "yes")
    #expect(head.next[.head] == "head-later")
    #expect(engine.nextAction(in: head)?.id == "lead-acts")
  }

  @Test func `words with an if are not told once the answer is known`() throws {
    let (_, walk) = try walk("staff", "no")
    #expect(!walk.given.contains("maybe"))
  }

  @Test func `what is next is said before anybody is asked for their own words`() throws {
    let engine = Engine(try SmallLibrary.read(Self.incident))
    var walk = engine.start("one", setting: "oak").walk
    for answer in ["staff", "yes"] {
      guard case .asking(let id) = walk.place else { break }
      let (next, effects) = engine.step(
        walk, try engine.library.questions[id]!.read(answer, today: .reference))
      walk = next
      if id == "hurt" { #expect(effects.suffix(2) == [.ended(["next"]), .asking("words")]) }
    }
    #expect(walk.isDirected)
    #expect(walk.place == .asking("words"))
    let (end, effects) = engine.step(
      walk, try engine.library.questions["words"]!.read("Nothing.", today: .reference))
    #expect(end.place == .ended)
    #expect(effects.isEmpty)
  }
}
