/// A school, college or nursery: its policies, roles, and words.
public struct Setting: Hashable, Sendable {
  public let id: String
  public let title: String
  /// Its policy documents, by id.
  public let policies: [String]
  public let roles: [String: Role]
  /// Roles that one person holds, or may hold, at once.
  public let samePerson: [[String]]
  /// The setting's own words: `pupil`, `pupils`, `school`, and others that texts refer to.
  public let words: [String: String]
  /// What is true of this setting and may be asked in a condition.
  public let facts: Set<String>
  /// What is wrong with the document as a whole and shown on the first screen.
  public let notices: [String]
  /// Days, weekends apart, that are no working days.
  public let closed: Set<CivilDate>

  public init(
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
public struct Role: Hashable, Sendable {
  public let id: String
  /// What the role is called there: "the headteacher".
  public let title: String
  /// Whom to tell where this role cannot be reached, in order.
  public let otherwise: [String]
  /// What the policy leaves open about this role, said when the role is named.
  public let note: String?

  public init(id: String, title: String, otherwise: [String] = [], note: String? = nil) {
    self.id = id
    self.title = title
    self.otherwise = otherwise
    self.note = note
  }
}
