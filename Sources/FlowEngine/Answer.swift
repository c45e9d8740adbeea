/// What a person answered, as typed and as the rules use it.
package struct Answer: Hashable, Sendable {
  /// Exactly what was typed, after control characters were removed.
  package let raw: String
  /// What the rules use: option ids, or nothing for a free-text answer.
  package let values: [String]
  /// Whether the person said that they do not know; `values` is then the cautious reading.
  package let isUnsure: Bool

  package init(raw: String, values: [String] = [], isUnsure: Bool = false) {
    self.raw = raw
    self.values = values
    self.isUnsure = isUnsure
  }
}
