import ArgumentParser
import Casework
import Rendering
import Transcripts

/// Prints a record for reading.
struct Show: WaymarkCommand {
  static let configuration = CommandConfiguration(abstract: "Read a record.")

  @OptionGroup var records: RecordOptions

  @Argument(help: "The record: its path, its id, or the beginning of its id.")
  var record: String

  func perform() throws -> ExitStatus {
    let record = try records.office.readable(record)
    complainOfPlace(of: record.misplaced)
    sayDocument(render(record.events, marks: record.marks, as: .text, width: textWidth))
    return end(after: record)
  }
}

/// Says that a record is not the one that its name or its folder says, before anything of it is shown.
func complainOfPlace(of found: RecordFinding?) {
  if let found { complain("TAKE CARE: \(found.text).") }
}

/// Says what is wrong with a record that was shown, if anything is, where nobody overlooks it.
///
/// - Returns: How the program ends.
func end(after record: ReadableRecord) -> ExitStatus {
  guard let fault = record.fault else { return record.misplaced == nil ? .done : .invalidData }
  complain(fault.check.sentence(about: fault.path) + ". Only the lines before that were shown.")
  return ExitStatus(fault.check.verdict)
}

extension Verification {
  /// The verdict in a sentence.
  func sentence(about path: String) -> Message { verdict.sentence(about: path, events.count, head) }
}

extension Verification.Verdict {
  func sentence(about path: String, _ lines: Int, _ head: String) -> Message {
    switch self {
    case .ok: "\(path): ok, \(lines) lines, head \(head)"
    case .torn(let bytes):
      "\(path): torn, \(lines) whole lines and \(bytes) bytes of one without its end, never "
        + "finished or cut off later, head \(head)"
    case .damaged(let line, let reason): "\(path): damaged at line \(line): \(reason)"
    }
  }
}
