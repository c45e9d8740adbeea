extension CivilDate {
  /// Monday is 0.
  package var weekday: Int { ((daysSinceEpoch + 3) % 7 + 7) % 7 }

  /// The day that lies so far ahead. The 31st counted on to a shorter month is its last day.
  ///
  /// - Parameter closed: Days that are no working days although they are not at a weekend.
  /// - Precondition: The span counts days, not minutes or hours.
  package func later(by span: TimeSpan, closed: Set<CivilDate> = []) -> CivilDate {
    switch span.unit {
    case .days: return CivilDate(daysSinceEpoch: daysSinceEpoch + span.count)
    case .weeks: return CivilDate(daysSinceEpoch: daysSinceEpoch + 7 * span.count)
    case .months: return monthsLater(span.count)
    case .years: return monthsLater(12 * span.count)
    case .workingDays:
      var day = self
      var left = span.count
      while left > 0 {
        day = CivilDate(daysSinceEpoch: day.daysSinceEpoch + 1)
        if day.weekday < 5, !closed.contains(day) { left -= 1 }
      }
      return day
    case .minutes, .hours: preconditionFailure("minutes and hours count within a day")
    }
  }

  private func monthsLater(_ count: Int) -> CivilDate {
    let months = year * 12 + month - 1 + count
    for last in stride(from: day, through: 28, by: -1) {
      if let found = CivilDate(checking: months / 12, months % 12 + 1, last) { return found }
    }
    return CivilDate(year: months / 12, month: months % 12 + 1, day: min(day, 28))
  }
}
