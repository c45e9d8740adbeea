/// A promise that every walk must keep, whatever is answered and wherever.
package struct SafetyRule: Hashable, Sendable {
  /// What every walk that the rule speaks of must keep.
  package enum Requirement: Hashable, Sendable {
    /// All of these are given by the end.
    case given([String])
    /// All of these are given before the first question.
    case givenFirst([String])
    /// None of these is ever given.
    case neverGiven([String])
    /// None of these is ever asked.
    case neverAsked([String])
    /// Whenever the second comes, an action or a question, the first action has been given.
    case before(first: String, second: String)
    /// Every ending names this role.
    case told(String)
  }

  /// Its name in the flow files.
  package let id: String
  /// The promise in a sentence.
  package let text: String
  /// Where it comes from.
  package let source: String
  /// The incidents that it holds for; empty for all.
  package let incidents: [String]
  /// The walks it holds for, by what is known at their end; all of them if nil.
  package let condition: Condition?
  /// What is asked of those walks.
  package let requirement: Requirement
  /// Where it is defined, for problems.
  package let location: SourceLocation

  package init(
    id: String, text: String, source: String, incidents: [String] = [],
    condition: Condition? = nil, requirement: Requirement, location: SourceLocation = .nowhere
  ) {
    self.id = id
    self.text = text
    self.source = source
    self.incidents = incidents
    self.condition = condition
    self.requirement = requirement
    self.location = location
  }
}

/// A promise that no rule about walks can say, and what keeps it.
package struct KeptElsewhere: Hashable, Sendable {
  /// Its name in the flow files.
  package let id: String
  /// The promise in a sentence.
  package let text: String
  /// Why no rule can say it.
  package let why: String
  /// The test or check that keeps it.
  package let by: String

  package init(id: String, text: String, why: String, by: String) {
    self.id = id
    self.text = text
    self.why = why
    self.by = by
  }
}
