import FlowEngine
import FlowModel

extension Advice {
  /// Gives the fields of one piece of advice of an `advise` line.
  func write(to fields: inout FieldWriter) {
    var copy = self
    copy.describe(&fields)
  }

  /// Reads one piece of advice of an `advise` line.
  ///
  /// - Throws: ``JSONProblem`` as for an event.
  init(_ fields: inout FieldReader) throws(JSONProblem) {
    self = try FieldFinder.value(from: &fields)
  }
}

extension FieldWriter: FieldVisitor {
  mutating func text<Value: FieldText>(_ field: Field, _ value: inout Value) {
    text(field.key, value.fieldText)
  }

  mutating func text<Value: FieldText>(_ field: Field, _ value: inout Value?) {
    if case .leftOut = field.form, value == nil { return }
    optionalText(field.key, value?.fieldText)
  }

  mutating func texts<Value: FieldText>(_ field: Field, _ values: inout [Value]) {
    texts(field.key, values.map(\.fieldText))
  }

  mutating func flag(_ field: Field, _ value: inout Bool) {
    if case .leftOut = field.form, !value { return }
    bool(field.key, value)
  }

  mutating func values<Value: Fielded>(_ field: Field, _ values: inout [Value]) {
    if case .leftOut = field.form, values.isEmpty { return }
    objects(field.key, values) { fields, value in
      var copy = value
      copy.describe(&fields)
    }
  }

  mutating func key(_ field: Field) {}
}

/// Fills in the fields of a value from an object of a record. The first that is wrong is kept.
private struct FieldFinder: FieldVisitor {
  private var fields: FieldReader
  private var problem: JSONProblem?

  /// - Throws: ``JSONProblem`` if a field is missing, wrong, or not expected.
  static func value<Value: Fielded>(
    _ type: Value.Type = Value.self, from fields: inout FieldReader
  ) throws(JSONProblem) -> Value {
    var finder = FieldFinder(fields: fields)
    var value = Value.blank
    value.describe(&finder)
    if let problem = finder.problem { throw problem }
    fields = finder.fields
    try fields.end()
    return value
  }

  private init(fields: FieldReader) { self.fields = fields }

  mutating func text<Value: FieldText>(_ field: Field, _ value: inout Value) {
    find { fields throws(JSONProblem) in
      guard let found = Value(fieldText: try fields.text(field.key)) else {
        throw fields.wrong(field.key)
      }
      value = found
    }
  }

  mutating func text<Value: FieldText>(_ field: Field, _ value: inout Value?) {
    find { fields throws(JSONProblem) in
      if case .leftOut = field.form, !fields.has(field.key) { return }
      guard let text = try fields.optionalText(field.key) else {
        // What is left out where there is none is never written as null.
        if case .leftOut = field.form { throw fields.wrong(field.key) }
        return
      }
      guard let found = Value(fieldText: text) else { throw fields.wrong(field.key) }
      value = found
    }
  }

  mutating func texts<Value: FieldText>(_ field: Field, _ values: inout [Value]) {
    find { fields throws(JSONProblem) in
      values = try fields.texts(field.key).compactMap { Value(fieldText: $0) }
    }
  }

  mutating func flag(_ field: Field, _ value: inout Bool) {
    find { fields throws(JSONProblem) in
      guard case .leftOut = field.form else {
        value = try fields.bool(field.key)
        return
      }
      // What is left out where it is not so is never written as false.
      guard fields.has(field.key) else { return }
      value = try fields.bool(field.key)
      if !value { throw fields.wrong(field.key) }
    }
  }

  mutating func values<Value: Fielded>(_ field: Field, _ values: inout [Value]) {
    find { fields throws(JSONProblem) in
      if case .leftOut = field.form, !fields.has(field.key) { return }
      for var object in try fields.objects(field.key) {
        values.append(try FieldFinder.value(from: &object))
      }
    }
  }

  mutating func key(_ field: Field) {}

  private mutating func find(_ find: (inout FieldReader) throws(JSONProblem) -> Void) {
    guard problem == nil else { return }
    do throws(JSONProblem) {
      try find(&fields)
    } catch {
      problem = error
    }
  }
}
