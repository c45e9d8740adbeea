import Documents

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
