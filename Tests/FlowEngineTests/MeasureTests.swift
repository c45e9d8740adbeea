import FlowEngine
import FlowModel
import TestSupport
import Testing

/// Days, times and numbers: how they are typed, and how they compare.
struct MeasureTests {
  static let flow = """
    incident: leave
    catch-all: yes
    title: Leave
    about: Leave
    steps:
      - page: The dates
        ask: [found, told, age, seen]
      - when: age below 13
        then: [{do: [young]}]
      - when: told within 5 working days of found
        then: [{do: [in-time]}]
      - when: seen after 15:30 and not found after today
        then: [{do: [late]}]
      - when: found before 2026-01-01
        then: [{do: [last-year]}]
      - end: told
    questions:
      found: {ask: When?, kind: date, unsure: today}
      told: {ask: Told when?, kind: date}
      age: {ask: How old?, kind: number, least: 0, most: 19, unsure: 0}
      seen: {ask: What time?, kind: time}
    actions:
      young: {do: Young., guidance: national}
      in-time: {do: In time., guidance: national}
      late: {do: Late., guidance: national}
      last-year: {do: Last year., guidance: national}
    endings:
      told: {says: Told., tell: dsl, by: now}
    """

  private func given(_ answers: [String], setting: String = "oak") throws -> [String] {
    let engine = Engine(try SmallLibrary.read(Self.flow))
    var (walk, _) = engine.start("leave", setting: setting)
    for answer in answers {
      guard case .asking(let question) = walk.place else { break }
      walk =
        engine.step(
          walk, try engine.library.questions[question]!.read(answer, today: .reference)
        ).walk
    }
    #expect(walk.place == .ended)
    return walk.given
  }

