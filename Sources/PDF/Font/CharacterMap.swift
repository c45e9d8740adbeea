/// From characters to glyphs: the `cmap` table of OpenType 1.9, formats 4 and 12.
///
/// The table is read where it lies: a document uses a hundred characters of a font's thousands.
enum CharacterMap: Hashable, Sendable {
  case four(FontTable)
  case twelve(FontTable)

  /// The widest Unicode subtable of a `cmap` table: format 12 before format 4.
  init(_ table: FontTable) throws(PDFError) {
    var four: FontTable?
    for index in 0..<(try table.u16(2)) {
      let platform = try table.u16(4 + 8 * index)
      let encoding = try table.u16(6 + 8 * index)
      // Platform 0 is Unicode, 3 is Windows; the other encodings of Windows are not Unicode.
      guard platform == 0 || platform == 3 && (encoding == 1 || encoding == 10) else { continue }
      let part = try table.from(table.u32(8 + 8 * index))
      switch try part.u16(0) {
      case 12:
        self = .twelve(part)
        return
      case 4: four = part
      default: continue
      }
    }
    guard let four else { throw .noUnicodeMap }
    self = .four(four)
  }

  /// The glyph of a character: 0 where the font has none, or where the table is damaged.
  func glyph(_ scalar: Unicode.Scalar) -> Int {
    let code = Int(scalar.value)
    do throws(PDFError) {
      switch self {
      case .four(let table): return try Self.four(table, code)
      case .twelve(let table): return try Self.twelve(table, code)
      }
    } catch {
      return 0
    }
  }

  private static func four(_ table: FontTable, _ code: Int) throws(PDFError) -> Int {
    guard code <= 0xFFFF else { return 0 }
    let twice = try table.u16(6) & ~1
    let (ends, starts) = (14, 16 + twice)
    let index = try first(of: twice / 2) { middle throws(PDFError) in
      try table.u16(ends + 2 * middle) >= code
    }
    guard index < twice / 2, try table.u16(starts + 2 * index) <= code else { return 0 }
    let delta = try table.u16(starts + twice + 2 * index)
    let place = starts + 2 * twice + 2 * index
    let offset = try table.u16(place)
    if offset == 0 { return (code + delta) & 0xFFFF }
    // The offset counts from where it stands itself.
    let glyph = try table.u16(place + offset + 2 * (code - table.u16(starts + 2 * index)))
    return glyph == 0 ? 0 : (glyph + delta) & 0xFFFF
  }

  private static func twelve(_ table: FontTable, _ code: Int) throws(PDFError) -> Int {
    let groups = try table.u32(12)
    let index = try first(of: groups) { middle throws(PDFError) in
      try table.u32(20 + 12 * middle) >= code
    }
    guard index < groups else { return 0 }
    let start = try table.u32(16 + 12 * index)
    guard start <= code else { return 0 }
    return try table.u32(24 + 12 * index) + code - start
  }

  /// The first index for which the condition holds, by halving.
  private static func first(
    of count: Int, where holds: (Int) throws(PDFError) -> Bool
  ) throws(PDFError) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if try holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
