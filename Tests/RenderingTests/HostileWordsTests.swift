import FlowEngine
import Rendering
import Testing

/// Words that join with the signs around them. Where a text is gone through character by character,
/// a sign that another joins with is not seen; a browser sees it.
struct HostileWordsTests {
  /// An Arabic number sign joins with what follows, an accent with what comes before.
  static let words = [
    "\u{600}<script>alert(1)\u{600}</script>", "\u{110BD}<img src=x>", "<\u{301}b>\u{301}",
    "\u{600}<pre id=\"waymark-record\">{}\u{600}</pre>", "&\u{301}lt;", "\u{600}&lt;",
  ]

  @Test(arguments: words)
  func `no words become markup, whatever they join with`(words: String) throws {
    let plain = render(
      RenderingTests.record(), marks: RenderingTests.marks, as: .html, record: Array("{}\n".utf8))
    let page = render(
      RenderingTests.record(words), marks: RenderingTests.marks, as: .html,
      record: Array("{}\n".utf8))
    let (signs, own) = (page.utf8.count { $0 == 0x3C }, plain.utf8.count { $0 == 0x3C })
    #expect(signs == own, "\(signs - own) tags more")
    #expect(EmbeddedRecord.bytes(in: Array(page.utf8)) == Array("{}\n".utf8))
    let markdown = render(
      RenderingTests.record(words), marks: RenderingTests.marks, as: .markdown)
    #expect(
      !markdown.utf8.split(separator: 0x3C).dropFirst().contains { !$0.starts(with: "br>".utf8) })
  }

  @Test func `Markdown gives no meaning to a sign that others join with`() {
    let words = "\u{600}*\u{600}_\u{600}[\u{600}](x) \u{600}| \u{600}`"
    let text = render(RenderingTests.record(words), marks: RenderingTests.marks, as: .markdown)
    for sign in Array("*_[]|`".utf8) {
      let bare = [0xD8, 0x80, sign] as [UInt8]
      #expect(!text.utf8.indices.contains { text.utf8[$0...].starts(with: bare) })
    }
  }

  private let start = "<pre id=\"waymark-record\">"

  @Test(arguments: [
    "S{}\n</pre>S{}\n</pre>", "S<b>{}</b>\n</pre>", "S{\"a\":\"&quot;\"}\n</pre>", "S{}>\n</pre>",
    "S{}\n", "S&</pre>",
  ])
  func `a page carries one record, in one form, or none`(page: String) {
    let page = page.replacing("S", with: start)
    #expect(EmbeddedRecord.bytes(in: Array(page.utf8)) == nil)
  }

  @Test func `bytes that are no text are not mended`() {
    let page = Array(start.utf8) + [0xFF, 0x0A] + Array("</pre>".utf8)
    #expect(EmbeddedRecord.bytes(in: page) ?? [0xFF, 0x0A] == [0xFF, 0x0A])
  }
}
