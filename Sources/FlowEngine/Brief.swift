import FlowModel

/// What the engine has to know of an action before it gives it in a setting. An action itself is long to
/// carry about, and a check gives millions.
struct Brief: Sendable {
  /// Whether anything stands behind it in the setting.
  let stands: Bool
  let duty: String?
  let whileUnknown: String?
  /// Whether its words depend on whom it may be about.
  let isNamed: Bool
  /// Nil if it can never be what is next.
  let next: Next?

  /// What decides whether an action takes the place of another as what is next.
  struct Next: Sendable {
    let page: Audience
    let by: Deadline
    let tells: Bool
  }

  init(_ action: Action, stands: Bool) {
    self.stands = stands
    duty = action.duty
    whileUnknown = action.whileUnknown
    isNamed = !action.named.isEmpty
    next = action.canBeNext ? Next(action) : nil
  }
}

extension Brief.Next {
  fileprivate init(_ action: Action) {
    page = action.audience
    by = action.by ?? .afterwards
    tells = action.tell != nil
  }

  /// Whether it takes the place of another as what is next: sooner, or as soon and telling somebody
  /// where the other tells nobody, or later told.
  func isAsUrgent(as other: Self) -> Bool {
    guard by == other.by else { return by < other.by }
    return tells || !other.tells
  }
}

extension Action {
  /// Whether it can be what is next: an act with a time, whatever the case.
  fileprivate var canBeNext: Bool {
    kind == .act && by != nil && !saysIf && who == .you
      && (answerStrength ?? guidanceStrength) >= .should
  }
}
