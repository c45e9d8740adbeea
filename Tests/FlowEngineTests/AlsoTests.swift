import FlowEngine
import FlowModel
import TestSupport
import Testing

/// What is urgent in a second incident comes at once, and own words are asked for last of all.
struct AlsoTests {
  static let post = """
    incident: post
    catch-all: yes
    title: A post
    about: Test
    urgency: today
    steps:
      - ask: threat
      - when: threat is yes
        then:
          - also: threat
      - when: threat is no
        then:
          - also: slow
      - do: [calm]
      - ask: account
      - end: told-today
    questions:
      threat: {ask: A threat?, kind: yes-no, unsure: yes}
      account: {ask: What did you see?, kind: text}
    actions:
      calm: {do: Keep calm., guidance: national}
    endings:
      told-today: {says: Told., tell: dsl, by: today}
    """
  static let threat = """
    incident: threat
    title: A threat
    about: Test
    urgency: now
    first: [police]
    steps:
      - ask: words
      - ask: near
      - do: [guard]
      - end: told-now
    questions:
      words: {ask: What was said?, kind: text}
      near: {ask: Is it near?, kind: yes-no, unsure: yes}
    actions:
      police: {do: Call the police., guidance: national, by: now}
      guard: {do: Guard the door., guidance: national, by: now}
    endings:
      told-now: {says: Told now., tell: dsl, by: now}
    """
  static let slow = """
    incident: slow
    title: Slow
    about: Test
    urgency: today
    steps:
      - do: [tidy]
      - end: told-slow
    actions:
      tidy: {do: Tidy up., guidance: national}
    endings:
      told-slow: {says: Told slow., tell: dsl, by: today}
    """
  let engine: Engine

  init() throws {
    engine = Engine(try SmallLibrary.read(Self.post, and: [Self.threat, Self.slow]))
  }

  private func answer(_ walk: Walk, _ value: String) -> (walk: Walk, effects: [Effect]) {
    engine.step(walk, Answer(raw: value, values: [value]))
  }

  @Test func `an incident that is due now is entered by the very answer that leads to it`() {
    let (walk, effects) = answer(engine.start("post", setting: "oak").walk, "yes")
    #expect(effects == [.entered("threat"), .given(["police"]), .asking("near")])
    #expect(walk.entered == ["post", "threat"])
  }

  @Test func `own words are asked for only when every incident has said what is to be done`() {
    let asked = answer(engine.start("post", setting: "oak").walk, "yes").walk
    let (walk, effects) = answer(asked, "yes")
    #expect(
      effects == [
        .given(["guard"]), .given(["calm"]), .ended(["told-now", "told-today"]), .asking("words"),
      ])
    let (next, _) = answer(walk, "he said so")
    #expect(next.place == .asking("account"))
    let (last, end) = answer(next, "I saw it")
    // It was said before what is next, and it is not said again.
    #expect(end.isEmpty)
    #expect(last.place == .ended)
    let again = engine.start("post", setting: "oak", known: last.answers).walk
    #expect(again == last)
  }

  @Test func `an incident that can wait comes when the one that led to it has ended`() {
    let (walk, effects) = answer(engine.start("post", setting: "oak").walk, "no")
    #expect(
      effects == [
        .given(["calm"]), .entered("slow"), .given(["tidy"]), .ended(["told-today", "told-slow"]),
        .asking("account"),
      ])
    #expect(walk.endings == ["told-today", "told-slow"])
  }
}
