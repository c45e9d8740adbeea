package import FlowModel

/// A line that was typed and not taken.
package struct Refusal: Hashable, Sendable {
  /// The question that was open.
  package let question: String
  /// The line exactly as typed.
  package let text: String
  /// What was said to it.
  package let said: String

  package init(question: String, text: String, said: String) {
    self.question = question
    self.text = text
    self.said = said
  }
}

/// What stands before the question of the walk, so that whoever comes back finds just that.
package enum Aside: Hashable, Sendable {
  /// Whether it is this incident, which was proposed.
  case confirming(flow: String)
  /// Which of these incidents it is.
  case choosing([String])
  /// Another answer to an earlier question.
  case changing(question: String)
  /// Whose words a note holds.
  case noteVoice
  case note(Question.Voice)
  /// Why an action cannot be done.
  case reason(action: String)
  /// Whether an action was done at this time of day; with the line that speaks of it.
  case timing(action: String, time: String, line: String)
  /// Whether a line is a command, or somebody's words.
  case meaning(command: String, line: String)
  /// Whether a line speaks of danger: the incident that leads through it, the question, the line.
  case inDanger(flow: String, question: String, line: String)
  /// Back to what stood before the last of these.
  case left
}

/// What a rehearsal is about and how it went.
package enum RehearsalFact: Hashable, Sendable {
  /// The card, and the situation as it was told.
  case card(String, situation: String)
  /// Who learns: initials or a staff number.
  case learner(String)
  /// What the learner asked of the card, and what it said.
  case asked(String, told: String)
  /// What the learner would do, in their own words.
  case ownWords(String)
  /// The choice, and whether it is `right`, `wrong` or `dangerous`.
  case chose(String, worth: String)
  /// How many of a group chose each answer, in the order shown.
  case hands(question: String, counts: [Int])
  /// What the card told in between.
  case told(String)
  case result(RehearsalResult)
}

/// How a card was played.
package struct RehearsalResult: Hashable, Sendable {
  /// How many answers came before the first thing to do or not to do; nil if nothing was.
  package let answersToProtection: Int?
  /// How many answers came before somebody was named to tell; nil if nobody was.
  package let answersToTelling: Int?
  /// The questions that were answered in another way than the card's.
  package let missed: [String]

  package init(answersToProtection: Int?, answersToTelling: Int?, missed: [String]) {
    self.answersToProtection = answersToProtection
    self.answersToTelling = answersToTelling
    self.missed = missed
  }
}
