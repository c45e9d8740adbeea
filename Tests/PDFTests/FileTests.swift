import Documents
import Testing

@testable import PDF

/// What the bytes promise, without any tool.
@Suite(.enabled(if: fonts != nil))
struct FileTests {
  @Test func `every offset of the cross-reference table leads to its object`() throws {
    let bytes = try render(everything)
    let text = latin(bytes)
    #expect(text.hasPrefix("%PDF-1.7\n"))
    #expect(text.hasSuffix("%%EOF\n"))
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let start = try #require(Int(lines[lines.count - 3]))
    #expect(latin(bytes[start..<start + 7]) == "xref\n0 ")
    let table = latin(bytes[start...]).split(separator: "\n")
    let entries = table.dropFirst(3).prefix { !$0.hasPrefix("trailer") }
    #expect(entries.count > 50)
    for (index, entry) in entries.enumerated() {
      #expect(entry.utf8.count == 19)
      let offset = try #require(Int(entry.prefix(10)))
      let name = "\(index + 1) 0 obj\n"
      #expect(latin(bytes[offset..<offset + name.utf8.count]) == name)
    }
  }

  @Test func `the same document gives the same bytes`() throws {
    #expect(try render(everything) == render(everything))
    let other = try render(document([.paragraph("Other.")]))
    let again = try render(document([.paragraph("Another.")]))
    #expect(identifier(other) != identifier(again))
  }

  private func identifier(_ bytes: [UInt8]) -> Substring? {
    latin(bytes).split(separator: "/ID [<").last?.prefix(32)
  }

  @Test func `the catalogue says that the file is tagged, its language and its title`() throws {
    let text = latin(try render(everything))
    for part in [
      "/MarkInfo <</Marked true>>", "/Lang (en-GB)", "/DisplayDocTitle true", "/Tabs /S",
      "<pdfuaid:part>1</pdfuaid:part>", ">Record SG-0042</rdf:li>", "/Outlines ",
    ] {
      #expect(text.contains(part), "\(part)")
    }
    for kind in ["Document", "H1", "H2", "P", "L", "LI", "LBody", "Table", "TR", "TH", "TD"] {
      #expect(text.contains("/S /\(kind) "), "\(kind)")
    }
    #expect(!text.contains("/CreationDate"))
  }

  @Test func `marks open and close in pairs, and none is without an owner`() throws {
    let text = latin(try render(everything))
    let opened = text.split(separator: " BDC").count - 1 + text.split(separator: " BMC").count - 1
    #expect(opened == text.split(separator: "EMC").count - 1)
  }

  @Test func `a missing character keeps its true text`() throws {
    let text = latin(try render(document([.paragraph("A 龍虎 B")])))
    #expect(text.contains("/Span <</ActualText <FEFF9F8D864E>>> BDC"))
    #expect(!latin(try render(everything)).contains("ActualText"))
  }

  @Test func `hostile text neither ends the file nor stops the writer`() throws {
    let hostile = [
      ") Tj ET endstream endobj", "<</S /JavaScript>>", "\u{0}\u{1B}[2J\u{202E}\u{FEFF}",
      "a\u{301}\u{301}\u{301}", "\u{FFFF}\u{10FFFF}\u{200D}", "\r\n\r\n", "\n", " ", "",
      String(repeating: "x", count: 5_000), String(repeating: " ", count: 5_000),
      "]]>&<script>", "👩‍👩‍👧‍👦🏴󠁧󠁢󠁷󠁬󠁳󠁿", "שלום عليكم",
    ]
    for text in hostile {
      let bytes = PDF.render(
        Document(
          title: text, banner: text, footer: text,
          blocks: [
            .heading(text), .paragraph(text), .pairs([.init(text, text)]), .list([text]),
            .quote(text, by: text),
            .table(header: [text, text], rows: [[text], [text, text, text]]),
            .form([text]), .list([]), .pairs([]), .form([]), .table(header: [], rows: []),
            .table(header: [], rows: [[]]), .table(header: ["a"], rows: []),
          ]), title: text, footer: text, regular: try #require(fonts).regular,
        bold: try #require(fonts).bold)
      #expect(latin(bytes).hasSuffix("%%EOF\n"))
      #expect(!latin(bytes).contains("<</S /JavaScript"))
      guard Tool.has("qpdf") else { continue }
      let (output, status) = try Tool.run("qpdf --check FILE", on: bytes)
      #expect(status == 0, "\(output)")
    }
  }
}
