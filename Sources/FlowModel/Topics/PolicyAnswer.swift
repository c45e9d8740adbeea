/// What one clause of a policy answers to one topic.
package struct PolicyAnswer: Hashable, Sendable {
  /// What stands in a gap.
  package enum Value: Hashable, Sendable {
    case text(String)
    /// Whom or what the policy names, joined as it joins them.
    case recipients(Recipients)
  }

  /// The clause that gives it.
  package var clause: Clause.ID
  /// The id of the topic that it answers.
  package var topic: String
  /// The names of the answers that it gives: one of a choice, any of a list; empty if it is open.
  package var names: [String]
  /// What the sentences say, by the names of their gaps.
  package var values: [String: Value]
  /// That of the answer: one clause may ask two things with two strengths.
  package var strength: Strength
  /// What the clause weakens itself with, in its own words: "if possible".
  package var hedge: String?
  /// What the answer is about, where the topic recurs in several matters.
  package var about: String?
  /// The persons whom the answer is about, where it is not of all.
  package var persons: [String]
  /// Who is bound, where the clause says so. Nil says that it does not, and never who it may be.
  package var actor: Recipients?
  /// When or how fast, as printed.
  package var time: String?
  /// A condition of this clause beyond that of the topic.
  package var condition: String?
  /// Whether it only points to other policies, and so commits to nothing that can be done.
  package var isGeneral: Bool
  /// Whether the document leaves it open: a choice of its template that was never made, a gap, or a
  /// sentence that breaks off. Then no sentence is told.
  package var isOpen: Bool
  /// The document's own words where it leaves something open.
  package var printed: String?

  package init(
    clause: Clause.ID, topic: String, names: [String], values: [String: Value] = [:],
    strength: Strength, hedge: String? = nil, about: String? = nil, persons: [String] = [],
    actor: Recipients? = nil, time: String? = nil, condition: String? = nil,
    isGeneral: Bool = false,
    isOpen: Bool = false, printed: String? = nil
  ) {
    self.clause = clause
    self.topic = topic
    self.names = names
    self.values = values
    self.strength = strength
    self.hedge = hedge
    self.about = about
    self.persons = persons
    self.actor = actor
    self.time = time
    self.condition = condition
    self.isGeneral = isGeneral
    self.isOpen = isOpen
    self.printed = printed
  }
}
