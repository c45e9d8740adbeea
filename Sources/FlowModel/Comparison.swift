/// A statement about numbers, days or times of day: `age below 13`, `found before today`,
/// `told within 5 working days of found`.
package struct Comparison: Hashable, Sendable {
  /// One side of a comparison.
  package enum Term: Hashable, Sendable {
    case question(String)
    /// The day on which the conversation began.
    case today
    case number(Int)
    case date(CivilDate)
    case time(TimeOfDay)
  }

  /// How the left side must lie to the right one.
  package enum Relation: Hashable, Sendable {
    /// `below` or `before`.
    case less
    /// `above` or `after`.
    case more
    case atLeast, atMost
    /// Not before the other, and at most this long after it.
    case within(TimeSpan)
  }

  /// The side that is judged.
  package var left: Term
  /// How it must lie to the other side.
  package var relation: Relation
  /// The side that it is compared with.
  package var right: Term

  package init(_ left: Term, _ relation: Relation, _ right: Term) {
    self.left = left
    self.relation = relation
    self.right = right
  }

  /// The questions compared.
  package var names: [String] {
    [left, right].compactMap { if case .question(let name) = $0 { name } else { nil } }
  }
}

/// A length of time, as people count it.
package struct TimeSpan: Hashable, Sendable {
  /// What a length of time is counted in.
  package enum Unit: String, Hashable, Sendable, CaseIterable {
    case minutes, hours, days, weeks, months, years
    /// Monday to Friday, without the days on which the setting is closed.
    case workingDays = "working days"

    /// Whether the unit counts within a day.
    package var isOfClock: Bool { self == .minutes || self == .hours }
  }

  /// How many units, not negative.
  package let count: Int
  /// What is counted.
  package let unit: Unit

  package init(_ count: Int, _ unit: Unit) {
    self.count = count
    self.unit = unit
  }
}

/// A time of day, to the minute.
package struct TimeOfDay: Hashable, Sendable {
  /// Minutes since midnight, 0 to 1,439.
  package let minutes: Int

  /// Nil for what no clock shows.
  ///
  /// - Parameters:
  ///   - hour: 0 to 23.
  ///   - minute: 0 to 59.
  package init?(hour: Int, minute: Int) {
    guard (0...23).contains(hour), (0...59).contains(minute) else { return nil }
    minutes = hour * 60 + minute
  }

  /// Reads `14:05`; nil for anything else.
  package init?(_ text: some StringProtocol) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1].utf8.count == 2,
      parts.allSatisfy({ $0.allSatisfy(\.isNumber) }),
      let hour = Int(parts[0]), let minute = Int(parts[1])
    else { return nil }
    self.init(hour: hour, minute: minute)
  }

  /// `14:05`
  package var text: String { padded(minutes / 60, 2) + ":" + padded(minutes % 60, 2) }
}
