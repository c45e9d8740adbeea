import ArgumentParser
import FlowEngine
import Glibc
import PDF
import Rendering
import Transcripts

/// Writes a record in a form to attach or to print.
struct Export: ParsableCommand {
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, markdown, html, json, pdf
  }

  static let configuration = CommandConfiguration(
    abstract: "Write a copy of a record to attach to a case record.",
    discussion: """
      The HTML and JSON copies hold the record itself. When one is written to a file, the register \
      notes it, and 'waymark records purge' may remove the record. The other forms are for reading.

      EXAMPLES
        waymark export 0b5cd5ee --format html --to record.html
        waymark export 0b5cd5ee --format pdf --to record.pdf
      """)

  @OptionGroup var records: RecordOptions

  @Argument(help: "The record: its path, its id, or the beginning of its id.")
  var record: String

  @Option(help: "text, markdown, html, json or pdf.")
  var format = Format.text

  @OptionGroup var output: OutputOptions

  func run() throws {
    let path = try records.path(of: record)
    // What the copy stands for must not change before the register says so.
    let held = isToBeNoted(path) ? try holdRecord(path) : nil
    let record = try ReadableRecord(path, records)
    let bytes = try copy(of: record)
    try output.write(bytes)
    if held != nil, let check = record.check { try register(check, bytes) }
    try record.leave()
  }

  /// Whether the copy can stand for the record, and so is noted in the register. However the record
  /// is named, what counts is where it lies.
  private func isToBeNoted(_ path: String) -> Bool {
    guard format == .html || format == .json, output.isFile, let real = realPath(path) else {
      return false
    }
    return folder(of: real) == realPath(records.base + "/live")
  }

  private func copy(of record: ReadableRecord) throws -> [UInt8] {
    let (events, marks) = (record.events, record.marks)
    switch format {
    case .text: return Array(render(events, marks: marks, as: .text).utf8)
    case .markdown: return Array(render(events, marks: marks, as: .markdown).utf8)
    case .html: return Array(render(events, marks: marks, as: .html, record: record.text).utf8)
    case .json: return JSONCopy(of: record).bytes
    case .pdf: return try page(record)
    }
  }

  private func page(_ record: ReadableRecord) throws -> [UInt8] {
    guard let fonts = PDFFont.installed() else {
      complain(
        "No font was found. Install one: apt-get install fonts-dejavu-core. HTML needs none.")
      throw ExitStatus.missingFile.code
    }
    guard output.path != nil || isatty(STDOUT_FILENO) == 0 else {
      complain("A PDF is not for the screen. Write it to a file: --to record.pdf")
      throw ExitStatus.usage.code
    }
    return renderPDF(
      record.events, marks: record.marks, regular: fonts.regular, bold: fonts.bold
    ) { complain("In the PDF \($0). The HTML copy shows them.") }
  }

  /// Notes a copy, once it is safe.
  private func register(_ check: Verification, _ copy: [UInt8]) throws {
    guard check.verdict == .ok, let opening = check.opening, opening.mode == .live,
      output.isFileOfItsOwn
    else { return }
    do throws(RecordError) {
      try Register(in: records.base).add(
        Register.Entry(
          .exported, record: opening.record, head: check.head, lines: check.events.count,
          file: sha256(copy), at: Clock.now()))
    } catch {
      complain("The copy was written, but not noted in the register: \(error.message)")
      throw ExitCode(error.exitCode)
    }
  }
}
