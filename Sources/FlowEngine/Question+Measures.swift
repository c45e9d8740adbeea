package import FlowModel

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
  package var example: String? {
    let unknown = unsure.isEmpty ? "" : " If you do not know, type don't know."
    switch kind {
    case .date: return "Type a day: 21/11/2026, 21 November, today or yesterday." + unknown
    case .time: return "Type a time: 14:30 or 2.30pm." + unknown
    case .number: return "Type a whole number, such as 15 or 1,200." + unknown
    case .choice, .several, .text: return nil
    }
  }
}

/// Days, times and numbers as people in Britain type them. What could be read in two ways is not
/// read at all, so that it is asked again.
package enum MeasureReader {
  /// `21/11/2026`, `21.11.26`, `21 Nov`, `21st November 2026`, `2026-11-21`, `today`, `yesterday`.
  /// Without a year the last such day is meant; one that is near and still to come is asked again.
  static func date(_ typed: String, today: CivilDate) -> CivilDate? {
    let words = typed.lowercased()
    if let offset = ["yesterday": -1, "today": 0, "tomorrow": 1][words] {
      return CivilDate(daysSinceEpoch: today.daysSinceEpoch + offset)
    }
    if let exact = CivilDate(words) { return exact }
    let parts = words.split { " /.-,".contains($0) || $0.isWhitespace }.map(String.init)
    guard (2...3).contains(parts.count), let day = digits(withoutOrdinal(parts[0]), upTo: 2),
      let month = digits(parts[1], upTo: 2) ?? month(parts[1])
    else { return nil }
    guard parts.count == 3 else { return lastSuch(day, month, before: today) }
    guard let year = digits(parts[2], upTo: 4), [2, 4].contains(parts[2].utf8.count) else {
      return nil
    }
    if parts[2].utf8.count == 4 { return CivilDate(checking: year, month, day) }
    // 26-11-21 is the 26th to one reader and the 21st to another; 99 is hardly 2099.
    let isAllDigits = digits(parts[0], upTo: 2) != nil && digits(parts[1], upTo: 2) != nil
    guard !(isAllDigits && words.contains("-")), 2_000 + year <= today.year + 5 else { return nil }
    return CivilDate(checking: 2_000 + year, month, day)
  }

  /// The last such day up to today. Nil for none, and for one of the next half year: whoever types
  /// 28/11 on the 27th may mean tomorrow.
  private static func lastSuch(_ day: Int, _ month: Int, before today: CivilDate) -> CivilDate? {
    let coming = [today.year, today.year + 1].compactMap { CivilDate(checking: $0, month, day) }
    let isNear = coming.contains {
      (1...183).contains($0.daysSinceEpoch - today.daysSinceEpoch)
    }
    if isNear { return nil }
    // A 29 February is at most eight years away from the next.
    for year in stride(from: today.year, through: today.year - 8, by: -1) {
      if let found = CivilDate(checking: year, month, day), found <= today { return found }
    }
    return nil
  }

  /// `14:30`, `1430`, `2.30pm`, `2 pm`, `noon`.
  package static func time(_ typed: String) -> TimeOfDay? {
    var words = typed.lowercased().filter { !$0.isWhitespace }
    if words == "noon" || words == "midday" { return TimeOfDay(hour: 12, minute: 0) }
    let half = ["am", "pm", "a.m.", "p.m.", "a.m", "p.m"].first { words.hasSuffix($0) }
    if let half { words.removeLast(half.count) }
    var parts = words.split(omittingEmptySubsequences: false) { ":.".contains($0) }
      .map(String.init)
    if parts.count == 1, words.utf8.count == 4, half == nil {
      parts = [String(words.prefix(2)), String(words.suffix(2))]
    } else if parts.count == 1, half == nil {
      return nil
    }
    guard let hour = digits(parts[0], upTo: 2) else { return nil }
    var minute = 0
    if parts.count == 2 {
      // Two digits of minutes: 2.3 may be half past two, or three minutes past.
      guard parts[1].utf8.count == 2, let typed = digits(parts[1], upTo: 2) else { return nil }
      minute = typed
    }
    guard (1...2).contains(parts.count) else { return nil }
    guard let half else { return TimeOfDay(hour: hour, minute: minute) }
    guard (1...12).contains(hour) else { return nil }
    return TimeOfDay(hour: hour % 12 + (half.hasPrefix("p") ? 12 : 0), minute: minute)
  }

  /// `16`, `-3`, `1,200`, `1 200`, `£1200`. Commas and blanks only before three digits: `1,5` is no
  /// fifteen.
  static func number(_ typed: String) -> Int? {
    var words = typed.trimmed[...]
    let isNegative = words.first == "-" || words.first == "\u{2212}"
    if isNegative { words = words.dropFirst() }
    if words.first == "£" { words = words.dropFirst() }
    let groups = words.split(omittingEmptySubsequences: false) { $0 == "," || $0.isWhitespace }
    guard groups.count == 1 || groups[0].utf8.count <= 3,
      groups.dropFirst().allSatisfy({ $0.utf8.count == 3 }),
      let number = digits(groups.joined(), upTo: 10)
    else { return nil }
    return isNegative ? -number : number
  }

  /// Digits and nothing else: no sign, no digit of another script.
  private static func digits(_ word: some StringProtocol, upTo count: Int) -> Int? {
    guard (1...count).contains(word.utf8.count), word.utf8.allSatisfy({ 48...57 ~= $0 }) else {
      return nil
    }
    return Int(word)
  }

  private static func month(_ word: String) -> Int? {
    guard word.count >= 3 else { return nil }
    return CivilDate.monthNames.firstIndex { $0.lowercased().hasPrefix(word) }.map { $0 + 1 }
  }

  private static func withoutOrdinal(_ word: String) -> String {
    ["st", "nd", "rd", "th"].contains { word.hasSuffix($0) } ? String(word.dropLast(2)) : word
  }
}
