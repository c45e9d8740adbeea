/// How a walk ends: always with somebody to tell and a time limit.
package struct Ending: Hashable, Sendable {
  package var id: String
  package var text: String
  package var tell: String
  package var by: Deadline
  package var location: SourceLocation

  package init(
    id: String, text: String, tell: String, by: Deadline, location: SourceLocation = .nowhere
  ) {
    self.id = id
    self.text = text
    self.tell = tell
    self.by = by
    self.location = location
  }
}

extension Ending: Fielded {
  package static var blank: Ending { Ending(id: "", text: "", tell: "", by: .now) }

  package mutating func describe(_ fields: inout some FieldVisitor) {
    fields.text(.kept, &id)
    fields.text(.required("says", .template, "the sentence at the end"), &text)
    fields.text(.required("tell", .name(.role), "the role to tell"), &tell)
    fields.text(
      .required("by", .word, "by when: `now`, `soon`, `before-use`, `today` or `afterwards`"), &by)
  }
}
