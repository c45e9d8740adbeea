/// A document as text of 78 columns.
enum PlainTextRenderer {
  private static let width = 78

  static func render(_ document: Document) -> String {
    var lines = [document.title, document.banner, String(repeating: "=", count: width)]
    for block in document.blocks { lines += render(block, document) }
    lines += ["", String(repeating: "-", count: width)] + wrap(document.footer)
    return lines.joined(separator: "\n") + "\n"
  }

  private static func render(_ block: Document.Block, _ document: Document) -> [String] {
    switch block {
    case .heading(let text):
      let mode = document.banner.prefix { $0 != "." }
      return ["", "\(visible(text)) [\(mode)]", String(repeating: "-", count: width)]
    case .paragraph(let text): return wrap(text)
    case .pairs(let pairs): return pairs.flatMap { wrap("\($0.label): \($0.value)", indent: "  ") }
    case .list(let items): return items.flatMap { wrap($0, lead: "  - ", indent: "    ") }
    case .quote(let text, let by):
      return wrap(text, lead: "  | ", indent: "  | ")
        + wrap("(\(by))", lead: "    ", indent: "    ")
    // A table read aloud loses its columns, so each row becomes a labelled list.
    case .table(let header, let rows):
      return rows.flatMap { row in
        [""]
          + zip(header, row).filter { !$1.isEmpty || rows.count <= 3 }
          .flatMap { wrap("\($0): \($1)", indent: "    ") }
      }
    case .form(let labels): return labels.map { "\($0): " + String(repeating: "_", count: 30) }
    }
  }

  private static func wrap(_ text: String, lead: String = "", indent: String = "") -> [String] {
    var lines = [String]()
    for part in visible(text).split(separator: "\n", omittingEmptySubsequences: false) {
      var line = lines.isEmpty ? lead : indent
      var isEmpty = true
      for word in part.split(separator: " ") {
        if !isEmpty, line.count + word.count + 1 > width {
          lines.append(line)
          (line, isEmpty) = (indent, true)
        }
        line += (isEmpty ? "" : " ") + word
        isEmpty = false
      }
      lines.append(line)
    }
    return lines
  }
}

/// The text with every control and bidirectional character shown as its number, so that nothing
/// in a record can move a cursor or turn a line round.
func visible(_ text: String) -> String {
  var result = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    switch scalar.value {
    case 0x0A: result.append(scalar)
    case 0x00...0x1F, 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF:
      result.append(
        contentsOf: "<U+\(String(scalar.value, radix: 16, uppercase: true))>".unicodeScalars)
    default: result.append(scalar)
    }
  }
  return String(result)
}
