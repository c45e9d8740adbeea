import Files
import Testing

/// Lines, whatever wrote them.
struct TextLinesTests {
  static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  @Test(arguments: ["\n", "\r\n", "\r"])
  func `lines are the same whatever ends them`(end: String) throws {
    for text in ["one\(end)\(end)two é\(end)", "one\(end)\(end)two é"] {
      #expect(try TextLines.lines(of: Array(text.utf8), "f") == ["one", "", "two é"])
      #expect(try TextLines.lines(of: Self.mark + Array(text.utf8), "f") == ["one", "", "two é"])
      #expect(TextLines.lines(of: "\u{FEFF}" + text) == ["one", "", "two é"])
    }
  }

  @Test func `no bytes are no lines, and an empty line is one`() throws {
    #expect(try TextLines.lines(of: [], "f").isEmpty)
    #expect(try TextLines.lines(of: Self.mark, "f").isEmpty)
    #expect(try TextLines.lines(of: [0x0A], "f") == [""])
    #expect(try TextLines.lines(of: [0x0D, 0x0A, 0x0D], "f") == ["", ""])
    #expect(try TextLines.lines(of: [0x0A, 0x0D], "f") == ["", ""])
  }

  @Test func `the line that is not UTF-8 is named`() {
    let bytes: [UInt8] = Array("a\r\nb\r\n".utf8) + [0x63, 0xFF, 0x0A]
    #expect(throws: FileError("f", .read, .notText(line: 3))) {
      try TextLines.lines(of: bytes, "f")
    }
    // What Notepad calls Unicode.
    #expect(throws: FileError("f", .read, .notText(line: 1))) {
      try TextLines.lines(of: [0xFF, 0xFE, 0x61, 0x00], "f")
    }
  }

  @Test func `the line that is too long is named`() throws {
    #expect(try TextLines.lines(of: Array("1\n1234\n".utf8), "f", longest: 4) == ["1", "1234"])
    #expect(throws: FileError("f", .read, .longLine(2, limit: 4))) {
      try TextLines.lines(of: Array("1\n12345\n".utf8), "f", longest: 4)
    }
  }
}
