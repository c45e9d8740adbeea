/// A value that a ``JSONReader`` has found: of what kind it is, and where it stands.
struct JSONToken {
  enum Kind {
    case null, no, yes, integer
    /// A text in which every byte stands for itself, and none is beyond ASCII.
    case ascii
    /// A text whose bytes are the text, in UTF-8.
    case unicode
    /// A text with escapes.
    case escaped
    case array
    /// What it holds are its keys, each before its value.
    case object
  }

  let kind: Kind
  /// Its first byte; of a text the one after the quotation mark.
  let start: Int
  /// The byte after it; of a text the quotation mark.
  let end: Int
  /// The number of the value that comes after it and after everything that it holds.
  var after: Int
}

/// The numbers of the values that one holds: the items of a list, or the keys of an object, each
/// before its value.
struct JSONChildren: Sequence, IteratorProtocol {
  private let values: [JSONToken]
  private let end: Int
  private var place: Int

  init(of value: Int, in values: [JSONToken]) {
    self.values = values
    place = value + 1
    end = values[value].after
  }

  mutating func next() -> Int? {
    guard place < end else { return nil }
    defer { place = values[place].after }
    return place
  }
}

extension JSONToken {
  var isText: Bool { kind == .ascii || kind == .unicode || kind == .escaped }

  /// The text that stands here.
  func text(in bytes: Span<UInt8>) -> String {
    let written = bytes.extracting(start..<end)
    guard kind == .escaped else { return written.text }
    var content = [UInt8]()
    var next = 0
    while next < written.count {
      guard written[next] == UInt8(ascii: "\\") else {
        content.append(written[next])
        next += 1
        continue
      }
      if let character = character(ofShortEscape: written[next + 1]) {
        content.append(character)
        next += 2
      } else {
        content.append(controlCharacter(written.extracting(next + 2..<next + 6))!)
        next += 6
      }
    }
    return content.span.text
  }

  /// Whether the key that stands here comes before another in an object: by UTF-16 code units, as
  /// RFC 8785 has it. For ASCII the bytes tell, mostly the first.
  func precedes(_ other: JSONToken, in bytes: Span<UInt8>) -> Bool {
    guard kind == .ascii, other.kind == .ascii else {
      return text(in: bytes).utf16.lexicographicallyPrecedes(other.text(in: bytes).utf16)
    }
    var (place, otherPlace) = (start, other.start)
    while place < end, otherPlace < other.end {
      let (byte, otherByte) = (bytes[place], bytes[otherPlace])
      if byte != otherByte { return byte < otherByte }
      (place, otherPlace) = (place + 1, otherPlace + 1)
    }
    return end - start < other.end - other.start
  }

  /// Whether the bytes that stand here are those of a word. Inlined where the word is known.
  @inline(__always)
  func holds(_ word: StaticString, in bytes: Span<UInt8>) -> Bool {
    guard end - start == word.utf8CodeUnitCount else { return false }
    return word.withUTF8Buffer { letters in
      for place in letters.indices where letters[place] != bytes[start + place] { return false }
      return true
    }
  }

  /// The whole number that stands here. It has at most 16 digits.
  func integer(in bytes: Span<UInt8>) -> Int64 {
    let isNegative = bytes[start] == UInt8(ascii: "-")
    var number: Int64 = 0
    for place in (isNegative ? start + 1 : start)..<end {
      number = number * 10 + Int64(bytes[place] - UInt8(ascii: "0"))
    }
    return isNegative ? -number : number
  }
}

extension Span<UInt8> {
  /// The bytes as text. Bytes of a ``JSONReader`` have been found to be UTF-8.
  var text: String { withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) } }
}
