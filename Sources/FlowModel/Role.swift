/// A role as one setting fills it. Never a person's name.
package struct Role: Hashable, Sendable {
  /// Its name in the flow files: `dsl`, `head`.
  package var id: String
  /// What the role is called there: "the headteacher".
  package var title: String
  /// Whom to tell where this role cannot be reached, in order.
  package var otherwise: [String]
  /// What the policy leaves open about this role, said when the role is named.
  package var note: String?

  /// The id of the designated safeguarding lead, which every school must have by law and every
  /// setting therefore names: sealed records are for this role, and its number stands first among
  /// the contacts.
  package static let lead = "dsl"
  /// The id of the headteacher or principal, who leads the school.
  package static let head = "head"

  /// What stands behind a role's id where its number for nights and weekends is set among the contacts:
  /// `dsl-out-of-hours`.
  package static let outOfHours = "-out-of-hours"

  package init(id: String, title: String, otherwise: [String] = [], note: String? = nil) {
    self.id = id
    self.title = title
    self.otherwise = otherwise
    self.note = note
  }
}

extension Role: Fielded {
  package static var blank: Role { Role(id: "", title: "") }

  package mutating func describe(_ fields: inout some FieldVisitor) {
    fields.text(.kept, &id)
    fields.text(
      .required("title", .text, "what the role is called there, never a person's name"), &title)
    fields.texts(
      Field(
        "otherwise", .names(.role), "whom to tell if the role cannot be reached, in order"),
      &otherwise)
    fields.text(Field("note", .text, "what the policy leaves open about it"), &note)
  }
}
