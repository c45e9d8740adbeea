/// A situation that a safeguarding lead rehearses with staff: told first, walked through, and
/// spoken about afterwards. Fictional, always.
public struct Card: Hashable, Sendable {
  /// What is told only to whoever asks for it.
  public struct Fact: Hashable, Sendable {
    /// Any of these words in a question brings it up.
    public let asked: [String]
    public let told: String

    public init(asked: [String], told: String) {
      self.asked = asked
      self.told = told
    }
  }

  /// Something that one might do at once.
  public struct Choice: Hashable, Sendable {
    public enum Worth: String, Hashable, Sendable {
      case right, wrong, dangerous
    }

    public let text: String
    public let worth: Worth
    public let because: String?

    public init(text: String, worth: Worth, because: String?) {
      self.text = text
      self.worth = worth
      self.because = because
    }
  }

  /// What happens in between, before a question is put.
  public struct Inject: Hashable, Sendable {
    public let before: String
    public let told: String

    public init(before: String, told: String) {
      self.before = before
      self.told = told
    }
  }

  /// What the card is there to teach.
  public struct Point: Hashable, Sendable {
    public let text: String
    public let clauses: [String]

    public init(text: String, clauses: [String]) {
      self.text = text
      self.clauses = clauses
    }
  }

  public let id: String
  public let title: String
  /// Who plays: `new-staff`, `supply`, `office`, `dsl`, `volunteer`.
  public let player: String
  public let situation: String
  public let facts: [Fact]
  public let choices: [Choice]
  public let injects: [Inject]
  public let points: [Point]
  /// Common errors, for the debrief.
  public let errors: [String]
  /// The expected walk: incident, setting, answers and endings.
  public let walk: Scenario

  public init(
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
