/// A setting's policy document: what it is, and every clause in our own words.
package struct Policy: Hashable, Sendable {
  package let id: String
  package let title: String
  package let version: String?
  package let approved: PolicyDate?
  /// When the document says it is due for review. Nil where it does not say.
  package let review: PolicyDate?
  /// How often the document says it is reviewed, in words.
  package let cycle: String?
  /// In the document's order.
  package let clauses: [Clause]
  /// The places of the clauses in the order of their ids.
  package let order: [Int]

  /// The clause with this id, if the document has it.
  package func clause(_ id: String) -> Clause? {
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

/// One rule or statement of a policy.
package struct Clause: Hashable, Sendable {
  /// Whether the clause can be relied on as it stands.
  package enum Status: String, Hashable, Sendable, CaseIterable {
    case inForce = "in-force"
    case unfilled
    case cutOff = "cut-off"
    case contradicted
  }

  package let id: String
  package let kind: String
  /// The verb the document uses: "will", "should", "advised".
  package let verb: String
  package let strength: Strength
  /// What the clause says, in our own words.
  package let says: String
  /// Where in the document it stands.
  package let section: String
  package let status: Status

  package init(
    id: String, kind: String, verb: String, strength: Strength, says: String, section: String,
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

/// National guidance, or a cautious default of Waymark's own. Never the setting's policy.
package struct Guidance: Hashable, Sendable {
  package let id: String
  package let title: String
  package let edition: String
  /// Whether it is Waymark's own caution and no national guidance.
  package let isOwn: Bool
  /// What in it was not checked again against the source, if anything.
  package let unchecked: String?

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
