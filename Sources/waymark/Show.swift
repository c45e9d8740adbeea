import ArgumentParser
import FlowEngine
import Rendering
import Transcripts

/// Prints a record for reading.
struct Show: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Read a record.")

  @OptionGroup var records: RecordOptions

  @Argument(help: "The record: its path, its id, or the beginning of its id.")
  var record: String

  func run() throws {
    let record = try ReadableRecord(record, records)
    sayDocument(render(record.events, marks: record.marks, as: .text, width: textWidth))
    try record.leave()
  }
}

/// A record, or a redacted copy of one, to be put before people.
struct ReadableRecord {
  let path: String
  let events: [RecordedEvent]
  let marks: RecordMarks
  /// The lines that are whole, in plain.
  let text: [UInt8]
  /// What was found of a record; nil for a redacted copy that fits together.
  let check: Verification?

  /// - Throws: An exit if nothing of it can be read.
  init(_ name: String, _ records: RecordOptions) throws {
    let path = try records.path(of: name)
    let (found, _) = try open(path, records)
    // A redacted copy is no record: its withheld lines are damage there.
    if case .damaged = found.verdict, let bytes = try? recordBytes(at: path),
      let copy = try? RedactedCopy(verifying: bytes)
    {
      (self.path, events, text, check) = (path, copy.events, bytes, nil)
      marks = RecordMarks(of: copy)
      return
    }
    (self.path, events, text, check) = (path, found.events, found.text, found)
    marks = RecordMarks(of: found)
  }

  /// Ends with the verdict, if it is not ok, where nobody overlooks it.
  func leave() throws {
    guard let check, check.exitCode != 0 else { return }
    complain(check.sentence(about: path) + ". Only the lines before that were shown.")
    throw ExitCode(check.exitCode)
  }
}

/// Reads and checks a record; says what is wrong with it on standard error.
func open(_ name: String, _ records: RecordOptions) throws -> (check: Verification, path: String) {
  let path = try records.path(of: name)
  do throws(RecordError) {
    let check = try Verification(at: path, keys: .own)
    if check.events.isEmpty { complain(check.sentence(about: path)) }
    guard !check.events.isEmpty else {
      throw RecordError.damaged(path: path, line: 1, reason: "nothing in it can be read")
    }
    return (check, path)
  } catch {
    complain(error.message)
    throw ExitCode(error.exitCode)
  }
}

extension RecordMarks {
  init(of check: Verification) {
    self.init(lines: check.events.count, head: check.head, verdict: check.word)
  }

  /// - Parameter copy: One that fits together.
  init(of copy: RedactedCopy) {
    self.init(
      lines: copy.lines, head: copy.head, verdict: "ok", withheld: copy.withheld,
      reason: copy.reason)
  }
}

extension Verification {
  /// The verdict in a sentence.
  func sentence(about path: String) -> String {
    switch verdict {
    case .ok: "\(path): ok, \(events.count) lines, head \(head)"
    case .torn(let bytes):
      "\(path): torn, \(events.count) whole lines and \(bytes) bytes of one that was never shown "
        + "as saved, head \(head)"
    case .damaged(let line, let reason): "\(path): damaged at line \(line): \(reason)"
    }
  }
}
