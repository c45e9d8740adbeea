/// A value whose fields are listed once, in `describe`, in the order in which they are documented.
package protocol Fielded {
  /// The value before anything is known of it: what a reader begins with.
  static var blank: Self { get }
  /// Shows every field to a visitor, which may look at it or fill it in.
  mutating func describe(_ fields: inout some FieldVisitor)
}

/// What goes through the fields of values: it reads, writes or documents them.
package protocol FieldVisitor {
  mutating func text<Value: FieldText>(_ field: Field, _ value: inout Value)
  /// A text that may be absent.
  mutating func text<Value: FieldText>(_ field: Field, _ value: inout Value?)
  mutating func texts<Value: FieldText>(_ field: Field, _ values: inout [Value])
  mutating func flag(_ field: Field, _ value: inout Bool)
  /// Values that have fields themselves. In flow files they are read by hand.
  mutating func values<Value: Fielded>(_ field: Field, _ values: inout [Value])
  /// A key of flow files that is read by hand, or that only readers of the file heed.
  mutating func key(_ field: Field)
}

extension FieldVisitor {
  /// A table of texts, kept as its keys in order and their values.
  package mutating func table(_ table: inout [String: String]) {
    var keys = table.keys.sorted()
    var values = keys.map { table[$0] ?? "" }
    texts(.kept, &keys)
    texts(.kept, &values)
    table = Dictionary(zip(keys, values), uniquingKeysWith: { first, _ in first })
  }

  /// A set of texts, kept in their order.
  package mutating func set<Value: FieldText & Hashable>(
    _ field: Field, _ set: inout Set<Value>
  ) {
    var sorted = set.sorted { $0.fieldText < $1.fieldText }
    texts(field, &sorted)
    set = Set(sorted)
  }
}
