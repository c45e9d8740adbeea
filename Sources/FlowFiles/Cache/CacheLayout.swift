import FlowModel

/// What an encoded library looks like, in a line for each field: an old cache is not misread,
/// because its name is made of this.
struct CacheLayout: FieldVisitor {
  private(set) var lines: [String] = []
  private var seen: Set<String> = []

  /// The layout of the tables of a library and of all that stands in them.
  static var ofLibrary: String {
    var layout = CacheLayout()
    layout.add(Setting.self)
    layout.add(Policy.self)
    layout.add(Action.self)
    layout.add(Flow.self)
    layout.add(Question.self)
    layout.add(Ending.self)
    layout.add(Condition.self)
    layout.add(Guidance.self)
    layout.add(Distinction.self)
    return layout.lines.joined(separator: "\n")
  }

  mutating func add<Value: Fielded>(_ type: Value.Type) {
    guard seen.insert(String(reflecting: type)).inserted else { return }
    lines.append("\(type):")
    var value = Value.blank
    value.describe(&self)
  }

  mutating func text<Value: FieldText>(_ field: Field, _ value: inout Value) {
    add("text", Value.self, field)
  }

  mutating func text<Value: FieldText>(_ field: Field, _ value: inout Value?) {
    add("text or nothing", Value.self, field)
  }

  mutating func texts<Value: FieldText>(_ field: Field, _ values: inout [Value]) {
    add("texts", Value.self, field)
  }

  mutating func flag(_ field: Field, _ value: inout Bool) { lines.append("flag \(field.key)") }

  mutating func values<Value: Fielded>(_ field: Field, _ values: inout [Value]) {
    lines.append("values \(Value.self) \(field.key)")
    add(Value.self)
  }

  mutating func key(_ field: Field) {}

  private mutating func add<Value: FieldText>(_ shape: String, _ type: Value.Type, _ field: Field) {
    let words = Value.fieldWords?.joined(separator: "|") ?? ""
    // Not with its context: that of a private type is an address, which each process has anew.
    lines.append("\(shape) \(type) \(field.key) \(words)")
  }
}
