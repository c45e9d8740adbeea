import FlowEngine
import FlowModel
import Testing

struct PolicyPositionTests {
  private let topic = Topic(
    id: "looking", ask: "May staff look?", kind: .choice,
    sentences: [
      Topic.Sentence(name: "banned", words: TopicSentence("Do not look.")!),
      Topic.Sentence(name: "allowed", words: TopicSentence("You may look.")!),
    ], silence: "Your policy does not say.")

  private func answer(
    _ clause: Clause.ID, _ name: String, _ strength: Strength, about: String? = nil,
    isGeneral: Bool = false, isOpen: Bool = false
  ) -> PolicyAnswer {
    PolicyAnswer(
      clause: clause, topic: "looking", names: [name], strength: strength, about: about,
      isGeneral: isGeneral, isOpen: isOpen)
  }

  private func position(_ answers: [PolicyAnswer]) -> PolicyPosition {
    PolicyPosition(
      on: topic, of: ["A"], in: TopicLibrary(topics: [topic], answers: ["A": answers]))
  }

  @Test func `no answer is silence, and another school's answer is none`() {
    #expect(position([]).state == .silent)
    let others = TopicLibrary(topics: [topic], answers: ["B": [answer("B-1", "banned", .must)]])
    #expect(PolicyPosition(on: topic, of: ["A"], in: others).state == .silent)
  }

  @Test func `one answer with two strengths is uneven, and the strictest stands first`() {
    let uneven = position([answer("A-1", "banned", .should), answer("A-2", "banned", .must)])
    #expect(uneven.state == .uneven)
    #expect(uneven.answers.map(\.clause) == ["A-2", "A-1"])
  }

  @Test func `answers that exclude each other are a contradiction, in one matter only`() {
    let both = [answer("A-1", "banned", .must), answer("A-2", "allowed", .may)]
    #expect(position(both).state == .contradictory)
    let apart = [
      answer("A-1", "banned", .must, about: "phones"),
      answer("A-2", "allowed", .may, about: "tablets"),
    ]
    #expect(position(apart).state == .answered)
  }

  @Test func `what is open or general is no answer, and gives way to one`() {
    let open = answer("A-1", "banned", .must, isOpen: true)
    let general = answer("A-2", "allowed", .must, isGeneral: true)
    #expect(position([open]).state == .open)
    #expect(position([general]).state == .generalOnly)
    #expect(position([general, open]).state == .open)
    let firm = position([open, general, answer("A-3", "banned", .must)])
    #expect(firm.state == .answered)
    #expect(firm.answers.map(\.clause) == ["A-3"])
  }
}
