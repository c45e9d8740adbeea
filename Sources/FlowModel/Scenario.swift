/// A walk that a policy owner wrote down, with what must come of it.
package struct Scenario: Hashable, Sendable {
  /// What happens, in a line.
  package let name: String
  /// The id of the incident that it begins with.
  package let incident: String
  /// The id of the setting that it is walked in.
  package let setting: String
  /// What is answered, by question. `?` is "I don't know"; several answers stand side by side.
  package let answers: [String: [String]]
  /// Actions that must be given, at least.
  package let gives: [String]
  /// Actions that must not be given.
  package let never: [String]
  /// Clauses of the setting that must stand behind what is given, at least.
  package let clauses: [Clause.ID]
  /// The endings that must be reached, in order.
  package let ends: [String]
  /// The seal of everything that was told when somebody last read and approved it; nil if nobody
  /// has.
  package let approved: String?
  /// Where it is written, for problems and for approving it.
  package let location: SourceLocation

  package init(
    name: String, incident: String, setting: String, answers: [String: [String]],
    gives: [String] = [], never: [String] = [], clauses: [Clause.ID] = [], ends: [String],
    approved: String? = nil, location: SourceLocation = .nowhere
  ) {
    self.name = name
    self.incident = incident
    self.setting = setting
    self.answers = answers
    self.gives = gives
    self.never = never
    self.clauses = clauses
    self.ends = ends
    self.approved = approved
    self.location = location
  }
}
