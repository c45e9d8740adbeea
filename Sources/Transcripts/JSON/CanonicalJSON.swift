import Bytes

/// Writes JSON in the one form that RFC 8785 (JSON Canonicalization Scheme) allows for it: keys
/// sorted by their UTF-16 code units, no white space, the shortest escapes.
package enum CanonicalJSON {
  /// The canonical bytes of a value, in UTF-8.
  package static func bytes(of value: JSONValue) -> [UInt8] {
    var bytes = [UInt8]()
    append(value, to: &bytes)
    return bytes
  }

  private static func append(_ value: JSONValue, to bytes: inout [UInt8]) {
    switch value {
    case .null: bytes += "null".utf8
    case .bool(let flag): bytes += (flag ? "true" : "false").utf8
    case .integer(let number): bytes += String(number).utf8
    case .string(let text): append(text, to: &bytes)
    case .array(let items):
      bytes.append(UInt8(ascii: "["))
      for (index, item) in items.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        append(item, to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let pairs):
      bytes.append(UInt8(ascii: "{"))
      let sorted = pairs.sorted { $0.key.utf16.lexicographicallyPrecedes($1.key.utf16) }
      for (index, pair) in sorted.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        append(pair.key, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        append(pair.value, to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  /// Puts a text behind other bytes. Most of it stands for itself and goes over in runs.
  static func append(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    let letters = text.utf8.span
    var next = 0
    while next < letters.count {
      let end = letters.endOfOrdinary(from: next)
      letters.withUnsafeBufferPointer { bytes += $0[next..<end] }
      next = end
      if next < letters.count {
        append(letters[next], to: &bytes)
        next += 1
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func append(_ byte: UInt8, to bytes: inout [UInt8]) {
    if let letter = shortEscape(of: byte) {
      bytes.append(UInt8(ascii: "\\"))
      bytes.append(letter)
    } else if byte < 0x20 {
      bytes += "\\u00".utf8
      bytes += Hexadecimal.encode([byte]).utf8
    } else {
      bytes.append(byte)
    }
  }
}
