import ArgumentParser
import Rendering
import Transcripts

/// Writes a record in a form to attach or to print.
struct Export: ParsableCommand {
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, markdown, html, json
  }

  static let configuration = CommandConfiguration(
    abstract: "Write a copy of a record to attach to a case record.")

  @OptionGroup var records: RecordOptions

  @Argument(help: "The record: its path, its id, or the beginning of its id.")
  var record: String

  @Option(help: "text, markdown, html or json.")
  var format = Format.text

  func run() throws {
    let (check, path) = try open(record, records)
    switch format {
    case .text: print(render(check.events, marks: marks(of: check), as: .text), terminator: "")
    case .markdown:
      print(render(check.events, marks: marks(of: check), as: .markdown), terminator: "")
    case .html:
      let bytes = Array(try recordBytes(at: path).prefix(check.length))
      print(
        render(check.events, marks: marks(of: check), as: .html, record: bytes), terminator: "")
    case .json: print(try document(check, path))
    }
    if check.exitCode != 0 { throw ExitCode(check.exitCode) }
  }

  /// The whole lines of the record as one JSON document.
  private func document(_ check: Verification, _ path: String) throws -> String {
    let lines = try recordBytes(at: path).prefix(check.length)
      .split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
    return "{\"events\":[\(lines.joined(separator: ","))],\"head\":\"\(check.head)\","
      + "\"verdict\":\"\(check.word)\"}"
  }
}
