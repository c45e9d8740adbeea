/// Typed text without the characters that could move a cursor, hide text or turn it round.
///
/// Removed are the C0 controls except line feed and tab, DEL, the C1 controls, and the
/// bidirectional controls of Unicode (UAX #9).
public struct PlainText: Hashable, Sendable {
  public let text: String
  /// How many characters were removed.
  public let removed: Int

  public init(cleaning typed: String) {
    let kept = typed.unicodeScalars.filter { !PlainText.isControl($0) }
    text = String(String.UnicodeScalarView(kept))
    removed = typed.unicodeScalars.count - kept.count
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: false
    case 0x00...0x1F, 0x7F...0x9F: true
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }
}

extension StringProtocol {
  /// Without white space at either end.
  public var trimmed: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[first...last])
  }
}
