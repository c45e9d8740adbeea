/// A font file with only some glyphs of a font, numbered anew: what a PDF embeds (FontFile2).
///
/// Source: ISO 32000-1, 9.9 (the tables a CIDFontType2 must have) and OpenType 1.9, glyf.
struct FontSubset {
  private let font: PDFFont
  /// The glyph of the font that stands at each place; nil is an empty glyph of no width.
  private var glyphs: [Int?]
  /// The place of a glyph that is a part of others.
  private var places: [Int: Int]
  private var outlines: [[UInt8]] = []

  /// Place 0 of the glyphs should be 0, the box of a missing glyph.
  init(of font: PDFFont, glyphs: [Int?]) {
    self.font = font
    self.glyphs = glyphs
    places = Dictionary(
      glyphs.enumerated().compactMap { place, glyph in glyph.map { ($0, place) } },
      uniquingKeysWith: { first, _ in first })
    // Parts are appended while the list is walked, so parts of parts come too.
    var place = 0
    while place < self.glyphs.count {
      outlines.append(outline(self.glyphs[place]))
      place += 1
    }
  }

  private mutating func outline(_ glyph: Int?) -> [UInt8] {
    guard let glyph else { return [] }
    var bytes = font.outline(glyph)
    // A negative number of contours means that the glyph is put together from others.
    guard bytes.count >= 10, bytes[0] & 0x80 != 0 else { return bytes }
    var offset = 10
    while offset + 4 <= bytes.count {
      let flags = Int(bytes[offset]) << 8 | Int(bytes[offset + 1])
      let part = place(of: Int(bytes[offset + 2]) << 8 | Int(bytes[offset + 3]))
      bytes[offset + 2] = UInt8(part >> 8)
      bytes[offset + 3] = UInt8(part & 0xFF)
      offset += 4 + (flags & 0x0001 != 0 ? 4 : 2)
      if flags & 0x0008 != 0 { offset += 2 }
      if flags & 0x0040 != 0 { offset += 4 }
      if flags & 0x0080 != 0 { offset += 8 }
      if flags & 0x0020 == 0 { break }
    }
    return bytes
  }

  private mutating func place(of glyph: Int) -> Int {
    if let place = places[glyph] { return place }
    guard glyph < font.glyphCount, glyphs.count < 0xFFFF else { return 0 }
    glyphs.append(glyph)
    places[glyph] = glyphs.count - 1
    return glyphs.count - 1
  }

  /// The file.
  var bytes: [UInt8] {
    var glyf = [UInt8]()
    var loca = [UInt8]()
    for outline in outlines {
      loca.append(big: glyf.count, bytes: 4)
      glyf += outline
      glyf.pad()
    }
    loca.append(big: glyf.count, bytes: 4)
    var hmtx = [UInt8]()
    for glyph in glyphs {
      hmtx.append(big: glyph.map(font.advance) ?? 0, bytes: 2)
      hmtx.append(big: glyph.map(font.leftBearing) ?? 0, bytes: 2)
    }
    var tables = ["glyf": glyf, "loca": loca, "hmtx": hmtx]
    tables["head"] = copy("head", [(8, 0, 4), (50, 1, 2)])
    tables["hhea"] = copy("hhea", [(34, glyphs.count, 2)])
    tables["maxp"] = copy("maxp", [(4, glyphs.count, 2)])
    // The programs that fit outlines to a screen's dots; glyphs call them.
    for tag in ["cvt ", "fpgm", "prep"] where font.directory.tables[tag] != nil {
      tables[tag] = copy(tag, [])
    }
    return Self.file(tables)
  }

  /// A table of the font with some numbers changed.
  private func copy(_ tag: String, _ changes: [(place: Int, value: Int, bytes: Int)]) -> [UInt8] {
    var table = (font.directory.tables[tag]?.bytes).map { Array($0) } ?? []
    for change in changes {
      var number = [UInt8]()
      number.append(big: change.value, bytes: change.bytes)
      table.replaceSubrange(change.place..<change.place + change.bytes, with: number)
    }
    return table
  }

  private static func file(_ tables: [String: [UInt8]]) -> [UInt8] {
    let power = (0...4).last { 1 << $0 <= tables.count } ?? 0
    var file = [UInt8]()
    file.append(big: 0x0001_0000, bytes: 4)
    file.append(big: tables.count, bytes: 2)
    file.append(big: 16 << power, bytes: 2)
    file.append(big: power, bytes: 2)
    file.append(big: 16 * tables.count - 16 << power, bytes: 2)
    var body = [UInt8]()
    var headStart = 0
    let bodyStart = 12 + 16 * tables.count
    for (tag, table) in tables.sorted(by: { $0.key < $1.key }) {
      if tag == "head" { headStart = bodyStart + body.count }
      file += Array(tag.utf8)
      file.append(big: sum(table), bytes: 4)
      file.append(big: bodyStart + body.count, bytes: 4)
      file.append(big: table.count, bytes: 4)
      body += table
      body.pad()
    }
    file += body
    var adjustment = [UInt8]()
    adjustment.append(big: (0xB1B0_AFBA - sum(file)) & 0xFFFF_FFFF, bytes: 4)
    file.replaceSubrange(headStart + 8..<headStart + 12, with: adjustment)
    return file
  }

  /// The sum of a table's 32-bit numbers, as the table directory wants it.
  private static func sum(_ table: [UInt8]) -> Int {
    var sum = UInt32(0)
    for (place, byte) in table.enumerated() {
      sum &+= UInt32(byte) << UInt32(24 - 8 * (place % 4))
    }
    return Int(sum)
  }
}

extension [UInt8] {
  /// A number, highest byte first; a negative one as its two's complement.
  fileprivate mutating func append(big value: Int, bytes: Int) {
    for place in (0..<bytes).reversed() {
      append(UInt8(truncatingIfNeeded: value >> (8 * place)))
    }
  }

  /// Zeros up to a multiple of four, where tables and glyphs begin.
  fileprivate mutating func pad() {
    while count % 4 != 0 { append(0) }
  }
}
