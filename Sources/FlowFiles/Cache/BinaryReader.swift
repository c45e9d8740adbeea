import FlowModel

/// Reads what ``BinaryWriter`` wrote.
///
/// Every read checks that there is enough left. Once the bytes are not what was written, nothing more
/// is read and everything is empty: whoever reads asks at the end whether it was whole.
struct BinaryReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var next = 0
  /// Whether the bytes are not what was written.
  private(set) var isDamaged = false

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  var isAtEnd: Bool { next == bytes.count && !isDamaged }

  mutating func number() -> Int {
    var value: UInt = 0
    var shift: UInt = 0
    while next < bytes.count, shift < 35 {
      let byte = bytes[next]
      next += 1
      value |= UInt(byte & 0x7F) << shift
      if byte & 0x80 == 0 { return Int(value) }
      shift += 7
    }
    damage()
    return 0
  }

  /// How many bytes or values follow. No more than there are bytes, so that damage asks for no
  /// memory.
  mutating func count() -> Int {
    let count = number()
    guard count <= bytes.count - next else {
      damage()
      return 0
    }
    return count
  }

  mutating func text() -> String {
    let count = count()
    defer { next += count }
    return String(
      decoding: UnsafeBufferPointer(rebasing: bytes[next..<next + count]), as: UTF8.self)
  }

  mutating func value<Value: Fielded>(_ type: Value.Type = Value.self) -> Value {
    var value = Value.blank
    value.describe(&self)
    return value
  }

  /// Reads a value that was written with its length, or passes over it.
  mutating func part<Value: Fielded>(isWanted: Bool) -> Value? {
    let count = count()
    if isWanted { return value() }
    next += count
    return nil
  }

  mutating func table<Value>(_ content: (inout BinaryReader) -> Value) -> [String: Value] {
    let count = count()
    var table = [String: Value](minimumCapacity: count)
    for _ in 0..<count where !isDamaged {
      let name = text()
      table[name] = content(&self)
    }
    return table
  }

  mutating func table<Value: Fielded>() -> [String: Value] { table { $0.value() } }

  private mutating func damage() {
    isDamaged = true
    next = bytes.count
  }
}

extension BinaryReader: FieldVisitor {
  mutating func text<Value: FieldText>(_ field: Field, _ value: inout Value) {
    guard let read = Value(fieldText: text()) else { return damage() }
    value = read
  }

  mutating func text<Value: FieldText>(_ field: Field, _ value: inout Value?) {
    guard number() == 1 else { return }
    value = Value(fieldText: text())
    if value == nil { damage() }
  }

  mutating func texts<Value: FieldText>(_ field: Field, _ values: inout [Value]) {
    let count = count()
    values.reserveCapacity(count)
    for _ in 0..<count where !isDamaged {
      guard let value = Value(fieldText: text()) else { return damage() }
      values.append(value)
    }
  }

  mutating func flag(_ field: Field, _ value: inout Bool) { value = number() == 1 }

  mutating func values<Value: Fielded>(_ field: Field, _ values: inout [Value]) {
    let count = count()
    values.reserveCapacity(count)
    for _ in 0..<count where !isDamaged { values.append(value()) }
  }

  mutating func key(_ field: Field) {}
}
