/// Something Waymark asks a member of staff, and what may be answered.
package struct Question: Hashable, Sendable {
  /// How an answer is given.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// One of the options.
    case choice
    /// One or more of the options.
    case several
    /// A day. Its value is written `2026-11-21`.
    case date
    /// A time of day. Its value is written `14:05`.
    case time
    /// A whole number.
    case number
    /// The person's own words, kept exactly as typed.
    case text

    /// Whether the answer is one or more of the options.
    package var isChosen: Bool { self == .choice || self == .several }
    /// Whether answers can be compared: earlier, later, more, less.
    package var isMeasured: Bool { self == .date || self == .time || self == .number }
  }

  /// Whose words a free-text answer holds. A court must be able to tell them apart.
  package enum Voice: String, Hashable, Sendable, CaseIterable {
    case own, child
  }

  package let id: String
  package let kind: Kind
  /// The question as it is put, before the setting's own words are filled in.
  package let ask: String
  /// One line below the question, if any.
  package let help: String?
  package let options: [AnswerOption]
  /// The options, or the value, that "I don't know" counts as: the cautious reading. Empty where
  /// not knowing is not offered.
  package let unsure: [String]
  /// Whether whoever is asked knows the answer, so that not knowing need not be offered.
  package let isAlwaysKnown: Bool
  /// The least and the greatest number that may be answered.
  package let range: ClosedRange<Int>
  /// Whether the options stand in order from the gravest to the mildest. A milder answer must
  /// then never bring a stricter outcome.
  package let isWorstFirst: Bool
  package let voice: Voice
  package let location: SourceLocation

  package init(
    id: String, kind: Kind = .choice, ask: String, help: String? = nil,
    options: [AnswerOption] = [], unsure: [String] = [],
    isAlwaysKnown: Bool = false, range: ClosedRange<Int> = Question.anyNumber,
    isWorstFirst: Bool = false, voice: Voice = .own,
    location: SourceLocation = .nowhere
  ) {
    self.id = id
    self.kind = kind
    self.ask = ask
    self.help = help
    self.options = options
    self.unsure = unsure
    self.isAlwaysKnown = isAlwaysKnown
    self.range = range
    self.isWorstFirst = isWorstFirst
    self.voice = voice
    self.location = location
  }

  /// Every number that a person may mean: nine digits.
  package static let anyNumber = -999_999_999...999_999_999

  /// The same question in other words: for filling in those of a setting.
  package func reworded(_ word: (String) -> String) -> Question {
    Question(
      id: id, kind: kind, ask: word(ask), help: help.map(word),
      options: options.map {
        AnswerOption(id: $0.id, label: word($0.label), words: $0.words, concerns: $0.concerns)
      },
      unsure: unsure, isAlwaysKnown: isAlwaysKnown, range: range, isWorstFirst: isWorstFirst,
      voice: voice, location: location)
  }

  /// The same question with other options.
  package func with(options: [AnswerOption], unsure: [String]) -> Question {
    Question(
      id: id, kind: kind, ask: ask, help: help, options: options, unsure: unsure,
      isAlwaysKnown: isAlwaysKnown, range: range, isWorstFirst: isWorstFirst, voice: voice,
      location: location)
  }

  /// The option with this id, if the question has it.
  package func option(_ id: String) -> AnswerOption? {
    options.first { $0.id == id }
  }
}

extension Question {
  /// Whether this can be the value of an answer.
  package func takes(_ value: String) -> Bool {
    switch kind {
    case .choice, .several: option(value) != nil
    case .number: Int(value).map(range.contains) ?? false
    case .date: value == "today" || CivilDate(value) != nil
    case .time: TimeOfDay(value) != nil
    case .text: false
    }
  }
}

/// One answer that a question offers.
package struct AnswerOption: Hashable, Sendable {
  package let id: String
  package let label: String
  /// Other words a person may type for this option.
  package let words: [String]
  /// The roles whose holder this answer says the concern is about. Nothing is routed to them
  /// afterwards, nor to anyone who is the same person (KCSIE Part four).
  package let concerns: [String]

  package init(id: String, label: String, words: [String] = [], concerns: [String] = []) {
    self.id = id
    self.label = label
    self.words = words
    self.concerns = concerns
  }
}
