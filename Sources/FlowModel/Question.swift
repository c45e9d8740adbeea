/// Something Waymark asks a member of staff, and what may be answered.
public struct Question: Hashable, Sendable {
  /// How an answer is given.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// One of the options.
    case choice
    /// One or more of the options.
    case several
    /// The person's own words, kept exactly as typed.
    case text
  }

  /// Whose words a free-text answer holds. A court must be able to tell them apart.
  public enum Voice: String, Hashable, Sendable, CaseIterable {
    case own, child
  }

  public let id: String
  public let kind: Kind
  /// The question as it is put, before the setting's own words are filled in.
  public let ask: String
  /// One line below the question, if any.
  public let help: String?
  public let options: [AnswerOption]
  /// The options that "I don't know" counts as: the cautious reading. Empty where not knowing
  /// is not offered.
  public let unsure: [String]
  public let voice: Voice
  public let location: SourceLocation

  public init(
    id: String, kind: Kind = .choice, ask: String, help: String? = nil,
    options: [AnswerOption] = [],
    unsure: [String] = [], voice: Voice = .own, location: SourceLocation = .nowhere
  ) {
    self.id = id
    self.kind = kind
    self.ask = ask
    self.help = help
    self.options = options
    self.unsure = unsure
    self.voice = voice
    self.location = location
  }

  /// The option with this id, if the question has it.
  public func option(_ id: String) -> AnswerOption? {
    options.first { $0.id == id }
  }
}

/// One answer that a question offers.
public struct AnswerOption: Hashable, Sendable {
  public let id: String
  public let label: String
  /// Other words a person may type for this option.
  public let words: [String]
  /// The roles whose holder this answer says the concern is about. Nothing is routed to them
  /// afterwards, nor to anyone who is the same person (KCSIE Part four).
  public let concerns: [String]

  public init(id: String, label: String, words: [String] = [], concerns: [String] = []) {
    self.id = id
    self.label = label
    self.words = words
    self.concerns = concerns
  }
}
