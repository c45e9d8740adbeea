/// A school, college or nursery: its policies, roles, and words.
package struct Setting: Hashable, Sendable {
  package let id: String
  package let title: String
  /// Its policy documents, by id.
  package let policies: [String]
  package let roles: [String: Role]
  /// Roles that one person holds, or may hold, at once.
  package let samePerson: [[String]]
  /// The setting's own words: `pupil`, `pupils`, `school`, and others that texts refer to.
  package let words: [String: String]
  /// What is true of this setting and may be asked in a condition.
  package let facts: Set<String>
  /// What is wrong with the document as a whole and shown on the first screen.
  package let notices: [String]
  /// Days, weekends apart, that are no working days.
  package let closed: Set<CivilDate>

  package init(
    id: String, title: String, policies: [String], roles: [String: Role],
    samePerson: [[String]] = [], words: [String: String] = [:], facts: Set<String> = [],
    notices: [String] = [], closed: Set<CivilDate> = []
  ) {
    self.id = id
    self.title = title
    self.policies = policies
    self.roles = roles
    self.samePerson = samePerson
    self.words = words
    self.facts = facts
    self.notices = notices
    self.closed = closed
  }
}

/// A role as one setting fills it. Never a person's name.
package struct Role: Hashable, Sendable {
  package let id: String
  /// What the role is called there: "the headteacher".
  package let title: String
  /// Whom to tell where this role cannot be reached, in order.
  package let otherwise: [String]
  /// What the policy leaves open about this role, said when the role is named.
  package let note: String?

  package init(id: String, title: String, otherwise: [String] = [], note: String? = nil) {
    self.id = id
    self.title = title
    self.otherwise = otherwise
    self.note = note
  }
}
