public import FlowModel

/// One line of advice as it is shown in one setting: its own words, its own clauses.
public struct Advice: Hashable, Sendable {
  /// Where the advice comes from. National guidance is never shown as the setting's policy.
  public enum Basis: Hashable, Sendable {
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
  public struct Source: Hashable, Sendable {
    public let id: String
    /// The verb of the clause, or the title and edition of the guidance.
    public let words: String
    /// Whether it is Waymark's own caution and not guidance at all.
    public let isOwn: Bool

    public init(id: String, words: String, isOwn: Bool = false) {
      self.id = id
      self.words = words
      self.isOwn = isOwn
    }
  }

  public enum Kind: String, Hashable, Sendable {
    case act, refrain, know, gap
  }

  /// The id of the action in the flow files.
  public let action: String
  /// What actions that are one thing to do have in common; later advice of a duty takes the
  /// place of earlier advice.
  public let duty: String?
  public let kind: Kind
  public let basis: Basis
  public let strength: Strength
  /// The exact words shown.
  public let text: String
  /// Who acts, in words: "you", "the headteacher", "your policy does not say who".
  public let who: String
  /// Whom to tell, in order, in words. Never the person the concern is about.
  public let tell: [String]
  public let by: Deadline?
  public let record: String?
  /// This setting's clauses.
  public let clauses: [Source]
  /// National guidance.
  public let guidance: [Source]

  public init(
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
  public var modality: String? {
    switch kind {
    case .act: strength == .states ? nil : strength.word
    case .refrain: strength == .states || strength == .may ? "should not" : strength.word + " not"
    case .know, .gap: nil
    }
  }
}
