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
    let (check, _) = try open(record, records)
    print(render(check.events, marks: marks(of: check), as: .text), terminator: "")
    if check.exitCode != 0 { throw ExitCode(check.exitCode) }
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

func marks(of check: Verification) -> RecordMarks {
  RecordMarks(lines: check.events.count, head: check.head, verdict: check.word)
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
