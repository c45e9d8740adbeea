import Documents
import Testing

@testable import PDF

@Suite(.enabled(if: fonts != nil))
struct LayoutTests {
  private func composed(_ blocks: [Document.Block]) throws -> (PDF.Composer, PDF.Pages) {
    let fonts = try #require(fonts)
    var composer = PDF.Composer(
      regular: PDF.Face(fonts.regular), bold: PDF.Face(fonts.bold))
    composer.pageHeight = 700_000
    composer.compose(document(blocks))
    var pages = PDF.Pages(height: composer.pageHeight, headers: composer.headers)
    pages.place(composer.strips)
    return (composer, pages)
  }

  @Test func `no line is wider than the page, whatever the words`() throws {
    let long = String(repeating: "Wohlfahrt", count: 80)
    let (composer, _) = try composed([
      .paragraph(long), .paragraph(String(repeating: "word and ", count: 200)), .list([long]),
      .pairs([.init(long, long)]), .quote(long, by: long),
      .table(header: ["a", "b"], rows: [[long, "x"]]),
    ])
    for item in composer.strips.flatMap(\.items) {
      guard case .text(let line) = item.ink, let last = line.segments.last else { continue }
      // A space at the end may hang over.
      let space = last.pieces.isEmpty ? 0 : 400 * line.size
      #expect(item.x + line.width <= PDF.Sheet.textWidth + space)
    }
  }

  @Test func `each line of a cell that was typed has a mark, also where a line is broken`() throws {
    let words = Document.typed("one\n\n" + String(repeating: "many words ", count: 60))
    let (composer, _) = try composed([.table(header: [], rows: [[words]])])
    let texts = composer.strips.flatMap(\.items).filter { item in
      if case .text = item.ink { item.y > 0 } else { false }
    }
    let lines = Dictionary(grouping: texts, by: \.y).values
    #expect(lines.count > 6)
    #expect(lines.allSatisfy { Set($0.map(\.x)).count == 2 })
  }

  @Test func `a heading is never the last line of a page`() throws {
    for filler in 25..<45 {
      let (composer, pages) = try composed(
        (0..<filler).map { .paragraph("Line \($0)") } + [.heading("Below"), .paragraph("Text")])
      let place = try #require(pages.bookmarks.last)
      let text = try #require(pages.pages[place.page].last)
      guard case .text(let line) = text.item.ink else { continue }
      let owner = try #require(line.segments.last?.owner)
      #expect(composer.elements[owner].kind == "P")
    }
  }

  @Test func `a table over pages repeats its header, and no row is cut`() throws {
    let rows = (0..<100).map { ["\($0)", String(repeating: "some words ", count: 20)] }
    let (composer, pages) = try composed([.table(header: ["No", "Text"], rows: rows)])
    #expect(pages.pages.count > 3)
    for page in pages.pages.dropFirst() {
      #expect(page.first?.isRepeat == true)
    }
    #expect(composer.elements.filter { $0.kind == "Table" }.count == 1)
    #expect(composer.elements.filter { $0.kind == "TR" }.count == 101)
    #expect(composer.strips.filter { $0.header != nil }.count == 100)
  }

  @Test func `a row longer than a page goes on, and nothing leaves the page`() throws {
    let long = String(repeating: "some words ", count: 2_000)
    let (_, pages) = try composed([
      .table(header: ["No", "Text"], rows: [["1", long], ["2", "short"]])
    ])
    #expect(pages.pages.count > 2)
    for placed in pages.pages.joined() {
      guard case .text(let line) = placed.item.ink else { continue }
      #expect(placed.top + placed.item.y + PDF.Line.height(line.size) <= 700_000)
    }
  }
}
