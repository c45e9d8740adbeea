import FlowEngine
import FlowModel
import Matching

extension Conversation {
  /// Answers a question about the policy from the policy: the clauses behind the likeliest
  /// incident that are most like the question, with their strength and place. It answers nothing
  /// where no clause is like it, and never from another school's policy.
  mutating func answerFromPolicy(_ typed: String, _ flow: String, _ turn: inout Turn) {
    guard typed.isQuestion, let matcher = matching.matcher else { return }
    let clauses = engine.clauses(citedBy: flow, in: setting)
      .map { (clause: $0, likeness: matcher.likeness(typed, $0.says)) }
      .filter { $0.likeness >= 0.12 }
      .sorted { ($1.likeness, $0.clause.id) < ($0.likeness, $1.clause.id) }
    guard !clauses.isEmpty else { return }
    turn.say(.heading("Your policy says"))
    turn.say(
      .table(
        clauses.prefix(2).map { item in
          let clause = item.clause
          let care = clause.status == .inForce ? "" : " Take care: it is \(clause.status.words)."
          return Reply.Row(
            label: clause.id.rawValue,
            value: "\(clause.says) (\(clause.section); the word used: \(clause.verb))\(care)")
        }))
  }
}

extension String {
  /// Whether somebody asks something, rather than telling what has happened.
  var isQuestion: Bool {
    if trimmed.hasSuffix("?") { return true }
    let openings: Set<String> = [
      "am", "are", "can", "could", "do", "does", "how", "is", "may", "must", "should", "what",
      "when", "where", "which", "who", "whose", "why", "will", "would",
    ]
    return split { !$0.isLetter }.first.map { openings.contains($0.lowercased()) } ?? false
  }
}
