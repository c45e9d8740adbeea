package import FlowModel

extension Engine {
  /// Whether a condition holds where this walk stands.
  package func holds(_ condition: Condition, in walk: Walk) -> Bool {
    switch condition {
    case .isValue(let name, let value): values(of: name, in: walk).contains(value)
    case .isOneOf(let name, let wanted):
      values(of: name, in: walk).contains { wanted.contains($0) }
    case .answered(let question): walk.answers[question] != nil
    case .unsure(let question): walk.answers[question]?.isUnsure ?? false
    case .compares(let comparison): holds(comparison, in: walk)
    case .fact(let name):
      library.facts[name].map { holds($0, in: walk) }
        ?? library.settings[walk.setting]!.facts.contains(name)
    case .not(let inner): !holds(inner, in: walk)
    case .all(let parts): parts.allSatisfy { holds($0, in: walk) }
    case .any(let parts): parts.contains { holds($0, in: walk) }
    }
  }

  private func values(of name: String, in walk: Walk) -> [String] {
    name == "setting" ? [walk.setting] : walk.answers[name]?.values ?? []
  }
}
