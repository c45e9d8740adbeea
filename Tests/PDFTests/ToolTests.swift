import Documents
import TestSupport
import Testing

@testable import PDF

/// What the usual tools of PDF say of our files; each test is left out where its tool is missing.
@Suite(.startsProgram, .enabled(if: fonts != nil))
struct ToolTests {
  static let samples: [Document] = [
    everything,
    Document(title: "", banner: "", footer: "", blocks: []),
    document([.paragraph("A 龍虎 B שלום C")]),
    document([
      .table(header: ["No", "Text"], rows: (0..<200).map { ["\($0)", "some words"] })
    ]),
  ]

  @Test(.enabled(if: Tool.has("qpdf")), arguments: samples)
  func `qpdf finds nothing wrong`(_ document: Document) throws {
    let (output, status) = try Tool.run("qpdf --check FILE", on: render(document))
    #expect(status == 0, "\(output)")
    #expect(!output.contains("WARNING"), "\(output)")
  }

  @Test(.enabled(if: Tool.has("pdfinfo")), arguments: samples)
  func `pdfinfo reads tags and title`(_ document: Document) throws {
    let output = try Tool.run("pdfinfo FILE", on: render(document)).output
    let lines = output.split(separator: "\n").map { line in
      line.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
    }
    #expect(lines.contains("Tagged: yes"))
    #expect(lines.contains("Title: Record SG-0042"))
    #expect(lines.contains("JavaScript: no"))
    #expect(output.contains("A4"))
    #expect(!output.contains("rror"), "\(output)")
  }

  @Test(.enabled(if: Tool.has("pdfinfo")))
  func `the structure has the headings, the list and the table with their text`() throws {
    let output = try Tool.run("pdfinfo -struct-text FILE", on: render(everything)).output
    let lines = output.split(separator: "\n").map { $0.drop { $0 == " " } }
    let kinds = lines.compactMap { $0.hasPrefix("\"") ? nil : $0.split(separator: " ").first }
    #expect(kinds.first == "Document")
    #expect(kinds.filter { $0 == "H1" }.count == 1)
    #expect(kinds.filter { $0 == "H2" }.count == 3)
    #expect(kinds.filter { $0 == "LI" }.count == 4)
    #expect(kinds.filter { $0 == "TR" }.count == 3)
    #expect(kinds.filter { $0 == "TH:" }.count == 3)
    #expect(kinds.filter { $0 == "TD" }.count == 6)
    for text in ["Record of a talk", "Questions [REHEARSAL]", "Answer", "Nobody (yet)"] {
      #expect(lines.contains { $0.hasPrefix("\"\(text)") }, "\(text)")
    }
    // Furniture is not in the structure.
    #expect(!output.contains("Page 1"))
  }

  @Test(.enabled(if: Tool.has("pdftotext")))
  func `the words come back in order`() throws {
    let words = try Tool.words(try render(everything))
    let wanted = """
      REHEARSAL Record of a talk REHEARSAL. Nobody was told. Who and when [REHEARSAL] \
      Name: Zoë Ångström Role: Teacher, δάσκαλος, учитель
      """
    #expect(words.starts(with: wanted.split(whereSeparator: \.isWhitespace).map { String($0) }))
    #expect(words.suffix(6) == ["SG-0042.", "Confidential.", "Page", "1", "of", "1"])
  }

  @Test(.enabled(if: Tool.has("pdftotext")))
  func `characters that cannot be shown come back true, and a line says so`() throws {
    let hidden = "龍虎 mid शब्द end 🐉"
    let words = try Tool.words(try render(document([.paragraph("Start \(hidden).")])))
    let text = words.joined(separator: " ")
    #expect(text.contains("Start \(hidden)."), "\(text)")
    let numbers = ["U+936", "U+92C", "U+926", "U+94D", "U+864E", "U+9F8D", "U+1F409"]
    let named = numbers.allSatisfy { text.contains($0) }
    #expect(named && text.contains("cannot be shown here (U+"))
    #expect(text.contains("; see the HTML copy."))
    let plain = try Tool.words(try render(everything)).joined(separator: " ")
    #expect(!plain.contains("cannot be shown"))
  }

  @Test(.enabled(if: Tool.has("pdftotext")))
  func `letters from right to left come back in the order they were written`() throws {
    let text = try Tool.words(try render(document([.paragraph("Said שלום עליכם then.")])))
      .joined(separator: " ")
    // The tool puts marks of direction around them.
    let bare = String(text.unicodeScalars.filter { !(0x202A...0x202E).contains($0.value) })
    #expect(bare.contains("שלום עליכם"), "\(text)")
  }

  @Test(.enabled(if: Tool.has("pdffonts")))
  func `both fonts are embedded, parts of fonts, and lead back to Unicode`() throws {
    let output = try Tool.run("pdffonts FILE", on: render(everything)).output
    let lines = output.split(separator: "\n").dropFirst(2)
    #expect(lines.count == 2)
    for line in lines {
      #expect(line.contains("CID TrueType") && line.contains("Identity-H"), "\(line)")
      let columns = line.split(separator: " ")
      #expect(columns.suffix(5).prefix(3) == ["yes", "yes", "yes"], "\(line)")
    }
  }

  @Test func `two thousand paragraphs are no burden`() throws {
    let paragraphs = (0..<2_000).map {
      Document.Block.paragraph("Paragraph \($0): " + String(repeating: "and so on, ", count: 12))
    }
    let bytes = try render(document(paragraphs))
    #expect(bytes.count < 5_000_000)
    if Tool.has("qpdf") { #expect(try Tool.run("qpdf --check FILE", on: bytes).status == 0) }
    if Tool.has("pdftotext") {
      let words = try Tool.words(bytes)
      let numbers = words.filter { $0.hasSuffix(":") }.compactMap { Int($0.dropLast()) }
      #expect(numbers == Array(0..<2_000))
    }
  }
}
