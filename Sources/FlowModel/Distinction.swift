/// One question that tells incidents apart which the same words may mean: "Who made contact
/// first?"
package struct Distinction: Hashable, Sendable {
  /// The question as it is put, before the setting's own words are filled in.
  package var ask: String
  /// What each incident is called as an answer.
  package var labels: [String: String]

  package init(ask: String, labels: [String: String]) {
    self.ask = ask
    self.labels = labels
  }
}

extension Distinction: Fielded {
  package static var blank: Distinction { Distinction(ask: "", labels: [:]) }

  package mutating func describe(_ fields: inout some FieldVisitor) {
    fields.text(.kept, &ask)
    fields.table(&labels)
  }
}
