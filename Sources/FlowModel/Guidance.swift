/// National guidance, or a cautious default of Waymark's own. Never the setting's policy.
package struct Guidance: Hashable, Sendable {
  /// Its name in the flow files: `kcsie-2026`.
  package var id: String
  /// Its title as it is cited.
  package var title: String
  /// The year or edition that was read.
  package var edition: String
  /// Whether it is Waymark's own caution and no national guidance.
  package var isOwn: Bool
  /// What in it was not checked again against the source, if anything.
  package var unchecked: String?

  package init(
    id: String, title: String, edition: String, isOwn: Bool = false, unchecked: String? = nil
  ) {
    self.id = id
    self.title = title
    self.edition = edition
    self.isOwn = isOwn
    self.unchecked = unchecked
  }
}

extension Guidance: Fielded {
  package static var blank: Guidance { Guidance(id: "", title: "", edition: "") }

  package mutating func describe(_ fields: inout some FieldVisitor) {
    fields.text(.kept, &id)
    fields.text(.required("title", .text, "its title"), &title)
    fields.text(.required("edition", .scalar, "the year or edition"), &edition)
    fields.flag(
      Field("own", .yesNo, "`yes` for Waymark's own caution, which is no national guidance"), &isOwn
    )
    fields.text(
      Field("unchecked", .scalar, "what was not checked again against the source"), &unchecked)
  }
}
