import Conversations
import FlowEngine
import FlowModel
import Testing

/// Replies as somebody hears them who listens to a screen.
struct HeardTests {
  private func advice(_ kind: Advice.Kind, _ basis: Advice.Basis, _ text: String) -> Advice {
    Advice(
      action: text, kind: kind, basis: basis, strength: .must, text: text, by: .now,
      clauses: basis == .policy ? [Advice.Source(id: "OAK-1", words: "will")] : [])
  }

  private func heard(_ advice: [Advice]) -> [String] {
    Reply.advice(advice).paragraphs(heard: true).map { $0.lead + $0.text }
  }

  @Test func `a do-not says so without its heading`() {
    let lines = heard([
      advice(.refrain, .policy, "Look at it."), advice(.refrain, .policy, "Copy it."),
    ])
    #expect(lines == ["DO NOT", "Your policy:", "  - Do not look at it.", "  - Do not copy it."])
  }

  @Test func `whose rule it is is said where that changes, and guidance is never the policy's`() {
    let lines = heard([
      advice(.act, .policy, "Tell the lead."), advice(.act, .guidance, "Keep it shut."),
      advice(.act, .guidance, "Write the time."), advice(.act, .caution, "Stay calm."),
      advice(.act, .policy, "Wait."),
    ])
    #expect(
      lines == [
        "DO NOW", "Your policy:", "  - Tell the lead.", "National guidance, not your policy:",
        "  - Keep it shut.", "  - Write the time.", "Waymark's caution, not your policy:",
        "  - Stay calm.", "Your policy:", "  - Wait.",
      ])
  }

  private let question = [
    Reply.question(Asked(question: "a", text: "Is it?", options: ["Yes", "No"]))
  ]
  private let problem = Reply.problem("'x' is not one of the choices.")

  @Test func `after an answer that was not taken the choices are not heard again`() {
    let replies = ([problem] + question).withoutRepeating(question, after: "x")
    #expect(replies == [problem, .line("Press Enter to hear the question again.")])
  }

  @Test func `Enter alone, another question and a taken answer are heard whole`() {
    let other = [Reply.question(Asked(question: "b", text: "Or?", options: ["Yes", "No"]))]
    #expect(([problem] + question).withoutRepeating(question, after: " ") == [problem] + question)
    #expect(([problem] + other).withoutRepeating(question, after: "x") == [problem] + other)
    #expect(question.withoutRepeating(question, after: "x") == question)
  }
}
