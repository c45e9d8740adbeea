/// A school, college or nursery: its policies, roles, and words.
package struct Setting: Hashable, Sendable {
  /// Its name in the flow files.
  package var id: String
  /// What it is called on the screen.
  package var title: String
  /// Its policy documents, by id.
  package var policies: [String]
  /// Who is told there, by id.
  package var roles: [String: Role]
  /// Roles that one person holds, or may hold, at once.
  package var samePerson: [[String]]
  /// The setting's own words: `pupil`, `pupils`, `school`, and others that texts refer to.
  package var words: [String: String]
  /// What is true of this setting and may be asked in a condition.
  package var facts: Set<String>
  /// What is wrong with the document as a whole and shown on the first screen.
  package var notices: [String]
  /// Days, weekends apart, that are no working days.
  package var closed: Set<CivilDate>

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

extension Setting: Fielded {
  package static var blank: Setting { Setting(id: "", title: "", policies: [], roles: [:]) }

  package mutating func describe(_ fields: inout some FieldVisitor) {
    fields.text(.kept, &id)
    fields.key(.required("setting", .name(nil), "its name"))
    fields.text(.required("title", .text, "what it is called on the screen"), &title)
    fields.texts(
      Field(
        "policies", .names(.policy),
        "its policy documents, by name; without one it is shown guidance only"), &policies)
    fields.key(
      Field(
        "words", .definition("words"),
        "every word that texts use in braces: `pupil`, `pupils`, `school`, ..."))
    fields.table(&words)
    describeRoles(&fields)
    fields.key(
      Field("same-person", .groups, "lists of roles that one person holds, or may hold"))
    var groups = samePerson.map { $0.joined(separator: " ") }
    fields.texts(.kept, &groups)
    samePerson = groups.map { $0.split(separator: " ").map { String($0) } }
    fields.set(Field("facts", .names(nil), "what is true of it, for conditions"), &facts)
    fields.texts(Field("notices", .scalars, "what is shown on the first screen"), &notices)
    fields.key(Field("closed", .list, "days, besides weekends, that are no working days"))
    fields.set(.kept, &closed)
  }

  private mutating func describeRoles(_ fields: inout some FieldVisitor) {
    var list = roles.values.sorted { $0.id < $1.id }
    fields.values(
      .required("roles", .table(of: "role"), "every role that some setting has, by name"), &list)
    roles = Dictionary(list.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }
}
