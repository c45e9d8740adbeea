/// One rule or statement of a policy.
package struct Clause: Hashable, Sendable {
  /// What a clause is called.
  package typealias ID = Name<Clause>

  /// Whether the clause can be relied on as it stands.
  package enum Status: String, Hashable, Sendable, CaseIterable {
    case inForce = "in-force"
    case unfilled
    case cutOff = "cut-off"
    case contradicted
  }

  /// Its name, which begins with that of its policy: `STMM-7-5a`. Shared by all policies.
  package var id: ID
  /// What sort of clause it is: `response`, `prohibition`, `permission`, `duty`, ...
  package var kind: String
  /// The verb the document uses: "will", "should", "advised".
  package var verb: String
  /// How strongly it asks, by its verb.
  package var strength: Strength
  /// What the clause says, in our own words.
  package var says: String
  /// Where in the document it stands.
  package var section: String
  /// Whether it can be relied on.
  package var status: Status

  package init(
    id: ID, kind: String, verb: String, strength: Strength, says: String, section: String,
    status: Status = .inForce
  ) {
    self.id = id
    self.kind = kind
    self.verb = verb
    self.strength = strength
    self.says = says
    self.section = section
    self.status = status
  }
}

extension Clause.Status: FieldText {}

extension Clause: Fielded {
  package static var blank: Clause {
    Clause(id: "", kind: "", verb: "", strength: .states, says: "", section: "")
  }

  package mutating func describe(_ fields: inout some FieldVisitor) {
    fields.text(.kept, &id)
    fields.text(
      .required(
        "kind", .text,
        "`response`, `prohibition`, `permission`, `duty`, `advice`, `information`, ..."
      ), &kind)
    fields.text(.required("verb", .text, "the verb that the document uses"), &verb)
    fields.text(
      .required("strength", .word, "how strongly it asks: `must`, `should`, `may` or `states`"),
      &strength)
    fields.text(.required("says", .text, "what it says, in our own words"), &says)
    fields.text(.required("section", .scalar, "where in the document it stands"), &section)
    fields.text(
      Field(
        "status", .word,
        "`in-force` (if nothing is said), `unfilled`, `cut-off` or `contradicted`"), &status)
    fields.key(Field("who", .scalar, "who acts, for readers of the file"))
    fields.key(Field("tell", .scalar, "who is told, for readers of the file"))
    fields.key(Field("record", .scalar, "what is written down, for readers of the file"))
    fields.key(Field("when", .scalar, "when it applies, for readers of the file"))
    fields.key(Field("line", .scalar, "the line of the document, for readers of the file"))
    fields.key(Field("with", .anything, "what belongs to it, for readers of the file"))
  }
}
