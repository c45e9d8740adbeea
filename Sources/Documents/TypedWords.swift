extension Document {
  /// What stands before each line that a person typed, also where a text knows no other mark.
  package static let typedMark = "| "

  /// Stands in a text before each line of somebody's words. Nobody can type it: in what was typed it
  /// is shown as a number.
  private static let sign = "\u{2}"

  /// Somebody's words, to be put into a text of ours on lines of their own. Each of them is marked as
  /// theirs in every form: a pasted line must not read as if Waymark had written it.
  package static func typed(_ words: String) -> String {
    visible(words).split(separator: "\n", omittingEmptySubsequences: false)
      .map { sign + $0 }.joined(separator: "\n")
  }

  /// A stretch of lines that are all ours, or all somebody's.
  package struct Stretch: Hashable, Sendable {
    package let lines: [String]
    package let isTyped: Bool

    /// With line feeds between the lines.
    package var text: String { lines.joined(separator: "\n") }
  }

  /// A text by whose lines they are, in order, with nothing left in it that moves a cursor.
  package static func stretches(of text: String) -> [Stretch] {
    var stretches = [Stretch]()
    for part in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let isTyped = part.unicodeScalars.first == sign.unicodeScalars.first
      // Beside the feeds of the text, other signs end a line.
      let lines = visible(isTyped ? String(part.unicodeScalars.dropFirst()) : String(part))
        .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      if let last = stretches.last, last.isTyped == isTyped {
        stretches[stretches.count - 1] = Stretch(lines: last.lines + lines, isTyped: isTyped)
      } else {
        stretches.append(Stretch(lines: lines, isTyped: isTyped))
      }
    }
    return stretches
  }
}
