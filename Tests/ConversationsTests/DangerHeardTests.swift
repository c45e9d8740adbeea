import Conversations
import FlowEngine
import FlowModel
import Matching
import TestSupport
import Testing

/// Danger is heard at every prompt, and the line that held it stays on record word for word.
struct DangerHeardTests {
  private static let danger = "theres a lad here he wont wake up"

  private func begun(_ lines: String...) -> Conversation {
    var conversation = testConversation(Shipped.library, setting: "st-matthews")
    for line in lines { _ = conversation.take(line) }
    return conversation
  }

  private func isKept(_ line: String, in turn: Turn) -> Bool {
    turn.events.contains { event in
      switch event {
      case .noted(_, let text): text == line
      case .told(let telling): telling.text == line
      case .acknowledged(let word): word.raw == line
      case .refused(let refusal): refusal.text == line
      case .corrected(_, let answer, _, _): answer.raw == line
      case .aside(.inDanger(_, _, let typed)): typed == line
      case .answered(_, let answer, _): answer.raw == line
      default: false
      }
    }
  }

  private func expectHeard(_ line: String, in conversation: Conversation) {
    var conversation = conversation
    let prompt = conversation.prompt
    let turn = conversation.take(line)
    let said = turn.replies.flatMap(\.paragraphs).map(\.text)
    let call = said.firstIndex { $0.contains("999") }
    #expect(call == said.indices.first, "\(prompt): \(said)")
    #expect(spoken(turn.replies).contains("Call 999 now"), "\(prompt)")
    #expect(isKept(line, in: turn), "\(prompt) \(turn.events.suffix(3))")
    #expect(!spoken(turn.replies).contains("do not seem to speak"))
  }

  @Test func `danger is heard at every prompt of a walk, first of all, and kept as typed`() {
    var walked = begun("lost laptop")
    var prompts = 0
    while case let prompt = walked.prompt, prompt != .nothing, prompts < 40 {
      if prompt != .telling { expectHeard(Self.danger, in: walked) }
      prompts += 1
      switch prompt {
      case .confirming: _ = walked.take("yes")
      case .choosing: _ = walked.take("1")
      case .acknowledging: _ = walked.take("cannot")
      case .cannot: _ = walked.take("no key")
      case .question(let id) where Shipped.library.questions[id]?.kind == .text:
        _ = walked.take("words")
      case .question(let id) where Shipped.library.questions[id]?.kind.isMeasured == true:
        _ = walked.take("today")
      default: _ = walked.take("1")
      }
    }
    #expect(prompts > 4)
    expectHeard(Self.danger, in: begun("2", "note"))
    expectHeard(Self.danger, in: begun("2", "note", "1"))
    expectHeard(Self.danger, in: begun("2", "1", "back 1"))
  }

  @Test func `danger in a valid answer, and behind a command, is heard too`() {
    var conversation = begun("2")
    let said = spoken(conversation.take("note \(Self.danger)").replies)
    #expect(said.contains("Call 999 now"))
    #expect(spoken(begun("2").taking("report \(Self.danger)")).contains("Call 999 now"))
    #expect(spoken(begun("2").taking("help \(Self.danger)")).contains("Call 999 now"))
  }

  @Test func `the number 999 is danger and no number of the menu`() {
    #expect(spoken(begun().taking("999")).contains("Call 999 now"))
  }

  @Test func `what could be danger is asked about in one question before anything is offered`() {
    var conversation = begun()
    let turn = conversation.take("shes killing me with these emails")
    let questions = turn.replies.filter { if case .question = $0 { true } else { false } }
    #expect(questions.count == 1)
    #expect(isKept("shes killing me with these emails", in: turn))
    var calm = conversation
    let calmed = spoken(calm.take("no").replies)
    #expect(!calmed.contains("Call 999 now"))
    for word in ["yes", "I don't know", "she has a knife"] {
      var worse = conversation
      #expect(spoken(worse.take(word).replies).contains("Call 999 now"), "\(word)")
    }
  }

  @Test func `a doubt at an open question is settled first, and the line is then taken`() {
    var conversation = begun("2")
    let open = conversation.prompt
    let asked = conversation.take("he brought a toy gun in")
    #expect(isKept("he brought a toy gun in", in: asked))
    _ = conversation.take("no")
    #expect(conversation.prompt == open)
    var worse = begun("2")
    _ = worse.take("he brought a toy gun in")
    #expect(spoken(worse.take("yes").replies).contains("Call 999 now"))
    #expect(worse.prompt == open)
  }
}

extension Conversation {
  fileprivate func taking(_ line: String) -> [Reply] {
    var copy = self
    return copy.take(line).replies
  }
}
