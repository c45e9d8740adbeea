import Conversations
import FlowEngine
import FlowModel
import TestSupport
import Testing

struct ConversationTests {
  /// The number of the incident of a picture on the menu.
  private let image = "\(Shipped.menuPlace(of: "indecent-image")!)"

  private func begun(_ lines: String..., mode: Opening.Mode = .live) -> Conversation {
    var conversation = testConversation(Shipped.library, setting: "st-matthews", mode: mode)
    for line in lines { _ = conversation.take(line) }
    return conversation
  }

  @Test func `looking in and leaving records nothing`() {
    var conversation = begun()
    #expect(conversation.take("help").events.isEmpty)
    #expect(conversation.take("contacts").events.isEmpty)
    #expect(conversation.take("quit").events.isEmpty)
    #expect(conversation.departure == .paused)
  }

  @Test func `the record begins with what it binds, the question as shown, and the words as typed`()
  {
    var conversation = begun()
    let events = conversation.take("  they took a PICTURE of her  ").events
    guard case .opened(let opening) = events.first,
      case .asked(let asked) = events.dropFirst().first,
      case .told(let telling) = events.dropFirst(2).first
    else {
      Issue.record("\(events)")
      return
    }
    #expect(opening.mode == .live)
    #expect(asked.text == "What has happened?")
    #expect(asked.options.last == "None of these, or not sure")
    #expect(telling.text == "  they took a PICTURE of her  ")
  }

  @Test func `a new user meets the first protective instruction in at most two answers`() {
    // The first answer of a new user is where they work; this is the second.
    for words in [image, "someone has a nude of a girl in year 8 on his phone"] {
      var conversation = begun()
      let text = spoken(conversation.take(words).replies)
      #expect(text.contains("DO NOT"))
      #expect(text.contains("Look at it, even again, or let anyone show you."))
      #expect(text.contains("Tell the safeguarding lead (DSL) now"))
    }
  }

