import Rendering
import Transcripts

/// The lines of a record as one JSON document, and back.
struct JSONCopy {
  let lines: [UInt8]
  let head: String
  /// What was found of the record when the copy was made: `ok`, `torn` or `damaged`.
  let verdict: String

  init(of record: ReadableRecord) {
    (lines, head, verdict) = (record.text, record.marks.head, record.marks.verdict)
  }

  private static let start = Array("{\"events\":[".utf8)

  /// Whether the bytes begin as such a document does.
  static func isOne(_ document: [UInt8]) -> Bool { document.starts(with: start) }

  /// Reads what ``bytes`` gives; nil for anything else, however little it differs.
  init?(_ document: [UInt8]) {
    guard case .object(let fields)? = try? StrictJSON.value(of: document.dropLast()),
      fields.keys.sorted() == ["events", "head", "verdict"],
      case .array(let events)? = fields["events"], case .string(let head)? = fields["head"],
      case .string(let verdict)? = fields["verdict"], ["ok", "torn", "damaged"].contains(verdict)
    else { return nil }
    lines = events.flatMap { CanonicalJSON.bytes(of: $0) + [0x0A] }
    (self.head, self.verdict) = (head, verdict)
    guard bytes == document else { return nil }
  }

  var bytes: [UInt8] {
    let events = lines.split(separator: 0x0A).joined(separator: [0x2C])
    return JSONCopy.start + events
      + Array("],\"head\":\"\(head)\",\"verdict\":\"\(verdict)\"}\n".utf8)
  }
}
