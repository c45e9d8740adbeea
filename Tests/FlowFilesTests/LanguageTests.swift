import FlowEngine
import FlowFiles
import FlowModel
import TestSupport
import Testing

/// Parts that take words, amendments of one setting, and duties.
struct LanguageTests {
  static let flow = """
    incident: test
    catch-all: yes
    title: Test
    about: Test
    steps:
      - ask: one
      - do: [tell-today]
      - when: one is yes
        then: [{do: [tell-now]}]
      - run: wait-for
        with: {person: deputy}
      - run: wait-for
        with: {person: chair}
      - end: told
    questions:
      one: {ask: One?, kind: yes-no, unsure: yes}
    actions:
      tell-today: {do: Tell the lead., by: today, duty: tell, because: [OAK-2], guidance: national}
      tell-now: {do: Tell the lead now., by: now, duty: tell, because: [OAK-1, ELM-1]}
    endings:
      told: {says: Told., tell: dsl, by: now}
    """
  static let part = """
    part: wait-for
    takes: [person]
    steps:
      - ask: reached-$person
      - when: not reached-$person is yes
        then: [{do: [try-$person-again]}]
    questions:
      reached-$person: {ask: 'Can you reach {$person}?', kind: yes-no, unsure: no}
    actions:
      try-$person-again: {do: 'Try {$person} again.', tell: $person, guidance: national}
    """
  static let amendment = """
    amends: oak
    replaces:
      try-chair-again: {do: Write to the chair., tell: chair, guidance: national}
    adds:
      - to: test
        steps: [{do: [bell]}]
    actions:
      bell: {do: Ring the bell., guidance: national}
    """

  private func engine() throws -> Engine {
    Engine(
      try LibraryReader.read(
        SmallLibrary.files(Self.flow) + [
          SourceFile(path: "parts/wait-for.yaml", text: Self.part),
          SourceFile(path: "amendments/oak.yaml", text: Self.amendment),
        ]))
  }

  private func walk(_ answers: [String], _ setting: String, _ engine: Engine) -> Walk {
    var (walk, _) = engine.start("test", setting: setting)
    for answer in answers {
      walk = engine.step(walk, Answer(raw: answer, values: [answer])).walk
    }
    return walk
  }

  @Test func `a part is filled in once for each word it is run with`() throws {
    let engine = try engine()
    let questions = engine.library.questions
    #expect(questions["reached-deputy"]?.ask == "Can you reach {deputy}?")
    let walk = walk(["no", "no", "no"], "elm", engine)
    #expect(walk.given.contains("try-deputy-again"))
    #expect(engine.advice("try-chair-again", in: walk).text == "Try the chair of trustees again.")
  }

  @Test func `an amendment adds and rewords in its own setting and in no other`() throws {
    let engine = try engine()
    let oak = walk(["no", "no", "no"], "oak", engine)
    #expect(engine.advice("try-chair-again", in: oak).text == "Write to the chair.")
    #expect(oak.given.last == "bell")
    #expect(!walk(["no", "no", "no"], "elm", engine).given.contains("bell"))
  }

  @Test func `of one duty the strongest, the earliest and all clauses are told, once`() throws {
    let engine = try engine()
    let walk = walk(["yes", "yes", "yes"], "oak", engine)
    #expect(engine.duties(in: walk) == ["tell-now", "bell"])
    let advice = engine.advice("tell-now", in: walk)
    #expect(advice.strength == .must && advice.by == .now)
    #expect(advice.clauses.map(\.id) == ["OAK-2", "OAK-1"])
  }

  @Test func `what asks for no more than was said already is not said again`() throws {
    let swapped = Self.flow.split(separator: "[tell-today]").joined(separator: "[tell-now]")
      .split(separator: "{do: [tell-now]}").joined(separator: "{do: [tell-today]}")
    let engine = Engine(
      try LibraryReader.read(
        SmallLibrary.files(swapped) + [SourceFile(path: "parts/wait-for.yaml", text: Self.part)]))
    let (walk, _) = engine.start("test", setting: "elm")
    let (_, effects) = engine.step(walk, Answer(raw: "yes", values: ["yes"]))
    // In Elm the clause of Oak does not stand, and 'today' is later than 'now'.
    #expect(!effects.contains(.given(["tell-today"])))
  }

  @Test(arguments: [("{persons: chair}", "wrong-words"), ("{person: x y}", "bad-name")])
  func `a part run with other words is refused`(words: String, code: String) throws {
    let flow = Self.flow.split(separator: "{person: chair}").joined(separator: words)
    let error = #expect(throws: LibraryError.self) {
      try LibraryReader.read(
        SmallLibrary.files(flow) + [SourceFile(path: "parts/wait-for.yaml", text: Self.part)])
    }
    let codes = try #require(error).diagnostics.map(\.code)
    #expect(codes.contains(code), "\(codes)")
  }
}
