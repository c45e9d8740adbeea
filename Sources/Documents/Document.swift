/// A text with structure, before it becomes plain text, Markdown, HTML or PDF.
package struct Document: Hashable, Sendable {
  package enum Block: Hashable, Sendable {
    case heading(String)
    case paragraph(String)
    /// Label and value pairs.
    case pairs([Pair])
    case list([String])
    /// Somebody's words, exactly, and whose they are.
    case quote(String, by: String)
    case table(header: [String], rows: [[String]])
    /// Empty lines to be filled in by hand.
    case form([String])
  }

  package struct Pair: Hashable, Sendable {
    package let label: String
    package let value: String

    package init(_ label: String, _ value: String) {
      self.label = label
      self.value = value
    }
  }

  package let title: String
  /// LIVE or REHEARSAL: stands on every heading and every printed page.
  package let banner: String
  /// What stands at the foot of every printed page.
  package let footer: String
  package let blocks: [Block]

  package init(title: String, banner: String, footer: String, blocks: [Block]) {
    self.title = title
    self.banner = banner
    self.footer = footer
    self.blocks = blocks
  }
}
