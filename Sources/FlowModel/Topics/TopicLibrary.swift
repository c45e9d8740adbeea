/// Every topic, and what the policies of all settings answer.
package struct TopicLibrary: Hashable, Sendable {
  /// In the order of the files.
  package var topics: [Topic]
  /// The answers of each policy, in its document's order, by the policy's id.
  package var answers: [String: [PolicyAnswer]]

  /// The clauses that say nothing without the lines that follow them.
  package var leadIns: Set<Clause.ID>

  package init(
    topics: [Topic] = [], answers: [String: [PolicyAnswer]] = [:], leadIns: Set<Clause.ID> = []
  ) {
    self.topics = topics
    self.answers = answers
    self.leadIns = leadIns
  }

  /// The topic of a name; nil if there is none.
  package func topic(_ id: String) -> Topic? { topics.first { $0.id == id } }

  /// Those of some policies that nobody has read for their answers. They are not silent: what they say
  /// is not known here.
  package func unread(_ policies: [String]) -> [String] {
    policies.filter { answers[$0] == nil }
  }
}
