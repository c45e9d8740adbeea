import Rendering
import Testing

/// The HTML page as people read it: on a wide screen, on a telephone, on paper.
struct PageTests {
  private var page: String {
    render(RenderingTests.record(), marks: RenderingTests.marks, as: .html)
  }

  @Test func `no table breaks inside a word`() {
    #expect(!page.contains("break-all"))
    // Only the folded record, which is no text, may be broken anywhere.
    let rules = page.split(separator: "\n").filter { $0.contains("anywhere") }
    #expect(rules.allSatisfy { $0.contains("pre {") }, "\(rules)")
  }

  @Test func `every cell says which column it is in, so that a narrow window can show a list`() {
    let cells = page.split(separator: "<").filter { $0.hasPrefix("td ") }
    #expect(cells.count > 20)
    #expect(cells.allSatisfy { $0.contains("data-label=\"") && !$0.contains("data-label=\"\"") })
    #expect(page.contains("@media screen and (max-width"))
    #expect(page.contains("content: attr(data-label)"))
  }

  @Test func `no table has more than four columns`() {
    for table in page.split(separator: "<thead").dropFirst() {
      let head = table.split(separator: "</thead>")[0]
      #expect(head.split(separator: "<th ").count - 1 <= 4, "\(head)")
    }
  }

  @Test func `how strong an action is and where it comes from stand under it`() {
    #expect(page.contains("Tell the DSL.<br>Strength: must. Source: policy OAK-1 (will)"))
  }

  @Test(arguments: ExportFormat.allCases)
  func `a tab is a space, and what ends a line in Unicode ends one`(format: ExportFormat) {
    let words = "alpha\tbeta\u{2028}gamma\u{2029}delta"
    let text = render(RenderingTests.record(words), marks: RenderingTests.marks, as: format)
    #expect(!text.contains("U+9>") && !text.contains("U+9&gt;"))
    #expect(!text.unicodeScalars.contains { [0x09, 0x2028, 0x2029].contains($0.value) })
    #expect(text.contains("alpha beta"))
    #expect(!text.contains("betagamma") && !text.contains("gammadelta"))
  }

  @Test(arguments: [20, 40, 78])
  func `text is as wide as it is asked to be, and no word is broken`(width: Int) {
    let record = RenderingTests.record("words that go on and on until the line is full of them")
    let text = render(record, marks: RenderingTests.marks, as: .text, width: width)
    let usual = render(record, marks: RenderingTests.marks, as: .text)
    for line in text.split(separator: "\n") {
      #expect(line.count <= width || line.split(separator: " ").count <= 2, "\(line)")
    }
    func words(_ text: String) -> [Substring] {
      text.split { $0.isWhitespace }.filter { !"=-_|".contains($0.first!) }
    }
    #expect(words(text) == words(usual))
  }
}
