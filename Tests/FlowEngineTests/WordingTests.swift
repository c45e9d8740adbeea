import FlowEngine
import FlowFiles
import FlowModel
import TestSupport
import Testing

/// A policy's own answer names nobody whom the concern may be about.
struct WordingTests {
  private static let topics = SourceFile(
    path: "topics/pictures.yaml",
    text: """
      told:
        ask: Who is told?
        kind: value
        says: "Report it to {to}."
        slots: {to: roles}
        silence: Your policy does not say who is told.
      """)

  /// - Parameter answer: Whom the policy of Oak names.
  private func engine(_ answer: String, otherwise: String = "") throws -> Engine {
    var files = SmallLibrary.files(
      """
      incident: one
      catch-all: yes
      title: One
      about: One.
      steps:
        - ask: about
        - do: [tell]
        - end: next
      questions:
        about:
          ask: Whom is it about?
          options:
            other: Somebody else
            head: {label: The head, concerns: [head]}
            deputy: {label: The deputy, concerns: [deputy]}
            chair: {label: The chair, concerns: [chair]}
          unsure: [head]
      actions:
        tell: {tells: told, as: do, by: now\(otherwise)}
      """)
    files += [
      Self.topics,
      SourceFile(
        path: "answers/oak.yaml",
        text: """
          OAK-1: {answers: {told: {to: \(answer), strength: should}}}
          OAK-2: {none: furniture}
          OAK-3: {none: furniture}
          """),
    ]
    return Engine(try LibraryReader.read(files))
  }

  private func told(_ engine: Engine, about person: String) -> Advice? {
    let start = engine.start("one", setting: "oak").walk
    let walk = engine.step(start, Answer(raw: person, values: [person])).walk
    return engine.duties(in: walk).contains("tell") ? engine.advice("tell", in: walk) : nil
  }

  @Test func `the answer stands without those whom it may be about`() throws {
    let engine = try engine("[head, or, deputy]")
    #expect(told(engine, about: "other")?.text.contains(" or ") == true)
    for (person, left) in [("head", "deputy"), ("deputy", "head")] {
      let title = engine.library.settings["oak"]!.roles[left]!.title
      let advice = try #require(told(engine, about: person))
      #expect(advice.text == "Report it to \(title).")
      #expect(advice.basis == .policy)
      #expect(advice.clauses.map(\.id) == ["OAK-1"])
    }
  }

  @Test func `where it names nobody else nothing of it is told`() throws {
    #expect(told(try engine("[chair]"), about: "chair") == nil)
  }

  @Test func `where it names nobody else Waymark's own words stand, under no label of the policy`()
    throws
  {
    let engine = try engine(
      "[chair]", otherwise: ", otherwise: {do: 'Tell {dsl}.', guidance: [national]}")
    let advice = try #require(told(engine, about: "chair"))
    #expect(advice.text.hasPrefix("Tell "))
    #expect(advice.basis == .guidance)
    #expect(advice.clauses.isEmpty)
  }

  @Test func `whom it is about changes nothing that does not name them`() throws {
    let engine = try engine("[deputy]")
    #expect(told(engine, about: "chair") == told(engine, about: "other"))
  }
}
