public import FlowModel

extension Question {
  /// Reads a line as a day, a time or a number.
  func measured(_ line: String, today: CivilDate) throws(AnswerError) -> Answer {
    let typed = line.trimmed
    if dontKnow.contains(typed.folded) {
      guard !unsure.isEmpty else { throw .mustKnow }
      return Answer(raw: line, values: unsure, isUnsure: true)
    }
    let value: String? =
      switch kind {
      case .date: MeasureReader.date(typed, today: today)?.text
      case .time: MeasureReader.time(typed)?.text
      case .number: MeasureReader.number(typed).map(String.init)
      case .choice, .several, .text: nil
      }
    guard let value else { throw .notMeasured(typed, kind) }
    if kind == .number, let number = Int(value), !range.contains(number) {
      throw .outOfRange(range)
    }
    return Answer(raw: line, values: [value])
  }

  /// The value as it is read back: a date in words, so that day and month cannot be confused.
  func measuredLabel(of answer: Answer) -> String {
    guard !answer.isUnsure, let value = answer.values.first else { return Question.unsureLabel }
    return kind == .date ? CivilDate(value)?.words ?? value : value
  }

  /// How the answer may be typed; nil where there are choices or free words.
  public var example: String? {
    let unknown = unsure.isEmpty ? "" : " If you do not know, type ?"
    switch kind {
    case .date: return "Type a day: 21/11/2026, 21 November, today or yesterday." + unknown
    case .time: return "Type a time: 14:30 or 2.30pm." + unknown
    case .number: return "Type a number." + unknown
    case .choice, .several, .text: return nil
    }
  }
}

/// Days, times and numbers as people in Britain type them.
enum MeasureReader {
  /// `21/11/2026`, `21.11.26`, `21 Nov`, `21st November 2026`, `2026-11-21`, `today`, `yesterday`.
  /// Without a year the last such day is meant.
  static func date(_ typed: String, today: CivilDate) -> CivilDate? {
    let words = typed.lowercased()
    if let offset = ["yesterday": -1, "today": 0, "tomorrow": 1][words] {
      return CivilDate(daysSinceEpoch: today.daysSinceEpoch + offset)
    }
    if let exact = CivilDate(words) { return exact }
    let parts = words.split { " /.-,".contains($0) }.map(String.init)
    guard (2...3).contains(parts.count), let day = Int(withoutOrdinal(parts[0])),
      let month = Int(parts[1]) ?? month(parts[1])
    else { return nil }
    guard parts.count == 3 else {
      let thisYear = CivilDate(checking: today.year, month, day)
      if let thisYear, thisYear <= today { return thisYear }
      return CivilDate(checking: today.year - 1, month, day)
    }
    guard let year = Int(parts[2]), [2, 4].contains(parts[2].count) else { return nil }
    return CivilDate(checking: year < 100 ? 2_000 + year : year, month, day)
  }

  /// `14:30`, `1430`, `2.30pm`, `2 pm`, `noon`.
  static func time(_ typed: String) -> TimeOfDay? {
    var words = typed.lowercased().filter { $0 != " " }
    if words == "noon" || words == "midday" { return TimeOfDay(hour: 12, minute: 0) }
    let half = ["am", "pm"].first { words.hasSuffix($0) }
    if half != nil { words.removeLast(2) }
    var parts = words.split { ":.".contains($0) }.map(String.init)
    if parts.count == 1, half == nil {
      guard words.count == 4 else { return nil }
      parts = [String(words.prefix(2)), String(words.suffix(2))]
    }
    guard (1...2).contains(parts.count), let hour = Int(parts[0]),
      let minute = parts.count == 1 ? 0 : Int(parts[1])
    else { return nil }
    guard let half else { return TimeOfDay(hour: hour, minute: minute) }
    guard (1...12).contains(hour) else { return nil }
    return TimeOfDay(hour: hour % 12 + (half == "pm" ? 12 : 0), minute: minute)
  }

  /// `16`, `1,200`, `£1200`.
  static func number(_ typed: String) -> Int? {
    let digits = typed.filter { !"£, ".contains($0) }
    guard digits.utf8.count <= 10 else { return nil }
    return Int(digits)
  }

  private static func month(_ word: String) -> Int? {
    guard word.count >= 3 else { return nil }
    return CivilDate.monthNames.firstIndex { $0.lowercased().hasPrefix(word) }.map { $0 + 1 }
  }

  private static func withoutOrdinal(_ word: String) -> String {
    ["st", "nd", "rd", "th"].contains { word.hasSuffix($0) } ? String(word.dropLast(2)) : word
  }
}
