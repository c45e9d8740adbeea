/// How a walk ends: always with somebody to tell and a time limit.
package struct Ending: Hashable, Sendable {
  /// Its name in the flow files, shared by all of them.
  package var id: String
  /// The sentence at the end, before the setting's own words are filled in.
  package var text: String
  /// The id of the role to tell.
  package var tell: String
  /// By when that role is to be told.
  package var by: Deadline
  /// Where it is defined, for problems.
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

extension Ending {
  /// The ending that has no words of its own: what is next follows from what was told. `end: next`.
  package static let next = "next"

  /// What a drawing or an outline says where it is said what is next.
  package static let nextWords = "NEXT: the most urgent of what was told"

  /// Stands in every library that uses it.
  package static var derived: Ending { Ending(id: next, text: "", tell: "", by: .today) }
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
