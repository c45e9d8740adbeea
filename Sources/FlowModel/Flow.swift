/// A walk through one incident, or a part that several incidents share.
///
/// Steps run from top to bottom and never backwards, parts cannot contain themselves, and each
/// incident is entered at most once in a conversation. So every conversation ends.
package struct Flow: Hashable, Sendable {
  /// How soon staff must act, most urgent first: the order of the menu.
  package enum Urgency: String, Hashable, Sendable, Comparable, CaseIterable {
    case emergency, now, today, routine

    private var rank: Int {
      switch self {
      case .emergency: 0
      case .now: 1
      case .today: 2
      case .routine: 3
      }
    }

    package static func < (left: Urgency, right: Urgency) -> Bool { left.rank < right.rank }
  }

  /// Its name in the flow files, shared by incidents and parts.
  package var id: String
  /// An incident is offered to people; a part is only run by other flows.
  package var isIncident: Bool
  /// The one incident for whatever no other covers: always last on the menu.
  package var isCatchAll: Bool
  /// Whether it stands on the short menu that comes first.
  package var isCommon: Bool
  /// What the menu calls it; empty for a part.
  package var title: String
  /// One line for the menu.
  package var about: String
  /// How soon staff must act.
  package var urgency: Urgency
  /// What staff say when this has happened: the phrases that lead here.
  package var phrases: [String]
  /// Actions shown before the first question, do-nots first.
  package var first: [String]
  /// What happens, from top to bottom.
  package var steps: [Step]
  /// Where it is defined, for problems.
  package var location: SourceLocation

  package init(
    id: String, isIncident: Bool = true, isCatchAll: Bool = false, isCommon: Bool = false,
    title: String = "", about: String = "", urgency: Urgency = .routine, phrases: [String] = [],
    first: [String] = [],
    steps: [Step],
    location: SourceLocation = .nowhere
  ) {
    self.id = id
    self.isIncident = isIncident
    self.isCatchAll = isCatchAll
    self.isCommon = isCommon
    self.title = title
    self.about = about
    self.urgency = urgency
    self.phrases = phrases
    self.first = first
    self.steps = steps
    self.location = location
  }
}

extension Flow.Urgency: FieldText {}

extension Flow: Fielded {
  package static var blank: Flow { Flow(id: "", steps: []) }

  package mutating func describe(_ fields: inout some FieldVisitor) {
    fields.text(.kept, &id)
    fields.flag(.kept, &isIncident)
    fields.key(.required("incident", .name(nil), "the name of an incident"))
    fields.key(Field("part", .name(nil), "the name of a part"))
    fields.key(
      Field(
        "was", .names(nil),
        "what the incident was called in an earlier version: `waymark diff` takes it for that"))
    fields.key(
      Field(
        "takes", .names(nil),
        "of a part: words that whoever runs it gives; `$person` in it stands for one"))
    fields.flag(
      Field("catch-all", .yesNo, "`yes` of the one incident for whatever no other covers"),
      &isCatchAll)
    fields.flag(
      Field("common", .yesNo, "`yes` where it stands on the short menu that comes first"),
      &isCommon)
    fields.text(
      Field("title", .text, "what the menu calls it", isRequired: isIncident), &title)
    fields.text(
      Field("about", .text, "one line for the menu", isRequired: isIncident), &about)
    fields.text(
      Field(
        "urgency", .word,
        "`emergency`, `now`, `today` or `routine`: the order of the menu. A phrase of an emergency "
          + "brings it up before all else."), &urgency)
    fields.texts(
      Field(
        "phrases", .scalars,
        "of an emergency: words that bring up 999 wherever they are typed; of others, see below"),
      &phrases)
    fields.texts(
      Field("first", .names(.action), "actions shown before the first question"), &first)
    fields.values(
      .required("steps", .definition("steps"), "what happens, from top to bottom"), &steps)
    fields.key(Field("questions", .table(of: "question"), "the questions that the steps ask"))
    fields.key(Field("actions", .table(of: "action"), "the actions that the steps give"))
    fields.key(Field("endings", .table(of: "ending"), "how walks end"))
    fields.key(Field("facts", .table(of: "condition"), "conditions that have a name"))
  }
}
