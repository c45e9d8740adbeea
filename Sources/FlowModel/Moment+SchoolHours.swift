extension Moment {
  /// The minutes of a weekday in which somebody is usually at a school: from half past seven to six.
  private static let day = 7 * 60 + 30..<18 * 60

  /// Whether a school may be empty at this moment, by the place's clock: at a weekend, on a day on which
  /// it is closed, early or late.
  package func isOutOfHours(closed: Set<CivilDate>) -> Bool {
    date.weekday > 4 || closed.contains(date) || !Moment.day.contains(minuteOfDay)
  }

  /// Minutes since midnight at the place.
  private var minuteOfDay: Int {
    let local = milliseconds / 60_000 + Int64(offset)
    let rest = local % 1_440
    return Int(rest < 0 ? rest + 1_440 : rest)
  }
}

extension CivilDate {
  /// "Saturday"
  package var weekdayName: String {
    [
      "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
    ][weekday]
  }
}
