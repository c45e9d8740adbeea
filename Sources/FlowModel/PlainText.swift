/// Typed text without the characters that could move a cursor, hide text or turn it round, and
/// without those that nobody sees: in a record they would show as nothing, in every copy.
///
/// Removed are the C0 controls except line feed and tab, DEL, the C1 controls, the bidirectional
/// controls of Unicode (UAX #9) and whatever ``Swift/Unicode/Scalar/isUnseen`` says. What joins
/// pictures (emoji) stays. A break of line or page that a terminal cannot show becomes a blank.
package struct PlainText: Hashable, Sendable {
  /// The text without what could command a terminal.
  package let text: String
  /// How many characters were removed, or became a blank.
  package let removed: Int

  package init(cleaning typed: String) {
    var kept = String.UnicodeScalarView()
    var removed = 0
    let scalars = Array(typed.unicodeScalars)
    for (place, scalar) in scalars.enumerated() {
      if PlainText.isBreak(scalar) {
        kept.append(" ")
        removed += 1
      } else if PlainText.isControl(scalar)
        || scalar.isUnseen && !PlainText.joinsPictures(scalars, at: place)
      {
        removed += 1
      } else {
        kept.append(scalar)
      }
    }
    text = String(kept)
    self.removed = removed
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: false
    case 0x00...0x1F, 0x7F...0x9F: true
    default: false
    }
  }

  /// Line tabulation, form feed, next line, and the separators of lines and paragraphs.
  private static func isBreak(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0B, 0x0C, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  /// A joiner between two pictures, or the mark that asks for the picture and not the letter.
  private static func joinsPictures(_ scalars: [Unicode.Scalar], at place: Int) -> Bool {
    guard place > 0 else { return false }
    let before = scalars[place - 1]
    switch scalars[place].value {
    case 0xFE0F: return before.isPicture
    case 0x200D:
      let isAfter = before.isPicture || before.value == 0xFE0F
      return isAfter && place + 1 < scalars.count && scalars[place + 1].isPicture
    default: return false
    }
  }
}

extension StringProtocol {
  /// Without white space at either end.
  package var trimmed: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[first...last])
  }
}
