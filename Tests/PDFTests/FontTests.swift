import Bytes
import Documents
import Testing

@testable import PDF

@Suite(.enabled(if: fonts != nil))
struct FontTests {
  let font: PDFFont

  init() throws { font = try #require(fonts).regular }

  private var file: [UInt8] { font.directory.tables["head"]?.file ?? [] }

  @Test func `what is no font is refused with the reason`() {
    #expect(throws: PDFError.cutShort) { try PDFFont([]) }
    #expect(throws: PDFError.notTrueType) { try PDFFont([UInt8](repeating: 7, count: 100)) }
    #expect(throws: PDFError.notTrueType) { try PDFFont(Array("OTTO".utf8) + file.dropFirst(4)) }
    #expect(throws: PDFError.cutShort) { try PDFFont(Array(file.prefix(file.count / 2))) }
  }

  @Test func `a subset is a font with only what was asked for`() throws {
    let glyphs = try "Aé".unicodeScalars.map { try #require(font.glyph($0)) }
    let subset = FontSubset(of: font, glyphs: [0, glyphs[0], glyphs[1], nil]).bytes
    let directory = try FontDirectory(subset)
    // It has no map, for the PDF maps; but its outlines are there, the parts of é with them.
    #expect(throws: PDFError.missingTable("cmap")) { try PDFFont(subset) }
    let count = try directory.table("maxp").u16(4)
    #expect(count >= 4 && count <= 7)
    #expect(try directory.table("loca").count == 4 * (count + 1))
    #expect(try directory.table("hmtx").u16(4) == font.advance(glyphs[0]))
    #expect(subset.count < file.count / 10)
  }

  @Test func `the parts of a composite glyph come with it`() throws {
    let glyph = try #require(
      "éÉäñç".unicodeScalars.compactMap { font.glyph($0) }
        .first { font.outline($0).first.map { $0 & 0x80 != 0 } ?? false })
    let subset = try FontDirectory(FontSubset(of: font, glyphs: [0, glyph]).bytes)
    let (loca, glyf) = (try subset.table("loca"), try subset.table("glyf"))
    let part = try glyf.u16(loca.u32(4) + 12)
    #expect(part >= 2)
    #expect(try part < subset.table("maxp").u16(4))
    #expect(try loca.u32(4 * part + 4) > loca.u32(4 * part))
  }

  @Test func `a damaged font is refused or read, and never stops the program`() {
    var generator = SeededGenerator(seed: 42)
    func next(_ below: Int) -> Int { generator.number(below: below) }
    var bytes = file
    for _ in 0..<300 {
      let place = next(2) == 0 ? next(400) : next(bytes.count)
      let old = bytes[place]
      bytes[place] = UInt8(next(256))
      if let font = try? PDFFont(bytes) {
        let glyphs = "Aé→ж".unicodeScalars.map { font.glyph($0) }
        #expect(!FontSubset(of: font, glyphs: [0] + glyphs).bytes.isEmpty)
      }
      bytes[place] = old
    }
  }

  @Test func `known characters have glyphs and unknown ones have none`() {
    #expect(font.glyph("A") != nil)
    #expect(font.glyph("龍") == nil)
    #expect(font.width(font.glyph("A") ?? 0) > 300)
    #expect(font.name.contains("Sans"))
  }

  @Test func `where no fonts are installed there are none`() {
    #expect(PDFFont.installed(in: ["/nowhere"]) == nil)
  }
}
