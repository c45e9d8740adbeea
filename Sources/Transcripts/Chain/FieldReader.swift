import FlowEngine
import FlowModel

/// Takes the fields out of an object one by one. What is left over at the end was not expected.
struct FieldReader {
  private var object: [String: JSONValue]

  init(_ object: [String: JSONValue]) { self.object = object }

  mutating func value(_ key: String) throws(JSONProblem) -> JSONValue {
    guard let value = object.removeValue(forKey: key) else {
      throw JSONProblem(reason: "'\(key)' is missing", offset: 0)
    }
    return value
  }

  mutating func text(_ key: String) throws(JSONProblem) -> String {
    try read(key) { $0.string }
  }

  mutating func optionalText(_ key: String) throws(JSONProblem) -> String? {
    let value = try value(key)
    if value == .null { return nil }
    guard let text = value.string else { throw wrong(key) }
    return text
  }

  /// Text whose key may be missing altogether.
  mutating func absentOrText(_ key: String) throws(JSONProblem) -> String? {
    object[key] == nil ? nil : try text(key)
  }

  mutating func integer(_ key: String) throws(JSONProblem) -> Int {
    try read(key) { $0.integer.map(Int.init) }
  }

  mutating func bool(_ key: String) throws(JSONProblem) -> Bool { try read(key) { $0.bool } }

  mutating func texts(_ key: String) throws(JSONProblem) -> [String] {
    try read(key) { value in
      let texts = value.array.map { $0.compactMap(\.string) }
      return texts?.count == value.array?.count ? texts : nil
    }
  }

  mutating func objects(_ key: String) throws(JSONProblem) -> [[String: JSONValue]] {
    try read(key) { value in
      let objects = value.array.map { $0.compactMap(\.object) }
      return objects?.count == value.array?.count ? objects : nil
    }
  }

  mutating func word<Word: RawRepresentable>(
    _ key: String, _ type: Word.Type
  ) throws(JSONProblem) -> Word where Word.RawValue == String {
    try read(key) { $0.string.flatMap(Word.init) }
  }

  mutating func optionalWord<Word: RawRepresentable>(
    _ key: String, _ type: Word.Type
  ) throws(JSONProblem) -> Word? where Word.RawValue == String {
    guard let text = try optionalText(key) else { return nil }
    guard let word = Word(rawValue: text) else { throw wrong(key) }
    return word
  }

  /// - Throws: ``JSONProblem`` if a field was never taken.
  func end() throws(JSONProblem) {
    if let key = object.keys.sorted().first {
      throw JSONProblem(reason: "'\(key)' does not belong here", offset: 0)
    }
  }

  private mutating func read<Value>(
    _ key: String, _ convert: (JSONValue) -> Value?
  ) throws(JSONProblem) -> Value {
    guard let value = convert(try value(key)) else { throw wrong(key) }
    return value
  }

  private func wrong(_ key: String) -> JSONProblem {
    JSONProblem(reason: "'\(key)' is not of the right kind", offset: 0)
  }
}
