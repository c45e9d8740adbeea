import FlowEngine
import FlowModel
import TestSupport
import Testing

struct EngineTests {
  static let incident = """
    incident: image
    catch-all: yes
    title: An image
    about: Test
    first: [no-look]
    steps:
      - ask: danger
      - when: danger is yes
        then:
          - do: [call]
        otherwise:
          - do: [wait]
      - run: device
      - when: whose is staff
        then:
          - go: staff
      - when: unsure whose
        then:
          - also: staff
      - end: told
    questions:
      danger: {ask: Danger?, options: {yes: Yes, no: No}, unsure: yes}
    actions:
      no-look: {do-not: Look., because: [OAK-1], guidance: national}
      call: {do: Call., guidance: national, by: now}
      wait: {do: Wait., guidance: national}
    endings:
      told: {says: Told., tell: dsl, by: now}
    """
  static let device = """
    part: device
    steps:
      - ask: whose
    questions:
      whose: {ask: Whose?, options: {pupil: A pupil's, staff: A colleague's}, unsure: pupil}
    """
  static let staff = """
    incident: staff
    title: Staff
    about: Test
    steps:
      - ask: danger
      - ask: whose
      - do: [tell-head]
      - end: staff-told
    actions:
      tell-head: {do: 'Tell {head}.', guidance: national, tell: head}
    endings:
      staff-told: {says: Told head., tell: head, by: today}
    """
  let engine: Engine

  init() throws {
    engine = Engine(try SmallLibrary.read(Self.incident, and: [Self.device, Self.staff]))
  }

  /// Answers the open question with an option.
  func answer(_ walk: Walk, _ value: String, unsure: Bool = false) -> (
    walk: Walk, effects: [Effect]
  ) {
    engine.step(walk, Answer(raw: value, values: [value], isUnsure: unsure))
  }

  @Test func `do-nots come before the first question`() {
    let (walk, effects) = engine.start("image", setting: "oak")
    #expect(effects == [.entered("image"), .given(["no-look"]), .asking("danger")])
    #expect(walk.place == .asking("danger"))
  }

  @Test func `the branch that holds is taken and the other is not`() {
    let (yes, _) = answer(engine.start("image", setting: "oak").walk, "yes")
    let (no, _) = answer(engine.start("image", setting: "oak").walk, "no")
    #expect(yes.given == ["no-look", "call"])
    #expect(no.given == ["no-look", "wait"])
  }

  @Test func `a jump carries answers over and skips what is answered`() {
    let asked = answer(engine.start("image", setting: "oak").walk, "no").walk
    let (walk, effects) = answer(asked, "staff")
    #expect(effects == [.entered("staff"), .given(["tell-head"]), .ended(["staff-told"])])
    #expect(walk.order == ["danger", "whose"])
    #expect(walk.place == .ended)
  }

  @Test func `a second incident follows when the first has ended`() {
    let asked = answer(engine.start("image", setting: "oak").walk, "no").walk
    let (walk, _) = answer(asked, "pupil", unsure: true)
    #expect(walk.entered == ["image", "staff"])
    #expect(walk.endings == ["told", "staff-told"])
  }

  @Test func `starting again with known answers leads to the same place`() {
    let live = answer(answer(engine.start("image", setting: "oak").walk, "yes").walk, "pupil").walk
    let again = engine.start("image", setting: "oak", known: live.answers).walk
    #expect(again == live)
  }

  @Test func `an answer whose question is not reached has no effect`() {
    let known = ["elsewhere": Answer(raw: "x", values: ["x"])]
    let walk = engine.start("image", setting: "oak", known: known).walk
    #expect(walk.answers.isEmpty)
    #expect(walk.place == .asking("danger"))
  }
}
