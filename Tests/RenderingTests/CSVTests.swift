import Rendering
import Testing

struct CSVTests {
  @Test(arguments: [
    "=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(1+1)", "\tx", "\rx", "\nx", " =1", "\u{FF1D}1",
  ])
  func `a cell that begins like a formula is text`(cell: String) {
    #expect(CSV.row([cell, "a"]) == "\"'\(cell)\",\"a\"")
  }

  @Test func `quotes are doubled, and nothing is taken out`() {
    #expect(CSV.row(["he said \"no\", twice", "a=b"]) == "\"he said \"\"no\"\", twice\",\"a=b\"")
    #expect(CSV.row(["", "JP"]) == "\"\",\"JP\"")
  }
}
