/// A date as a policy prints it: a day, or only a month.
package struct PolicyDate: Hashable, Sendable {
  /// 1900 to 2999 where it was read.
  package let year: Int
  /// 1 to 12.
  package let month: Int
  /// 1 to 31; nil where only the month is printed.
  package let day: Int?

  package init(year: Int, month: Int, day: Int? = nil) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// Reads `2024-09` or `2023-06-15`; nil for anything else.
  package init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard (2...3).contains(parts.count), let year = parts[0], let month = parts[1],
      (1900...2999).contains(year), (1...12).contains(month)
    else { return nil }
    if parts.count == 3 {
      guard let day = parts[2], (1...31).contains(day) else { return nil }
      self.init(year: year, month: month, day: day)
    } else {
      self.init(year: year, month: month)
    }
  }

  /// "2023-06-15" or "2024-09"
  package var text: String {
    let month = "\(year)-\(padded(month, 2))"
    return day.map { "\(month)-\(padded($0, 2))" } ?? month
  }

  /// Whether the whole of this date lies before the given day. A month is not past until it ends.
  package func isPast(on today: CivilDate) -> Bool {
    let asked = (year, month, day ?? 31)
    return asked < (today.year, today.month, today.day)
  }

  /// "15 June 2023" or "June 2023".
  package var words: String {
    let name = CivilDate.monthNames[month - 1]
    return day.map { "\($0) \(name) \(year)" } ?? "\(name) \(year)"
  }
}
