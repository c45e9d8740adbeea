package import FlowModel

extension Engine {
  /// Whether a comparison holds. What was not answered compares with nothing.
  func holds(_ comparison: Comparison, in walk: Walk) -> Bool {
    guard let left = measure(comparison.left, in: walk),
      let right = measure(comparison.right, in: walk)
    else { return false }
    switch comparison.relation {
    case .less: return left < right
    case .more: return left > right
    case .atLeast: return left >= right
    case .atMost: return left <= right
    case .within(let span): return (right...last(span, after: right, in: walk)).contains(left)
    }
  }

  /// The number that stands for a term: itself, days since 1970, or minutes since midnight.
  private func measure(_ term: Comparison.Term, in walk: Walk) -> Int? {
    switch term {
    case .question(let name):
      guard let question = library.questions[name], let value = walk.answers[name]?.values.first
      else { return nil }
      return question.kind.measure(value, today: walk.today)
    case .today: return walk.today.daysSinceEpoch
    case .number(let number): return number
    case .date(let date): return date.daysSinceEpoch
    case .time(let time): return time.minutes
    }
  }

  /// The greatest measure that is still within the span.
  private func last(_ span: TimeSpan, after start: Int, in walk: Walk) -> Int {
    switch span.unit {
    case .minutes: start + span.count
    case .hours: start + 60 * span.count
    case .days, .weeks, .months, .years, .workingDays:
      CivilDate(daysSinceEpoch: start)
        .later(by: span, closed: library.settings[walk.setting]!.closed).daysSinceEpoch
    }
  }
}

extension Question.Kind {
  /// The number by which values of this kind compare; nil for kinds that do not.
  package func measure(_ value: String, today: CivilDate) -> Int? {
    switch self {
    case .number: Int(value)
    case .date: value == "today" ? today.daysSinceEpoch : CivilDate(value)?.daysSinceEpoch
    case .time: TimeOfDay(value)?.minutes
    case .choice, .several, .text: nil
    }
  }
}
