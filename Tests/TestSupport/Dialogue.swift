package import Conversations
package import FlowEngine
package import FlowModel
import Matching

/// A conversation written down as Markdown: what is said, and what must be heard.
///
///     # Title
///     setting: oak
///     mode: rehearsal
///
///     > what the person types
///     - words that the reply must hold, in this order
///     - not: words that the reply must not hold
///
/// Everything else is prose for whoever reads it.
package struct Dialogue: Sendable {
  package struct Exchange: Sendable {
    /// Nil for what stands on the screen before anything is typed.
    package let said: String?
    package var heard: [String] = []
    package var notHeard: [String] = []
    package let line: Int
  }

  package let setting: String
  package let mode: Opening.Mode
  package let exchanges: [Exchange]

  package init(markdown: String) {
    var setting = ""
    var mode = Opening.Mode.rehearsal
    var exchanges = [Exchange(said: nil, line: 1)]
    for (index, line) in markdown.split(separator: "\n", omittingEmptySubsequences: false)
      .enumerated()
    {
      if line.hasPrefix("setting: ") { setting = String(line.dropFirst(9)) }
      if line == "mode: live" { mode = .live }
      if line.hasPrefix("> ") {
        let said = line.dropFirst(2) == "(Enter)" ? "" : String(line.dropFirst(2))
        exchanges.append(Exchange(said: said, line: index + 1))
      } else if line.hasPrefix("- not: ") {
        exchanges[exchanges.count - 1].notHeard.append(String(line.dropFirst(7)))
      } else if line.hasPrefix("- ") {
        exchanges[exchanges.count - 1].heard.append(String(line.dropFirst(2)))
      }
    }
    self.setting = setting
    self.mode = mode
    self.exchanges = exchanges
  }
}

/// An opening for tests, with no clock behind it.
package func testOpening(_ library: Library, setting: String, mode: Opening.Mode) -> Opening {
  Opening(
    record: "0b5cd5ee-9f0d-4f0a-8a0e-2f1c3d4e5f60", mode: mode, program: "test", setting: setting,
    settingTitle: library.settings[setting]!.title, policies: [], digests: [:], account: "test",
    offset: 0)
}

/// A conversation over a library.
package func testConversation(
  _ library: Library, setting: String, mode: Opening.Mode = .rehearsal,
  contacts: [String: String] = [:]
) -> Conversation {
  Conversation(
    engine: Engine(library),
    opening: testOpening(library, setting: setting, mode: mode), today: .reference,
    matching: LazyMatcher { Shipped.matcher }, contacts: contacts)
}

/// Replies as they are read aloud, one paragraph a line.
package func spoken(_ replies: [Reply]) -> String {
  replies.flatMap(\.paragraphs).map { $0.lead + $0.text }.joined(separator: "\n")
}
