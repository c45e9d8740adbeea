/// A TrueType font that a PDF can carry, with what is needed to set text in it.
///
/// Source: OpenType 1.9, the tables head, hhea, hmtx, maxp, cmap, loca, glyf, name, OS/2, post.
package struct PDFFont: Hashable, Sendable {
  let directory: FontDirectory
  let map: CharacterMap
  /// The font's name for programs, without spaces.
  let name: String
  let glyphCount: Int
  /// Left, bottom, right and top of all glyphs, in thousandths of the size, as are the next three.
  let bounds: [Int]
  let ascent: Int
  let descent: Int
  let capHeight: Int
  /// 400 is regular, 700 is bold.
  let weight: Int
  /// In degrees, counted against the clock.
  let italicAngle: Int

  private let unitsPerEm: Int
  private let metrics: FontTable
  private let metricCount: Int
  private let offsets: FontTable
  private let hasLongOffsets: Bool
  private let outlines: FontTable

  /// A font from the bytes of its file.
  ///
  /// - Throws: `PDFError` if the file is cut short, is no TrueType font, lacks a table that a PDF
  ///   needs, or has no map from Unicode.
  package init(_ bytes: [UInt8]) throws(PDFError) {
    directory = try FontDirectory(bytes)
    let head = try directory.table("head")
    let unitsPerEm = try head.u16(18)
    guard (16...16384).contains(unitsPerEm) else { throw .damaged("head") }
    func scaled(_ value: Int) -> Int { Self.thousandths(value, of: unitsPerEm) }
    self.unitsPerEm = unitsPerEm
    guard head.count >= 54 else { throw .cutShort }
    bounds = try [
      scaled(head.i16(36)), scaled(head.i16(38)), scaled(head.i16(40)), scaled(head.i16(42)),
    ]
    hasLongOffsets = try head.u16(50) != 0

    glyphCount = try directory.table("maxp").u16(4)
    guard glyphCount > 0 else { throw .damaged("maxp") }
    let line = try directory.table("hhea")
    guard line.count >= 36 else { throw .cutShort }
    ascent = try scaled(line.i16(4))
    descent = try scaled(line.i16(6))
    metricCount = try line.u16(34)
    guard (1...glyphCount).contains(metricCount) else { throw .damaged("hhea") }
    metrics = try directory.table("hmtx")
    offsets = try directory.table("loca")
    outlines = try directory.table("glyf")
    guard metrics.count >= 4 * metricCount,
      offsets.count >= (glyphCount + 1) * (hasLongOffsets ? 4 : 2)
    else { throw .cutShort }
    map = try CharacterMap(directory.table("cmap"))

    // These say how to imitate the font where it is missing, so a guess will do without them.
    let windows = directory.tables["OS/2"]
    weight = (try? windows?.u16(4)) ?? 400
    let hasCapHeight = ((try? windows?.u16(0)) ?? 0) >= 2
    capHeight = hasCapHeight ? (try? windows?.i16(88)).map(scaled) ?? ascent : ascent
    italicAngle = (try? directory.tables["post"]?.i16(4)) ?? 0
    name = (try? directory.table("name")).flatMap(Self.postScriptName) ?? "Font"
  }

  /// The glyph of a character, nil where the font has none.
  func glyph(_ scalar: Unicode.Scalar) -> Int? {
    let glyph = map.glyph(scalar)
    return glyph > 0 && glyph < glyphCount ? glyph : nil
  }

  /// How far a glyph moves the pen, in units of the font.
  func advance(_ glyph: Int) -> Int {
    (try? metrics.u16(4 * min(glyph, metricCount - 1))) ?? 0
  }

  /// How far a glyph moves the pen, in thousandths of the size.
  func width(_ glyph: Int) -> Int { Self.thousandths(advance(glyph), of: unitsPerEm) }

  /// The space at the left of a glyph, in units of the font.
  func leftBearing(_ glyph: Int) -> Int {
    // The glyphs after the last full metric share its advance and keep only their bearing.
    let place = glyph < metricCount ? 4 * glyph + 2 : 4 * metricCount + 2 * (glyph - metricCount)
    return (try? metrics.i16(place)) ?? 0
  }

  /// The bytes of a glyph in the table glyf: empty for a space, or where the table is damaged.
  func outline(_ glyph: Int) -> [UInt8] {
    func offset(_ index: Int) throws(PDFError) -> Int {
      try hasLongOffsets ? offsets.u32(4 * index) : 2 * offsets.u16(2 * index)
    }
    guard glyph < glyphCount, let start = try? offset(glyph), let end = try? offset(glyph + 1),
      // A glyph that draws has at least its ten bytes of header.
      start + 10 <= end, end <= outlines.count
    else { return [] }
    return Array(
      outlines.bytes[(outlines.range.lowerBound + start)..<(outlines.range.lowerBound + end)])
  }

  private static func thousandths(_ value: Int, of unit: Int) -> Int {
    // Rounded to the nearest, halves away from zero.
    (2 * abs(value) * 1000 + unit) / (2 * unit) * value.signum()
  }

  /// Name 6 of the table name, with only the letters, digits and hyphens that a PDF name takes.
  private static func postScriptName(_ table: FontTable) -> String? {
    let count = (try? table.u16(2)) ?? 0
    for record in (0..<count).map({ 6 + 12 * $0 }) {
      guard (try? table.u16(record + 6)) == 6, let texts = try? table.u16(4),
        let length = try? table.u16(record + 8), let start = try? table.u16(record + 10)
      else { continue }
      // ASCII in one byte or in two: the zeros of the second are dropped with other strangers.
      let letters = (0..<min(length, 126)).compactMap { try? table.u8(texts + start + $0) }
        .map { Character(Unicode.Scalar(UInt8($0))) }
        .filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
      if !letters.isEmpty { return String(letters) }
    }
    return nil
  }
}
