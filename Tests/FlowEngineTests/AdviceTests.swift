import FlowEngine
import FlowModel
import TestSupport
import Testing

struct AdviceTests {
  static let incident = """
    incident: image
    catch-all: yes
    title: An image
    about: Test
    first: [tell, other-school, only-oak, advised, hint, gap, oak-gap]
    steps:
      - ask: about-whom
      - do: [tell-late]
      - end: told
    questions:
      about-whom:
        ask: Whom is it about?
        options:
          nobody: A pupil
          head: {label: The head, concerns: [head]}
        unsure: head
    actions:
      tell: {do: 'Tell {dsl}.', because: [OAK-1, ELM-1], tell: dsl, by: now}
      other-school: {do: Tell., because: [ELM-1]}
      only-oak: {know: A fact., because: [OAK-3]}
      advised: {do: Breathe., because: [OAK-2, OAK-3], guidance: national, strength: must}
      hint: {do-not: Look., guidance: national, strength: must}
      gap: {gap: silent, says: Not said., tell: dsl}
      oak-gap: {gap: contradicts, says: Both., tell: dsl, because: [OAK-2]}
      tell-late: {do: 'Tell {dsl}.', guidance: national, tell: dsl}
      decide: {do: Decide., guidance: national, who: head}
    endings:
      told: {says: 'Tell {dsl}.', tell: dsl, by: now}
    """
  let engine: Engine

  init() throws { engine = Engine(try SmallLibrary.read(Self.incident)) }

  func advice(_ action: String, _ setting: String) -> Advice {
    engine.advice(action, in: engine.start("image", setting: setting).walk)
  }

  @Test func `no school is shown another school's clause`() {
    #expect(advice("tell", "oak").clauses.map(\.id) == ["OAK-1"])
    #expect(advice("tell", "elm").clauses.map(\.id) == ["ELM-1"])
  }

  @Test func `what only another school asks for is not given`() {
    #expect(
      engine.start("image", setting: "oak").walk.given
        == ["tell", "only-oak", "advised", "hint", "gap", "oak-gap"])
    #expect(
      engine.start("image", setting: "elm").walk.given
        == ["tell", "other-school", "advised", "hint", "gap"])
  }

  @Test func `the strength is that of the school's own clause`() {
    #expect(advice("tell", "oak").modality == "must")
    #expect(advice("tell", "elm").modality == "may")
  }

  @Test func `advised never becomes must, however strong the guidance beside it`() {
    let advised = advice("advised", "oak")
    #expect(advised.modality == "should")
    #expect(advised.basis == .policy)
  }

  @Test func `national guidance is never the policy's`() {
    let hint = advice("hint", "oak")
    #expect(hint.basis == .guidance)
    #expect(hint.modality == "must not")
    #expect(hint.clauses.isEmpty)
    #expect(advice("advised", "elm").basis == .guidance)
  }

  @Test func `a gap asks for nothing and says whom to ask, one person`() {
    let gap = advice("gap", "elm")
    #expect(gap.basis == .gap(.silent))
    #expect(gap.modality == nil)
    #expect(gap.tell == ["the principal"])
  }

  @Test func `nothing is routed to the person it is about, or to the same person in another role`()
  {
    let start = engine.start("image", setting: "oak").walk
    let about = engine.step(start, Answer(raw: "2", values: ["head"])).walk
    let late = engine.advice("tell-late", in: about)
    // Where somebody is concerned, whoever is above them all stands behind whoever is told.
    #expect(late.tell == ["a deputy", "the chair of governors"])
    #expect(late.text == "Tell a deputy.")
    #expect(engine.route(to: "head", in: about).map(\.id) == ["chair"])
    // Nobody else is said to act in the place of the one whom the policy names.
    #expect(engine.advice("decide", in: about).who == "whoever stands in for the headteacher")
    let other = engine.step(start, Answer(raw: "1", values: ["nobody"])).walk
    #expect(engine.advice("decide", in: other).who == "the headteacher")
    #expect(
      engine.advice("tell-late", in: other).tell == ["the DSL", "a deputy", "the headteacher"])
  }
}
