import Bytes

/// The letter after the backslash for a character that has a short escape: the one that the
/// canonical form takes.
func shortEscape(of character: UInt8) -> UInt8? {
  switch character {
  case UInt8(ascii: "\""), UInt8(ascii: "\\"): character
  case 0x08: UInt8(ascii: "b")
  case 0x09: UInt8(ascii: "t")
  case 0x0A: UInt8(ascii: "n")
  case 0x0C: UInt8(ascii: "f")
  case 0x0D: UInt8(ascii: "r")
  default: nil
  }
}

/// The character for the letter after a backslash.
func character(ofShortEscape letter: UInt8) -> UInt8? {
  switch letter {
  case UInt8(ascii: "\""), UInt8(ascii: "\\"): letter
  case UInt8(ascii: "b"): 0x08
  case UInt8(ascii: "t"): 0x09
  case UInt8(ascii: "n"): 0x0A
  case UInt8(ascii: "f"): 0x0C
  case UInt8(ascii: "r"): 0x0D
  default: nil
  }
}

/// The control character for the four digits after `\u`; nil for anything else. Only control
/// characters are escaped this way, so no pairs can occur.
func controlCharacter(_ digits: Span<UInt8>) -> UInt8? {
  guard digits.count == 4, digits[0] == 0x30, digits[1] == 0x30,
    digits[2] == 0x30 || digits[2] == 0x31, let low = Hexadecimal.value(of: digits[3])
  else { return nil }
  return (digits[2] - 0x30) << 4 | low
}

extension Span<UInt8> {
  /// The end of a run of bytes that stand for themselves in a text: ASCII, and no quotation mark,
  /// backslash or control character.
  func endOfOrdinary(from start: Int) -> Int {
    var place = start
    while place < count, isOrdinary(self[place]) { place += 1 }
    return place
  }

  private func isOrdinary(_ byte: UInt8) -> Bool {
    (0x20..<0x80).contains(byte) && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
  }
}
