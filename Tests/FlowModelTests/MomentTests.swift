import FlowModel
import Testing

struct MomentTests {
  @Test(arguments: [
    (Int64(0), "1970-01-01T00:00:00.000Z"), (1_795_252_442_118, "2026-11-21T09:14:02.118Z"),
    (951_827_696_789, "2000-02-29T12:34:56.789Z"), (-1, "1969-12-31T23:59:59.999Z"),
    (4_102_444_800_000, "2100-01-01T00:00:00.000Z"),
    (253_402_300_799_999, "9999-12-31T23:59:59.999Z"),
  ])
  func `a moment reads back as it was written`(milliseconds: Int64, text: String) {
    #expect(Moment(milliseconds: milliseconds).utc == text)
    #expect(Moment(utc: text)?.milliseconds == milliseconds)
  }

  @Test func `a year of more digits is written with all of them`() {
    #expect(Moment(milliseconds: 253_402_300_800_000).utc == "10000-01-01T00:00:00.000Z")
  }

  @Test(arguments: [
    "2026-02-30T00:00:00.000Z", "2026-11-21 09:14:02.118Z", "2026-11-21T09:14:02Z", "",
    "2026-13-01T00:00:00.000Z", "2026-11-21T09:14:02.118+",
  ])
  func `what is not a moment is refused`(text: String) {
    #expect(Moment(utc: text) == nil)
  }

  @Test(arguments: [
    "2026-11-21T09:14:02.118Z", "2024-02-29T23:59:59.999Z", "2023-02-28T10:30:40.005Z",
    "0000-03-01T00:00:00.000Z",
  ])
  func `a moment is read exactly when writing it again gives the same bytes`(text: String) {
    #expect(Moment(utc: text)?.utc == text)
    for place in text.utf8.indices {
      for byte in 0...UInt8.max {
        var bytes = Array(text.utf8)
        bytes[text.utf8.distance(from: text.startIndex, to: place)] = byte
        let changed = String(decoding: bytes, as: UTF8.self)
        if let moment = Moment(utc: bytes.span) { #expect(moment.utc == changed) }
      }
    }
  }

  @Test func `times are shown at the place, with the zone`() {
    let moment = Moment(milliseconds: 1_795_252_442_118, offset: 330)
    #expect(moment.clock == "14:44")
    #expect(moment.words == "21 November 2026, 14:44 (UTC+5:30)")
  }

  @Test(arguments: [
    ("2024-09", CivilDate(year: 2024, month: 9, day: 30), false),
    ("2024-09", CivilDate(year: 2024, month: 10, day: 1), true),
    ("2023-06-15", CivilDate(year: 2023, month: 6, day: 15), false),
    ("2023-06-15", CivilDate(year: 2023, month: 6, day: 16), true),
  ])
  func `a review is overdue only when the whole of its date is past`(
    text: String, today: CivilDate, past: Bool
  ) throws {
    #expect(try #require(PolicyDate(text)).isPast(on: today) == past)
  }

  @Test(arguments: ["2024", "2024-13", "2024-9-", "soon", "2024-09-32", ""])
  func `what is not a policy date is refused`(text: String) {
    #expect(PolicyDate(text) == nil)
  }
}
