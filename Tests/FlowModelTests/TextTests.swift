import FlowModel
import Testing

struct TextTests {
  @Test func `a text takes the words of the setting, with a capital where it begins`() {
    let filled = Template("{Pupils} tell {dsl}. {unknown} stays.").filled {
      ["pupils": "learners", "dsl": "the principal"][$0]
    }
    #expect(filled == "Learners tell the principal. {unknown} stays.")
    #expect(Template("{Pupils} tell {dsl}.").names == ["pupils", "dsl"])
  }

  @Test(arguments: [
    ("a\u{1B}[2Jb", "a[2Jb", 1), ("\u{1B}]52;c;eA==\u{7}", "]52;c;eA==", 2),
    ("abc\u{202E}def", "abcdef", 1), ("x\u{9B}31my", "x31my", 1), ("\u{0}\u{7F}", "", 2),
    ("two\nlines\tand a tab", "two\nlines\tand a tab", 0), ("naïve élève ☎", "naïve élève ☎", 0),
  ])
  func `nothing that moves a cursor or turns text round is kept`(
    typed: String, clean: String, removed: Int
  ) {
    let plain = PlainText(cleaning: typed)
    #expect(plain.text == clean)
    #expect(plain.removed == removed)
  }
}
