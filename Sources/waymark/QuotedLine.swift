/// Cuts the quoted lines of problems, with the carets under them, to a width: around the caret, which
/// must stay under what it points at. Other lines are left as they are.
func cuttingQuotes(in text: String, to width: Int) -> String {
  var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  var index = 0
  while index + 1 < lines.count {
    if let quote = QuotedLine(lines[index], lines[index + 1]), quote.width > width {
      let cut = quote.cut(to: width)
      lines.replaceSubrange(index...index + 1, with: cut)
      index += cut.count
    } else {
      index += 1
    }
  }
  return lines.joined(separator: "\n")
}

/// A line of a file behind its number, and under it a caret and perhaps a hint.
private struct QuotedLine {
  /// The number and the stroke behind it.
  let gutter: String
  let body: String
  /// Characters before the caret.
  let place: Int
  let hint: String

  init?(_ quoted: String, _ under: String) {
    guard let stroke = under.firstIndex(of: "|"), under[..<stroke].allSatisfy({ $0 == " " }),
      let caret = under.firstIndex(of: "^"),
      under[stroke..<caret].dropFirst().allSatisfy({ $0 == " " })
    else { return nil }
    let length = under.distance(from: under.startIndex, to: stroke) + 2
    guard quoted.count >= length, quoted.prefix(length).hasSuffix("| ") else { return nil }
    (gutter, body) = (String(quoted.prefix(length)), String(quoted.dropFirst(length)))
    place = max(0, under.distance(from: under.startIndex, to: caret) - length)
    hint = String(under[caret...].dropFirst().drop { $0 == " " })
  }

  var width: Int {
    max(gutter.count + body.count, gutter.count + place + 1 + (hint.isEmpty ? 0 : hint.count + 1))
  }

  func cut(to width: Int) -> [String] {
    let dots = "..."
    let room = max(8, width - gutter.count - 2 * dots.count)
    let word = body.dropFirst(place).prefix { $0.isLetter || $0.isNumber || "-_".contains($0) }
    let wanted = place + min(max(1, word.count), room / 2)
    let start = wanted <= room ? 0 : place - room / 2
    let shown = body.dropFirst(start).prefix(room)
    let isCut = start + shown.count < body.count
    let lead = start > 0 ? dots : ""
    let blanks =
      String(repeating: " ", count: gutter.count - 2)
      + "| " + String(repeating: " ", count: lead.count + place - start)
    let lines = [gutter + lead + shown + (isCut ? dots : ""), blanks + "^"]
    return hint.isEmpty ? lines : lines + [hint]
  }
}
