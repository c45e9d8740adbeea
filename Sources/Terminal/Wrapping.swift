/// Breaks a text into lines of at most `width` columns, at spaces.
///
/// - Parameters:
///   - lead: What stands before the first line; the others are indented as far.
///   - width: Columns; never taken as less than 20.
/// A word wider than the line stands alone on one and is not broken: it may be an address or a
/// number that somebody copies.
package func wrap(_ text: String, lead: String = "", width: Int) -> [String] {
  let room = max(20, width)
  // Most lines are short, and there is nothing to break.
  if lead.utf8.count + text.utf8.count <= room, text.isPlainLine, lead.isPlainLine {
    return [lead + text]
  }
  let indent = String(repeating: " ", count: columns(of: lead))
  var lines = [String]()
  for part in text.split(separator: "\n", omittingEmptySubsequences: false) {
    var line = lines.isEmpty ? lead : indent
    var isEmpty = true
    for word in part.split(separator: " ") {
      let needed = columns(of: line) + columns(of: String(word)) + (isEmpty ? 0 : 1)
      if !isEmpty, needed > room {
        lines.append(line)
        line = indent + word
      } else {
        line += (isEmpty ? "" : " ") + word
      }
      isEmpty = false
    }
    lines.append(line)
  }
  return lines
}

/// A text whose lines may be laid out already: only what is too wide is broken, at spaces, and goes on
/// under where its line began.
///
/// - Parameters:
///   - width: Columns; never taken as less than 20.
///   - hang: How much further right a broken line goes on.
/// A word that finds no room under its line's beginning goes on at the left; one wider than the
/// window stands alone, whole.
package func fold(_ text: String, width: Int, hang: Int = 2) -> [String] {
  let room = max(20, width)
  return text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line in
    columns(of: String(line)) <= room ? [String(line)] : fold(line: line, room, hang)
  }
}

private func fold(line: Substring, _ room: Int, _ hang: Int) -> [String] {
  let words = line.split(separator: " ").map(String.init)
  let widest = words.map { columns(of: $0) }.max() ?? 0
  let blanks = line.prefix { $0 == " " }.count
  // A narrow window has no room for words set far to the right.
  let lead = String(repeating: " ", count: min(blanks, max(0, room - widest - hang)))
  let indent = lead + String(repeating: " ", count: min(hang, max(0, room - widest)))
  var lines = [String]()
  var current = lead
  var isEmpty = true
  for word in words {
    if !isEmpty, columns(of: current) + 1 + columns(of: word) > room {
      lines.append(current)
      (current, isEmpty) = (indent, true)
    }
    current += (isEmpty ? "" : " ") + word
    isEmpty = false
  }
  return lines + [current]
}

extension String {
  /// Whether every byte is a visible one of ASCII, with single spaces between the words.
  fileprivate var isPlainLine: Bool {
    var last = UInt8(ascii: "x")
    for byte in utf8 {
      guard (0x20...0x7E).contains(byte), byte != 0x20 || last != 0x20 else { return false }
      last = byte
    }
    return true
  }
}

/// How many columns a text takes: two for wide East Asian characters, none for marks that combine.
func columns(of text: String) -> Int {
  text.unicodeScalars.reduce(0) { $0 + width(of: $1) }
}

/// Own table, coarse: the C library's answer depends on the locale.
private func width(of scalar: Unicode.Scalar) -> Int {
  // Latin letters, which most text is, need no table.
  if (0x20..<0x300).contains(scalar.value) { return 1 }
  switch scalar.properties.generalCategory {
  case .nonspacingMark, .enclosingMark, .format, .control: return 0
  default: break
  }
  switch scalar.value {
  case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
    0xA000...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
    0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
    return 2
  default: return 1
  }
}
