import Documents

/// A document as one HTML file: no script, nothing loaded from elsewhere, fit to print.
enum HTMLRenderer {
  /// - Parameter record: The record's own bytes, to be carried along.
  static func render(_ document: Document, record: [UInt8]? = nil) -> String {
    let mode = escape(String(document.banner.prefix { $0 != "." }))
    return """
      <!DOCTYPE html>
      <html lang="en-GB">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      \(PageForm.mark)
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(escape(document.title)) (\(mode))</title>
      <style>
      \(style)
      </style>
      </head>
      <body>
      <header><p class="banner">\(escape(document.banner))</p></header>
      <main>
      <h1>\(escape(document.title))</h1>
      \(document.blocks.map { render($0, mode: mode) }.joined(separator: "\n"))\(record.map { "\n" + carried($0) } ?? "")
      </main>
      <footer><p>\(escape(document.footer))</p></footer>
      </body>
      </html>

      """
  }

  /// The lines of the record as they are, for `waymark verify`; folded away for readers.
  private static func carried(_ record: [UInt8]) -> String {
    let text = String(decoding: EmbeddedRecord.escape(record), as: UTF8.self)
    return """
      <details><summary>The record itself, for checking</summary>
      \(EmbeddedRecord.start)\(text)\(EmbeddedRecord.end)</details>
      """
  }

  private static func render(_ block: Document.Block, mode: String) -> String {
    switch block {
    case .heading(let text): return "<h2>\(escape(text)) <span class=\"mode\">\(mode)</span></h2>"
    case .paragraph(let text): return "<p>\(escape(text))</p>"
    case .pairs(let pairs):
      let rows = pairs.map { "<dt>\(escape($0.label))</dt><dd>\(escape($0.value))</dd>" }
      return "<dl>\n\(rows.joined(separator: "\n"))\n</dl>"
    case .list(let items):
      return "<ul>\n\(items.map { "<li>\(escape($0))</li>" }.joined(separator: "\n"))\n</ul>"
    case .quote(let text, let by):
      return "<blockquote><p>\(escape(text))</p><p class=\"by\">\(escape(by))</p></blockquote>"
    case .table(let header, let rows): return table(header, rows)
    case .form(let labels):
      return
        "<dl class=\"form\">\n\(labels.map { "<dt>\(escape($0))</dt><dd></dd>" }.joined(separator: "\n"))\n</dl>"
    }
  }

  /// A table that stays one to those who hear it where a narrow window shows each row as a list: the
  /// roles say so, and each cell carries the heading of its column.
  private static func table(_ header: [String], _ rows: [[String]]) -> String {
    let head = header.map { "<th role=\"columnheader\" scope=\"col\">\(escape($0))</th>" }.joined()
    let body = rows.map { row in
      let cells = row.enumerated().map { index, cell in
        let label = index < header.count ? escape(header[index]) : ""
        return "<td role=\"cell\" data-label=\"\(label)\">\(words(cell))</td>"
      }
      return "<tr role=\"row\">\(cells.joined())</tr>"
    }
    return """
      <table role="table">
      <thead role="rowgroup"><tr role="row">\(head)</tr></thead>
      <tbody role="rowgroup">
      \(body.joined(separator: "\n"))
      </tbody>
      </table>
      """
  }

  /// The words of a cell: what was typed is a quote, and each of its lines has a mark that is copied
  /// along with it.
  private static func words(_ text: String) -> String {
    let stretches = Document.stretches(of: text)
    guard stretches.contains(where: \.isTyped) else { return escape(text) }
    return stretches.map { stretch in
      guard stretch.isTyped else { return "<p>\(escape(stretch.text))</p>" }
      let lines = stretch.lines.map { escape(Document.typedMark + $0) }
      return "<blockquote>\(lines.joined(separator: "<br>"))</blockquote>"
    }.joined()
  }

  /// Text in which nothing is markup.
  static func escape(_ text: String) -> String {
    var result = ""
    // Not by characters: a sign that an accent joins with is still that sign to whoever reads.
    for scalar in visible(text).unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\n": result += "<br>"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  // No column is ever narrower than its longest word: "break-word" breaks only a word that is wider
  // than the page, such as a digest, where "anywhere" would break every word of a narrow column.
  private static let style = """
    body { font: 12pt/1.4 sans-serif; color: #111; background: #fff; max-width: 60em; margin: 1em auto; padding: 0 1em; overflow-wrap: break-word; }
    .banner { border: 2px solid #111; padding: .3em .6em; font-weight: bold; }
    .mode { font-size: 60%; border: 1px solid #111; padding: 0 .4em; }
    table { border-collapse: collapse; width: 100%; }
    th, td { border: 1px solid #555; padding: .3em .5em; text-align: left; vertical-align: top; }
    dt { font-weight: bold; }
    dd { margin: 0 0 .4em 1em; }
    .form dd { border-bottom: 1px solid #555; min-height: 1.6em; }
    blockquote { border-left: 4px solid #555; margin-left: 0; padding-left: 1em; }
    td p, td blockquote { margin: 0; }
    pre { white-space: pre-wrap; overflow-wrap: anywhere; }
    @media screen and (max-width: 45em) {
      thead { position: absolute; clip-path: inset(50%); }
      table, tbody, tr, td { display: block; }
      tr { border: 1px solid #555; margin: 0 0 .8em; padding: .3em .5em; }
      td { border: 0; padding: .1em 0; }
      td::before { content: attr(data-label) ": "; font-weight: bold; }
      td:empty { display: none; }
    }
    @page { size: A4; margin: 18mm; }
    @media print {
      body { font-size: 10pt; max-width: none; margin: 0; padding: 0; }
      header { position: fixed; top: 0; right: 0; }
      footer { position: fixed; bottom: 0; font-size: 8pt; }
      table { font-size: 9pt; }
      thead { display: table-header-group; }
      tr, blockquote { break-inside: avoid; }
      h2 { break-after: avoid; }
      details { display: none; }
    }
    """
}
