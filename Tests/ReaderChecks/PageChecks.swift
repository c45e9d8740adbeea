import FlowEngine
import Rendering
import Transcripts

extension ReaderCheck {
  static let page = ReaderCheck("h", "an HTML page with a record") { bytes in
    guard let record = EmbeddedRecord.bytes(in: bytes) else { return nil }
    let marks = places(of: Array("<pre id=\"waymark-record\">".utf8), in: bytes)
    guard marks.count == 1, let start = marks.first else {
      return "a page with two records was read as one with one"
    }
    let written = escaped(record) + Array("</pre>".utf8)
    guard bytes[(start + 25)...].starts(with: written) else {
      return "the record is not what stands in the page"
    }
    return brokenByRecord(record)
  }

  /// What is shown of a record that is accepted, whatever words stand in it.
  static let words = ReaderCheck("w", "the words of a record") { bytes in
    let check = Verification(of: Relinked.record(bytes))
    guard !check.events.isEmpty else { return nil }
    _ = PlayedCard(check.events)
    let marks = RecordMarks(lines: check.events.count, head: check.head, verdict: check.word)
    for format in ExportFormat.allCases {
      let text = render(check.events, marks: marks, as: format, record: check.text)
      guard isHarmless(text, but: format == .html ? check.text : []) else {
        return "the \(format) holds characters that could move a cursor or turn a line round"
      }
      if format == .markdown, let tag = tags(in: text).first(where: { $0 != "<br>" }) {
        return "the Markdown holds \(tag)"
      }
      guard format == .html else { continue }
      if let tag = tags(in: text).first(where: { !ownTags.contains($0) }) {
        return "the page holds \(tag)"
      }
      guard EmbeddedRecord.bytes(in: Array(text.utf8)) == check.text else {
        return "the page carries another record"
      }
    }
    return nil
  }

  /// Whether nothing in a text can move a cursor or turn a line round. The record itself is carried
  /// as it is.
  private static func isHarmless(_ text: String, but record: [UInt8]) -> Bool {
    let own = String(decoding: record, as: UTF8.self).unicodeScalars.count { isControl($0) }
    return text.unicodeScalars.count { isControl($0) } == own
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A: false
    case 0x00...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }

  /// Everything from a `<` to the next `>`, byte by byte as a browser reads it.
  private static func tags(in text: String) -> [String] {
    text.utf8.split(separator: UInt8(ascii: "<"), omittingEmptySubsequences: false).dropFirst()
      .map { "<" + String(decoding: $0.prefix { $0 != UInt8(ascii: ">") }, as: UTF8.self) + ">" }
  }

  /// The tags of a page whose record holds nothing that could be taken for one.
  private static let ownTags: Set<String> = {
    let check = Verification(of: Relinked.record(whole("w").first ?? []))
    let marks = RecordMarks(lines: check.events.count, head: check.head, verdict: check.word)
    return Set(tags(in: render(check.events, marks: marks, as: .html, record: check.text)))
  }()

  private static func escaped(_ record: [UInt8]) -> [UInt8] {
    record.flatMap { byte -> [UInt8] in
      switch byte {
      case UInt8(ascii: "&"): Array("&amp;".utf8)
      case UInt8(ascii: "<"): Array("&lt;".utf8)
      case UInt8(ascii: ">"): Array("&gt;".utf8)
      default: [byte]
      }
    }
  }

  private static func places(of word: [UInt8], in bytes: [UInt8]) -> [Int] {
    guard bytes.count >= word.count else { return [] }
    return (0...(bytes.count - word.count)).filter { bytes[$0...].starts(with: word) }
  }
}
