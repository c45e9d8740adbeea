/// A value that stands as one text in flow files and in the cache.
package protocol FieldText {
  /// Nil if the text stands for no such value.
  init?(fieldText: String)
  var fieldText: String { get }
  /// Every text there is, where they are few.
  static var fieldWords: [String]? { get }
}

extension FieldText {
  package static var fieldWords: [String]? { nil }
}

extension FieldText where Self: RawRepresentable<String> {
  package init?(fieldText: String) { self.init(rawValue: fieldText) }
  package var fieldText: String { rawValue }
}

extension FieldText where Self: RawRepresentable<String> & CaseIterable {
  package static var fieldWords: [String]? { allCases.map(\.rawValue) }
}

extension String: FieldText {
  package init?(fieldText: String) { self = fieldText }
  package var fieldText: String { self }
}

extension Int: FieldText {
  package init?(fieldText: String) { self.init(fieldText) }
  package var fieldText: String { String(self) }
}

/// A range as the cache keeps it: `0...120`.
extension ClosedRange: FieldText where Bound == Int {
  package init?(fieldText: String) {
    let bounds = fieldText.split(separator: "...").map { Int($0) }
    guard bounds.count == 2, let low = bounds[0], let high = bounds[1], low <= high else {
      return nil
    }
    self = low...high
  }

  package var fieldText: String { "\(lowerBound)...\(upperBound)" }
}

extension Deadline: FieldText {}

extension Strength: FieldText {
  package init?(fieldText: String) { self.init(word: fieldText) }
  package var fieldText: String { word }
  package static var fieldWords: [String]? { allCases.map(\.word).reversed() }
}

extension CivilDate: FieldText {
  package init?(fieldText: String) { self.init(fieldText) }
  package var fieldText: String { text }
}

extension PolicyDate: FieldText {
  package init?(fieldText: String) { self.init(fieldText) }
  package var fieldText: String { text }
}

extension TimeOfDay: FieldText {
  package init?(fieldText: String) { self.init(fieldText) }
  package var fieldText: String { text }
}
