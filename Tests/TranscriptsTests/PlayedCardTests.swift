import FlowEngine
import FlowModel
import Testing
import Transcripts

/// Which facts of a rehearsal are believed.
struct PlayedCardTests {
  private func opening(_ format: Int, mode: Opening.Mode = .rehearsal) -> Event {
    .opened(
      Opening(
        record: Samples.opening.record, mode: mode, program: "test", setting: "oak",
        settingTitle: "Oak", policies: [], digests: [:], account: "a", offset: 0, format: format))
  }

  /// Each list is one turn, written at one time.
  private func played(_ turns: [[Event]]) -> PlayedCard? {
    var events = [RecordedEvent]()
    for (turn, list) in turns.enumerated() {
      for event in list {
        events.append(
          RecordedEvent(
            seq: events.count, at: Moment(milliseconds: Int64(1_000 * turn)), event: event))
      }
    }
    return PlayedCard(events)
  }

  private func note(_ text: String) -> Event { .noted(voice: .own, text: text) }
  private let asked = Event.asked(Asked(question: "q", text: "What?"))
  private let entered = Event.entered(flow: "door", title: "Door", by: .person)
  private let told = Event.told(Telling(text: "card the-door", offered: ["door"]))
  private let ended = Event.ended(Ended(ending: "e", text: "End.", tell: [], by: .now))

  private var old: [[Event]] {
    [
      [
        opening(1), asked, note("card: the-door"), note("chose: wrong: Go in"), told, entered,
        asked,
        note("learner: JP"),
      ],
      [note("chose: right: x"), asked], [note("learner: HEAD"), asked],
      [
        .answered(question: "q", Answer(raw: "1", values: ["a"]), shown: "A"), ended, asked,
        note("result: protection 1, telling -1, missed 1: q"),
      ],
      [note("result: protection 0, telling 0, missed 0:"), asked],
    ]
  }

  @Test func `an old record tells its card, learner and result, whatever was typed beside them`() {
    let card = played(old)
    #expect(card?.card == "the-door")
    #expect(card?.learner == "JP")
    #expect(card?.choice == "wrong")
    #expect(card?.missed == ["q"])
    #expect(card?.answersToProtection == 1 && card?.answersToTelling == nil)
    #expect(card?.isFinished == true)
  }

  @Test func `typed notes make no card, no learner and no result of an old record`() {
    var unfinished = old
    unfinished.remove(at: 3)
    #expect(played(unfinished)?.isFinished == false)
    let forged: [[Event]] = [
      [opening(1), asked, note("card: the-door")], [note("chose: right: x")],
      [.told(Telling(text: "card the-door", offered: ["door"])), asked],
      [
        .answered(question: "is-that-right", Answer(raw: "1", values: ["yes"]), shown: "Yes"),
        entered,
      ],
      [note("result: protection 0, telling 0, missed 0:"), asked],
    ]
    #expect(played(forged) == nil)
    #expect(played([[opening(1, mode: .live)] + old[0].dropFirst()]) == nil)
  }

  @Test func `of a new record only typed events count, and the first of each`() {
    let facts: [Event] = [
      .rehearsed(.card("the-door", situation: "s")), .rehearsed(.learner("JP")),
      .rehearsed(.chose("Go in", worth: "dangerous")),
    ]
    let card = played([
      [opening(2), asked] + facts, [note("chose: right: x"), note("learner: HEAD")],
      [note("result: protection 0, telling 0, missed 0:")],
    ])
    #expect(card?.learner == "JP")
    #expect(card?.choice == "dangerous")
    #expect(card?.isFinished == false)
    #expect(played([[opening(2)] + old[0].dropFirst()]) == nil)
  }
}
