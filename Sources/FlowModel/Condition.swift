/// When a step applies: a statement about earlier answers, the setting, and named facts.
///
/// A statement about a question that has not been answered is false, so its negation is true.
package indirect enum Condition: Hashable, Sendable {
  /// The answer to the question, or the setting, is this. For a question with several answers:
  /// this is among them.
  case isValue(name: String, value: String)
  /// The answer is one of these.
  case isOneOf(name: String, values: [String])
  /// The question has been answered at all.
  case answered(String)
  /// The person said that they do not know.
  case unsure(String)
  /// A number, day or time is related so to another.
  case compares(Comparison)
  /// A fact defined in a flow file, or one that the setting declares of itself.
  case fact(String)
  case not(Condition)
  case all([Condition])
  case any([Condition])
}

extension Condition {
  /// The facts that the condition speaks of, in order of mention.
  package var facts: [String] {
    switch self {
    case .fact(let name): [name]
    case .isValue, .isOneOf, .answered, .unsure, .compares: []
    case .not(let inner): inner.facts
    case .all(let parts), .any(let parts): parts.flatMap(\.facts)
    }
  }
}
