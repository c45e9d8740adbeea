import Bytes

/// The small parts of PDF syntax: ISO 32000-1, 7.3.
extension PDF {
  /// A length in points, from thousandths.
  static func points(_ thousandths: Int) -> String {
    let sign = thousandths < 0 ? "-" : ""
    let (whole, rest) = abs(thousandths).quotientAndRemainder(dividingBy: 1000)
    if rest == 0 { return "\(sign)\(whole)" }
    let digits = String(String(1000 + rest).dropFirst())
    let end = digits.lastIndex { $0 != "0" } ?? digits.startIndex
    return "\(sign)\(whole).\(digits[...end])"
  }

  /// Sixteen bits as four digits.
  static func hex(_ value: UInt16) -> String { Hexadecimal.fixed(value, uppercase: true) }

  /// A text string: UTF-16 behind its mark. Line ends become spaces.
  static func text(_ text: String) -> String {
    "<FEFF" + text.utf16.map { hex($0 == 0x0A ? 0x20 : $0) }.joined() + ">"
  }

  /// Text as it stands in XML. Numbers that are no characters there become U+FFFD.
  static func xml(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
      case _ where scalar.value < 0x20: result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
