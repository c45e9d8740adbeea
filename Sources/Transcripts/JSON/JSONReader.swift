/// Reads JSON in one pass and refuses everything that two readers could understand differently:
/// duplicate keys, trailing commas, a byte order mark, fractions, and any form but the canonical
/// one of RFC 8785.
///
/// It makes no copies. It notes where each value stands, so that whoever needs one can take it.
/// A record has many lines: the same reader takes one after the other and asks for memory once.
struct JSONReader {
  /// What was found, in the order in which it begins.
  private(set) var values = [JSONToken]()
  /// The byte to be read next.
  var next = 0

  private static let depthLimit = 32

  /// Reads bytes that are one value and nothing else.
  ///
  /// - Throws: ``JSONProblem`` with the place where the bytes stop being canonical JSON.
  mutating func read(_ bytes: Span<UInt8>) throws(JSONProblem) {
    values.removeAll(keepingCapacity: true)
    next = 0
    try value(bytes, depth: 0)
    guard next == bytes.count else { throw problem("something follows the value") }
  }

  func problem(_ reason: String) -> JSONProblem { JSONProblem(reason: reason, offset: next) }

  /// Notes a value from a byte up to the next one, which holds no others.
  mutating func note(_ kind: JSONToken.Kind, from start: Int) {
    values.append(JSONToken(kind: kind, start: start, end: next, after: values.count + 1))
  }

  private mutating func value(_ bytes: Span<UInt8>, depth: Int) throws(JSONProblem) {
    guard depth < Self.depthLimit else { throw problem("nested too deep") }
    guard next < bytes.count else { throw problem("the value is missing") }
    switch bytes[next] {
    case UInt8(ascii: "\""): try text(bytes)
    case UInt8(ascii: "{"): try object(bytes, depth)
    case UInt8(ascii: "["): try array(bytes, depth)
    case UInt8(ascii: "t"): try word("true", .yes, bytes)
    case UInt8(ascii: "f"): try word("false", .no, bytes)
    case UInt8(ascii: "n"): try word("null", .null, bytes)
    case UInt8(ascii: " "), 0x09, 0x0A, 0x0D: throw problem("this is not the canonical form")
    default: try integer(bytes)
    }
  }

  private mutating func object(_ bytes: Span<UInt8>, _ depth: Int) throws(JSONProblem) {
    let place = begin(.object)
    if !take("}", bytes) {
      var last: Int?
      repeat {
        guard next < bytes.count, bytes[next] == UInt8(ascii: "\"") else {
          throw problem("a key is missing")
        }
        let key = values.count
        try text(bytes)
        if let last, !values[last].precedes(values[key], in: bytes) {
          throw misplaced(values[key], after: values[last], bytes)
        }
        last = key
        guard take(":", bytes) else { throw problem("a colon is missing") }
        try value(bytes, depth: depth + 1)
      } while take(",", bytes)
      guard take("}", bytes) else { throw problem("a closing brace is missing") }
    }
    end(place)
  }

  /// Keys stand in order, hence none stands twice.
  private func misplaced(
    _ key: JSONToken, after last: JSONToken, _ bytes: Span<UInt8>
  ) -> JSONProblem {
    let text = key.text(in: bytes)
    return problem(
      text == last.text(in: bytes)
        ? "the key '\(text)' stands twice" : "this is not the canonical form")
  }

  private mutating func array(_ bytes: Span<UInt8>, _ depth: Int) throws(JSONProblem) {
    let place = begin(.array)
    if !take("]", bytes) {
      repeat { try value(bytes, depth: depth + 1) } while take(",", bytes)
      guard take("]", bytes) else { throw problem("a closing bracket is missing") }
    }
    end(place)
  }

  /// Notes a value that holds others; how far it reaches is known at its end.
  private mutating func begin(_ kind: JSONToken.Kind) -> Int {
    note(kind, from: next)
    next += 1
    return values.count - 1
  }

  private mutating func end(_ place: Int) { values[place].after = values.count }

  private mutating func take(_ sign: Unicode.Scalar, _ bytes: Span<UInt8>) -> Bool {
    guard next < bytes.count, bytes[next] == UInt8(ascii: sign) else { return false }
    next += 1
    return true
  }

  private mutating func word(
    _ word: StaticString, _ kind: JSONToken.Kind, _ bytes: Span<UInt8>
  ) throws(JSONProblem) {
    let start = next
    next = min(start + word.utf8CodeUnitCount, bytes.count)
    note(kind, from: start)
    guard values[values.count - 1].holds(word, in: bytes) else { throw problem("not a value") }
  }
}
