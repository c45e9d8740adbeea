import Conversations
import FlowEngine
import FlowModel
import TestSupport
import Testing

/// Records made when an urgent second incident still waited for the first one to end.
struct OlderOrderTests {
  private func answer(_ value: String) -> Answer { Answer(raw: value, values: [value]) }

  /// As 0.1.0 recorded it: after the threat came who sent it.
  private var left: ConversationState {
    let fresh = testConversation(Shipped.library, setting: "st-matthews")
    var opened = fresh
    var story = ConversationState(engine: Engine(Shipped.library), today: .reference)
    for event in opened.take("a nasty post").events {
      if case .opened = event { story.apply(event) }
    }
    story.apply(.entered(flow: "abusive-post", title: "An abusive message", by: .person))
    story.apply(.answered(question: "danger", answer("no"), shown: "No"))
    story.apply(.answered(question: "ap-threat", answer("yes"), shown: "Yes"))
    story.apply(.answered(question: "ap-who", answer("pupil"), shown: "A pupil"))
    return story
  }

  @Test func `an answer of a record whose flow has another order now is not lost`() {
    var story = left
    #expect(story.walk?.place == .asking("role"))
    story.apply(.answered(question: "role", answer("staff"), shown: "Staff"))
    story.apply(.answered(question: "th-who", answer("pupil"), shown: "A pupil"))
    #expect(story.walk?.answers["ap-who"] == answer("pupil"))
    #expect(story.walk?.place == .asking("ap-hate"))
  }

  @Test func `an answer that was taken back stays taken back`() {
    var story = left
    story.apply(.withdrawn(question: "ap-who", seq: 0))
    story.apply(.answered(question: "role", answer("staff"), shown: "Staff"))
    #expect(story.walk?.place == .asking("ap-who"))
  }

  @Test func `only what is due now is said not to wait`() {
    func words(_ by: Deadline) -> String {
      let ended = Ended(ending: "told", text: "Tell her.", tell: ["the head", "the chair"], by: by)
      return Reply.ending(ended).paragraphs.map(\.text).joined(separator: "\n")
    }
    #expect(words(.now).contains("Do not wait."))
    #expect(words(.now).contains("Act first."))
    #expect(words(.today).contains("If you cannot reach them: the chair."))
    #expect(!words(.today).contains("Do not wait."))
    #expect(!words(.today).contains("Act first."))
  }
}
