import FlowModel

extension Linker {
  /// Numbers compare with numbers, days with days, times with times.
  func check(_ comparison: Comparison, at place: SourceLocation) {
    guard let left = kind(of: comparison.left), let right = kind(of: comparison.right) else {
      return
    }
    let remedy =
      "Compare numbers with numbers, days with days or today, and times with times."
    guard left == right, left.isMeasured else {
      return problems.add(
        "bad-comparison", "a \(left.rawValue) cannot be compared with a \(right.rawValue)",
        at: place, remedy: remedy)
    }
    if case .within(let span) = comparison.relation,
      left == .number || span.unit.isOfClock != (left == .time)
    {
      problems.add(
        "bad-comparison", "a \(left.rawValue) does not lie within \(span.unit.rawValue)",
        at: place, remedy: "Days take days, weeks or months; times take minutes or hours.")
    }
  }

  /// What kind of value a term is; nil for a question that no file defines.
  private func kind(of term: Comparison.Term) -> Question.Kind? {
    switch term {
    case .question(let name): library.questions[name]?.kind
    case .today, .date: .date
    case .number: .number
    case .time: .time
    }
  }
}
