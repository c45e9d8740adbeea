import TestSupport

/// Changes bytes in the ways that break readers: seeded, so that each can be made again.
struct Changes {
  private var dice: SeededDice
  /// Where bytes of another file are taken from.
  private let others: [[UInt8]]

  init(seed: Int, others: [[UInt8]]) {
    dice = SeededDice(seed: seed)
    self.others = others
  }

  /// The bytes with one change, or up to four.
  mutating func change(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<[1, 1, 2, 4].randomElement(using: &dice)! { changeOnce(&bytes) }
    return bytes
  }

  private mutating func changeOnce(_ bytes: inout [UInt8]) {
    let place = place(in: bytes)
    let range = range(in: bytes)
    switch Int.random(in: 0..<12, using: &dice) {
    case 0, 1: if place < bytes.count { bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &dice) }
    case 2: if place < bytes.count { bytes[place] = .random(in: 0...255, using: &dice) }
    case 3: bytes.removeLast(bytes.count - place)
    case 4: bytes.removeSubrange(range)
    case 5: bytes.insert(contentsOf: Array(bytes[range]), at: range.upperBound)
    case 6, 7: bytes.insert(contentsOf: Changes.words.randomElement(using: &dice)!, at: place)
    case 8: bytes.replaceSubrange(range, with: Changes.words.randomElement(using: &dice)!)
    case 9: changeNumber(in: &bytes, from: place)
    case 10: swapLines(in: &bytes)
    default:
      let other = others.randomElement(using: &dice)!
      bytes.replaceSubrange(range, with: other[self.range(in: other)])
    }
  }

  /// Makes the next number another one: the longest that fits, a longer one, none.
  private mutating func changeNumber(in bytes: inout [UInt8], from place: Int) {
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    guard let start = bytes[place...].firstIndex(where: digits.contains) else { return }
    let end = bytes[start...].firstIndex { !digits.contains($0) } ?? bytes.count
    bytes.replaceSubrange(start..<end, with: Changes.numbers.randomElement(using: &dice)!)
  }

  private mutating func swapLines(in bytes: inout [UInt8]) {
    var lines = bytes.lines
    lines.swapAt(
      .random(in: 0..<lines.count, using: &dice), .random(in: 0..<lines.count, using: &dice))
    bytes = Array(lines.joined(separator: [0x0A]))
  }

  private mutating func place(in bytes: [UInt8]) -> Int {
    .random(in: 0...bytes.count, using: &dice)
  }

  /// Mostly a short stretch.
  private mutating func range(in bytes: [UInt8]) -> Range<Int> {
    let start = place(in: bytes)
    let length = Int.random(in: 0...[4, 64, 1_024].randomElement(using: &dice)!, using: &dice)
    return start..<min(bytes.count, start + length)
  }

  private static let numbers = [
    "", "0", "-1", "00", "7", "9007199254740992", "9007199254740993", "18446744073709551616", "1e9",
    "0.5", "99999999999999999999999999",
  ].map { Array($0.utf8) }

  /// Text that means something to one of the readers; signs that join with their neighbours; bytes
  /// that are no text.
  static let words: [[UInt8]] =
    [
      "\u{301}", "\u{338}", "\u{600}", "\u{600}<b>", "\u{110BD}<!--", "\u{212A}", "\u{37E}",
      "e\u{301}",
      "\u{E9}", "\u{202E}", "\u{2066}", "\u{FEFF}", "\u{200D}", "\u{85}", "\u{2028}", "\0", "\n",
      "\r\n", "\r", "\t", "/", "..", "../", "../\u{301}", "/\u{301}", "./", "\\", "\"", "\\u0000",
      "\\u001b", "\\n", "{}", "[]", "null", "true", ",", ":", "<", ">", "&", "&amp;", "&#60;", "|",
      "</pre>", "<pre id=\"waymark-record\">", "<script>", " ", "=", "-> X25519 ", "--- ", "ustar",
      "waymark live record 1\n", "9999-12-31T23:59:59.999Z", "0000-01-01T00:00:00.000Z",
      "2026-02-30T00:00:00.000Z", "-1440", "\"duty\":null,", "withheld", "redaction",
      String(repeating: "[", count: 40), String(repeating: "a", count: 300),
    ].map { Array($0.utf8) } + [
      [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xC3], [0xE2, 0x80],
      [UInt8](repeating: 0, count: 512),
    ]
}
