import Glibc
import Terminal
import Testing

@MainActor
struct ReaderTests {
  private func reader(of bytes: [UInt8]) -> PlainReader {
    var ends: [Int32] = [0, 0]
    pipe(&ends)
    _ = bytes.withUnsafeBytes { write(ends[1], $0.baseAddress, $0.count) }
    close(ends[1])
    return PlainReader(descriptor: ends[0])
  }

  private func lines(of bytes: [UInt8]) -> [LineInput] {
    var reader = reader(of: bytes)
    var found = [LineInput]()
    while found.last != .endOfInput, found.count < 20 {
      found.append(reader.read(prompt: "", completions: []))
    }
    return found
  }

  @Test func `a pipe gives its lines, also the last one without a line feed`() {
    #expect(
      lines(of: Array("one\r\n\ntwo".utf8)) == [.line("one"), .line(""), .line("two"), .endOfInput])
    #expect(lines(of: []) == [.endOfInput])
  }

  @Test func `lines are the same whatever ends them, with a byte order mark or without`() {
    for end in ["\n", "\r\n", "\r"] {
      for mark in ["", "\u{FEFF}"] {
        let text = mark + ["one", "", "two é", "three"].joined(separator: end)
        for last in ["", end] {
          #expect(
            lines(of: Array((text + last).utf8)) == [
              .line("one"), .line(""), .line("two é"), .line("three"), .endOfInput,
            ])
        }
      }
    }
  }

  @Test func `a line that is too long is told, and the next one is read`() {
    let longest = [UInt8](repeating: 0x61, count: PlainReader.longest)
    let bytes = longest + [0x0A] + longest + [0x62, 0x0A, 0x63, 0x0A]
    let file = tmpfile()!
    defer { fclose(file) }
    fwrite(bytes, 1, bytes.count, file)
    rewind(file)
    var reader = PlainReader(descriptor: fileno(file))
    #expect(
      reader.read(prompt: "", completions: [])
        == .line(String(decoding: longest, as: UTF8.self)))
    #expect(reader.read(prompt: "", completions: []) == .tooLong)
    #expect(reader.read(prompt: "", completions: []) == .line("c"))
    #expect(reader.read(prompt: "", completions: []) == .endOfInput)
  }

  @Test func `bytes that are not UTF-8 are replaced and lose nothing around them`() {
    #expect(lines(of: [0x61, 0xFF, 0x62, 0x0A]) == [.line("a\u{FFFD}b"), .endOfInput])
  }

  @Test func `a script gives its lines and ends`() {
    var reader = ScriptReader(["one", "two"])
    #expect(reader.read(prompt: "", completions: []) == .line("one"))
    #expect(reader.read(prompt: "", completions: []) == .line("two"))
    #expect(reader.read(prompt: "", completions: []) == .endOfInput)
  }
}

struct StyleTests {
  @Test(arguments: [true, false])
  func `colour is shown only where it is wanted`(coloured: Bool) {
    let style = Style(isColoured: coloured)
    #expect((style.strong("x") == "x") == !coloured)
  }
}
