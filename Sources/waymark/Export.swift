import ArgumentParser
import Casework
import Glibc

/// Writes a record in a form to attach or to print.
struct Export: WaymarkCommand {
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
  var format = CopyFormat.text

  @OptionGroup var output: OutputOptions

  func perform() throws -> ExitStatus {
    guard format != .pdf || output.path != nil || isatty(STDOUT_FILENO) == 0 else {
      throw UsageError("A PDF is not for the screen. Write it to a file: --to record.pdf")
    }
    let copy = try records.office.export(record, as: format, isKept: output.isFile)
    complainOfPlace(of: copy.record.misplaced)
    for what in copy.unshown { complain("In the PDF \(what). The HTML copy shows them.") }
    try output.write(copy.bytes, besides: records)
    if output.isFileOfItsOwn { try copy.note() }
    return end(after: copy.record)
  }
}

extension CopyFormat: ExpressibleByArgument {}
