/// Writes the fields of an object, given in any order, in the canonical one.
///
/// The other side of ``FieldReader``: a turn waits until its lines are on the disk, so nothing is
/// built up on the way but the bytes.
struct FieldWriter {
  private struct Field {
    let key: StaticString
    /// Where its value stands among those written.
    let value: Range<Int>
  }

  /// The values, one after the other, in the order in which they were given.
  private var values = [UInt8]()
  private var fields = [Field]()

  init() {
    values.reserveCapacity(512)
    fields.reserveCapacity(20)
  }

  mutating func text(_ key: StaticString, _ text: String) {
    add(key) { CanonicalJSON.append(text, to: &$0) }
  }

  mutating func optionalText(_ key: StaticString, _ text: String?) {
    add(key) { if let text { CanonicalJSON.append(text, to: &$0) } else { $0 += "null".utf8 } }
  }

  mutating func integer(_ key: StaticString, _ number: Int) {
    add(key) { $0 += String(number).utf8 }
  }

  mutating func bool(_ key: StaticString, _ flag: Bool) {
    add(key) { $0 += (flag ? "true" : "false").utf8 }
  }

  mutating func texts(_ key: StaticString, _ texts: [String]) {
    list(key, texts) { CanonicalJSON.append($1, to: &$0) }
  }

  /// An object with any keys, whose values are texts.
  mutating func dictionary(_ key: StaticString, _ pairs: [String: String]) {
    add(key) { $0 += CanonicalJSON.bytes(of: .object(pairs.mapValues { .string($0) })) }
  }

  /// A list of objects, each with its own fields.
  mutating func objects<Item>(
    _ key: StaticString, _ items: [Item], _ write: (inout FieldWriter, Item) -> Void
  ) {
    list(key, items) { bytes, item in
      var fields = FieldWriter()
      write(&fields, item)
      fields.append(to: &bytes)
    }
  }

  /// Puts the whole object behind other bytes.
  func append(to bytes: inout [UInt8]) {
    var sign = UInt8(ascii: "{")
    for field in fields.sorted(by: { $0.key.precedes($1.key) }) {
      bytes.append(sign)
      bytes.append(UInt8(ascii: "\""))
      field.key.withUTF8Buffer { bytes += $0 }
      bytes.append(UInt8(ascii: "\""))
      bytes.append(UInt8(ascii: ":"))
      bytes += values[field.value]
      sign = UInt8(ascii: ",")
    }
    // An object has at least one field.
    bytes.append(UInt8(ascii: "}"))
  }

  private mutating func list<Item>(
    _ key: StaticString, _ items: [Item], _ write: (inout [UInt8], Item) -> Void
  ) {
    add(key) { bytes in
      bytes.append(UInt8(ascii: "["))
      for (index, item) in items.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        write(&bytes, item)
      }
      bytes.append(UInt8(ascii: "]"))
    }
  }

  private mutating func add(_ key: StaticString, _ write: (inout [UInt8]) -> Void) {
    let start = values.count
    write(&values)
    fields.append(Field(key: key, value: start..<values.count))
  }
}

extension StaticString {
  /// The order of keys. Those of a record are ASCII, in which bytes and UTF-16 code units agree.
  fileprivate func precedes(_ other: StaticString) -> Bool {
    withUTF8Buffer { own in other.withUTF8Buffer { own.lexicographicallyPrecedes($0) } }
  }
}
