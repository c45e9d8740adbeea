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
    package let id: String
    /// The verb of the clause, or the title and edition of the guidance.
    package let words: String
    /// Whether it is Waymark's own caution and not guidance at all.
    package let isOwn: Bool

    package init(id: String, words: String, isOwn: Bool = false) {
      self.id = id
      self.words = words
      self.isOwn = isOwn
    }
  }

  package enum Kind: String, Hashable, Sendable {
    case act, refrain, know, gap
  }

  /// The id of the action in the flow files.
  package let action: String
  /// What actions that are one thing to do have in common; later advice of a duty takes the
  /// place of earlier advice.
  package let duty: String?
  package let kind: Kind
  package let basis: Basis
  package let strength: Strength
  /// The exact words shown.
  package let text: String
  /// Who acts, in words: "you", "the headteacher", "your policy does not say who".
  package let who: String
  /// Whom to tell, in order, in words. Never the person the concern is about.
  package let tell: [String]
  package let by: Deadline?
  package let record: String?
  /// This setting's clauses.
  package let clauses: [Source]
  /// National guidance.
  package let guidance: [Source]

  package init(
    action: String, kind: Kind, basis: Basis, strength: Strength, text: String, who: String = "you",
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

  /// "must", "should", "may", "must not", "should not", or nothing where nothing is asked.
  package var modality: String? {
    switch kind {
    case .act: strength == .states ? nil : strength.word
    case .refrain: strength == .states || strength == .may ? "should not" : strength.word + " not"
    case .know, .gap: nil
    }
  }
}
