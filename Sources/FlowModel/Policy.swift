/// A setting's policy document: what it is, and every clause in our own words.
package struct Policy: Hashable, Sendable {
  /// Its name in the flow files.
  package var id: String
  /// Its title as it is cited.
  package var title: String
  /// As the document prints it; nil where it does not.
  package var version: String?
  /// When the document says it was approved. Nil where it does not say.
  package var approved: PolicyDate?
  /// When the document says it is due for review. Nil where it does not say.
  package var review: PolicyDate?
  /// How often the document says it is reviewed, in words.
  package var cycle: String?
  /// In the document's order.
  package var clauses: [Clause]
  /// The places of the clauses in the order of their ids.
  package var order: [Int]

  /// The clause with this id, if the document has it.
  package func clause(_ id: Clause.ID) -> Clause? {
    var (low, high) = (0, order.count)
    while low < high {
      let middle = (low + high) / 2
      let clause = clauses[order[middle]]
      if clause.id == id { return clause }
      if clause.id < id { low = middle + 1 } else { high = middle }
    }
    return nil
  }

  package init(
    id: String, title: String, version: String? = nil, approved: PolicyDate? = nil,
    review: PolicyDate? = nil, cycle: String? = nil, clauses: [Clause] = [], order: [Int]? = nil
  ) {
    self.id = id
    self.title = title
    self.version = version
    self.approved = approved
    self.review = review
    self.cycle = cycle
    self.clauses = clauses
    self.order = order ?? clauses.indices.sorted { clauses[$0].id < clauses[$1].id }
  }
}

extension Policy: Fielded {
  package static var blank: Policy { Policy(id: "", title: "") }

  package mutating func describe(_ fields: inout some FieldVisitor) {
    fields.text(.kept, &id)
    fields.key(.required("policy", .name(nil), "the name of the document"))
    fields.text(.required("title", .text, "its title"), &title)
    fields.text(Field("version", .scalar, "as the document says"), &version)
    fields.key(
      Field("approved", .anything, "when it was approved, as it says: 2024-09 or 2023-06-15"))
    fields.text(.kept, &approved)
    fields.key(
      Field("review", .anything, "when it says it is due for review: 2024-09 or 2023-06-15"))
    fields.text(.kept, &review)
    fields.text(Field("cycle", .scalar, "how often it says it is reviewed"), &cycle)
    fields.values(
      .required("clauses", .table(of: "clause"), "every clause by name, in our own words"),
      &clauses)
    fields.texts(.kept, &order)
  }
}
