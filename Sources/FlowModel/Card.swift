/// A situation that a safeguarding lead rehearses with staff: told first, walked through, and
/// spoken about afterwards. Fictional, always.
package struct Card: Hashable, Sendable {
  /// What is told only to whoever asks for it.
  package struct Fact: Hashable, Sendable {
    /// Any of these words in a question brings it up.
    package let asked: [String]
    /// What is told then.
    package let told: String

    package init(asked: [String], told: String) {
      self.asked = asked
      self.told = told
    }
  }

  /// Something that one might do at once.
  package struct Choice: Hashable, Sendable {
    /// How good a choice is.
    package enum Worth: String, Hashable, Sendable {
      case right, wrong, dangerous
    }

    /// What one might do, in a sentence.
    package let text: String
    /// How good it would be.
    package let worth: Worth
    /// Why; nil only for what is right.
    package let because: String?

    package init(text: String, worth: Worth, because: String?) {
      self.text = text
      self.worth = worth
      self.because = because
    }
  }

  /// What happens in between, before a question is put.
  package struct Inject: Hashable, Sendable {
    /// The id of the question before which it happens.
    package let before: String
    /// What is told then.
    package let told: String

    package init(before: String, told: String) {
      self.before = before
      self.told = told
    }
  }

  /// What the card is there to teach.
  package struct Point: Hashable, Sendable {
    /// What to take from it, in a sentence.
    package let text: String
    /// The ids of the clauses that it rests on.
    package let clauses: [Clause.ID]

    package init(text: String, clauses: [Clause.ID]) {
      self.text = text
      self.clauses = clauses
    }
  }

  /// Its name, shared by all cards.
  package let id: String
  /// What the list of cards calls it.
  package let title: String
  /// Who plays: `new-staff`, `supply`, `office`, `dsl`, `volunteer`.
  package let player: String
  /// What is told first, in three or four sentences.
  package let situation: String
  /// What is told only to whoever asks.
  package let facts: [Fact]
  /// What one might do at once.
  package let choices: [Choice]
  /// What happens in between, in the order in which it comes.
  package let injects: [Inject]
  /// What it is there to teach.
  package let points: [Point]
  /// Common errors, for the debrief.
  package let errors: [String]
  /// The expected walk: incident, setting, answers and endings.
  package let walk: Scenario

  package init(
    id: String, title: String, player: String, situation: String, facts: [Fact],
    choices: [Choice], injects: [Inject], points: [Point], errors: [String], walk: Scenario
  ) {
    self.id = id
    self.title = title
    self.player = player
    self.situation = situation
    self.facts = facts
    self.choices = choices
    self.injects = injects
    self.points = points
    self.errors = errors
    self.walk = walk
  }
}
