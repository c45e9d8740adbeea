/// One answer that a question offers.
package struct AnswerOption: Hashable, Sendable {
  /// Its name in the flow files, unique in its question: what an answer holds.
  package var id: String
  /// What it is called on the screen, before the setting's own words are filled in.
  package var label: String
  /// Other words a person may type for this option.
  package var words: [String]
  /// The roles whose holder this answer says the concern is about. Nothing is routed to them
  /// afterwards, nor to anyone who is the same person (KCSIE Part four).
  package var concerns: [String]

  package init(id: String, label: String, words: [String] = [], concerns: [String] = []) {
    self.id = id
    self.label = label
    self.words = words
    self.concerns = concerns
  }
}

extension AnswerOption: Fielded {
  package static var blank: AnswerOption { AnswerOption(id: "", label: "") }

  package mutating func describe(_ fields: inout some FieldVisitor) {
    fields.text(.kept, &id)
    fields.text(.required("label", .template, "what the answer is called on the screen"), &label)
    fields.key(Field("was", .names(nil), "what it was called in an earlier version"))
    fields.texts(Field("words", .scalars, "what else may be typed for it"), &words)
    fields.texts(
      Field(
        "concerns", .names(.role),
        "roles: first the one it is about, then those whom that person leads; none of them is told "
          + "anything afterwards, see below"), &concerns)
  }
}
