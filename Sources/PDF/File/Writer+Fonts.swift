extension PDF.Writer {
  /// Writes a font as a composite one with two-byte codes: ISO 32000-1, 9.7 to 9.10.
  mutating func add(_ face: PDF.Face) -> Reference {
    let font = face.font
    let subset = FontSubset(of: font, glyphs: face.glyphs).bytes
    let file = objects.add(stream: subset, "/Length1 \(subset.count)")
    // The six letters say that this is a part of the font, and which.
    let tag = PDF.Objects.identifier(subset).utf8.prefix(6)
      .map { String(UnicodeScalar(65 + ($0 & 0x0F))) }.joined()
    let name = "\(tag)+\(font.name)"
    let bounds = font.bounds.map { "\($0)" }.joined(separator: " ")
    // The stems' width is a guess from the weight, for the day somebody edits the text.
    let stem = 50 + (font.weight / 65) * (font.weight / 65)
    let descriptor = objects.add(
      """
      <</Type /FontDescriptor /FontName /\(name) /Flags 4 /FontBBox [\(bounds)] \
      /ItalicAngle \(font.italicAngle) /Ascent \(font.ascent) /Descent \(font.descent) \
      /CapHeight \(font.capHeight) /StemV \(stem) /FontFile2 \(file)>>
      """)
    let widths = face.glyphs.map { "\($0.map(font.width) ?? 0)" }.joined(separator: " ")
    let descendant = objects.add(
      """
      <</Type /Font /Subtype /CIDFontType2 /BaseFont /\(name) \
      /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> \
      /FontDescriptor \(descriptor) /CIDToGIDMap /Identity /DW 0 /W [0 [\(widths)]]>>
      """)
    let unicode = objects.add(stream: Array(Self.unicodeMap(face.scalars).utf8))
    return objects.add(
      """
      <</Type /Font /Subtype /Type0 /BaseFont /\(name) /Encoding /Identity-H \
      /DescendantFonts [\(descendant)] /ToUnicode \(unicode)>>
      """)
  }

  /// The way back from codes to characters, in the blocks of a hundred that the format allows.
  private static func unicodeMap(_ scalars: [Unicode.Scalar]) -> String {
    var map = """
      /CIDInit /ProcSet findresource begin
      12 dict begin
      begincmap
      /CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
      /CMapName /Adobe-Identity-UCS def
      /CMapType 2 def
      1 begincodespacerange
      <0000> <FFFF>
      endcodespacerange

      """
    for start in stride(from: 0, to: scalars.count, by: 100) {
      let block = scalars[start..<min(start + 100, scalars.count)]
      map += "\(block.count) beginbfchar\n"
      for (place, scalar) in block.enumerated() {
        let target = String(scalar).utf16.map { PDF.hex($0) }.joined()
        map += "<\(PDF.hex(UInt16(start + place + 1)))> <\(target)>\n"
      }
      map += "endbfchar\n"
    }
    return map + """
      endcmap
      CMapName currentdict /CMap defineresource pop
      end
      end
      """
  }
}
