/// The bytes are not what was written.
struct BinaryDamage: Error {}

/// A value that the cache can hold.
protocol BinaryCodable {
  func write(to writer: inout BinaryWriter)
  init(from reader: inout BinaryReader) throws(BinaryDamage)
}

/// Writes values one after the other: numbers in groups of seven bits, texts with their length.
struct BinaryWriter {
  private(set) var bytes: [UInt8] = []

  mutating func write(_ number: Int) {
    var rest = UInt(number)
    while rest >= 0x80 {
      bytes.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func write(_ text: String) {
    write(text.utf8.count)
    bytes += text.utf8
  }

  /// A value with its length before it, so that a reader can pass over it.
  mutating func write<Value: BinaryCodable>(part value: Value) {
    var part = BinaryWriter()
    part.write(value)
    write(part.bytes.count)
    bytes += part.bytes
  }

  mutating func write(_ flag: Bool) { bytes.append(flag ? 1 : 0) }

  mutating func write<Value: BinaryCodable>(_ value: Value) { value.write(to: &self) }

  mutating func write<Value>(_ value: Value?, _ content: (inout BinaryWriter, Value) -> Void) {
    write(value != nil)
    if let value { content(&self, value) }
  }

  mutating func write<Value>(_ values: [Value], _ content: (inout BinaryWriter, Value) -> Void) {
    write(values.count)
    for value in values { content(&self, value) }
  }

  mutating func write(_ texts: [String]) { write(texts) { $0.write($1) } }

  mutating func write(_ text: String?) { write(text) { $0.write($1) } }

  mutating func write<Value: BinaryCodable>(_ values: [Value]) { write(values) { $0.write($1) } }

  /// A table, sorted by name so that the same library always gives the same bytes.
  mutating func write<Value: BinaryCodable>(_ table: [String: Value]) {
    write(table.sorted { $0.key < $1.key }) { writer, entry in
      writer.write(entry.key)
      writer.write(entry.value)
    }
  }

  mutating func write(_ table: [String: String]) {
    write(table.sorted { $0.key < $1.key }) { writer, entry in
      writer.write(entry.key)
      writer.write(entry.value)
    }
  }
}

/// Reads what `BinaryWriter` wrote. Every read checks that there is enough left.
struct BinaryReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var next: Int

  init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) {
    self.bytes = bytes
    next = start
  }

  var isAtEnd: Bool { next == bytes.count }

  mutating func number() throws(BinaryDamage) -> Int {
    var value: UInt = 0
    var shift: UInt = 0
    while next < bytes.count, shift < 35 {
      let byte = bytes[next]
      next += 1
      value |= UInt(byte & 0x7F) << shift
      if byte & 0x80 == 0 { return Int(value) }
      shift += 7
    }
    throw BinaryDamage()
  }

  mutating func text() throws(BinaryDamage) -> String {
    let count = try number()
    guard count <= bytes.count - next else { throw BinaryDamage() }
    defer { next += count }
    return String(
      decoding: UnsafeBufferPointer(rebasing: bytes[next..<next + count]), as: UTF8.self)
  }

  /// How many values follow. No more than there are bytes, so that damage asks for no memory.
  mutating func count() throws(BinaryDamage) -> Int {
    let count = try number()
    guard count <= bytes.count - next else { throw BinaryDamage() }
    return count
  }

  mutating func skip(_ count: Int) throws(BinaryDamage) {
    guard count <= bytes.count - next else { throw BinaryDamage() }
    next += count
  }

  mutating func flag() throws(BinaryDamage) -> Bool { try number() == 1 }

  mutating func optional<Value>(
    _ content: (inout BinaryReader) throws(BinaryDamage) -> Value
  ) throws(BinaryDamage) -> Value? {
    try flag() ? try content(&self) : nil
  }

  mutating func list<Value>(
    _ content: (inout BinaryReader) throws(BinaryDamage) -> Value
  ) throws(BinaryDamage) -> [Value] {
    let count = try number()
    guard count <= bytes.count - next else { throw BinaryDamage() }
    var values = [Value]()
    values.reserveCapacity(count)
    for _ in 0..<count { values.append(try content(&self)) }
    return values
  }

  mutating func texts() throws(BinaryDamage) -> [String] {
    try list { (reader: inout BinaryReader) throws(BinaryDamage) in try reader.text() }
  }

  mutating func optionalText() throws(BinaryDamage) -> String? {
    try optional { (reader: inout BinaryReader) throws(BinaryDamage) in try reader.text() }
  }

  mutating func values<Value: BinaryCodable>() throws(BinaryDamage) -> [Value] {
    try list { (reader: inout BinaryReader) throws(BinaryDamage) in try Value(from: &reader) }
  }

  mutating func table<Value>(
    _ content: (inout BinaryReader) throws(BinaryDamage) -> Value
  ) throws(BinaryDamage) -> [String: Value] {
    let count = try number()
    guard count <= bytes.count - next else { throw BinaryDamage() }
    var table = [String: Value](minimumCapacity: count)
    for _ in 0..<count {
      let key = try text()
      table[key] = try content(&self)
    }
    return table
  }

  mutating func table<Value: BinaryCodable>() throws(BinaryDamage) -> [String: Value] {
    try table { (reader: inout BinaryReader) throws(BinaryDamage) in try Value(from: &reader) }
  }

  /// A word of a few.
  mutating func word<Word: RawRepresentable>(_ type: Word.Type) throws(BinaryDamage) -> Word
  where Word.RawValue == String {
    guard let word = Word(rawValue: try text()) else { throw BinaryDamage() }
    return word
  }
}
