package import Documents

/// Documents as tagged PDF, version 1.7 (ISO 32000-1), laid out for A4.
///
/// Lengths are thousandths of a point in whole numbers, so that every machine writes the same bytes.
package enum PDF {
  /// The sheet and its edges, in thousandths of a point.
  enum Sheet {
    static let width = 595_276
    static let height = 841_890
    /// Left and right: 19 mm.
    static let side = 54_000
    /// Above the text; the banner stands in it.
    static let top = 62_000
    /// Below the footer.
    static let bottom = 36_000
    static let textWidth = width - 2 * side
  }

  /// A document as the bytes of a PDF file: the same bytes for the same document and fonts.
  ///
  /// Characters that the fonts cannot show are drawn as boxes that carry the true characters, and
  /// a last line of the document names them.
  /// - Parameters:
  ///   - title: What a reader's window shows, and the metadata.
  ///   - footer: What stands at the foot of each page, before its number.
  ///   - undrawn: Is told which characters are boxes, or not as they should be: how many, and their
  ///     numbers. Not called if there are none.
  package static func render(
    _ document: Document, title: String, footer: String, regular: PDFFont, bold: PDFFont,
    undrawn: (String) -> Void = { _ in }
  ) -> [UInt8] {
    var composer = Composer(regular: Face(regular), bold: Face(bold))
    let furniture = Furniture(document.shortBanner, footer: footer, &composer)
    composer.pageHeight = Sheet.height - Sheet.top - furniture.footerHeight - Sheet.bottom
    composer.compose(document)
    if let words = composer.lackingWords { undrawn(words) }
    var pages = Pages(height: composer.pageHeight, headers: composer.headers)
    pages.place(composer.strips)
    return Writer(title: title, furniture: furniture, composer: composer, pages: pages).file()
  }

  /// What stands on every page beside its text.
  struct Furniture {
    static let size = 9
    /// LIVE or REHEARSAL, at the top right.
    let banner: Line?
    let footer: [Line]

    init(_ mode: String, footer: String, _ composer: inout Composer) {
      func lines(_ text: String, _ weight: Weight) -> [Line] {
        composer.lines(
          [Run(text, weight)], size: Self.size, width: Sheet.textWidth)
      }
      banner = lines(mode, .bold).first
      // A footer that takes the page from the text would help nobody.
      self.footer = Array(lines(footer, .regular).prefix(12))
    }

    /// With the line of the page's number and a space above.
    var footerHeight: Int { (footer.count + 2) * Line.height(Self.size) }
  }
}

extension Document {
  /// LIVE or REHEARSAL, the banner's first words.
  var shortBanner: String { String(banner.prefix { $0 != "." }) }
}
