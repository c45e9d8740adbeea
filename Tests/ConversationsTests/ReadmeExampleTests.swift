import Conversations
import FlowEngine
import TestSupport
import Testing

/// The conversation that README begins with is the one that whoever types it has.
struct ReadmeExampleTests {
  @Test func `what README shows is what is said`() throws {
    let readme = try #require(textOfFile(Shipped.root + "/README.md"))
    let block = try #require(
      readme.split(separator: "```").first { $0.contains("\nanswer> ") })
    let lines = block.split(separator: "\n").map(String.init)
    let typed = try #require(lines.first { $0.hasPrefix("answer> ") }).dropFirst("answer> ".count)
    var conversation = testConversation(Shipped.library, setting: "st-matthews", mode: .live)
    let said = spoken(conversation.take(String(typed)).replies)
    let shown = lines.filter { !$0.hasPrefix("answer> ") }
    #expect(shown.count > 10)
    #expect(words(said).contains(words(shown.joined(separator: "\n"))))
  }

  /// However wide the screen was.
  private func words(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
