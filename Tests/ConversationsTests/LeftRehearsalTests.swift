import Conversations
import FlowEngine
import FlowModel
import TestSupport
import Testing

/// A card that was left is gone on with where it was left.
struct LeftRehearsalTests {
  private func fresh(_ card: Card) -> Conversation {
    testConversation(Shipped.library, setting: card.walk.setting)
  }

  private func play(_ card: Card, _ lines: [String]) -> (Rehearsal, [RecordedEvent]) {
    var rehearsal = Rehearsal(
      card, in: fresh(card), seed: 3, isExam: false, begun: Moment(milliseconds: 0),
      learner: "JP")
    var events = [RecordedEvent]()
    for (place, line) in lines.enumerated() {
      let moment = Moment(milliseconds: Int64(place + 1) * 10_000)
      for event in rehearsal.take(line, at: moment).events {
        events.append(RecordedEvent(seq: events.count, at: moment, event: event))
      }
    }
    return (rehearsal, events)
  }

  @Test(arguments: RehearsalTests.cards.prefix(4))
  func `whoever comes back to a card is asked the very question that was open`(id: String) throws {
    let card = try #require(Shipped.library.cards[id])
    let lines = ["who is that?", "1", "note it rang", "2", "1", "banana", "1", "2", "1", "1", "2"]
    for count in 1...lines.count {
      let (left, events) = play(card, Array(lines.prefix(count)))
      var again = Rehearsal(card, in: fresh(card), recalling: events)
      #expect(again.stage == left.stage, "\(count)")
      #expect(again.openQuestion == left.openQuestion, "\(count)")
      #expect(again.conversation.prompt == left.conversation.prompt, "\(count)")
      let turn = again.resume(Resumption())
      #expect(turn.replies.suffix(left.openQuestion.count) == left.openQuestion[...], "\(count)")
    }
  }

  @Test func `a card that was left and taken up again is judged as if it had not been`() throws {
    let card = try #require(Shipped.library.cards["nude-on-a-taken-phone"])
    let lines = ["1"] + (0..<20).map { _ in "1" }
    let end = try #require(
      (1...lines.count).first { play(card, Array(lines.prefix($0))).0.isComplete })
    let whole = play(card, Array(lines.prefix(end))).1.map(\.event)
    for count in [1, 3, end - 1] {
      let (_, events) = play(card, Array(lines.prefix(count)))
      var again = Rehearsal(card, in: fresh(card), recalling: events)
      var rest = [Event]()
      for line in lines[count..<end] { rest += again.take(line).events }
      #expect(events.map(\.event) + rest == whole, "\(count)")
    }
  }

  @Test func `on another way, what is not taken brings no comparison`() throws {
    let card = try #require(Shipped.library.cards["nude-on-a-taken-phone"])
    let lines = ["1"] + (0..<20).map { _ in "1" }
    let end = try #require(
      (1...lines.count).first { play(card, Array(lines.prefix($0))).0.isComplete })
    var (rehearsal, _) = play(card, Array(lines.prefix(end)))
    #expect(!spoken(rehearsal.take("what-if 99").replies).contains("side by side"))
    _ = rehearsal.take("what-if 1")
    #expect(!spoken(rehearsal.take("banana").replies).contains("side by side"))
    var heard = ""
    for _ in 0..<20 where !heard.contains("side by side") {
      heard = spoken(rehearsal.take("2").replies)
    }
    #expect(heard.contains("side by side"))
  }
}
