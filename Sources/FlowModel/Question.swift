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

  /// Its name in the flow files, shared by all of them.
  package var id: String
  /// How it is answered.
  package var kind: Kind
  /// The question as it is put, before the setting's own words are filled in.
  package var ask: String
  /// One line below the question, if any.
  package var help: String?
  /// What may be chosen, in the order of the screen; empty for a question that is not chosen.
  package var options: [AnswerOption]
  /// The options, or the value, that "I don't know" counts as: the cautious reading. Empty where
  /// not knowing is not offered.
  package var unsure: [String]
  /// Whether whoever is asked knows the answer, so that not knowing need not be offered.
  package var isAlwaysKnown: Bool
  /// The least and the greatest number that may be answered.
  package var range: ClosedRange<Int>
  /// Whether the options stand in order from the gravest to the mildest. A milder answer must
  /// then never bring a stricter outcome.
  package var isWorstFirst: Bool
  /// Whose words a free-text answer holds.
  package var voice: Voice
  /// Where it is defined, for problems.
  package var location: SourceLocation

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
    var copy = self
    copy.ask = word(ask)
    copy.help = help.map(word)
    for place in copy.options.indices { copy.options[place].label = word(options[place].label) }
    return copy
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

extension Question.Kind: FieldText {}
extension Question.Voice: FieldText {}

extension Question: Fielded {
  package static var blank: Question { Question(id: "", ask: "") }

  package mutating func describe(_ fields: inout some FieldVisitor) {
    fields.text(.kept, &id)
    fields.text(.required("ask", .template, "the question as it is put"), &ask)
    fields.key(
      Field(
        "was", .names(nil),
        "what it was called in an earlier version: `waymark diff` takes it for that"))
    fields.text(Field("help", .template, "one line below it"), &help)
    fields.key(
      Field(
        "kind", .words(["choice", "several", "yes-no", "date", "time", "number", "text"]),
        "how it is answered: `choice` (if nothing is said), `several`, `yes-no`, `date`, `time`, "
          + "`number`, or `text` for the person's own words"))
    fields.text(.kept, &kind)
    fields.values(
      Field(
        "options", .table(of: "option"),
        "the answers to choose from: each a name and its label, or a name with the keys below"),
      &options)
    fields.key(
      Field(
        "unsure", .oneOrMoreScalars,
        "the option or options that \"I don't know\" counts as: always the cautious ones. For a "
          + "day, time or number, a value (`today` for a day). `never` where everybody knows; not "
          + "knowing is not offered then."))
    fields.texts(.kept, &unsure)
    fields.flag(.kept, &isAlwaysKnown)
    fields.key(Field("least", .integer, "the least number that may be answered"))
    fields.key(Field("most", .integer, "the greatest number that may be answered"))
    fields.text(.kept, &range)
    fields.flag(
      Field(
        "worst-first", .yesNo,
        "`yes` where the options stand from the gravest to the mildest; the checker proves that a "
          + "milder one never ends sooner"), &isWorstFirst)
    fields.text(
      Field(
        "voice", .word,
        "for `text`: `own` (if nothing is said) or `child`, for words quoted "
          + "exactly"), &voice)
  }
}
