import Documents
import Glibc
import Testing

@testable import PDF

/// The fonts of this machine, read once.
let fonts = PDFFont.installed()

func render(_ document: Document, footer: String = "SG-0042. Confidential.") throws -> [UInt8] {
  let fonts = try #require(fonts)
  return PDF.render(
    document, title: "Record SG-0042", footer: footer, regular: fonts.regular, bold: fonts.bold)
}

func document(_ blocks: [Document.Block]) -> Document {
  Document(
    title: "Record of a talk", banner: "REHEARSAL. Nobody was told.", footer: "", blocks: blocks)
}

/// A document with every kind of block.
let everything = document([
  .heading("Who and when"),
  .pairs([.init("Name", "Zoë Ångström"), .init("Role", "Teacher, δάσκαλος, учитель")]),
  .heading("What to do"),
  .list([
    "Stay with the child.", "Tell the lead. " + String(repeating: "Then wait here. ", count: 9),
  ]),
  .quote("He said \"no\".\nThen nothing.", by: "the child"),
  .heading("Questions"),
  .table(
    header: ["Time", "Question", "Answer"],
    rows: [
      ["09:02", "Is the child safe now?", "Yes"], ["09:04", "Who else knows?", "Nobody (yet)"],
    ]),
  .paragraph("Signed below."),
  .form(["Name", "Date"]),
])

/// The bytes as text with one character a byte.
func latin(_ bytes: some Sequence<UInt8>) -> String {
  String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
}

/// The tools of PDF that this machine has.
enum Tool {
  static func has(_ name: String) -> Bool {
    (getenv("PATH").map { String(cString: $0) } ?? "").split(separator: ":")
      .contains { access("\($0)/\(name)", X_OK) == 0 }
  }

  /// What a tool prints about a file, and how it ended. FILE in the command is the file.
  static func run(_ command: String, on bytes: [UInt8]) throws -> (output: String, status: Int32) {
    var template = Array("/tmp/pdf-writing-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    try #require(descriptor >= 0)
    let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer { unlink(path) }
    try #require(
      bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) } == bytes.count)
    close(descriptor)
    let words = command.split(separator: " ").map { $0 == "FILE" ? path : String($0) }
    let pipe = try #require(popen(words.joined(separator: " ") + " 2>&1", "r"))
    var output = [UInt8]()
    var buffer = [UInt8](repeating: 0, count: 4096)
    while case let count = fread(&buffer, 1, buffer.count, pipe), count > 0 {
      output += buffer.prefix(count)
    }
    return (String(decoding: output, as: UTF8.self), pclose(pipe))
  }

  /// The words of a file, in the order a reader gets them.
  static func words(_ bytes: [UInt8]) throws -> [String] {
    try run("pdftotext -enc UTF-8 FILE -", on: bytes).output.split(whereSeparator: \.isWhitespace)
      .map { String($0) }
  }
}
