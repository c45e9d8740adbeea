import ArgumentParser
import Glibc
import Rendering
import Transcripts

/// Writes a record in a form to attach or to print.
struct Export: ParsableCommand {
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, markdown, html, json, pdf
  }

  static let configuration = CommandConfiguration(
    abstract: "Write a copy of a record to attach to a case record.")

  @OptionGroup var records: RecordOptions

  @Argument(help: "The record: its path, its id, or the beginning of its id.")
  var record: String

  @Option(help: "text, markdown, html, json or pdf.")
  var format = Format.text

  func run() throws {
    let (check, _) = try open(record, records)
    switch format {
    case .text: print(render(check.events, marks: marks(of: check), as: .text), terminator: "")
    case .markdown:
      print(render(check.events, marks: marks(of: check), as: .markdown), terminator: "")
    case .html:
      print(
        render(check.events, marks: marks(of: check), as: .html, record: check.text),
        terminator: "")
    case .json: print(document(check))
    case .pdf: try writePage(check)
    }
    if check.exitCode != 0 { throw ExitCode(check.exitCode) }
  }

  private func writePage(_ check: Verification) throws {
    guard let fonts = PDFFont.installed() else {
      complain(
        "No font was found. Install one: apt-get install fonts-dejavu-core. HTML needs none.")
      throw ExitStatus.missingFile.code
    }
    let bytes = renderPDF(
      check.events, marks: marks(of: check), regular: fonts.regular, bold: fonts.bold)
    guard isatty(STDOUT_FILENO) == 0 else {
      complain("A PDF is not for the screen. Write it to a file: waymark export ... > record.pdf")
      throw ExitStatus.usage.code
    }
    guard writeOut(bytes) else {
      throw ExitStatus.inputOutput.code
    }
  }

  /// The whole lines of the record as one JSON document.
  private func document(_ check: Verification) -> String {
    let lines = check.text.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
    return "{\"events\":[\(lines.joined(separator: ","))],\"head\":\"\(check.head)\","
      + "\"verdict\":\"\(check.word)\"}"
  }
}

/// Writes all bytes to standard output.
private func writeOut(_ bytes: [UInt8]) -> Bool {
  var written = 0
  while written < bytes.count {
    let count = bytes.withUnsafeBytes {
      write(STDOUT_FILENO, $0.baseAddress! + written, bytes.count - written)
    }
    if count < 0, errno == EINTR { continue }
    guard count > 0 else { return false }
    written += count
  }
  return true
}
