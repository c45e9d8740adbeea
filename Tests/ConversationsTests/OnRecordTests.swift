import Conversations
import FlowEngine
import FlowModel
import TestSupport
import Testing

/// What is on record is what was said and shown, and whoever comes back stands where they left.
struct OnRecordTests {
  private func begun(_ lines: [String], mode: Opening.Mode = .live) -> (Conversation, [Event]) {
    var conversation = testConversation(Shipped.library, setting: "st-matthews", mode: mode)
    var events = [Event]()
    for line in lines { events += conversation.take(line).events }
    return (conversation, events)
  }

  /// The number of the incident of a picture on the menu.
  private static let image = "\(Shipped.menuPlace(of: "indecent-image")!)"
  private static let toWords = [image, "no", "1", "1", "online", "not any"]

  @Test(arguments: [
    ["2", "its a y9 lads phone"], ["2", "no", "yes he showed me"],
    ["someone has a nude", "hmm what"],
    ["2", "note", "whose words they are"], ["888888"], ["2", "no", "nine of them"],
  ])
  func `what was refused is on record as typed, with what was said to it`(lines: [String]) throws {
    let (_, events) = begun(lines)
    let refusals = events.compactMap { if case .refused(let it) = $0 { it } else { nil } }
    let last = try #require(refusals.last)
    #expect(last.text == lines.last)
    #expect(!last.said.isEmpty)
  }

