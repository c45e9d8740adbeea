import Conversations
import FlowEngine
import FlowModel
import TestSupport
import Testing

struct RehearsalTests {
  static let cards = Shipped.library.cards.keys.sorted()

  private func rehearsal(_ card: Card, seed: UInt64 = 1, isExam: Bool = false) -> Rehearsal {
    Rehearsal(
      card, in: testConversation(Shipped.library, setting: card.walk.setting), seed: seed,
      isExam: isExam)
  }

  /// The number under which a choice is shown.
  private func number(of worth: Card.Choice.Worth, in rehearsal: Rehearsal) -> String? {
    for case .question(let asked) in rehearsal.beginning {
      let place = asked.options.firstIndex { option in
        rehearsal.card.choices.contains { $0.text == option && $0.worth == worth }
      }
      return place.map { "\($0 + 1)" }
    }
    return nil
  }

  /// Plays a card as it expects; gives everything that was recorded and shown.
  private func play(
    _ rehearsal: inout Rehearsal, choosing worth: Card.Choice.Worth = .right
  ) throws -> (events: [Event], heard: String) {
    var line = try #require(number(of: worth, in: rehearsal))
    var (events, heard) = ([Event](), "")
    for _ in 0..<80 {
      let turn = rehearsal.take(line)
      events += turn.events
      heard += spoken(turn.replies) + "\n"
      guard rehearsal.stage != .over else { return (events, heard) }
      guard case .question(let id) = rehearsal.conversation.prompt else {
        Issue.record("nothing is asked before the end")
        break
      }
      let question = try #require(Shipped.library.questions[id])
      let values = rehearsal.card.walk.answers[id] ?? []
      if question.kind == .text {
        line = "none"
      } else if values == ["?"] {
        line = "don't know"
      } else {
        line = values.map { value in
          question.options.firstIndex { $0.id == value }.map { "\($0 + 1)" } ?? value
        }.joined(separator: ",")
      }
    }
    Issue.record("the card does not end")
    return (events, heard)
  }

