/// A situation that a safeguarding lead rehearses with staff: told first, walked through, and
/// spoken about afterwards. Fictional, always.
package struct Card: Hashable, Sendable {
  /// What is told only to whoever asks for it.
  package struct Fact: Hashable, Sendable {
    /// Any of these words in a question brings it up.
    package let asked: [String]
    package let told: String

    package init(asked: [String], told: String) {
      self.asked = asked
      self.told = told
    }
  }

  /// Something that one might do at once.
  package struct Choice: Hashable, Sendable {
    package enum Worth: String, Hashable, Sendable {
      case right, wrong, dangerous
    }

    package let text: String
    package let worth: Worth
    package let because: String?

    package init(text: String, worth: Worth, because: String?) {
      self.text = text
      self.worth = worth
      self.because = because
    }
  }

  /// What happens in between, before a question is put.
  package struct Inject: Hashable, Sendable {
    package let before: String
    package let told: String

    package init(before: String, told: String) {
      self.before = before
      self.told = told
    }
  }

  /// What the card is there to teach.
  package struct Point: Hashable, Sendable {
    package let text: String
    package let clauses: [String]

    package init(text: String, clauses: [String]) {
      self.text = text
      self.clauses = clauses
    }
  }

  package let id: String
  package let title: String
  /// Who plays: `new-staff`, `supply`, `office`, `dsl`, `volunteer`.
  package let player: String
  package let situation: String
  package let facts: [Fact]
  package let choices: [Choice]
  package let injects: [Inject]
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
