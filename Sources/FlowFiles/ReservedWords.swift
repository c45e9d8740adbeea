import FlowModel

/// Words that mean something in conditions or texts already, so that nothing can be called so.
enum ReservedWords {
  /// What holds a condition together. An answer called so could never be asked about.
  static let syntax: Set<String> = ["and", "or", "not", "is", "in", "answered", "unsure"]

  private static let relations: Set<String> = [
    "below", "above", "at-least", "at-most", "before", "after", "within", "of", "working",
  ]

  /// Whether a question or a fact of this name would be taken for something else in a condition.
  static func standInConditions(_ name: String) -> Bool {
    syntax.contains(name) || relations.contains(name) || name == "setting" || name == "today"
      || Int(name) != nil || CivilDate(name) != nil || TimeOfDay(name) != nil
  }

  /// Who acts, where it is no role: no role can be called so.
  static let actors = Set(Actor.words)
}