  @Test(arguments: cards)
  func `each card, played as it expects, ends where it says and misses nothing`(id: String) throws {
    let card = try #require(Shipped.library.cards[id])
    var rehearsal = rehearsal(card)
    let (events, heard) = try play(&rehearsal)
    #expect(rehearsal.conversation.state.walk?.endings == card.walk.ends)
    #expect(heard.contains("Right: "))
    #expect(!heard.contains("Missed: "))
    for point in card.points { #expect(heard.contains(point.text)) }
    for inject in card.injects { #expect(heard.contains(inject.told), "\(inject.before)") }
    // The record leads to the same place again.
    let fresh = testConversation(Shipped.library, setting: card.walk.setting)
    let replay = Replay(events, in: fresh)
    #expect(replay.parting == nil, "\(replay.parting.map { "\($0)" } ?? "")")
    #expect(replay.compared > 2)
    for case .opened(let opening) in events { #expect(opening.mode == .rehearsal) }
  }

  @Test func `a dangerous choice is said to do harm, and why; in an exam only at the end`() throws {
    let card = try #require(
      Shipped.library.cards.values.sorted { $0.id < $1.id }
        .first { $0.choices.contains { $0.worth == .dangerous } })
    var open = rehearsal(card)
    let first = open.take(try #require(number(of: .dangerous, in: open)))
    #expect(spoken(first.replies).contains("this can do harm"))
    var exam = rehearsal(card, isExam: true)
    let silent = exam.take(try #require(number(of: .dangerous, in: exam)))
    #expect(!spoken(silent.replies).contains("can do harm"))
    var whole = rehearsal(card, isExam: true)
    #expect(try play(&whole, choosing: .dangerous).heard.contains("Can do harm: "))
  }

  @Test func `what a card does not say before it is asked, it says when asked`() throws {
    let card = try #require(
      Shipped.library.cards.values.sorted { $0.id < $1.id }.first { !$0.facts.isEmpty })
    var rehearsal = rehearsal(card)
    let fact = try #require(card.facts.first)
    #expect(!spoken(rehearsal.beginning).contains(fact.told))
    let turn = rehearsal.take("what about \(fact.asked[0])?")
    #expect(spoken(turn.replies).contains(fact.told))
  }

  @Test func `own words are kept and held against the choices; hands are counted`() throws {
    let card = try #require(Shipped.library.cards["nude-on-a-taken-phone"])
    var rehearsal = rehearsal(card)
    let words = rehearsal.take("I would keep the phone locked and go to the DSL")
    #expect(
      words.events.contains(
        .rehearsed(.ownWords("I would keep the phone locked and go to the DSL"))))
    #expect(spoken(words.replies).contains("nearest"))
    let right = try #require(number(of: .right, in: rehearsal))
    #expect(spoken(words.replies).contains("It may be \(right)."))
    _ = rehearsal.take(right)
    let hands = rehearsal.take("hands 3 5 1")
    #expect(hands.events.contains(.rehearsed(.hands(question: "danger", counts: [3, 5, 1]))))
    #expect(spoken(hands.replies).contains("Yes: 3; No: 5; I don't know: 1. Together 9."))
    for wrong in ["hands 3 0", "hands", "hands 3", "hands one 5 2", "hands -3 5 1", "hands 3 x 5"] {
      let turn = rehearsal.take(wrong)
      #expect(turn.events.isEmpty, "\(wrong)")
      #expect(spoken(turn.replies).contains("Nothing was written down"), "\(wrong)")
    }
    #expect(rehearsal.conversation.prompt == .question("danger"))
  }

  @Test(arguments: cards)
  func `nothing is on record as asked that was not shown, nor as typed that was not`(
    id: String
  ) throws {
    let card = try #require(Shipped.library.cards[id])
    var rehearsal = rehearsal(card)
    var shown = questions(in: rehearsal.beginning)
    var asked = [Asked]()
    var typed = ["?"]
    for line in ["1", "2", "1", "1", "2", "1", "1", "2", "1", "1", "1", "2", "1", "1"] {
      guard rehearsal.stage != .over else { break }
      typed.append(line)
      let turn = rehearsal.take(line)
      shown += questions(in: turn.replies)
      for event in turn.events {
        if case .asked(let question) = event { asked.append(question) }
        if case .told = event { Issue.record("'told' holds what was typed, and nothing was") }
        if case .noted = event { Issue.record("nobody typed a note") }
        if case .answered(_, let answer, _) = event { #expect(typed.contains(answer.raw)) }
      }
    }
    #expect(asked.count > 1)
    for question in asked { #expect(shown.contains(question), "\(question.text)") }
  }

  private func questions(in replies: [Reply]) -> [Asked] {
    replies.compactMap { if case .question(let asked) = $0 { asked } else { nil } }
  }

  @Test func `the card and the learner come first, whatever is typed first`() throws {
    let card = try #require(Shipped.library.cards[Self.cards[0]])
    for line in ["1", "I would ask somebody", "who is that?"] {
      var rehearsal = Rehearsal(
        card, in: testConversation(Shipped.library, setting: card.walk.setting), seed: 1,
        isExam: false, learner: "JP", isGroup: true)
      #expect(rehearsal.take("1 2 3 4 5 6 7").events.isEmpty)
      #expect(rehearsal.stage == .counting)
      let hands = rehearsal.take(card.choices.map { _ in "1" }.joined(separator: " "))
      #expect(rehearsal.stage == .committing)
      #expect(hands.events.contains(.rehearsed(.learner("JP"))))
      var other = Rehearsal(
        card, in: testConversation(Shipped.library, setting: card.walk.setting), seed: 1,
        isExam: false, learner: "JP")
      let events = other.take(line).events
      guard case .rehearsed(.card(card.id, _)) = events[2] else {
        Issue.record("\(events)")
        return
      }
      #expect(events[3] == .rehearsed(.learner("JP")))
    }
  }

  @Test func `commands are commands before the first choice too`() throws {
    let card = try #require(Shipped.library.cards[Self.cards[0]])
    for line in ["quit", "exit", "q"] {
      var rehearsal = rehearsal(card)
      _ = rehearsal.take(line)
      #expect(rehearsal.conversation.departure == .paused, "\(line)")
    }
    var open = rehearsal(card)
    #expect(open.take("hide").replies.contains(.blank))
    _ = open.take("1")
    #expect(open.take("report it was a picture").misread != nil)
  }

  @Test func `the same seed mixes the choices in the same way`() throws {
    let card = try #require(Shipped.library.cards[Self.cards[0]])
    #expect(rehearsal(card, seed: 9).beginning == rehearsal(card, seed: 9).beginning)
    let orders = Set((0..<20).map { spoken(rehearsal(card, seed: $0).beginning) })
    #expect(orders.count > 3)
  }

  @Test func `what-if shows both endings, and both stay on record`() throws {
    let card = try #require(Shipped.library.cards[Self.cards[0]])
    var rehearsal = rehearsal(card)
    _ = try play(&rehearsal)
    let asked = rehearsal.take("what-if 1")
    #expect(!asked.replies.isEmpty)
    let turn = rehearsal.take("1")
    #expect(
      turn.events.contains { if case .corrected = $0 { true } else { false } }
        || !spoken(turn.replies).isEmpty)
  }
}
