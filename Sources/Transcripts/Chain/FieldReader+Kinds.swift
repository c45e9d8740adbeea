/// The kinds of field that lines have. Each is missing, wrong, or as it should be.
extension FieldReader {
  mutating func text(_ key: StaticString) throws(JSONProblem) -> String {
    let value = try value(key)
    guard values[value].isText else { throw wrong(key) }
    return kept(value)
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
    return kept(value)
  }

  /// Text whose key may be missing altogether.
  mutating func absentOrText(_ key: StaticString) throws(JSONProblem) -> String? {
    has(key) ? try text(key) : nil
  }

  mutating func texts(_ key: StaticString) throws(JSONProblem) -> [String] {
    var texts = [String]()
    for item in try items(key) {
      guard values[item].isText else { throw wrong(key) }
      if purpose == .reading { texts.append(kept(item)) }
    }
    return texts
  }

  /// Texts with a fixed meaning: they are taken out whatever the purpose.
  mutating func words(_ key: StaticString) throws(JSONProblem) -> [String] {
    var words = [String]()
    for item in try items(key) {
      guard values[item].isText else { throw wrong(key) }
      words.append(values[item].text(in: line.span))
    }
    return words
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

  /// A text with a fixed meaning: it is taken out whatever the purpose.
  mutating func word(_ key: StaticString) throws(JSONProblem) -> String {
    let value = values[try value(key)]
    guard value.isText else { throw wrong(key) }
    return value.text(in: line.span)
  }

  /// As ``word(_:)``, or nothing.
  mutating func optionalWord(_ key: StaticString) throws(JSONProblem) -> String? {
    values[try value(key)].kind == .null ? nil : try word(key)
  }

  mutating func word<Word: RawRepresentable>(
    _ key: StaticString, _ type: Word.Type
  ) throws(JSONProblem) -> Word where Word.RawValue == String {
    guard let word = Word(rawValue: try word(key)) else { throw wrong(key) }
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
      objects.append(FieldReader(line, values, object: item, for: purpose))
    }
    return objects
  }

  /// An object with any keys, whose values are texts.
  mutating func dictionary(_ key: StaticString) throws(JSONProblem) -> [String: String] {
    let object = try value(key)
    guard values[object].kind == .object else { throw wrong(key) }
    var pairs = [String: String]()
    var items = JSONItems(of: object, in: values)
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

  private func kept(_ value: Int) -> String {
    purpose == .reading ? values[value].text(in: line.span) : ""
  }

  /// The numbers of the items of a list.
  private mutating func items(_ key: StaticString) throws(JSONProblem) -> JSONItems {
    let list = try value(key)
    guard values[list].kind == .array else { throw wrong(key) }
    return JSONItems(of: list, in: values)
  }
}
