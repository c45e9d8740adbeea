/// The kinds of field that lines have. Each is missing, wrong, or as it should be.
extension FieldReader {
  mutating func text(_ key: StaticString) throws(JSONProblem) -> String {
    let value = try value(key)
    guard values[value].isText else { throw wrong(key) }
    return values[value].text(in: line.span)
  }

  /// Where a text stands, its quotation marks left out.
  mutating func place(_ key: StaticString) throws(JSONProblem) -> Range<Int> {
    let value = values[try value(key)]
    guard value.isText else { throw wrong(key) }
    return value.start..<value.end
  }

  mutating func optionalText(_ key: StaticString) throws(JSONProblem) -> String? {
    let value = try value(key)
    if values[value].kind == .null { return nil }
    guard values[value].isText else { throw wrong(key) }
    return values[value].text(in: line.span)
  }

  /// Text whose key may be missing altogether.
  mutating func absentOrText(_ key: StaticString) throws(JSONProblem) -> String? {
    has(key) ? try text(key) : nil
  }

  mutating func texts(_ key: StaticString) throws(JSONProblem) -> [String] {
    var texts = [String]()
    for item in try items(key) {
      guard values[item].isText else { throw wrong(key) }
      texts.append(values[item].text(in: line.span))
    }
    return texts
  }

  mutating func integer(_ key: StaticString) throws(JSONProblem) -> Int {
    let value = values[try value(key)]
    guard value.kind == .integer else { throw wrong(key) }
    return Int(value.integer(in: line.span))
  }

  mutating func bool(_ key: StaticString) throws(JSONProblem) -> Bool {
    switch values[try value(key)].kind {
    case .no: return false
    case .yes: return true
    default: throw wrong(key)
    }
  }

  mutating func word<Word: RawRepresentable>(
    _ key: StaticString, _ type: Word.Type
  ) throws(JSONProblem) -> Word where Word.RawValue == String {
    guard let word = Word(rawValue: try text(key)) else { throw wrong(key) }
    return word
  }

  mutating func optionalWord<Word: RawRepresentable>(
    _ key: StaticString, _ type: Word.Type
  ) throws(JSONProblem) -> Word? where Word.RawValue == String {
    let value = values[try value(key)]
    if value.kind == .null { return nil }
    guard value.isText, let word = Word(rawValue: value.text(in: line.span)) else {
      throw wrong(key)
    }
    return word
  }

  /// A list of objects, each to be read in turn.
  mutating func objects(_ key: StaticString) throws(JSONProblem) -> [FieldReader] {
    var objects = [FieldReader]()
    for item in try items(key) {
      guard values[item].kind == .object else { throw wrong(key) }
      objects.append(FieldReader(line, values, object: item))
    }
    return objects
  }

  /// An object with any keys, whose values are texts.
  mutating func dictionary(_ key: StaticString) throws(JSONProblem) -> [String: String] {
    let object = try value(key)
    guard values[object].kind == .object else { throw wrong(key) }
    var pairs = [String: String]()
    var items = JSONChildren(of: object, in: values)
    while let name = items.next(), let value = items.next() {
      guard values[value].isText else { throw wrong(key) }
      // Two keys can differ in their bytes and still be one text to whoever reads them.
      let text = values[value].text(in: line.span)
      guard pairs.updateValue(text, forKey: values[name].text(in: line.span)) == nil else {
        throw wrong(key)
      }
    }
    return pairs
  }

  /// The numbers of the items of a list.
  private mutating func items(_ key: StaticString) throws(JSONProblem) -> JSONChildren {
    let list = try value(key)
    guard values[list].kind == .array else { throw wrong(key) }
    return JSONChildren(of: list, in: values)
  }
}
