package import FlowModel

extension Library {
  /// Every comparison that some step, fact or safety rule makes.
  package var comparisons: [Comparison] { conditions.flatMap(\.comparisons) }

  /// Every value that some condition asks for exactly, with the name of its question.
  package var exactValues: [(name: String, value: String)] { conditions.flatMap(\.exactValues) }

  private var conditions: [Condition] {
    facts.values.map { $0 } + safetyRules.compactMap(\.condition)
      + flows.values.flatMap { $0.steps.flatMap(\.conditions) }
  }
}

extension Step {
  fileprivate var conditions: [Condition] {
    guard case .when(let condition, let then, let otherwise) = kind else { return [] }
    return [condition] + (then + otherwise).flatMap(\.conditions)
  }
}

extension Condition {
  fileprivate var exactValues: [(name: String, value: String)] {
    switch self {
    case .isValue(let name, let value): [(name, value)]
    case .isOneOf(let name, let values): values.map { (name, $0) }
    case .not(let inner): inner.exactValues
    case .all(let parts), .any(let parts): parts.flatMap(\.exactValues)
    case .compares, .answered, .unsure, .fact: []
    }
  }

  fileprivate var comparisons: [Comparison] {
    switch self {
    case .compares(let comparison): [comparison]
    case .not(let inner): inner.comparisons
    case .all(let parts), .any(let parts): parts.flatMap(\.comparisons)
    case .isValue, .isOneOf, .answered, .unsure, .fact: []
    }
  }
}
