import Conversations
import FlowEngine
import FlowModel
import TestSupport
import Testing

/// "Have you done this?": whatever is typed in a hurry, nothing becomes its opposite.
struct AcknowledgingTests {
  /// Four in the afternoon.
  private let four = Moment(milliseconds: 16 * 3_600_000)

  /// A conversation that asks whether the first action was done.
  private func asked() throws -> (Conversation, action: String) {
    var conversation = testConversation(Shipped.library, setting: "kite", mode: .rehearsal)
    let place = try #require(Shipped.menuPlace(of: "lost-device"))
    var line = "\(place)"
    for _ in 0..<40 {
      _ = conversation.take(line)
      if case .acknowledging(let action) = conversation.prompt { return (conversation, action) }
      line = conversation.takesFreeText ? "Name" : "1"
    }
    throw Lost()
  }

  struct Lost: Error {}

  private func word(after line: String, at moment: Moment? = nil) throws -> Acknowledgement? {
    var (conversation, action) = try asked()
    _ = conversation.take(line, at: moment ?? four)
    return conversation.state.acknowledged[action]
  }

  @Test(arguments: [
    "2:30", "1.15", "3.15", "3.15pm", "3:15 pm", "3 pm", "1430", "1:15", "2 o'clock", "at 2:30",
    "2h30", "10:40", "noon", "2:30pm.", "3.15 p.m.", "02:30", "1:05am", "1 o\u{2019}clock",
  ])
  func `what reads as a time of day is never a choice`(line: String) throws {
    var (conversation, action) = try asked()
    _ = conversation.take(line, at: four)
    if case .timing(action, _, let typed) = conversation.prompt {
      #expect(typed == line)
      _ = conversation.take("yes", at: four)
    }
    let word = try #require(conversation.state.acknowledged[action])
    #expect(word.state == .done)
    #expect(word.raw == line)
    #expect(TimeOfDay(word.detail ?? "") != nil)
  }

  @Test(arguments: [
    "told in class by the child", "told by a parent", "told me yesterday", "called by his mum",
    "reported by a pupil", "sent by a friend of hers", "informed by the office", "told about it",
    "messaged us on facebook", "rang me", "told that it was fine", "asked by the head",
    "told to wait", "handed in by a pupil", "told during lunch",
  ])
  func `what was done to somebody is not taken as done by them`(line: String) throws {
    #expect(try word(after: line) == nil)
  }

  @Test(arguments: [
    "told her by phone", "handed to the DSL", "sent to the head by email",
    "told the head in person",
    "told her at 10", "spoke to the deputy", "rang her", "reported it to the DSL in her office",
  ])
  func `what they say they did is done`(line: String) throws {
    #expect(try word(after: line)?.state == .done)
  }

  @Test func `a time that may be meant twice is asked about, and the answer stands`() throws {
    var (conversation, action) = try asked()
    let turn = conversation.take("2:30", at: four)
    #expect(spoken(turn.replies).contains("Done at 14:30?"))
    #expect(conversation.state.acknowledged[action] == nil)
    _ = conversation.take("no", at: four)
    #expect(conversation.prompt == .acknowledging(action))
    #expect(conversation.state.acknowledged[action] == nil)
    _ = conversation.take("done 02:30", at: four)
    #expect(conversation.state.acknowledged[action]?.detail == "02:30")
  }

  @Test(arguments: [
    "16:40", "done 16:40", "5pm", "1740", "told her at 16:40", "4.30pm", "done at 23:59",
  ])
  func `a time that has not come yet is questioned`(line: String) throws {
    var (conversation, action) = try asked()
    let turn = conversation.take(line, at: four)
    if conversation.state.acknowledged[action] == nil {
      #expect(spoken(turn.replies).contains("has not come yet"))
    } else {
      // In a sentence of one's own the time stays as typed.
      #expect(line.hasPrefix("told"))
    }
  }

