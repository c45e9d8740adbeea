/// A text with structure, before it becomes plain text, Markdown or HTML.
struct Document: Hashable {
  enum Block: Hashable {
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

  struct Pair: Hashable {
    let label: String
    let value: String

    init(_ label: String, _ value: String) {
      self.label = label
      self.value = value
    }
  }

  let title: String
  /// LIVE or REHEARSAL: stands on every heading and every printed page.
  let banner: String
  /// What stands at the foot of every printed page.
  let footer: String
  let blocks: [Block]
}
