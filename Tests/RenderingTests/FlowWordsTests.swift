import FlowEngine
import FlowModel
import Rendering
import TestSupport
import Testing

/// Flows as outlines, drawings and the book: short enough to be read, and nothing left out.
struct FlowWordsTests {
  static let flow = """
    incident: test
    catch-all: yes
    title: Test
    about: Test
    first: [stop]
    steps:
      - ask: days
      - ask: found
      - when: days above 0 and not found before today
        then: [{run: shared}]
      - when: found within 5 working days of seen or days at-most 3
        then: [{run: shared}]
      - ask: seen
      - run: shared
      - end: told
    questions:
      days: {ask: How many days?, kind: number, unsure: never}
      found: {ask: Found when?, kind: date, unsure: never}
      seen: {ask: Seen when?, kind: date, unsure: never}
    actions:
      stop: {do: Stop., guidance: national}
      share: {do: Share it with nobody., because: [OAK-1]}
    endings:
      told: {says: Told., tell: dsl, by: today}
    """
  static let part = "part: shared\nsteps:\n  - do: [share]\n"

  private func engine() throws -> Engine {
    Engine(try SmallLibrary.read(Self.flow, and: [Self.part]))
  }

  @Test func `a comparison is a sentence with all that it says`() throws {
    let lines = FlowOutline("test", try engine(), setting: "oak").lines.map(\.text)
    #expect(
      lines.contains(
        "If \"How many days?\" is more than 0 and not (\"Found when?\" is before today):"))
    #expect(
      lines.contains(
        "If \"Found when?\" is not before \"Seen when?\", and at most 5 working days after it or "
          + "\"How many days?\" is at most 3:"))
  }

  @Test func `a part is written out and drawn once, and referred to after that`() throws {
    let engine = try engine()
    let lines = FlowOutline("test", engine, setting: "oak").lines.map(\.text)
    #expect(lines.count { $0.contains("Share it with nobody") } == 1)
    #expect(lines.count { $0 == "(shared, as above)" } == 2)
    let drawing = FlowDrawing("test", engine, setting: "oak").dot
    #expect(drawing.split(separator: "Share it with nobody").count == 2)
    #expect(drawing.split(separator: "as drawn already").count == 3)
    // The walk leads on behind each of them.
    #expect(drawing.contains("Told."))
  }

  @Test func `the book writes a shared part once, with its clauses in the index`() throws {
    let book = Book.render(try engine(), setting: "oak", program: "test", as: .html)
    #expect(book.split(separator: "Share it with nobody").count == 2)
    #expect(book.split(separator: "Go through P1, shared.").count == 4)
    #expect(book.contains("P1. Steps that chapters share: shared"))
    #expect(book.split(separator: "OAK-1").count > 2)
  }
}
