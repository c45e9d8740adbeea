import Documents

/// A document as Markdown (CommonMark, with the tables of GitHub).
enum MarkdownRenderer {
  static func render(_ document: Document) -> String {
    var parts = ["# \(escape(document.title))", "**\(escape(document.banner))**"]
    let mode = document.banner.prefix { $0 != "." }
    for block in document.blocks { parts.append(render(block, mode: String(mode))) }
    parts += ["---", escape(document.footer)]
    return parts.joined(separator: "\n\n") + "\n"
  }

  private static func render(_ block: Document.Block, mode: String) -> String {
    switch block {
    case .heading(let text): "## \(escape(text)) (\(mode))"
    case .paragraph(let text): escape(text)
    case .pairs(let pairs):
      pairs.map { "- **\(escape($0.label)):** \(escape($0.value))" }.joined(separator: "\n")
    case .list(let items): items.map { "- " + escape($0) }.joined(separator: "\n")
    case .quote(let text, let by):
      "> \(escape(text))\n>\n> \(escape("(\(by))"))"
    case .table(let header, let rows):
      ([header, header.map { _ in "---" }] + rows.map { $0.map(cell) })
        .map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n")
    case .form(let labels): labels.map { "- **\(escape($0)):**" }.joined(separator: "\n")
    }
  }

  /// A cell knows no quotes, so each line that was typed has the mark of one.
  private static func cell(_ text: String) -> String {
    Document.stretches(of: text).flatMap { stretch in
      stretch.lines.map { escape((stretch.isTyped ? Document.typedMark : "") + $0) }
    }.joined(separator: "<br>")
  }

  /// Text in which nothing is markup: every character that Markdown or HTML gives a meaning is
  /// escaped, and line feeds become line breaks.
  static func escape(_ text: String) -> String {
    var result = ""
    // Not by characters: a sign that an accent joins with is still that sign to whoever reads.
    for scalar in visible(text).unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\n": result += "<br>"
      case "\\", "`", "*", "_", "{", "}", "[", "]", "(", ")", "#", "+", "-", "!", "|", "~", "=":
        result += "\\\(scalar)"
      // A number and a stop would begin a list; a colon could make a link of an address.
      case ".": result += "\\."
      case ":": result += "&#58;"
      case "@": result += "&#64;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
