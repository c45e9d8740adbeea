/// Why bytes are not a line of a record.
public struct JSONProblem: Error, Hashable, Sendable {
  /// The fact, in lower case.
  public let reason: String
  /// The byte it stands at, from 0.
  public let offset: Int
}

/// Reads JSON and refuses everything that two readers could understand differently: duplicate
/// keys, trailing commas, a byte order mark, fractions, and any form but the canonical one.
public enum StrictJSON {
  private static let depthLimit = 32

  /// - Throws: ``JSONProblem`` with the place where the bytes stop being canonical JSON.
  public static func value(of bytes: some Collection<UInt8>) throws(JSONProblem) -> JSONValue {
    var parser = Parser(bytes: Array(bytes))
    let value = try parser.value(depth: 0)
    guard parser.isAtEnd else { throw parser.problem("something follows the value") }
    // White space, needless escapes and unsorted keys all show here.
    let canonical = CanonicalJSON.bytes(of: value)
    guard canonical == parser.bytes else {
      let offset = zip(canonical, parser.bytes).enumerated().first { $1.0 != $1.1 }?.offset
      throw JSONProblem(reason: "this is not the canonical form", offset: offset ?? 0)
    }
    return value
  }

  private struct Parser {
    let bytes: [UInt8]
    var next = 0

    var isAtEnd: Bool { next == bytes.count }

    func problem(_ reason: String) -> JSONProblem { JSONProblem(reason: reason, offset: next) }

    mutating func value(depth: Int) throws(JSONProblem) -> JSONValue {
      guard depth < depthLimit else { throw problem("nested too deep") }
      guard next < bytes.count else { throw problem("the value is missing") }
      switch bytes[next] {
      case UInt8(ascii: "{"): return try object(depth)
      case UInt8(ascii: "["): return try array(depth)
      case UInt8(ascii: "\""): return .string(try string())
      case UInt8(ascii: "t"): return try word("true", .bool(true))
      case UInt8(ascii: "f"): return try word("false", .bool(false))
      case UInt8(ascii: "n"): return try word("null", .null)
      default: return try integer()
      }
    }

    private mutating func take(_ character: Character) -> Bool {
      guard next < bytes.count, bytes[next] == character.asciiValue else { return false }
      next += 1
      return true
    }

    private mutating func word(
      _ word: String, _ value: JSONValue
    ) throws(JSONProblem) -> JSONValue {
      guard bytes[next...].starts(with: word.utf8) else { throw problem("not a value") }
      next += word.utf8.count
      return value
    }

    private mutating func object(_ depth: Int) throws(JSONProblem) -> JSONValue {
      next += 1
      var pairs = [String: JSONValue]()
      if take("}") { return .object(pairs) }
      repeat {
        guard next < bytes.count, bytes[next] == UInt8(ascii: "\"") else {
          throw problem("a key is missing")
        }
        let key = try string()
        guard pairs[key] == nil else { throw problem("the key '\(key)' stands twice") }
        guard take(":") else { throw problem("a colon is missing") }
        pairs[key] = try value(depth: depth + 1)
      } while take(",")
      guard take("}") else { throw problem("a closing brace is missing") }
      return .object(pairs)
    }

    private mutating func array(_ depth: Int) throws(JSONProblem) -> JSONValue {
      next += 1
      var items = [JSONValue]()
      if take("]") { return .array(items) }
      repeat { items.append(try value(depth: depth + 1)) } while take(",")
      guard take("]") else { throw problem("a closing bracket is missing") }
      return .array(items)
    }

    private mutating func integer() throws(JSONProblem) -> JSONValue {
      let start = next
      _ = take("-")
      while next < bytes.count, (48...57).contains(bytes[next]) { next += 1 }
      if next < bytes.count,
        [UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E")].contains(bytes[next])
      {
        throw problem("fractions are not used in records")
      }
      let text = String(decoding: bytes[start..<next], as: UTF8.self)
      guard let number = Int64(text), abs(number) <= 1 << 53 else { throw problem("not a value") }
      return .integer(number)
    }

    private mutating func string() throws(JSONProblem) -> String {
      next += 1
      var content = [UInt8]()
      while next < bytes.count {
        let byte = bytes[next]
        switch byte {
        case UInt8(ascii: "\""):
          next += 1
          guard let text = String(validating: content, as: UTF8.self) else {
            throw problem("not UTF-8")
          }
          return text
        case UInt8(ascii: "\\"):
          next += 1
          try escape(into: &content)
        case ..<0x20: throw problem("a control character stands in a text")
        default:
          content.append(byte)
          next += 1
        }
      }
      throw problem("a text has no end")
    }

    private mutating func escape(into content: inout [UInt8]) throws(JSONProblem) {
      guard next < bytes.count else { throw problem("an escape has no end") }
      defer { next += 1 }
      switch bytes[next] {
      case UInt8(ascii: "\""): content.append(0x22)
      case UInt8(ascii: "\\"): content.append(0x5C)
      case UInt8(ascii: "b"): content.append(0x08)
      case UInt8(ascii: "t"): content.append(0x09)
      case UInt8(ascii: "n"): content.append(0x0A)
      case UInt8(ascii: "f"): content.append(0x0C)
      case UInt8(ascii: "r"): content.append(0x0D)
      case UInt8(ascii: "u"):
        // The canonical form escapes only control characters this way, so no pairs can occur.
        let digits = bytes[(next + 1)...].prefix(4)
        let code = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
        guard digits.count == 4, let code, code < 0x20 else {
          throw problem("this is not the canonical form")
        }
        content.append(code)
        next += 4
      default: throw problem("an escape that JSON does not have")
      }
    }
  }
}
