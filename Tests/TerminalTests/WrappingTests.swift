import Terminal
import Testing

struct WrappingTests {
  static let text =
    "Tell the safeguarding lead now, in person or by phone, and write down the time."

  @Test(arguments: [20, 40, 80])
  func `no line is wider than the window, and no word is lost`(width: Int) {
    let lines = wrap(Self.text, lead: "  - ", width: width)
    #expect(lines.allSatisfy { $0.count <= width })
    let words = lines.joined(separator: " ").split(separator: " ").filter { $0 != "-" }
    #expect(words.joined(separator: " ") == Self.text)
    #expect(lines.dropFirst().allSatisfy { $0.hasPrefix("    ") })
  }

  @Test func `a window too narrow to read in is taken as 20 columns`() {
    #expect(wrap(Self.text, width: 3) == wrap(Self.text, width: 20))
  }

  @Test func `wide characters count as two columns, and marks that combine as none`() {
    #expect(wrap("日本語日本語 日本語日本語", width: 20).count == 2)
    #expect(
      wrap("e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}e\u{301} abcdefghijklm", width: 20).count == 1)
  }

  @Test func `a word wider than the window stands alone and whole`() {
    let word = String(repeating: "x", count: 50)
    #expect(wrap("see \(word) now", width: 20) == ["see", word, "now"])
  }

  @Test func `line feeds in a text are kept`() {
    #expect(wrap("one\ntwo", lead: "> ", width: 40) == ["> one", "  two"])
  }
}

struct FoldingTests {
  static let listing = """
    0b5cd5ee  LIVE  27 November 2026, 10:04 UTC  open  A nude or indecent picture of a child
      Case: a word of one hundred and something letters follows here
    short  line
    """

  private func words(_ text: String) -> [Substring] { text.split { $0.isWhitespace } }

  @Test(arguments: [20, 30, 40, 60, 80, 200])
  func `what is too wide is broken at spaces, and nothing is lost`(width: Int) {
    let lines = fold(Self.listing, width: width)
    #expect(lines.allSatisfy { $0.count <= width })
    #expect(words(lines.joined(separator: "\n")) == words(Self.listing))
  }

  @Test func `what fits keeps its spaces`() {
    #expect(fold("a  b\n    c", width: 40) == ["a  b", "    c"])
  }

  @Test func `a broken line goes on further right than it began`() {
    let lines = fold("  - one two three four five", width: 20)
    #expect(lines == ["  - one two three", "    four five"])
  }

  @Test func `a word set far to the right finds room in a narrow window`() {
    let line = String(repeating: " ", count: 26) + "unmistakably wide"
    #expect(fold(line, width: 20).allSatisfy { $0.count <= 20 })
  }

  @Test func `a word wider than the window stands alone and whole`() {
    let word = String(repeating: "x", count: 50)
    #expect(fold("see \(word) now", width: 20) == ["see", word, "now"])
  }

  @Test func `wide characters count as two columns`() {
    #expect(fold("日本語日本語 日本語日本語", width: 20).count == 2)
  }
}
