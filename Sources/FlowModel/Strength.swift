/// How strongly a source asks for something, in order from nothing to must.
package enum Strength: Int, Hashable, Sendable, Comparable, CaseIterable {
  /// The clause states a fact and asks nothing.
  case states
  case may
  case should
  case must

  package static func < (left: Strength, right: Strength) -> Bool { left.rawValue < right.rawValue }

  /// The word in flow files and records.
  package var word: String {
    switch self {
    case .states: "states"
    case .may: "may"
    case .should: "should"
    case .must: "must"
    }
  }

  /// Nil for a word that is no strength.
  package init?(word: String) {
    guard let match = Strength.allCases.first(where: { $0.word == word }) else { return nil }
    self = match
  }
}
