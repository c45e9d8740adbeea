import FlowEngine
import FlowModel
import Matching

extension Rehearsal {
  /// Takes what the learner would do now: a choice, their own words, or a question to the card.
  mutating func commit(_ line: String, _ turn: inout Turn) {
    let typed = PlainText(cleaning: line).text.trimmed
    // What is no choice may be a command: leaving, hiding, 999.
    if Command.isMeant(by: typed) { return conversation.read(line, &turn) }
    if let fact = card.fact(for: typed) {
      note(.asked(typed, told: fact), &turn)
      return turn.say(.line(fact))
    }
    guard let number = Int(typed), choices.indices.contains(number - 1) else {
      return keepOwnWords(typed, &turn)
    }
    let choice = choices[number - 1]
    note(.chose(choice.text, worth: choice.worth.rawValue), &turn)
    if !isExam { turn.say(.line(feedback(choice))) }
    conversation.enter(card.walk.incident, by: .card, &turn)
  }

  /// What the learner would do, in their own words: kept, and then compared with the choices.
  private mutating func keepOwnWords(_ typed: String, _ turn: inout Turn) {
    if typed.isEmpty || Int(typed) != nil {
      return turn.say(
        .problem("Type a number from 1 to \(choices.count), or ask a question."))
    }
    note(.ownWords(typed), &turn)
    let matcher = conversation.matching.matcher
    let near = choices.enumerated()
      .map { ($0.offset + 1, matcher?.likeness(typed, $0.element.text) ?? 0) }
      .max { $0.1 < $1.1 }
    turn.say(.line("Written down. Now type the number of the choice that is nearest."))
    if let near, near.1 > 0.3 { turn.say(.line("It may be \(near.0).")) }
  }

  private func feedback(_ choice: Card.Choice) -> String {
    switch choice.worth {
    case .right: "That is what is asked of you. \(choice.because ?? "")".trimmed
    case .wrong: "Another way is asked of you. \(choice.because ?? "")".trimmed
    case .dangerous: "Take care: this can do harm. \(choice.because ?? "")".trimmed
    }
  }
}

extension Command {
  /// Whether a line is a command and nothing else, in our word or in that of other programs.
  static func isMeant(by typed: String) -> Bool {
    Command(typed, inFreeText: false) != nil || usualWord(typed) != nil
  }
}

extension Card {
  /// What is told to whoever asks; nil if the line asks nothing that the card knows.
  fileprivate func fact(for typed: String) -> String? {
    guard Int(typed) == nil, !typed.isEmpty, typed.isQuestion else { return nil }
    let found = facts.first { fact in
      fact.asked.contains { typed.lowercased().contains($0.lowercased()) }
    }
    return found?.told ?? "The card does not say. Go by what you know."
  }
}
