/// One line of advice as a flow file states it, for every setting at once.
///
/// The clauses of all settings stand side by side; `Advice` keeps only those of the setting that
/// is asked about, so that no school is ever shown another school's rule.
package struct Action: Hashable, Sendable {
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

  package let id: String
  package let kind: Kind
  package let text: String
  /// Who acts: a role, `you`, `school`, or `unstated` where the policy does not say.
  package let who: String
  /// The role that is told, or asked where the policy is silent.
  package let tell: String?
  package let by: Deadline?
  /// What is to be written down, if the source asks for it.
  package let record: String?
  /// Clause ids of any setting's policy.
  package let clauses: [String]
  /// Ids of national guidance, shown as such.
  package let guidance: [String]
  /// How strongly the guidance asks, where no clause of the setting does.
  package let guidanceStrength: Strength
  /// Actions with the same duty are one thing to do, worded for different cases. Of those that a
  /// walk meets one is shown: the strongest wording, the earliest time, and all the clauses.
  package let duty: String?
  /// Actions that ask for the opposite: no walk may give both.
  package let against: [String]
  package let location: SourceLocation

  package init(
    id: String, kind: Kind, text: String, who: String = "you", tell: String? = nil,
    by: Deadline? = nil, record: String? = nil, clauses: [String] = [], guidance: [String] = [],
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

  /// The same action with another time limit or strength.
  package func with(by: Deadline? = nil, strength: Strength? = nil) -> Action {
    Action(
      id: id, kind: kind, text: text, who: who, tell: tell, by: by ?? self.by, record: record,
      clauses: clauses, guidance: guidance, guidanceStrength: strength ?? guidanceStrength,
      duty: duty, against: against, location: location)
  }
}
