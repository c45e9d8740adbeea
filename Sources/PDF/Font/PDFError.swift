/// Why a font file cannot be used in a PDF.
package enum PDFError: Error, Hashable {
  /// The file, or a table of it, ends before what it promises.
  case cutShort
  /// The file is no TrueType font: a collection, a font with PostScript outlines, or no font.
  case notTrueType
  /// The font has no table of this name.
  case missingTable(String)
  /// The font has no map from Unicode in format 4 or 12.
  case noUnicodeMap
  /// A table of this name holds a number that cannot be.
  case damaged(String)
}
