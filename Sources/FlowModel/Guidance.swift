/// National guidance, or a cautious default of Waymark's own. Never the setting's policy.
package struct Guidance: Hashable, Sendable {
  /// Its name in the flow files: `kcsie-2026`.
  package var id: String
  /// Its title as it is cited.
  package var title: String
  /// The year or edition that was read.
  package var edition: String
  /// What it is called in a label: `KCSIE 2026`. Nil where it is only called national guidance.
  package var short: String?
  /// Who publishes it.
  package var publisher: String?
  /// Whether those to whom it applies must have regard to it by law, or it is law.
  package var isStatutory = false
  /// To whom it applies: schools, early years, colleges; England.
  package var applies: String?
  /// What was checked, and when.
  package var checked: String?
  /// By when it has to be checked again.
  package var checkBy: String?
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
    fields.text(
      Field("short", .text, "what it is called behind an instruction: `KCSIE 2026`"), &short)
    fields.text(Field("publisher", .text, "who publishes it"), &publisher)
    fields.flag(
      Field(
        "statutory", .yesNo,
        "`yes` for law, and for guidance that those to whom it applies must have regard to"),
      &isStatutory)
    fields.text(
      Field("applies", .text, "to whom it applies: schools, early years, colleges; England"),
      &applies)
    fields.text(Field("checked", .scalar, "what was checked, and when"), &checked)
    fields.text(Field("check-by", .scalar, "by when it has to be checked again"), &checkBy)
    fields.flag(
      Field("own", .yesNo, "`yes` for Waymark's own caution, which is no national guidance"), &isOwn
    )
    fields.text(
      Field("unchecked", .scalar, "what was not checked again against the source"), &unchecked)
  }
}
