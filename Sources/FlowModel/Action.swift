/// One line of advice as a flow file states it, for every setting at once.
///
/// The clauses of all settings stand side by side; `Advice` keeps only those of the setting that
/// is asked about, so that no school is ever shown another school's rule.
package struct Action: Hashable, Sendable {
  /// What is asked of whoever reads it.
  package enum Kind: Hashable, Sendable {
    /// Something to do.
    case act
    /// Something not to do.
    case refrain
    /// Something to know: asks nothing.
    case know
    /// Something the policy does not settle, said honestly.
    case gap(Gap)
  }

  /// Why a policy gives no answer (settings.md, "Marks").
  package enum Gap: String, Hashable, Sendable, CaseIterable {
    case silent
    case unfilled
    case cutOff = "cut-off"
    case contradicts
    case unclear
  }

  /// Its name in the flow files, shared by all of them.
  package var id: String
  /// What is asked.
  package var kind: Kind
  /// The instruction, before the setting's own words are filled in. A do-not is written without "do
  /// not".
  package var text: String
  /// Who carries it out.
  package var who: Actor
  /// The role that is told, or asked where the policy is silent.
  package var tell: String?
  /// By when; nil where no time is said.
  package var by: Deadline?
  /// What is to be written down, if the source asks for it.
  package var record: String?
  /// Clause ids of any setting's policy.
  package var clauses: [Clause.ID]
  /// Ids of national guidance, shown as such.
  package var guidance: [String]
  /// How strongly the guidance asks, where no clause of the setting does.
  package var guidanceStrength: Strength
  /// Actions with the same duty are one thing to do, worded for different cases. Of those that a
  /// walk meets one is shown: the strongest wording, the earliest time, and all the clauses.
  package var duty: String?
  /// Actions that ask for the opposite: no walk may give both.
  package var against: [String]
  /// Where it is defined, for problems.
  package var location: SourceLocation

  package init(
    id: String, kind: Kind, text: String, who: Actor = .you, tell: String? = nil,
    by: Deadline? = nil, record: String? = nil, clauses: [Clause.ID] = [], guidance: [String] = [],
    guidanceStrength: Strength = .should, duty: String? = nil, against: [String] = [],
    location: SourceLocation = .nowhere
  ) {
    self.id = id
    self.kind = kind
    self.text = text
    self.who = who
    self.tell = tell
    self.by = by
    self.record = record
    self.clauses = clauses
    self.guidance = guidance
    self.guidanceStrength = guidanceStrength
    self.duty = duty
    self.against = against
    self.location = location
  }
}

extension Action: Fielded {
  package static var blank: Action { Action(id: "", kind: .act, text: "") }

  package mutating func describe(_ fields: inout some FieldVisitor) {
    fields.text(.kept, &id)
    fields.text(.kept, &kind)
    fields.text(.kept, &text)
    fields.key(Field("do", .text, "something to do"))
    fields.key(Field("do-not", .text, "something not to do, written without \"do not\""))
    fields.key(Field("know", .text, "something to know"))
    fields.key(
      Field(
        "gap", .words(Gap.allCases.map(\.rawValue)),
        "something the policy does not settle: `silent`, `unfilled`, `cut-off`, `contradicts` or "
          + "`unclear`"))
    fields.key(Field("says", .text, "what a gap says"))
    fields.text(
      Field(
        "who", .actor,
        "who acts: `you` (if nothing is said), a role, `school`, or `unstated` where the policy "
          + "does not say"), &who)
    fields.text(Field("tell", .name(.role), "the role to tell, or to ask"), &tell)
    fields.text(
      Field("by", .word, "by when: `now`, `soon`, `before-use`, `today` or `afterwards`"), &by)
    fields.text(Field("record", .template, "what is to be written down"), &record)
    fields.texts(
      Field(
        "because", .names(.clause),
        "the clauses that ask for it, of any school. Only those of the person's own school are "
          + "shown, and they give the strength."), &clauses)
    fields.texts(
      Field("guidance", .names(.guidance), "the national guidance that asks for it"), &guidance)
    fields.text(
      Field(
        "strength", .word,
        "how strongly the guidance asks, where no clause does: `must`, `should`, `may`"),
      &guidanceStrength)
    fields.text(
      Field(
        "duty", .name(nil),
        "actions with the same duty are one thing to do. Of those that a walk meets one is shown: "
          + "the strongest wording, the earliest time, the clauses of all."), &duty)
    fields.texts(
      Field(
        "against", .names(.action), "actions that ask for the opposite; no walk may give both"),
      &against)
  }
}

extension Action.Kind: FieldText {
  package init?(fieldText: String) {
    switch fieldText {
    case "act": self = .act
    case "refrain": self = .refrain
    case "know": self = .know
    default:
      guard let gap = Action.Gap(rawValue: fieldText) else { return nil }
      self = .gap(gap)
    }
  }

  package var fieldText: String {
    switch self {
    case .act: "act"
    case .refrain: "refrain"
    case .know: "know"
    case .gap(let gap): gap.rawValue
    }
  }
}
