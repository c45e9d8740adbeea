import Documents

/// A document as text.
struct PlainTextRenderer {
  /// That of a page, and the widest that is easily read.
  static let usualWidth = 78

  let width: Int

  /// - Parameter width: In columns.
  static func render(_ document: Document, width: Int = usualWidth) -> String {
    PlainTextRenderer(width: width).render(document)
  }

  private func render(_ document: Document) -> String {
    var lines = wrap(document.title) + wrap(document.banner)
    lines.append(String(repeating: "=", count: width))
    for block in document.blocks { lines += render(block, document) }
    lines += ["", String(repeating: "-", count: width)] + wrap(document.footer)
    return lines.joined(separator: "\n") + "\n"
  }

  private func render(_ block: Document.Block, _ document: Document) -> [String] {
    switch block {
    case .heading(let text):
      let mode = document.banner.prefix { $0 != "." }
      return [""] + wrap("\(text) [\(mode)]") + [String(repeating: "-", count: width)]
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
          .flatMap { cell($0, $1) }
      }
    case .form(let labels):
      let line = String(repeating: "_", count: min(30, width))
      return labels.flatMap { wrap("\($0): \(line)") }
    }
  }

  /// Words of ours stand behind the label; words that were typed on lines of their own, each marked.
  private func cell(_ label: String, _ text: String) -> [String] {
    let indent = "    "
    var lines = [String]()
    for stretch in Document.stretches(of: text) {
      if stretch.isTyped {
        if lines.isEmpty { lines = wrap("\(label):") }
        let mark = indent + Document.typedMark
        lines += stretch.lines.flatMap { wrap($0, lead: mark, indent: mark) }
      } else if lines.isEmpty {
        lines = wrap("\(label): \(stretch.text)", indent: indent)
      } else {
        lines += wrap(stretch.text, lead: indent, indent: indent)
      }
    }
    return lines
  }

  private func wrap(_ text: String, lead: String = "", indent: String = "") -> [String] {
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
