/// Takes the fields out of an object one by one. What is left over at the end was not expected.
///
/// Fields are looked for among the bytes of the line: nothing is copied but what is kept.
struct FieldReader {
  let line: ArraySlice<UInt8>
  let values: [JSONToken]
  /// The numbers between which the keys of the object lie, with their values.
  private let fields: Range<Int>
  /// The key to be looked at next, and how many come before it. Fields are mostly asked for in the
  /// order in which they stand.
  private var next: (key: Int, count: Int)
  /// A bit for each field that was taken. No object of a record has as many as 64.
  private var taken: UInt64 = 0

  /// - Parameters:
  ///   - line: What a ``JSONReader`` has read.
  ///   - values: What it found there.
  ///   - object: The number of the object among them.
  init(_ line: ArraySlice<UInt8>, _ values: [JSONToken], object: Int = 0) {
    self.line = line
    self.values = values
    fields = object + 1..<values[object].after
    next = (fields.lowerBound, 0)
  }

  /// Whether the object has such a field.
  func has(_ key: StaticString) -> Bool { find(key, from: (fields.lowerBound, 0)) != nil }

  /// The number of a field's value.
  mutating func value(_ key: StaticString) throws(JSONProblem) -> Int {
    // From where the last one was found, and then from the start.
    guard let found = find(key, from: next) ?? find(key, from: (fields.lowerBound, 0)) else {
      throw JSONProblem(reason: "'\(key)' is missing", offset: 0)
    }
    taken |= 1 << found.count
    next = (values[found.key + 1].after, found.count + 1)
    return found.key + 1
  }

  /// - Throws: ``JSONProblem`` if a field was never taken.
  func end() throws(JSONProblem) {
    var (key, count) = (fields.lowerBound, 0)
    while key < fields.upperBound {
      guard taken & 1 << count != 0 else {
        let name = values[key].text(in: line.span)
        throw JSONProblem(reason: "'\(name)' does not belong here", offset: 0)
      }
      (key, count) = (values[key + 1].after, count + 1)
    }
  }

  func wrong(_ key: StaticString) -> JSONProblem {
    JSONProblem(reason: "'\(key)' is not of the right kind", offset: 0)
  }

  /// The first field of this name from a key on. It is gone through for every field of every line,
  /// hence inlined: with the name at hand, comparing is a few instructions.
  @inline(__always)
  private func find(
    _ key: StaticString, from start: (key: Int, count: Int)
  ) -> (key: Int, count: Int)? {
    let bytes = line.span
    var (place, count) = start
    while place < fields.upperBound {
      if values[place].holds(key, in: bytes) { return (place, count) }
      (place, count) = (values[place + 1].after, count + 1)
    }
    return nil
  }
}
