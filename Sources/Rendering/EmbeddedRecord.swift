/// The record's own bytes inside an HTML copy of it.
public enum EmbeddedRecord {
  static let start = "<pre id=\"waymark-record\">"
  static let end = "</pre>"

  /// The record that an HTML copy carries; nil if it carries none.
  public static func bytes(in page: [UInt8]) -> [UInt8]? {
    let text = String(decoding: page, as: UTF8.self)
    guard let from = text.range(of: start), let to = text[from.upperBound...].range(of: end) else {
      return nil
    }
    return Array(unescape(text[from.upperBound..<to.lowerBound]).utf8)
  }

  /// Only what would be markup: every other character stays, so that the bytes come back.
  static func escape(_ text: String) -> String {
    var bytes = [UInt8]()
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): bytes += Array("&amp;".utf8)
      case UInt8(ascii: "<"): bytes += Array("&lt;".utf8)
      case UInt8(ascii: ">"): bytes += Array("&gt;".utf8)
      default: bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func unescape(_ text: Substring) -> String {
    var rest = text.utf8[...]
    var bytes = [UInt8]()
    let marks: [(name: String, byte: UInt8)] = [
      ("&amp;", UInt8(ascii: "&")), ("&lt;", UInt8(ascii: "<")), ("&gt;", UInt8(ascii: ">")),
    ]
    while let byte = rest.first {
      if byte == UInt8(ascii: "&"),
        let mark = marks.first(where: { rest.starts(with: $0.name.utf8) })
      {
        bytes.append(mark.byte)
        rest = rest.dropFirst(mark.name.utf8.count)
      } else {
        bytes.append(byte)
        rest = rest.dropFirst()
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension StringProtocol {
  /// Where a text begins first.
  fileprivate func range(of needle: String) -> Range<Index>? {
    let needle = Array(needle.utf8)
    var place = utf8.startIndex
    while place != utf8.endIndex {
      if utf8[place...].starts(with: needle) {
        return place..<utf8.index(place, offsetBy: needle.count)
      }
      place = utf8.index(after: place)
    }
    return nil
  }
}
