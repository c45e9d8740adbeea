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
  /// On whose page it stands.
  package var audience: Audience = .you
  /// Clauses of any setting's policy that say the same: a reference behind words that are not the
  /// policy's.
  package var beside: [Clause.ID] = []
  /// How strongly the policy's own answer asks, where the action tells it: one clause may answer two
  /// topics with two strengths. Nil where the clauses themselves say it.
  package var answerStrength: Strength?
  /// The roles that the policy's own answer names, by id. Where the concern may be about some of them
  /// the answer without them stands in the library, under the name that ``Action/name(of:without:)``
  /// gives; nothing stands there if nothing is left to be said.
  package var named: [String] = []
  /// A question: it is given only as long as that question has no answer, because the answer says
  /// whether it applies.
  package var whileUnknown: String?
  /// Whether its words carry an "if" that nobody is asked about. It raises no NEXT and is not ticked.
  package var isConditional = false
  /// Where it is defined, for problems.
  package var location: SourceLocation

  package init(
    id: String, kind: Kind, text: String, who: Actor = .you, tell: String? = nil,
    by: Deadline? = nil, record: String? = nil, clauses: [Clause.ID] = [], guidance: [String] = [],
    guidanceStrength: Strength = .should, duty: String? = nil, against: [String] = [],
    audience: Audience = .you, location: SourceLocation = .nowhere
  ) {
    self.audience = audience
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

extension Action {
  /// What an action is called as it is worded without some roles.
  package static func name(of id: String, without roles: Set<String>) -> String {
    "\(id).without.\(roles.sorted().joined(separator: "."))"
  }

  /// Whether it sends nobody anywhere and is asked of nobody by itself, since its words say "if".
  package var saysIf: Bool { isConditional || whileUnknown != nil }
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
    fields.text(
      Field(
        "for", .word,
        "on whose page it stands: `you` (if nothing is said), `lead`, `head` or `school`. Others see "
          + "it when they type `actions`."), &audience)
    fields.texts(.kept, &beside)
    fields.text(.kept, &answerStrength)
    fields.texts(.kept, &named)
    fields.key(
      Field(
        "beside", .anything,
        "a topic, or a list of them: where the policy answers it, that clause stands behind the words "
          + "as well"))
    fields.text(
      Field(
        "while-unknown", .name(.question),
        "given only as long as this question has no answer: for words with an \"if\" that it settles"
      ),
      &whileUnknown)
    fields.flag(
      Field(
        "conditional", .yesNo,
        "`yes` where its words hold an \"if\" that nobody is asked about: never NEXT, never ticked"),
      &isConditional)
    fields.key(
      Field(
        "tells", .anything,
        "a topic: where the policy answers it, the policy's own answer stands here; see below"))
    fields.key(
      Field(
        "otherwise", .anything,
        "with `tells`: the action that stands where the policy does not answer"))
    fields.key(
      Field(
        "as", .words(["do", "know"]),
        "with `tells`: what an answer is that is no \"do not\", where there is no `otherwise`"))
    fields.key(
      Field(
        "unsettled", .words(["you", "lead", "head", "school", "nobody"]),
        "with `tells`: who is told that the policy is silent, open or contradicts itself; `lead` if "
          + "nothing is said"))
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
