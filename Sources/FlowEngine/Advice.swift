package import FlowModel

/// One line of advice as it is shown in one setting: its own words, its own clauses.
package struct Advice: Hashable, Sendable {
  /// Where the advice comes from. National guidance is never shown as the setting's policy.
  package enum Basis: Hashable, Sendable {
    /// Clauses of this setting's policy ask for it.
    case policy
    /// Only national guidance asks for it.
    case guidance
    /// Only Waymark's own caution asks for it.
    case caution
    /// The policy does not settle it.
    case gap(Action.Gap)
  }

  /// A clause or guidance that stands behind the advice.
  package struct Source: Hashable, Sendable {
    /// The id of the clause or the guidance.
    package var id: String
    /// The verb of the clause, or the title and edition of the guidance.
    package var words: String
    /// Whether it is Waymark's own caution and not guidance at all.
    package var isOwn: Bool
    /// What guidance is called behind an instruction; nil where it is only called national guidance.
    package var short: String?

    package init(id: String, words: String, isOwn: Bool = false, short: String? = nil) {
      self.short = short
      self.id = id
      self.words = words
      self.isOwn = isOwn
    }
  }

  /// What is asked of whoever reads it.
  package enum Kind: String, Hashable, Sendable {
    case act, refrain, know, gap
  }

  /// The id of the action in the flow files.
  package var action: String
  /// What actions that are one thing to do have in common; later advice of a duty takes the
  /// place of earlier advice.
  package var duty: String?
  /// What is asked.
  package var kind: Kind
  /// Where it comes from.
  package var basis: Basis
  /// How strongly it is asked: by the clauses, or by the guidance where no clause asks.
  package var strength: Strength
  /// The exact words shown.
  package var text: String
  /// Whom to tell instead, as long as it may be about whom the text tells. It is Waymark's, and stands
  /// behind the source of the text.
  package var instead: String?
  /// Who acts, in words: "you", "the headteacher", "your policy does not say who".
  package var who: String
  /// Whom to tell, in order, in words. Never the person the concern is about.
  package var tell: [String]
  /// By when: the soonest of all that the walk met of the same duty.
  package var by: Deadline?
  /// What is to be written down.
  package var record: String?
  /// This setting's clauses.
  package var clauses: [Source]
  /// National guidance.
  package var guidance: [Source]
  /// This setting's clauses that say the same as words that are not the policy's.
  package var beside: [Source] = []
  /// On whose page it stands; nil for that of whoever is talking.
  package var page: Audience?
  /// Whether its words say "if": nobody is asked what became of it.
  package var saysIf = false

  package init(
    action: String, kind: Kind, basis: Basis, strength: Strength, text: String,
    who: String = Advice.you,
    tell: [String] = [], by: Deadline? = nil, record: String? = nil, clauses: [Source] = [],
    guidance: [Source] = [], duty: String? = nil
  ) {
    self.action = action
    self.duty = duty
    self.kind = kind
    self.basis = basis
    self.strength = strength
    self.text = text
    self.who = who
    self.tell = tell
    self.by = by
    self.record = record
    self.clauses = clauses
    self.guidance = guidance
  }

  /// What `who` says of whoever is talking with Waymark.
  package static let you = "you"

  /// Whom to tell instead, in words that nobody takes for the policy's where they stand behind its own.
  package var insteadWords: String? {
    instead.map { basis == .policy ? "Waymark, not your policy: \($0)" : $0 }
  }

  /// Whether it is for whoever is talking with Waymark to do.
  package var isYours: Bool { who == Advice.you }

  /// On whose page it stands.
  package var audience: Audience { page ?? .you }

  /// "must", "should", "may", "must not", "should not", or nothing where nothing is asked.
  package var modality: String? {
    switch kind {
    case .act: strength == .states ? nil : strength.word
    case .refrain: strength == .states || strength == .may ? "should not" : strength.word + " not"
    case .know:
      // What a policy asks of others is told with its strength too.
      basis != .policy || strength == .states || page == nil
        ? nil : text.lowercased().contains("do not") ? strength.word + " not" : strength.word
    case .gap: nil
    }
  }
}

extension Advice: Fielded {
  package static var blank: Advice {
    Advice(action: "", kind: .know, basis: .policy, strength: .states, text: "")
  }

  /// The fields of one piece of advice in a record, once: docs/transcript-format.md lists them.
  package mutating func describe(_ fields: inout some FieldVisitor) {
    fields.text(Field("action", .text, "the name of the action"), &action)
    fields.text(Field("kind", .word, "what is asked"), &kind)
    fields.text(Field("basis", .word, "where it comes from"), &basis)
    fields.text(Field("strength", .word, "how strongly it is asked"), &strength)
    fields.text(Field("text", .text, "the words shown"), &text)
    fields.text(
      Field("instead", .leftOut, "whom to tell instead, if it may be about whom the words tell"),
      &instead)
    fields.text(Field("who", .text, "who acts, in words"), &who)
    fields.texts(Field("tell", .list, "whom to tell, in order, in words"), &tell)
    fields.text(Field("by", .word, "by when"), &by)
    fields.text(Field("record", .text, "what is to be written down"), &record)
    fields.values(Field("clauses", .list, "the setting's clauses"), &clauses)
    fields.values(Field("guidance", .list, "guidance and Waymark's own caution"), &guidance)
    fields.values(
      Field(
        "beside", .leftOut, "the setting's clauses that say the same as words that are not its own"),
      &beside)
    fields.text(
      Field("for", .leftOut, "on whose page it stands, if not on that of who talks"), &page)
    fields.flag(Field("if", .leftOut, "whether its words say \"if\""), &saysIf)
    fields.text(Field("duty", .leftOut, "what later advice of it takes the place of"), &duty)
  }
}

extension Advice.Source: Fielded {
  package static var blank: Advice.Source { Advice.Source(id: "", words: "") }

  package mutating func describe(_ fields: inout some FieldVisitor) {
    fields.text(Field("id", .text, "its name"), &id)
    fields.text(Field("words", .text, "its verb, or its title and edition"), &words)
    fields.flag(Field("own", .yesNo, "whether it is Waymark's own caution"), &isOwn)
    fields.text(Field("short", .leftOut, "what it is called behind an instruction"), &short)
  }
}

extension Advice.Kind: FieldText {
  package static var fieldWords: [String]? { ["act", "refrain", "know", "gap"] }
}

extension Advice.Basis: FieldText {
  package init?(fieldText: String) {
    switch fieldText {
    case "policy": self = .policy
    case "guidance": self = .guidance
    case "caution": self = .caution
    default:
      guard let gap = Action.Gap(rawValue: fieldText) else { return nil }
      self = .gap(gap)
    }
  }

  package var fieldText: String {
    switch self {
    case .policy: "policy"
    case .guidance: "guidance"
    case .caution: "caution"
    case .gap(let gap): gap.rawValue
    }
  }

  package static var fieldWords: [String]? {
    ["policy", "guidance", "caution"] + Action.Gap.allCases.map(\.rawValue)
  }
}
