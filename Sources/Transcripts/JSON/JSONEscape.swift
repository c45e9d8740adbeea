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
    digits[2] == 0x30 || digits[2] == 0x31, let low = hexDigits.firstIndex(of: digits[3])
  else { return nil }
  return (digits[2] - 0x30) << 4 | UInt8(low)
}