  @Test func `each line that was pasted is marked as somebody's in the summary`() {
    var (conversation, _) = begun(["2", "note he fell\n1. Is anyone in danger now?: No"])
    let told = conversation.take(":summary").replies
    #expect(
      spoken(told).contains("\n| he fell\n| 1. Is anyone in danger now?: No"), "\(spoken(told))")
  }

  @Test func `what was refused can become a note without being typed again`() {
    var (conversation, _) = begun(["2"])
    let turn = conversation.take("its a y9 lads phone")
    #expect(spoken(turn.replies).contains("note last"))
    let kept = conversation.take("note last").events
    #expect(kept.contains(.noted(voice: .own, text: "its a y9 lads phone")))
    #expect(conversation.prompt == .question("danger"))
  }

  @Test func `after the third refusal one line says what to type, and the list is not shown again`()
  {
    var (conversation, _) = begun(["2", "banana one", "banana two"])
    let turn = conversation.take("banana three")
    #expect(turn.replies == [.problem("Type just a number, such as 2.")])
    #expect(turn.events.count == 1)
    // Danger is heard all the same.
    #expect(spoken(conversation.take("he has a knife").replies).contains("Call 999 now."))
    _ = conversation.take("no")
    #expect(conversation.take("banana").replies.count > 1)
  }

  @Test(arguments: [
    ["someone has a nude of a girl in year 8 on his phone"],
    ["mum slagging us off on fb and a pupil has a phone"], ["my cat is orange"],
    ["2", "no", "back 1"], ["2", "note"], ["2", "note", "child"],
    toWords + ["stop"], ["2", "he has a knife"],
    ["a girl wants to die and someone has her nude", "note"],
  ])
  func `whoever comes back is asked the very question that was open`(lines: [String]) {
    let (live, events) = begun(lines)
    var again = testConversation(Shipped.library, setting: "st-matthews", mode: .live)
    let turn = again.resume(events, Resumption())
    #expect(again.prompt == live.prompt)
    #expect(again.openQuestion == live.openQuestion)
    #expect(turn.replies.contains(live.openQuestion.last!))
  }

  @Test func `every question that is shown is on record, word for word, and no other is`() {
    var conversation = testConversation(Shipped.library, setting: "st-matthews", mode: .live)
    let lines = [
      Self.image, "banana", "note", "own", "he gave it to me", "no", "back 1", "2", "why", "1", "1",
      "online", "not any", "stop", "words", "1", "1", "1", "2", "1", "1", "done 10:40", "3",
      "no key", "2",
    ]
    for (place, line) in lines.enumerated() {
      let turn = conversation.take(line)
      var shown = turn.replies.compactMap { if case .question(let it) = $0 { it } else { nil } }
      let asked = turn.events.compactMap { if case .asked(let it) = $0 { it } else { nil } }
      // The record begins with the question that stood on the screen before.
      if place == 0 { shown.insert(asked[0], at: 0) }
      #expect(asked == shown, "\(line)")
    }
  }

  @Test(arguments: ["quit", "stop", "exit", "back", "help", "go back", "q", "undo", "what next"])
  func `no command typed in the place of somebody's words becomes the account`(word: String) {
    for again in [word, word.uppercased()] {
      let (conversation, events) = begun(Self.toWords + [word, again])
      let raws = events.compactMap { event -> String? in
        if case .answered("im-words", let answer, _) = event { answer.raw } else { nil }
      }
      #expect(raws.isEmpty, "\(raws)")
      _ = conversation
    }
    let (_, events) = begun(Self.toWords + [word, "2"])
    #expect(
      events.contains {
        if case .answered("im-words", let answer, _) = $0 { answer.raw == word } else { false }
      })
  }

  @Test(arguments: ["exit", "stop", "q", "Quit.", "EXIT!"])
  func `leaving is understood in the words of other programs`(word: String) {
    #expect(begun(["2", word]).0.departure == .paused)
    #expect(begun([word]).0.departure == .paused)
  }

  @Test(arguments: ["undo", "go back", "back.", "Go back!"])
  func `so is going back`(word: String) {
    let (conversation, events) = begun(["2", "no", word])
    #expect(events.contains { if case .withdrawn("danger", _) = $0 { true } else { false } })
    #expect(conversation.prompt == .question("danger"))
  }

  @Test(arguments: ["back two", ":back two", ":back 2.", "back 2.", "BACK 2"])
  func `back takes a number as it is typed`(line: String) {
    #expect(begun(["2", "no", "1", line]).0.prompt == .changing(begun(["2", "no"]).0.asking))
  }

  @Test(arguments: [":back x", ":back 2 3", ":back -1", ":back 99", ":back 0", ":back +2"])
  func `back with anything else takes nothing back`(line: String) {
    let (conversation, events) = begun(["2", "no", line])
    #expect(!events.contains { if case .withdrawn = $0 { true } else { false } })
    #expect(conversation.prompt == begun(["2", "no"]).0.prompt)
  }

  @Test func `a note, a change or a doubt that is left leaves everything as it was`() {
    for way in [["note"], ["note", "1"], ["back 1"]] {
      let (conversation, events) = begun(["2", "no"] + way + [":back"])
      #expect(conversation.prompt == begun(["2", "no"]).0.prompt, "\(way)")
      #expect(!events.contains { if case .withdrawn = $0 { true } else { false } })
    }
    let (conversation, _) = begun(["someone has a nude of a girl on his phone", "note it rang"])
    #expect(conversation.prompt == .confirming(flow: "indecent-image"))
  }

  @Test func `what is urgent and not known to be done stands before the question on coming back`() {
    let (_, events) = begun(["2", "no"])
    var again = testConversation(Shipped.library, setting: "st-matthews", mode: .live)
    let lines = again.resume(events, Resumption()).replies.flatMap(\.paragraphs).map(\.text)
    let urgent = lines.firstIndex { $0.contains("Tell the safeguarding lead") }
    #expect((urgent ?? .max) < (lines.lastIndex { $0.hasSuffix("?") } ?? -1))
    #expect(lines.contains("NOT KNOWN TO BE DONE"))
  }

  @Test func `the summary holds what was said first, and the notes`() {
    var (conversation, _) = begun([
      "someone has a nude of a girl in year 8 on his phone", "1", "note he gave it to me",
    ])
    let text = spoken(conversation.take("summary").replies)
    #expect(text.contains("someone has a nude of a girl in year 8"))
    #expect(text.contains("he gave it to me"))
  }

  @Test func `what an option names is entered by the option, and nobody typed it`() throws {
    var recorded = RecordedConversation(
      testConversation(Shipped.library, setting: "kite", mode: .live), log: MemoryLog())
    _ = try recorded.commit(at: four) { $0.enter(byOption: "lost-device") }
    let events = recorded.log.events
    #expect(!events.contains { if case .told = $0 { true } else { false } })
    #expect(
      events.contains {
        if case .entered("lost-device", _, .option) = $0 { true } else { false }
      })
    var story = testConversation(Shipped.library, setting: "kite", mode: .live).state
    for event in events { story.apply(event) }
    #expect(story.walk == recorded.conversation.state.walk)
    #expect(story.walk != nil)
  }

  private let four = Moment(milliseconds: 16 * 3_600_000)

  @Test func `after a line that was not saved nobody is told that nothing is lost`() throws {
    var recorded = RecordedConversation(
      testConversation(Shipped.library, setting: "kite", mode: .live),
      log: MemoryLog(failingAt: [1]))
    _ = try recorded.take("1", at: four)
    #expect(throws: MemoryLog.Full.self) { try recorded.take("note first words", at: four) }
    #expect(recorded.hasUnsaved)
    var other = recorded
    let text = spoken(try recorded.take("quit", at: four))
    #expect(text.contains("NOT SAVED"))
    #expect(text.contains("note first words"))
    #expect(!text.contains("Nothing is lost"))
    // Typed again, and saved: then nothing is.
    _ = try other.take("note first words", at: four)
    #expect(spoken(try other.take("quit", at: four)).contains("Nothing is lost"))
  }
}

extension Conversation {
  /// The question of the walk that is open.
  fileprivate var asking: String {
    if case .question(let id) = prompt { id } else { "" }
  }
}
