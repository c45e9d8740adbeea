/// Why bytes are not a line of a record.
package struct JSONProblem: Error, Hashable, Sendable {
  /// The fact, in lower case.
  package let reason: String
  /// The byte it stands at, from 0.
  package let offset: Int
}

/// Reads JSON and refuses everything that two readers could understand differently: duplicate
/// keys, trailing commas, a byte order mark, fractions, and any form but the canonical one.
package enum StrictJSON {
  /// - Throws: ``JSONProblem`` with the place where the bytes stop being canonical JSON.
  package static func value(of bytes: some Collection<UInt8>) throws(JSONProblem) -> JSONValue {
    let bytes = Array(bytes)
    var reader = JSONReader()
    try reader.read(bytes.span)
    return try value(0, reader.values, bytes.span)
  }

  /// The value that was found at a number, with all that it holds.
  private static func value(
    _ number: Int, _ values: [JSONToken], _ bytes: Span<UInt8>
  ) throws(JSONProblem) -> JSONValue {
    var held = JSONChildren(of: number, in: values)
    switch values[number].kind {
    case .null: return .null
    case .no: return .bool(false)
    case .yes: return .bool(true)
    case .integer: return .integer(values[number].integer(in: bytes))
    case .ascii, .unicode, .escaped: return .string(values[number].text(in: bytes))
    case .array:
      var items = [JSONValue]()
      while let item = held.next() { items.append(try value(item, values, bytes)) }
      return .array(items)
    case .object:
      var pairs = [String: JSONValue]()
      while let name = held.next(), let item = held.next() {
        let key = values[name].text(in: bytes)
        // Keys that differ in their bytes can still be one text to whoever reads them: "é" is
        // written in two ways.
        guard pairs.updateValue(try value(item, values, bytes), forKey: key) == nil else {
          throw JSONProblem(
            reason: "the key '\(key)' stands twice", offset: values[name].start)
        }
      }
      return .object(pairs)
    }
  }
}
