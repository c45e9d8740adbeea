package import FlowEngine
import FlowModel

/// Walks a record again with the same answers, and finds where the questions and the advice part
/// from what was recorded. So that a third party gets the same result (ACPO principle 3).
package struct Replay: Sendable {
  /// Where they part.
  package struct Parting: Hashable, Sendable {
    /// The number of the event that differs.
    package let seq: Int
    package let recorded: String
    package let replayed: String
  }

  /// The first place where they part; nil if nowhere.
  package private(set) var parting: Parting?
  /// How many questions, pieces of advice and endings were compared.
  package private(set) var compared = 0
  private var conversation: Conversation
  private var format: Int { conversation.opening.format }

  /// - Parameter fresh: A conversation that nothing was said in, with the record's opening.
  package init(_ events: [Event], in fresh: Conversation) {
    conversation = fresh
    var index = 0
    while index < events.count, parting == nil {
      let produced = retake(events[index])
      guard produced.count > 1 else {
        index += 1
        continue
      }
      for event in produced {
        // What a rehearsal notes stands between what its conversation brings about; and danger that
        // was heard is what the person's words brought about.
        while events.indices.contains(index), isBetween(events[index], event) {
          conversation.pass(events[index])
          index += 1
        }
        let recorded = events.indices.contains(index) ? events[index] : nil
        // A record that stops here has nothing more to compare.
        guard let recorded else { break }
        compared += 1
        if event.comparable(in: format) != recorded.comparable(in: format) {
          parting = Parting(seq: index, recorded: recorded.words, replayed: event.words)
          break
        }
        index += 1
      }
    }
  }

  /// Whether a recorded event is none that walking again brings about.
  private func isBetween(_ recorded: Event, _ expected: Event) -> Bool {
    if case .rehearsed = recorded { return true }
    return isDangerBlock(recorded)
      && recorded.comparable(in: format) != expected.comparable(in: format)
  }

  /// What is shown first in an emergency, and nothing else.
  private func isDangerBlock(_ event: Event) -> Bool {
    guard case .advised(let advice) = event else { return false }
    return conversation.engine.library.flows.values.contains { flow in
      flow.urgency == .emergency && advice.allSatisfy { flow.first.contains($0.action) }
    }
  }

  /// Takes a recorded event: what the person did is done again, with everything it brings about;
  /// the rest is only gone through.
  private mutating func retake(_ event: Event) -> [Event] {
    let library = conversation.engine.library
    switch event {
    case .entered(let flow, _, let by) where by != .flow && library.flows[flow] != nil:
      return conversation.makeTurn { $0.enter(flow, by: by, &$1) }.events
    case .answered(let id, let answer, let shown) where library.questions[id] != nil:
      guard conversation.state.walk?.place == .asking(id) else {
        parting = Parting(
          seq: conversation.state.count, recorded: event.words,
          replayed: "'\(id)' is not asked here")
        return []
      }
      let question = conversation.shownQuestion(id)
      return conversation.makeTurn { $0.take(answer, to: question, typed: shown, &$1) }.events
    case .corrected(let id, let answer, _, _) where library.questions[id] != nil:
      let question = conversation.shownQuestion(id)
      return conversation.makeTurn { $0.correct(question, with: answer, &$1) }.events
    default:
      conversation.pass(event)
      return [event]
    }
  }
}

extension Conversation {
  /// Goes through an event of a record without doing anything.
  mutating func pass(_ event: Event) { state.apply(event) }
}

extension Event {
  /// What must be the same in a replay. Numbers of events may differ where notes were taken.
  /// The first format's helps were worded otherwise.
  fileprivate func comparable(in format: Int) -> Event {
    switch self {
    case .asked(let asked) where format == 1:
      .asked(
        Asked(
          question: asked.question, text: asked.text, options: asked.options, voice: asked.voice))
    case .corrected(let id, let answer, let shown, _):
      .corrected(question: id, answer, shown: shown, seq: 0)
    default: self
    }
  }

  /// The event in a line, for whoever looks into a parting.
  fileprivate var words: String {
    switch self {
    case .asked(let asked): "question '\(asked.question)': \(asked.text)"
    case .advised(let advice): "advice: " + advice.map(\.text).joined(separator: " / ")
    case .lifted(let actions): "no longer applies: " + actions.joined(separator: ", ")
    case .ended(let ended): "ending: \(ended.text)"
    case .entered(let flow, _, _): "incident '\(flow)'"
    case .answered(let id, _, let shown): "answer to '\(id)': \(shown)"
    case .corrected(let id, _, let shown, _): "new answer to '\(id)': \(shown)"
    case .refused(let refusal): "not taken: \(refusal.text)"
    default: "another event"
    }
  }
}
