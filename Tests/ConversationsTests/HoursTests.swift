import Conversations
import FlowEngine
import FlowModel
import TestSupport
import Testing

/// At night and at weekends NEXT says who can be reached then, and never that it can wait for school.
struct HoursTests {
  /// A Wednesday in January, and the Saturday after it.
  private let wednesday = CivilDate(year: 2026, month: 1, day: 14)
  private let saturday = CivilDate(year: 2026, month: 1, day: 17)

  private func moment(_ day: CivilDate, hour: Int, minute: Int = 0) -> Moment {
    let minutes = Int64(day.daysSinceEpoch) * 1_440 + Int64(hour * 60 + minute)
    return Moment(milliseconds: minutes * 60_000)
  }

  /// What is said with NEXT of a picture at St Matthew's, typed at this moment.
  private func next(
    at moment: Moment?, contacts: [String: String] = [:],
    answers: [String] = ["no", "staff", "yes", "held", "none of these"]
  ) throws -> String {
    var conversation = testConversation(
      Shipped.library, setting: "st-matthews", mode: .rehearsal, contacts: contacts)
    let place = try #require(Shipped.menuPlace(of: "indecent-image"))
    for line in ["\(place)"] + answers {
      let turn = conversation.take(line, at: moment)
      if turn.replies.contains(where: { if case .ending = $0 { true } else { false } }) {
        return spoken(turn.replies)
      }
    }
    Issue.record("NEXT did not come")
    return ""
  }

  @Test(arguments: [(7, 29, true), (7, 30, false), (17, 59, false), (18, 0, true), (2, 0, true)])
  func `a weekday has its hours`(hour: Int, minute: Int, isOut: Bool) {
    #expect(moment(wednesday, hour: hour, minute: minute).isOutOfHours(closed: []) == isOut)
    #expect(moment(wednesday, hour: hour, minute: minute).isOutOfHours(closed: [wednesday]))
    #expect(moment(saturday, hour: hour, minute: minute).isOutOfHours(closed: []))
    #expect(wednesday.weekdayName == "Wednesday")
    #expect(CivilDate(year: 1969, month: 12, day: 31).weekdayName == "Wednesday")
  }

  @Test func `in the hours of school nothing is said of the hour`() throws {
    let said = try next(at: moment(wednesday, hour: 10), contacts: ["dsl-out-of-hours": "555"])
    #expect(!said.contains("Nobody there?"))
    #expect(!said.contains("555"))
    #expect(try !next(at: nil).contains("Nobody there?"))
  }

  @Test func `at night NEXT has the number that is answered then`() throws {
    let said = try next(
      at: moment(wednesday, hour: 22, minute: 40),
      contacts: ["dsl": "111", "dsl-out-of-hours": "555", "social-care-out-of-hours": "777"])
    #expect(said.contains("It is 22:40 on a Wednesday."))
    #expect(said.contains("(555, out of hours)"))
    #expect(said.contains("children's social care (777, out of hours)"))
    #expect(said.contains("Danger now: 999."))
    #expect(!said.contains("111"))
    #expect(!said.contains("No out-of-hours number"))
  }

  @Test func `where no number is set for the night that is said`() throws {
    let said = try next(at: moment(saturday, hour: 11), contacts: ["dsl": "111"])
    #expect(said.contains("on a Saturday. No out-of-hours number is set here."))
    #expect(said.contains("Nobody there? Try the next at once. Danger now: 999."))
  }

  @Test func `what is said of the hour names nobody who is not to be told`() throws {
    let said = try next(
      at: moment(saturday, hour: 23), contacts: ["social-care-out-of-hours": "777"],
      answers: ["no", "staff", "2", "neither", "staff"])
    let note = try #require(said.split(separator: "\n").first { $0.contains("on a Saturday") })
    #expect(!note.contains("social care"))
  }

  @Test func `what can wait till somebody is there says so, and not for a child at risk`() throws {
    var conversation = testConversation(Shipped.library, setting: "kite", mode: .rehearsal)
    let place = try #require(Shipped.menuPlace(of: "policy-review"))
    var said = ""
    for line in ["\(place)", "no", "staff", "1", "1", "1"] where !said.contains("Saturday") {
      said = spoken(conversation.take(line, at: moment(saturday, hour: 23)).replies)
    }
    #expect(said.contains("Nobody there? Tell them as soon as they can be reached."))
    #expect(said.contains("If a child may be at risk, do not wait: call"))
  }

  @Test func `whoever is told under another name has the number of the same person`() throws {
    let said = try next(
      at: moment(wednesday, hour: 10), contacts: ["head": "111", "chair": "222"],
      answers: ["no", "staff", "2", "neither", "staff"])
    #expect(said.contains("That is the headteacher (111)."))
    #expect(said.contains("the chair of governors (222)"))
    #expect(!said.contains("social care"))
  }

  @Test func `a number for the night is no stray contact`() throws {
    var conversation = testConversation(
      Shipped.library, setting: "kite", mode: .rehearsal,
      contacts: ["dsl-out-of-hours": "555", "dls-out-of-hours": "556"])
    let said = spoken(conversation.take("contacts").replies)
    #expect(!said.contains("'dsl-out-of-hours'"))
    #expect(said.contains("'dls-out-of-hours'"))
  }
}
