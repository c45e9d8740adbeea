/// A point in time and the offset from UTC at which to show it. Faces pass it in: no room of the
/// core reads a clock.
package struct Moment: Hashable, Sendable, Comparable {
  /// Milliseconds since 1970-01-01 00:00 UTC.
  package let milliseconds: Int64
  /// Minutes that the place's clock is ahead of UTC.
  package let offset: Int

  package init(milliseconds: Int64, offset: Int = 0) {
    self.milliseconds = milliseconds
    self.offset = offset
  }

  package static func < (left: Moment, right: Moment) -> Bool {
    left.milliseconds < right.milliseconds
  }

  /// `09:14` at the place.
  package var clock: String {
    split(milliseconds + Int64(offset) * 60_000).time.clock(seconds: false)
  }

  /// `21 November 2026, 09:14 UTC` or `..., 10:14 (UTC+1)`.
  package var words: String {
    let (date, time) = split(milliseconds + Int64(offset) * 60_000)
    return "\(date.words), \(time.clock(seconds: false)) \(zone)"
  }

  /// The day at the place.
  package var date: CivilDate { split(milliseconds + Int64(offset) * 60_000).date }

  private var zone: String {
    guard offset != 0 else { return "UTC" }
    let hours = abs(offset) / 60
    let minutes = abs(offset) % 60
    return "(UTC\(offset < 0 ? "-" : "+")\(hours)\(minutes == 0 ? "" : ":" + padded(minutes, 2)))"
  }
}

struct ClockTime {
  let hour: Int, minute: Int, second: Int, millisecond: Int

  func clock(seconds: Bool) -> String {
    padded(hour, 2) + ":" + padded(minute, 2) + (seconds ? ":" + padded(second, 2) : "")
  }
}

func split(_ milliseconds: Int64) -> (date: CivilDate, time: ClockTime) {
  let day: Int64 = 86_400_000
  var days = milliseconds / day
  var rest = milliseconds % day
  if rest < 0 { (days, rest) = (days - 1, rest + day) }
  let whole = Int(rest)
  let time = ClockTime(
    hour: whole / 3_600_000, minute: whole / 60_000 % 60, second: whole / 1_000 % 60,
    millisecond: whole % 1_000)
  return (CivilDate(daysSinceEpoch: Int(days)), time)
}

/// A number with zeros before it.
func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
