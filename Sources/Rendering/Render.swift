import Documents
package import FlowEngine
package import PDF

/// The forms a record can be read in.
package enum ExportFormat: String, CaseIterable, Sendable {
  case text, markdown, html
}

/// What is known of a record's bytes beside its events.
package struct RecordMarks: Hashable, Sendable {
  package let lines: Int
  /// SHA-256 of the last whole line.
  package let head: String
  /// `ok`, `torn` or `damaged`.
  package let verdict: String
  /// The numbers of the lines that a redacted copy does not show.
  package let withheld: [Int]
  /// Why they are withheld.
  package let reason: String

  package init(
    lines: Int, head: String, verdict: String, withheld: [Int] = [], reason: String = ""
  ) {
    (self.lines, self.head, self.verdict) = (lines, head, verdict)
    (self.withheld, self.reason) = (withheld, reason)
  }

  /// What a redacted copy says of itself; nil for a whole record.
  var redaction: String? {
    withheld.isEmpty
      ? nil : "REDACTED COPY: \(withheld.count) of \(lines) lines are withheld"
  }
}

/// A record as a document for people: what guidance on record keeping asks a record to hold, in
/// the order in which it is needed.
///
/// - Parameters:
///   - record: The record's own bytes. HTML carries them, so that it can be verified.
///   - width: The columns of text; those of a page if not said.
package func render(
  _ events: [RecordedEvent], marks: RecordMarks, as format: ExportFormat, record: [UInt8]? = nil,
  width: Int? = nil
) -> String {
  let document = Document(RecordView(events, marks), marks)
  return switch format {
  case .text:
    PlainTextRenderer.render(document, width: width ?? PlainTextRenderer.usualWidth)
  case .markdown: MarkdownRenderer.render(document)
  case .html: HTMLRenderer.render(document, record: record)
  }
}

/// A record as a tagged PDF, to attach: the same bytes for the same record and fonts.
///
/// - Parameter undrawn: Is told which characters the fonts cannot show, if there are any.
package func renderPDF(
  _ events: [RecordedEvent], marks: RecordMarks, regular: PDFFont, bold: PDFFont,
  undrawn: (String) -> Void = { _ in }
) -> [UInt8] {
  let document = Document(RecordView(events, marks), marks)
  return PDF.render(
    document, title: document.title, footer: document.footer, regular: regular, bold: bold,
    undrawn: undrawn)
}
