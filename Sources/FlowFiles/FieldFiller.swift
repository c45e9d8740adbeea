import FlowModel

/// Fills in the fields of a value from the table of a flow file, and notes every name and every text
/// with places to fill in.
struct FieldFiller: FieldVisitor {
  /// A text of the file and where it stands.
  typealias Located = (text: String, place: SourceLocation)

  private let table: Fields
  private let problems: Problems
  private(set) var uses: [(kind: NameKind, names: [Located])] = []
  private(set) var templates: [Located] = []

  init(_ table: Fields, _ problems: Problems) {
    self.table = table
    self.problems = problems
  }

  mutating func text<Value: FieldText>(_ field: Field, _ value: inout Value) {
    guard field.hasKey else { return }
    if field.isRequired, !table.has(field.key.text) { _ = table.required(field.key.text) }
    if let found: Value = found(field) { value = found }
  }

  mutating func text<Value: FieldText>(_ field: Field, _ value: inout Value?) {
    guard field.hasKey else { return }
    if let found: Value = found(field) { value = found }
  }

  mutating func texts<Value: FieldText>(_ field: Field, _ values: inout [Value]) {
    guard field.hasKey else { return }
    let found = table.located(field.key.text)
    note(field, found)
    values = found.compactMap { Value(fieldText: $0.text) }
  }

  mutating func flag(_ field: Field, _ value: inout Bool) {
    guard field.hasKey else { return }
    value = table.text(field.key.text) == "yes"
  }

  mutating func values<Value: Fielded>(_ field: Field, _ values: inout [Value]) {}

  mutating func key(_ field: Field) {}

  private mutating func found<Value: FieldText>(_ field: Field) -> Value? {
    let key = field.key.text
    guard let text = table.text(key) else { return nil }
    note(field, [(text, table.place(of: key))])
    if let value = Value(fieldText: text) { return value }
    let known = Value.fieldWords ?? []
    problems.unknown(
      "word", text, at: table.place(of: key), known: known,
      remedy: "'\(key)' is one of: \(known.joined(separator: ", ")).")
    return nil
  }

  private mutating func note(_ field: Field, _ found: [Located]) {
    switch field.form {
    case .template: templates += found
    case .name(let kind), .names(let kind): if let kind { uses.append((kind, found)) }
    case .actor:
      uses.append((.role, found.filter { !ReservedWords.actors.contains($0.text) }))
    case .text, .word, .words, .yesNo, .integer, .scalar, .scalars, .oneOrMoreScalars, .groups,
      .definition, .table, .anything, .list, .leftOut:
      break
    }
  }
}

extension Fielded {
  /// Every key that may stand in a table of a flow file for such a value.
  static var keys: [String] {
    keyedFields.map(\.key.text)
  }

  /// The fields that have a key, in the order in which they are documented.
  static var keyedFields: [Field] {
    var lister = KeyLister()
    var value = blank
    value.describe(&lister)
    return lister.fields
  }
}

/// Gathers the fields that have a key.
private struct KeyLister: FieldVisitor {
  private(set) var fields: [Field] = []

  mutating func text<Value: FieldText>(_ field: Field, _ value: inout Value) {
    add(field, Value.fieldWords)
  }
  mutating func text<Value: FieldText>(_ field: Field, _ value: inout Value?) {
    add(field, Value.fieldWords)
  }
  mutating func texts<Value: FieldText>(_ field: Field, _ values: inout [Value]) { key(field) }
  mutating func flag(_ field: Field, _ value: inout Bool) { key(field) }
  mutating func values<Value: Fielded>(_ field: Field, _ values: inout [Value]) { key(field) }
  mutating func key(_ field: Field) { if field.hasKey { fields.append(field) } }

  /// A field whose form is a word of its type is listed with these words.
  private mutating func add(_ field: Field, _ words: [String]?) {
    guard field.hasKey else { return }
    guard case .word = field.form else { return fields.append(field) }
    fields.append(
      Field(field.key, .words(words ?? []), field.meaning, isRequired: field.isRequired))
  }
}

extension StaticString {
  var text: String { withUTF8Buffer { String(decoding: $0, as: UTF8.self) } }
}
