import Rendering
import Transcripts

/// The lines of a record as one JSON document, and back.
enum JSONCopy {
  static func bytes(of record: ReadableRecord) -> [UInt8] {
    let lines = record.text.split(separator: 0x0A).joined(separator: [0x2C])
    return Array("{\"events\":[".utf8) + lines
      + Array(
        "],\"head\":\"\(record.marks.head)\",\"verdict\":\"\(record.marks.verdict)\"}\n".utf8)
  }

  /// The lines that such a document holds; nil if it is none.
  static func lines(in document: [UInt8]) -> [UInt8]? {
    guard case .object(let fields)? = try? StrictJSON.value(of: document.prefix { $0 != 0x0A }),
      fields.keys.sorted() == ["events", "head", "verdict"],
      case .array(let events)? = fields["events"]
    else { return nil }
    return events.flatMap { CanonicalJSON.bytes(of: $0) + [0x0A] }
  }
}
