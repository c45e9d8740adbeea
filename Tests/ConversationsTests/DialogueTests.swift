import Conversations
import FlowEngine
import FlowModel
import TestSupport
import Testing

/// Every dialogue runs live, and again from its own transcript.
struct DialogueTests {
  static let folder = Shipped.root + "/Tests/Dialogues"
  static let files = names(in: folder).filter { $0.hasSuffix(".md") }

  @Test func `there are dialogues`() {
    #expect(Self.files.count >= 8)
  }

  @Test(arguments: files)
  func `what is said brings what must be heard, and its transcript leads to the same place`(
    file: String
  ) throws {
    let dialogue = Dialogue(markdown: try #require(textOfFile(Self.folder + "/" + file)))
    let fresh = testConversation(Shipped.library, setting: dialogue.setting, mode: dialogue.mode)
    var recorded = RecordedConversation(fresh, log: MemoryLog())
    for exchange in dialogue.exchanges {
      let replies =
        try exchange.said.map { try recorded.take($0, at: Moment(milliseconds: 0)) }
        ?? fresh.greeting(notices: [])
      check(spoken(replies), exchange, file)
    }
    try replay(recorded.log.events, fresh, recorded.conversation)
    if dialogue.exchanges.contains(where: { $0.said == "1" }) {
      #expect(recorded.log.events.count > 3)
    }
  }

  private func check(_ text: String, _ exchange: Dialogue.Exchange, _ file: String) {
    var rest = text[...]
    for words in exchange.heard {
      guard let found = rest.range(of: words) else {
        Issue.record("\(file):\(exchange.line): '\(words)' was not heard in:\n\(text)")
        return
      }
      rest = rest[found.upperBound...]
    }
    for words in exchange.notHeard where text[...].range(of: words) != nil {
      Issue.record("\(file):\(exchange.line): '\(words)' was heard in:\n\(text)")
    }
  }

  /// The same answers put to the same flows must bring the same questions and the same advice.
  private func replay(_ events: [Event], _ fresh: Conversation, _ live: Conversation) throws {
    var story = fresh.state
    for event in events { story.apply(event) }
    #expect(story.walk == live.state.walk)
    #expect(story.shown == live.state.shown)
    #expect(story.acknowledged == live.state.acknowledged)
    #expect(story.ended == live.state.ended)
    var resumed = fresh
    _ = resumed.resume(events, Resumption())
    #expect(resumed.state.walk == live.state.walk)
  }
}

extension Substring {
  /// Where words stand, whatever the line breaks.
  func range(of words: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(words) { return start..<index(start, offsetBy: words.count) }
      start = index(after: start)
    }
    return nil
  }
}