  @Test(arguments: [
    "25:00", "24:00", "10:60", "2:75", "done 2.75", "done at 2:75", "done 25:99", "13pm", "0pm",
    "2560", "9999", "done 2560", "done 10:4", "2.3", "2:3", "done at 25", "cannot 25:99", "1:99",
    "not yet, 10:75", "1 at 2:75", "1:075", "3.999",
  ])
  func `a time that no clock shows is refused in every form`(line: String) throws {
    var (conversation, action) = try asked()
    let turn = conversation.take(line, at: four)
    #expect(conversation.state.acknowledged[action] == nil)
    #expect(conversation.prompt == .acknowledging(action))
    #expect(spoken(turn.replies).contains("is not a time of day"), "\(spoken(turn.replies))")
  }

  @Test(arguments: [
    ("done just now", "16:00"), ("just now", "16:00"), ("yes, just now", "16:00"),
    ("done 3.15pm", "15:15"), ("done 1430", "14:30"), ("done 15:05 by phone", "15:05 by phone"),
  ])
  func `done keeps the time by the clock`(line: String, detail: String) throws {
    let word = try #require(try word(after: line))
    #expect(word.state == .done)
    #expect(word.detail == detail)
    #expect(word.raw == line)
  }

  @Test(arguments: [
    "1", "1.", "done", "done.", "Done!", "yes", "yeah", "yep", "yep done", "y", "i have", "I did",
    "told her at 10", "told the DSL", "already done", "yes, told her", "I\u{2019}ve done it",
    "done - by phone",
    "1, by phone", "yes thanks",
  ])
  func `yes means done`(line: String) throws {
    #expect(try word(after: line)?.state == .done)
  }

  @Test(arguments: [
    "2", "2.", "no", "nope", "not yet", "later", "in a minute", "doing it now", "No, not yet.",
    "i haven't", "I haven\u{2019}t", "i will", "about to", "on my way", "not done", "soon",
    "2, later",
    "yes in a minute", "yes later",
  ])
  func `later is not yet`(line: String) throws {
    #expect(try word(after: line)?.state == .notYet)
  }

  @Test(arguments: [
    "can't, no key", "can\u{2019}t, no key", "can\u{B4}t, no key", "cannot: no key", "cant no key",
    "can`t, no key", "3, no key", "unable, no key", "I can\u{2019}t, no key",
  ])
  func `cannot is cannot with any apostrophe`(line: String) throws {
    let word = try #require(try word(after: line))
    #expect(word.state == .cannot)
    #expect(word.detail == "no key")
  }

  @Test(arguments: ["4", "n/a", "N/A", "not applicable", "does not apply", "doesn\u{2019}t apply"])
  func `what does not apply can be said`(line: String) throws {
    #expect(try word(after: line)?.state == .doesNotApply)
  }

  @Test(arguments: [
    "done?", "done yet?", "is it done?", "yes?", "1?", "done 10:40?", ".", "...", "!", ",", "-",
    "'",
    "5", "12", "1 2", "1,2", "+1", "done nothing", "done not", "yes but not yet", "done later",
    "told nobody", "yes but she wasn't there", "ok", "2 minutes ago", "3 people", "i think so",
    "not sure", "don't know", "done no", "0", "done, but not the second part", "yes probably",
    "11.",
  ])
  func `what does not say that it is done is never done`(line: String) throws {
    var (conversation, action) = try asked()
    let turn = conversation.take(line, at: four)
    #expect(conversation.state.acknowledged[action] == nil)
    #expect(conversation.prompt == .acknowledging(action))
    #expect(
      turn.events.contains { if case .refused(let it) = $0 { it.text == line } else { false } })
  }

  @Test func `a question mark alone is help`() throws {
    var (conversation, action) = try asked()
    #expect(spoken(conversation.take("?").replies).contains("takes the last answer back"))
    #expect(conversation.prompt == .acknowledging(action))
  }

  @Test func `actions tell when each was done, and which was not said to be`() throws {
    var (conversation, _) = try asked()
    _ = conversation.take("done 10:40", at: four)
    _ = conversation.take("not yet", at: four)
    let text = spoken(conversation.take("actions").replies)
    #expect(text.contains("[done 10:40]"))
    #expect(text.contains("[not yet]"))
    #expect(text.contains("[not said to be done]"))
  }
}
