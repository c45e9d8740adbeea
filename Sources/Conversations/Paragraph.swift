/// A line of a reply before it is wrapped: what it says and how it stands on the screen.
package struct Paragraph: Hashable, Sendable {
  package enum Emphasis: Hashable, Sendable {
    case plain
    /// Headings and what must not be overlooked. Never the only sign: the words say it too.
    case strong
    /// Sources and helps.
    case quiet
  }

  /// What stands before the text: a number, a dash, or blanks. Wrapped lines are indented by it.
  package let lead: String
  package let text: String
  package let emphasis: Emphasis

  package init(_ text: String, lead: String = "", emphasis: Emphasis = .plain) {
    self.lead = lead
    self.text = text
    self.emphasis = emphasis
  }

  package static let gap = Paragraph("")
}
