import FlowEngine
package import FlowModel

/// Which clauses of a setting's policies its conversations show, and where.
package struct ClauseTrace: Sendable {
  /// One clause, and the actions and incidents that some feasible walk shows it in.
  package struct Row: Hashable, Sendable {
    package let clause: Clause
    package let policy: String
    package let actions: [String]
    package let incidents: [String]
  }

  package let setting: String
  package let rows: [Row]
  /// Actions whose words say "must" although no clause of the setting says so, nor any guidance.
  package let tooStrong: [String]

  /// Kinds of clauses that somebody may have to act on, or ask about.
  package static let conversational: Set<String> = [
    "response", "prohibition", "permission", "duty", "advice",
  ]

  /// What ought to be shown and never is. What says nothing without the lines that follow is none.
  package var holes: [Row] {
    rows.filter {
      ClauseTrace.conversational.contains($0.clause.kind) && $0.incidents.isEmpty
        && !leadIns.contains($0.clause.id)
    }
  }

  private let leadIns: Set<Clause.ID>

  /// - Parameter explorations: One for each incident in this setting.
  package init(_ setting: String, _ explorations: [Exploration], _ explorer: Explorer) {
    let engine = explorer.engine
    let library = engine.library
    let own = library.settings[setting]!
    let walk = engine.walk(setting: setting, answers: [:])
    var actions = [String: Set<String>]()
    var incidents = [String: Set<String>]()
    var tooStrong = Set<String>()
    for exploration in explorations where exploration.setting == setting {
      for id in exploration.actions {
        let advice = engine.advice(id, in: walk)
        for clause in advice.clauses {
          actions[clause.id, default: []].insert(id)
          incidents[clause.id, default: []].insert(exploration.incident)
        }
        let says = advice.text.lowercased().split { !$0.isLetter }.contains("must")
        if says, advice.basis == .policy, advice.strength < .must { tooStrong.insert(id) }
      }
    }
    leadIns = library.topics.leadIns
    self.setting = setting
    self.tooStrong = tooStrong.sorted()
    rows = own.policies.compactMap { library.policies[$0] }.flatMap { policy in
      policy.clauses.map { clause in
        Row(
          clause: clause, policy: policy.id, actions: (actions[clause.id.rawValue] ?? []).sorted(),
          incidents: (incidents[clause.id.rawValue] ?? []).sorted())
      }
    }
  }
}
