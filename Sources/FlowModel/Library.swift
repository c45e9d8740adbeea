/// Everything Waymark knows: the flows of all incidents and what the settings' policies say.
///
/// A library that exists is well formed: every name in it leads somewhere.
package struct Library: Hashable, Sendable {
  /// Incidents and parts, by id.
  package var flows: [String: Flow]
  /// By id.
  package var questions: [String: Question]
  /// As all settings share them, by id.
  package var actions: [String: Action]
  /// Actions as one setting words them in the place of the shared ones, by setting and action.
  package var replacements: [String: [String: Action]]
  /// By id.
  package var endings: [String: Ending]
  /// Conditions that have a name.
  package var facts: [String: Condition]
  /// By id.
  package var settings: [String: Setting]
  /// By id.
  package var policies: [String: Policy]
  /// National guidance and Waymark's own caution, by id.
  package var guidance: [String: Guidance]
  /// Questions that tell incidents apart when the words alone do not.
  package var distinctions: [Distinction] = []
  /// What is heard as danger wherever it is typed.
  package var danger = DangerFloor()
  /// What every walk must keep. Only for checking: a library from the cache has none.
  package var safetyRules: [SafetyRule]
  /// Rehearsal cards, by name. Only for rehearsing and checking, as scenarios are.
  package var cards: [String: Card] = [:]
  /// Promises that something other than a rule keeps.
  package var keptElsewhere: [KeptElsewhere] = []
  /// Walks written down as tests; as with the rules, a library from the cache has none.
  package var scenarios: [Scenario]
  /// The topics and what the policies answer to them. Only for checking and for authors: the cache
  /// holds the answers in the place of the actions that tell them.
  package var topics = TopicLibrary()
  /// What things were called in earlier versions. Only for comparing two of them.
  package var renames = Renames()
  /// What is odd in the files and keeps nothing from being read. Only for checking.
  package var warnings: [Diagnostic] = []
  /// SHA-256 of each source file, lower-case hex, by path under the flows folder.
  package var digests: [String: String]

  package init(
    flows: [String: Flow] = [:], questions: [String: Question] = [:],
    actions: [String: Action] = [:], replacements: [String: [String: Action]] = [:],
    endings: [String: Ending] = [:],
    facts: [String: Condition] = [:], settings: [String: Setting] = [:],
    policies: [String: Policy] = [:], guidance: [String: Guidance] = [:],
    safetyRules: [SafetyRule] = [], scenarios: [Scenario] = [], digests: [String: String] = [:]
  ) {
    self.flows = flows
    self.questions = questions
    self.actions = actions
    self.replacements = replacements
    self.endings = endings
    self.facts = facts
    self.settings = settings
    self.policies = policies
    self.guidance = guidance
    self.safetyRules = safetyRules
    self.scenarios = scenarios
    self.digests = digests
  }

  /// The action as it stands in a setting.
  package func action(_ id: String, in setting: String) -> Action? {
    replacements[setting]?[id] ?? actions[id]
  }

  /// Whether anything stands behind an action in a setting: a clause of its own policies, national
  /// guidance, or nothing but caution. What rests only on other schools' clauses does not stand.
  package func stands(_ action: Action, in setting: Setting) -> Bool {
    // What has words only where a policy answers.
    if action.text.isEmpty { return false }
    if action.clauses.isEmpty || !action.guidance.isEmpty { return true }
    return action.clauses.contains { id in
      setting.policies.contains { policies[$0]?.clause(id) != nil }
    }
  }

  /// The role that is told of whatever no flow covers: whom to turn to when in doubt.
  package var lead: String {
    let last = flows.values.first(where: \.isCatchAll)?.steps.last?.lastEnding
    return last.flatMap { endings[$0]?.tell } ?? ""
  }

  /// The incidents in menu order: most urgent first, then by title.
  package var incidents: [Flow] {
    // Sorting names and not flows: a flow is long to carry about.
    let keys = flows.values.filter(\.isIncident).map { ($0.urgency, $0.title, $0.id) }
    return keys.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map { flows[$0.2]! }
  }
}
