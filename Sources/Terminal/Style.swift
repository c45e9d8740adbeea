/// How emphasis is shown. Colour is never the only sign of anything.
package struct Style: Hashable, Sendable {
  package let isColoured: Bool

  package init(isColoured: Bool) { self.isColoured = isColoured }

  /// Bold.
  package func strong(_ text: String) -> String { wrap(text, "\u{1B}[1m") }

  private func wrap(_ text: String, _ code: String) -> String {
    isColoured && !text.isEmpty ? code + text + "\u{1B}[0m" : text
  }
}