  @Test func `numbers, days and times open just the branches that their comparisons say`() throws {
    #expect(
      try given(["14/1/2026", "today", "12", "3.31pm"]) == ["young", "in-time", "late"])
    #expect(try given(["14/1/2026", "today", "13", "15:30"]) == ["in-time"])
    // Wednesday and five working days is the Wednesday after.
    #expect(try given(["31 Dec 2025", "2026-01-07", "13", "9am"]) == ["in-time", "last-year"])
    #expect(try given(["31 Dec 2025", "2026-01-08", "13", "9am"]) == ["last-year"])
    // Told before it was found is not within.
    #expect(try given(["14/1/2026", "13/1/2026", "13", "9am"]) == [])
    // Not knowing counts as what 'unsure' says.
    #expect(try given(["don't know", "today", "not sure", "noon"]) == ["young", "in-time"])
  }

  @Test(arguments: [
    ("21/11/2025", "2025-11-21"), ("21.11.25", "2025-11-21"), ("21st Nov 2025", "2025-11-21"),
    ("21 November", "2025-11-21"), ("2 January", "2026-01-02"), ("yesterday", "2026-01-13"),
    ("29 feb 2024", "2024-02-29"),
  ])
  func `days are read as people in Britain type them`(typed: String, day: String) throws {
    let question = Question(id: "day", kind: .date, ask: "When?")
    #expect(try question.read(typed, today: .reference).values == [day])
  }

  @Test(arguments: ["30 feb 2026", "11/21/2026", "soon", "21/13/2026", "1/2/3/4", "29/2/2025", "?"])
  func `what is no day is refused and not guessed at`(typed: String) {
    let question = Question(id: "day", kind: .date, ask: "When?")
    #expect(throws: AnswerError.self) { try question.read(typed, today: .reference) }
  }

  @Test(arguments: [("14:30", "14:30"), ("2.30pm", "14:30"), ("12am", "00:00"), ("0905", "09:05")])
  func `times are read with or without colon and half of the day`(typed: String, time: String)
    throws
  {
    let question = Question(id: "time", kind: .time, ask: "When?")
    #expect(try question.read(typed).values == [time])
  }

  @Test(arguments: ["25:00", "13pm", "half past", "9", "12:60"])
  func `what is no time is refused`(typed: String) {
    let question = Question(id: "time", kind: .time, ask: "When?")
    #expect(throws: AnswerError.notMeasured(typed, .time)) { try question.read(typed) }
  }

  @Test(arguments: [
    ("16", 16), ("1,200", 1200), ("1 200", 1200), ("1\u{A0}200", 1200), ("£12", 12),
  ])
  func `a number may have its thousands set apart`(typed: String, number: Int) throws {
    let question = Question(id: "many", kind: .number, ask: "How many?")
    #expect(try question.read(typed).values == ["\(number)"])
  }

  @Test(arguments: ["1,5", "1 6", "1.5", "+230", "12,34", "1,2000", "٣", "--3", "1,,200", "", ","])
  func `a comma, a blank or a sign that says something else is not read as a number`(
    typed: String
  ) {
    let question = Question(id: "many", kind: .number, ask: "How many?")
    #expect(throws: AnswerError.self) { try question.read(typed) }
  }

  @Test func `29 February is the last one that there was`() throws {
    let question = Question(id: "day", kind: .date, ask: "When?")
    #expect(try question.read("29 Feb", today: .reference).values == ["2024-02-29"])
  }

  @Test func `a day without a year that is near and to come is asked again`() throws {
    let question = Question(id: "day", kind: .date, ask: "When?")
    let today = CivilDate(year: 2026, month: 11, day: 27)
    #expect(throws: AnswerError.self) { try question.read("28/11", today: today) }
    #expect(throws: AnswerError.self) { try question.read("3 Jan", today: today) }
    #expect(try question.read("27/11", today: today).values == ["2026-11-27"])
    #expect(try question.read("26/11", today: today).values == ["2026-11-26"])
    #expect(try question.read("28/11/2026", today: today).values == ["2026-11-28"])
  }

  @Test(arguments: ["01/01/99", "26-11-21", "21-11-26", "+1/+2/2026", "1/2/026", "1/2/+26"])
  func `a year or an order that may be meant otherwise is asked again`(typed: String) {
    let question = Question(id: "day", kind: .date, ask: "When?")
    #expect(throws: AnswerError.self) { try question.read(typed, today: .reference) }
  }

  @Test(arguments: ["21\u{A0}November\u{A0}2025", "21\u{202F}Nov\u{202F}2025"])
  func `blanks that do not break are blanks`(typed: String) throws {
    let question = Question(id: "day", kind: .date, ask: "When?")
    #expect(try question.read(typed, today: .reference).values == ["2025-11-21"])
    let time = Question(id: "time", kind: .time, ask: "When?")
    #expect(try time.read("2.30\u{A0}pm").values == ["14:30"])
  }

  @Test(arguments: ["2.3", "2:3", "2.300", "14:", ":30", "2.30.1", "+2:30", "1 pm am"])
  func `minutes have two digits`(typed: String) {
    let question = Question(id: "time", kind: .time, ask: "When?")
    #expect(throws: AnswerError.self) { try question.read(typed) }
  }

  @Test func `a number out of its range is refused with the range`() {
    let question = Question(id: "age", kind: .number, ask: "Age?", range: 0...19)
    #expect(throws: AnswerError.outOfRange(0...19)) { try question.read("20") }
    #expect(throws: AnswerError.mustKnow) { try question.read("don't know") }
    #expect(throws: AnswerError.notMeasured("ten", .number)) { try question.read("ten") }
  }

  @Test(arguments: [
    (TimeSpan(5, .workingDays), "2026-01-21"), (TimeSpan(3, .workingDays), "2026-01-20"),
    (TimeSpan(2, .weeks), "2026-01-28"), (TimeSpan(1, .months), "2026-02-14"),
    (TimeSpan(1, .years), "2027-01-14"),
    (TimeSpan(0, .days), "2026-01-14"),
  ])
  func `spans count as people count, without weekends and closed days`(span: TimeSpan, day: String)
  {
    // The 16th, a Friday, is closed only where three days are counted.
    let closed: Set<CivilDate> =
      span.count == 3 ? [CivilDate(year: 2026, month: 1, day: 16)] : []
    #expect(CivilDate.reference.later(by: span, closed: closed).text == day)
  }

  @Test func `the last day of a month counted on stays the last`() {
    let last = CivilDate(year: 2026, month: 1, day: 31)
    #expect(last.later(by: TimeSpan(1, .months)).text == "2026-02-28")
    #expect(last.later(by: TimeSpan(25, .months)).text == "2028-02-29")
    #expect(last.later(by: TimeSpan(11, .months)).text == "2026-12-31")
  }

  @Test func `a page says its title and how many questions it has`() throws {
    let engine = Engine(try SmallLibrary.read(Self.flow))
    let (walk, _) = engine.start("leave", setting: "oak")
    let page = try #require(engine.page(in: walk))
    #expect(page.title == "The dates" && page.number == 1 && page.count == 4)
  }
}
