/// The record's own bytes inside an HTML copy of it.
package enum EmbeddedRecord {
  static let start = "<pre id=\"waymark-record\">"
  static let end = "</pre>"

  /// The record that an HTML copy carries; nil if it carries none, more than one, or one that is
  /// not written as ``escape(_:)`` writes it: a browser would show something else than is checked.
  package static func bytes(in page: [UInt8]) -> [UInt8]? {
    let starts = places(of: Array(start.utf8), in: page[...])
    guard starts.count == 1, let from = starts.first?.upperBound,
      let to = places(of: Array(end.utf8), in: page[from...]).first
    else { return nil }
    let written = page[from..<to.lowerBound]
    let record = unescape(written)
    return escape(record).elementsEqual(written) ? record : nil
  }

  /// Only what would be markup: every other character stays, so that the bytes come back.
  static func escape(_ text: some Sequence<UInt8>) -> [UInt8] {
    var bytes = [UInt8]()
    for byte in text {
      if let mark = marks.first(where: { $0.byte == byte }) {
        bytes += mark.name
      } else {
        bytes.append(byte)
      }
    }
    return bytes
  }

  private static func unescape(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var rest = text
    var bytes = [UInt8]()
    while let byte = rest.first {
      if byte == UInt8(ascii: "&"), let mark = marks.first(where: { rest.starts(with: $0.name) }) {
        bytes.append(mark.byte)
        rest = rest.dropFirst(mark.name.count)
      } else {
        bytes.append(byte)
        rest = rest.dropFirst()
      }
    }
    return bytes
  }

  private static let marks: [(byte: UInt8, name: [UInt8])] = [
    (UInt8(ascii: "&"), Array("&amp;".utf8)), (UInt8(ascii: "<"), Array("&lt;".utf8)),
    (UInt8(ascii: ">"), Array("&gt;".utf8)),
  ]

  /// Where a text stands, each time.
  private static func places(of text: [UInt8], in bytes: ArraySlice<UInt8>) -> [Range<Int>] {
    var places = [Range<Int>]()
    var rest = bytes
    while let start = rest.firstIndex(of: text[0]) {
      if rest[start...].starts(with: text) { places.append(start..<start + text.count) }
      rest = rest[(start + 1)...]
    }
    return places
  }
}
