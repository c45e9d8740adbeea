extension Moment {
  /// `2026-11-21T09:14:02.118Z`: UTC, as RFC 3339 writes it.
  package var utc: String {
    let (date, time) = split(milliseconds)
    guard (0...9_999).contains(date.year) else {
      return "\(date.text)T\(time.clock(seconds: true)).\(padded(time.millisecond, 3))Z"
    }
    // Every event that is saved has its time written: digit by digit, and not as texts put together.
    var digits = Array("0000-00-00T00:00:00.000Z".utf8)
    let parts = [
      (date.year, 4), (date.month, 7), (date.day, 10), (time.hour, 13), (time.minute, 16),
      (time.second, 19), (time.millisecond, 23),
    ]
    for (number, end) in parts { digits.put(number, before: end) }
    return String(decoding: digits, as: UTF8.self)
  }

  /// Reads what `utc` writes; nil for anything else.
  package init?(utc text: String, offset: Int = 0) {
    let bytes = Array(text.utf8)
    self.init(utc: bytes.span, offset: offset)
  }

  /// Reads what `utc` writes, from its bytes in ASCII; nil for anything else.
  package init?(utc bytes: Swift.Span<UInt8>, offset: Int = 0) {
    guard bytes.count == 24, bytes.hasSigns(of: "0000-00-00T00:00:00.000Z") else { return nil }
    let date = CivilDate(
      year: bytes.number(0..<4), month: bytes.number(5..<7), day: bytes.number(8..<10))
    let hour = bytes.number(11..<13)
    let minute = bytes.number(14..<16)
    let second = bytes.number(17..<19)
    guard hour < 24, minute < 60, second < 60, (1...12).contains(date.month) else { return nil }
    // A day that no calendar has would come back as another one.
    let days = date.daysSinceEpoch
    guard CivilDate(daysSinceEpoch: days) == date else { return nil }
    let seconds = days * 86_400 + hour * 3_600 + minute * 60 + second
    self.init(milliseconds: Int64(seconds * 1_000 + bytes.number(20..<23)), offset: offset)
  }
}

extension [UInt8] {
  /// Puts the digits of a number where there are zeros, the last before a place.
  fileprivate mutating func put(_ number: Int, before end: Int) {
    var (rest, place) = (number, end)
    while rest > 0 {
      place -= 1
      self[place] = UInt8(ascii: "0") + UInt8(rest % 10)
      rest /= 10
    }
  }
}

extension Swift.Span<UInt8> {
  /// Whether there are digits where a pattern has zeros, and its signs elsewhere.
  fileprivate func hasSigns(of pattern: StaticString) -> Bool {
    pattern.withUTF8Buffer { signs in
      for place in signs.indices {
        let isRight =
          signs[place] == UInt8(ascii: "0")
          ? self[place] &- UInt8(ascii: "0") < 10 : self[place] == signs[place]
        guard isRight else { return false }
      }
      return true
    }
  }

  /// The number that digits stand for.
  fileprivate func number(_ range: Range<Int>) -> Int {
    var number = 0
    for place in range { number = number * 10 + Int(self[place] - UInt8(ascii: "0")) }
    return number
  }
}