  @Test func `a line as long as a file is refused at once, and nothing of it is kept`() {
    var conversation = begun()
    let file = String(repeating: "a girl sent a nude ", count: 10_000)
    let refused = conversation.take(file)
    #expect(!"\(refused.events)".contains("a girl sent a nude a girl"))
    #expect(spoken(refused.replies).contains("too long"))
    #expect(spoken(refused.replies).contains("What has happened?"))
    #expect(
      conversation.take(String(file.prefix(60_000))).events.contains { event in
        if case .told = event { true } else { false }
      })
  }

  @Test func `at most seven lines stand before the first action`() {
    var conversation = begun()
    let lines = conversation.take(image).replies.flatMap(\.paragraphs).map(\.text)
    let first = lines.firstIndex { $0.hasPrefix("Look at it") }
    #expect((first ?? .max) <= 7)
  }

  @Test(arguments: [
    "he says he wants to die", "there is a KNIFE in her bag", "I might kill myself",
  ])
  func `words of danger bring 999 before anything else`(words: String) {
    var conversation = begun()
    let lines = conversation.take(words).replies.flatMap(\.paragraphs).map(\.text)
    let call = lines.firstIndex { $0.contains("Call 999 now") }
    let question = lines.firstIndex { $0.hasSuffix("?") }
    #expect((call ?? .max) < (question ?? .max))
  }

  @Test func `words of danger bring 999 at any prompt, and are kept as typed`() {
    var conversation = begun("2")
    var turn = conversation.take("he has a knife and he is coming")
    #expect(spoken(turn.replies).contains("Call 999 now."))
    #expect(turn.events.contains(.noted(voice: .own, text: "he has a knife and he is coming")))
    #expect(conversation.prompt == .question("danger"))

    conversation = begun(image, "no", "1", "1", "online", "not any")
    turn = conversation.take("i want to die")
    let lines = turn.replies.flatMap(\.paragraphs).map(\.text)
    let call = lines.firstIndex { $0.contains("Call 999 now.") }
    #expect((call ?? .max) < (lines.firstIndex { $0.hasSuffix("?") } ?? .max))
    #expect(
      spoken(conversation.take("note she took an overdose").replies).contains("Call 999 now."))
  }

  @Test func `a live record cannot become a rehearsal once it has begun`() {
    var conversation = begun("2")
    _ = conversation.take("rehearse")
    #expect(conversation.opening.mode == .live)
    var other = begun()
    _ = other.take("rehearse")
    #expect(other.opening.mode == .rehearsal)
  }

  @Test func `in free text only a word with a colon is a command`() {
    var conversation = begun(image, "no", "1", "1", "online", "not any")
    #expect(conversation.prompt == .question("im-words"))
    let turn = conversation.take("back of the hand")
    guard case .answered(_, let answer, _) = turn.events.first else {
      Issue.record("\(turn.events)")
      return
    }
    #expect(answer.raw == "back of the hand")
    _ = conversation.take(":back")
    #expect(conversation.prompt == .question("im-words"))
  }

  @Test func `a command alone in the place of somebody's words is asked about, and kept if meant`()
  {
    var conversation = begun(image, "no", "1", "1", "online", "not any")
    let doubted = conversation.take("Help")
    #expect(spoken(doubted.replies).contains("Is that what was said"))
    guard case .answered(_, let answer, _)? = conversation.take("2").events.dropFirst().first
    else {
      Issue.record("it was not kept")
      return
    }
    #expect(answer.raw == "Help")
    _ = conversation.take(":back")
    // Whatever was meant by it, 999 does no harm.
    #expect(spoken(conversation.take("now").replies).contains("Call 999 now"))
    _ = conversation.take("1")
    #expect(conversation.prompt == .question("im-words"))
  }

  @Test func `why before anything was chosen says what to do first`() {
    var conversation = begun()
    #expect(spoken(conversation.take("why").replies).contains("No advice yet"))
    _ = conversation.take("a nude picture of a girl is going round")
    #expect(spoken(conversation.take("why").replies).contains("First say what has happened"))
  }

  @Test func `an answer taken back stays on record, and the question is put again`() {
    var conversation = begun(image, "no")
    #expect(conversation.prompt == .question("role"))
    let turn = conversation.take("back")
    #expect(turn.events.contains { if case .withdrawn("danger", _) = $0 { true } else { false } })
    #expect(conversation.prompt == .question("danger"))
  }

  @Test func `whoever says a second time that a child is in danger sees 999 a second time`() {
    var conversation = begun("2")
    #expect(spoken(conversation.take("yes").replies).contains("Call 999 now"))
    let back = conversation.take("back")
    #expect(
      back.events.contains { if case .lifted(let gone) = $0 { !gone.isEmpty } else { false } })
    #expect(spoken(conversation.take("yes").replies).contains("Call 999 now"))
    // Nor is it forgotten in another incident, told after everything was taken back.
    for _ in 0..<2 { _ = conversation.take("back") }
    #expect(conversation.prompt == .telling)
    _ = conversation.take("\(Shipped.menuPlace(of: "lost-device")!)")
    #expect(conversation.prompt == .question("danger"))
    #expect(spoken(conversation.take("yes").replies).contains("Call 999 now"))
  }

  @Test func `what was done before an answer was taken back is asked about when it applies again`()
  {
    var conversation = begun("1", "yes")
    for _ in 0..<12 {
      if case .acknowledging = conversation.prompt { break }
      _ = conversation.take("1")
    }
    guard case .acknowledging(let first) = conversation.prompt else {
      Issue.record("\(conversation.prompt)")
      return
    }
    _ = conversation.take("done 10:40")
    #expect(conversation.state.acknowledged[first] != nil)
    for _ in 0..<30 where conversation.prompt != .telling { _ = conversation.take(":back") }
    #expect(conversation.state.acknowledged[first] == nil)
  }

  @Test func `what a proposal showed is shown again once another incident is chosen`() {
    var conversation = begun()
    let proposed = conversation.take("a nude picture of a girl is going round")
    #expect(spoken(proposed.replies).contains("Copy, save, photograph"))
    _ = conversation.take("no")
    #expect(spoken(conversation.take(image).replies).contains("Copy, save, photograph"))
  }

  @Test func `a corrected answer keeps the later ones that still apply`() {
    var conversation = begun(image, "no", "1", "1", "1", "not any")
    let before = conversation.state.walk
    _ = conversation.take(":back 4")
    #expect(conversation.prompt == .changing("im-where"))
    let turn = conversation.take("2")
    #expect(
      turn.events.contains { if case .corrected("im-where", _, _, _) = $0 { true } else { false } }
    )
    #expect(before?.answers["im-more"] != nil)
    #expect(conversation.state.walk?.answers["im-more"] == before?.answers["im-more"])
    #expect(before?.given.contains("im-take") == false)
    #expect(conversation.state.walk?.given.contains("im-take") == true)
    #expect(conversation.prompt == .question("im-words"))
  }

  @Test func `a note keeps the child's words apart and exactly as typed`() {
    var conversation = begun("2")
    _ = conversation.take("note")
    _ = conversation.take("2")
    let turn = conversation.take("he  sed it was'nt  me")
    #expect(turn.events.contains(.noted(voice: .child, text: "he  sed it was'nt  me")))
    #expect(conversation.prompt == .question("danger"))
  }

  @Test func `control characters are removed and it is said how many`() {
    var conversation = begun()
    let turn = conversation.take("a picture\u{1B}[2J\u{202E} of a girl")
    #expect(spoken(turn.replies).contains("2 characters"))
    #expect(
      turn.events.contains {
        if case .told(let telling) = $0 { telling.text == "a picture[2J of a girl" } else { false }
      })
  }

  @Test func `an answer that could not be saved has no effect and shows nothing`() throws {
    var log = MemoryLog()
    log.isFull = true
    var recorded = RecordedConversation(begun(), log: log)
    #expect(throws: MemoryLog.Full.self) { try recorded.take("2", at: Moment(milliseconds: 0)) }
    #expect(recorded.conversation.prompt == .telling)
    #expect(recorded.conversation.state.count == 0)
  }

  @Test func `actions not done yet are asked about again when the record is taken up`() {
    var lines = [image, "no", "1", "1", "online", "not any", "none", "saw it", "teacher"]
    var conversation = testConversation(Shipped.library, setting: "kite")
    var events = [Event]()
    while !lines.isEmpty { events += conversation.take(lines.removeFirst()).events }
    guard case .acknowledging(let first) = conversation.prompt else {
      Issue.record("\(conversation.prompt)")
      return
    }
    events += conversation.take("not yet").events
    var again = testConversation(Shipped.library, setting: "kite")
    _ = again.resume(events, Resumption())
    #expect(again.prompt == .acknowledging(first))
    #expect(spoken(again.take("done 25:99").replies).contains("25:99 is not a time of day"))
    _ = again.take("done 10:40")
    #expect(again.state.acknowledged[first]?.state == .done)
    #expect(again.state.acknowledged[first]?.detail == "10:40")
  }

  @Test func `every ending of every walk names a role and a time limit`() throws {
    let engine = Engine(Shipped.library)
    for setting in Shipped.settings {
      for ending in Shipped.library.endings.values where ending.id != Ending.next {
        let walk = engine.start("none-of-these", setting: setting).walk
        #expect(!engine.route(to: ending.tell, in: walk).isEmpty, "\(setting): \(ending.id)")
      }
      // Of a derived ending nothing is known before the walk.
      let derived = Shipped.library.incidents.map(\.id).filter(engine.isDerived)
      #expect(!derived.isEmpty)
      for incident in derived {
        let walk = try unsureWalk(incident, setting, engine)
        let outcome = try #require(engine.outcome(Ending.next, in: walk), "\(setting): \(incident)")
        let role = try #require(outcome.tell, "\(setting): \(incident)")
        #expect(!engine.route(to: role, in: walk).isEmpty, "\(setting): \(incident)")
      }
    }
  }

  /// The walk of somebody who is not sure of anything.
  private func unsureWalk(_ incident: String, _ setting: String, _ engine: Engine) throws -> Walk {
    var walk = engine.start(incident, setting: setting).walk
    while case .asking(let id) = walk.place {
      let question = try #require(engine.library.questions[id])
      let line = question.kind == .text ? "none" : question.unsure.isEmpty ? "1" : "don't know"
      walk = engine.step(walk, try question.read(line, today: .reference)).walk
    }
    return walk
  }
}
