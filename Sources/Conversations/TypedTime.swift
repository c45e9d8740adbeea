import FlowEngine
import FlowModel

/// A time of day as it was typed: 2:30 may be in the night or in the afternoon.
struct TypedTime: Hashable {
  /// "just now": whatever the clock says.
  let isNow: Bool
  /// In the order of the day; one, or two twelve hours apart.
  let readings: [TimeOfDay]

  private init(isNow: Bool = false, _ readings: [TimeOfDay]) {
    (self.isNow, self.readings) = (isNow, readings)
  }

  private static let nowWords: Set<String> = ["just now", "now", "right now", "this minute"]

  /// Reads a text that is nothing but a time, with "at" before it at most.
  init?(alone typed: String) {
    var words = typed.withoutStops
    for lead in ["at ", "about ", "around ", "by ", "@ ", "@", "since "] where words.hasPrefix(lead)
    {
      words = String(words.dropFirst(lead.count))
      break
    }
    if words == "just now" {
      self.init(isNow: true, [])
      return
    }
    let isOnTheHour = ["oclock", "o clock"].first { words.hasSuffix($0) }
    if let isOnTheHour {
      let hour = String(words.dropLast(isOnTheHour.count)).trimmed
      guard let number = Command.number(hour), (1...12).contains(number),
        let time = TimeOfDay(hour: number, minute: 0)
      else { return nil }
      self.init(TypedTime.both(time))
      return
    }
    words = words.replacingTimeSign
    guard let time = MeasureReader.time(words) else { return nil }
    let isSettled =
      words.contains { $0.isLetter } || words.first == "0"
      || time.minutes < 60 || time.minutes >= 13 * 60
    self.init(isSettled ? [time] : TypedTime.both(time))
  }

  private static func both(_ time: TimeOfDay) -> [TimeOfDay] {
    let later = TimeOfDay(hour: (time.minutes / 60 + 12) % 24, minute: time.minutes % 60)
    return [time, later].compactMap(\.self).sorted { $0.minutes < $1.minutes }
  }

  /// Whether a text is written as a time is, whether or not there is such a time.
  static func looksLikeOne(_ typed: String) -> Bool {
    let words = typed.replacingTimeSign
    let digits = words.prefix { $0.isNumber }
    guard !digits.isEmpty else { return false }
    let rest = words.dropFirst(digits.count)
    if digits.count >= 3, rest.isEmpty { return true }
    if let sign = rest.first, ":.".contains(sign), rest.dropFirst().first?.isNumber ?? false {
      return true
    }
    let half = rest.filter { $0 != " " && $0 != "." }
    return ["am", "pm", "oclock"].contains(half)
  }

  /// The first word that was meant as a time, where there is no such time.
  static func wrong(in text: String) -> String? {
    let words = text.split(whereSeparator: \.isWhitespace).map { String($0) }
    for (place, word) in words.enumerated() {
      let plain = word.withoutStops
      // A day is written with stops too.
      guard plain.filter({ ".:".contains($0) }).count <= 1 else { continue }
      let followsAt = place > 0 && ["at", "@"].contains(words[place - 1].lowercased())
      let isHourAlone = followsAt && !plain.isEmpty && plain.allSatisfy(\.isNumber)
      if isHourAlone, plain.utf8.count <= 2, let hour = Int(plain), hour <= 24 { continue }
      let isFourDigits = plain.utf8.count >= 3 && plain.allSatisfy(\.isNumber)
      if isFourDigits, !followsAt, words.count > 1 { continue }
      guard isHourAlone || looksLikeOne(plain), TypedTime(alone: plain) == nil else { continue }
      return word
    }
    return nil
  }

  /// The first time in a text that holds other words too, and those words.
  static func first(in text: String) -> (TypedTime, rest: String)? {
    let plain = text.withoutStops
    if nowWords.contains(plain) { return (TypedTime(isNow: true, []), "") }
    if let whole = TypedTime(alone: plain) { return (whole, "") }
    let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
    // Words in which a time stands are kept as typed; only in front of them is it a time alone.
    for length in [3, 2, 1] where words.count > length {
      let head = words.prefix(length).joined(separator: " ")
      guard let time = TypedTime(alone: head) else { continue }
      let rest = words.dropFirst(length).joined(separator: " ")
      return (time, rest)
    }
    return nil
  }
}

extension String {
  /// `14h30` and `14;30` as `14:30`.
  fileprivate var replacingTimeSign: String {
    var text = ""
    let characters = Array(self)
    for (place, character) in characters.enumerated() {
      let isBetween =
        place > 0 && place + 1 < characters.count && characters[place - 1].isNumber
        && characters[place + 1].isNumber
      text.append(isBetween && "h;\u{FF1A}\u{2236}".contains(character) ? ":" : character)
    }
    return text
  }
}
