import FlowModel

/// Writes values one after the other: numbers in groups of seven bits, texts with their length.
///
/// Of a value it writes every field that its `describe` shows. Places in files are none of them:
/// they serve to tell problems, and what is kept has none.
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

  mutating func write(_ value: some Fielded) {
    var copy = value
    copy.describe(&self)
  }

  /// A value with its length before it, so that a reader can pass over it.
  mutating func write(part value: some Fielded) {
    var part = BinaryWriter()
    part.write(value)
    write(part.bytes.count)
    bytes += part.bytes
  }

  /// A table, sorted by name so that the same library always gives the same bytes.
  mutating func write<Value>(
    _ table: [String: Value], _ content: (inout BinaryWriter, Value) -> Void
  ) {
    write(table.count)
    for (name, value) in table.sorted(by: { $0.key < $1.key }) {
      write(name)
      content(&self, value)
    }
  }

  mutating func write(_ table: [String: some Fielded]) { write(table) { $0.write($1) } }
}

extension BinaryWriter: FieldVisitor {
  mutating func text<Value: FieldText>(_ field: Field, _ value: inout Value) {
    write(value.fieldText)
  }

  mutating func text<Value: FieldText>(_ field: Field, _ value: inout Value?) {
    write(value == nil ? 0 : 1)
    if let value { write(value.fieldText) }
  }

  mutating func texts<Value: FieldText>(_ field: Field, _ values: inout [Value]) {
    write(values.count)
    for value in values { write(value.fieldText) }
  }

  mutating func flag(_ field: Field, _ value: inout Bool) { write(value ? 1 : 0) }

  mutating func values<Value: Fielded>(_ field: Field, _ values: inout [Value]) {
    write(values.count)
    for value in values { write(value) }
  }

  mutating func key(_ field: Field) {}
}
