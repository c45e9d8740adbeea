import FlowEngine
import FlowModel
import TestSupport
import Testing

/// Nobody is sent to the person the concern may be about, before or after it is known.
struct TipOffTests {
  static let flow = """
    incident: staff
    catch-all: yes
    title: Staff
    about: Test
    first: [tell-lead, tell-head, tell-chair, open]
    steps:
      - ask: danger
      - when: danger is no
        then:
          - ask: small
          - end: told
      - ask: about
      - do: [afterwards]
      - end: told
    questions:
      danger: {ask: Danger?, kind: yes-no, unsure: yes}
      small: {ask: Small?, kind: yes-no, unsure: yes}
      about:
        ask: Whom is it about?
        options:
          other: Somebody else
          head: {label: The head, concerns: [head, dsl, deputy]}
          lead: {label: The lead, concerns: [dsl, deputy]}
        unsure: [head, lead]
    actions:
      tell-lead: {do: 'Tell {dsl} now.', guidance: national, tell: dsl, by: now}
      tell-head: {do: Report it., guidance: national, tell: head, by: now}
      tell-chair: {do: 'Tell {chair}.', guidance: national, tell: chair}
      open: {gap: silent, says: It is silent., tell: dsl}
      afterwards: {do: 'Ask {dsl}.', guidance: national}
    endings:
      told: {says: 'Tell {dsl} now.', tell: dsl, by: now}
    """
  let engine: Engine

  init() throws { engine = Engine(try SmallLibrary.read(Self.flow)) }

  private func walk(_ setting: String, _ answers: String...) -> Walk {
    answers.reduce(engine.start("staff", setting: setting).walk) {
      engine.step($0, Answer(raw: $1, values: [$1])).walk
    }
  }

  private func text(_ action: String, _ walk: Walk) -> String {
    let advice = engine.advice(action, in: walk)
    return [advice.text, advice.instead].compactMap(\.self).joined(separator: " ")
  }

  @Test func `whoever it may be about is told only in a line that says whom to tell instead`() {
    let start = walk("oak")
    #expect(
      text("tell-lead", start)
        == "Tell the DSL now. If it may be about the DSL, a deputy or the headteacher: "
        + "tell the chair of governors, not them.")
    #expect(text("tell-head", start).hasSuffix("tell the chair of governors, not them."))
    #expect(text("tell-chair", start) == "Tell the chair of governors.")
  }

  @Test func `where no answer ahead can say whom it is about, nothing is added`() {
    #expect(text("tell-lead", walk("oak", "no")) == "Tell the DSL now.")
    #expect(text("tell-lead", walk("oak", "yes", "other")) == "Tell the DSL now.")
    #expect(text("tell-lead", walk("oak", "yes")) != "Tell the DSL now.")
  }

  @Test func `what the policy leaves open is asked of nobody whom it may be about`() {
    let start = walk("oak")
    #expect(text("open", start) == "It is silent.")
    #expect(engine.advice("open", in: start).tell == ["the chair of governors"])
    #expect(engine.advice("open", in: walk("oak", "no")).tell.first == "the DSL")
  }

  @Test func `after it those whom the person leads are left out as well`() {
    // At Oak the lead may be the head, who leads the deputy.
    let concerned = walk("oak", "yes", "lead")
    #expect(engine.concerned(by: concerned.answers, inSetting: "oak") == ["dsl", "head", "deputy"])
    #expect(engine.route(to: "dsl", in: concerned).map(\.id) == ["chair"])
    #expect(text("afterwards", concerned) == "Ask the chair of governors.")
  }

  @Test func `the way up leads past everybody concerned to whoever is above them`() {
    let concerned = walk("elm", "yes", "lead")
    #expect(engine.route(to: "head", in: concerned).map(\.id) == ["head", "chair"])
    let other = walk("elm", "yes", "other")
    #expect(engine.route(to: "dsl", in: other).map(\.id) == ["dsl", "deputy"])
  }
}
