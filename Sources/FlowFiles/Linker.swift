import FlowModel

/// Looks up every name of a draft. What passes is a library without a dangling name.
struct Linker {
  private let draft: Draft
  /// Every name there is, by what it names, and what to do when a name is not among them.
  private let known: [Draft.Use.Target: (names: Set<String>, remedy: String)]

  init(draft: Draft) {
    self.draft = draft
    let library = draft.library
    let flows = library.flows.values
    known = [
      .question: (Set(library.questions.keys), "Every 'ask' names a question of some flow file."),
      .action: (Set(library.actions.keys), "'do' and 'first' name actions of some flow file."),
      .part: (Set(flows.filter { !$0.isIncident }.map(\.id)), "Every 'run' names a part."),
      .incident: (
        Set(flows.filter(\.isIncident).map(\.id)), "Every 'go' and 'also' names an incident."
      ),
      .flow: (Set(library.flows.keys), "'to' names an incident or a part."),
      .ending: (Set(library.endings.keys), "Every 'end' names an ending of some flow file."),
      .clause: (
        Set(library.policies.values.flatMap { $0.clauses.map(\.id) }),
        "'because' lists clause ids of flows/policies."
      ),
      .guidance: (Set(library.guidance.keys), "'guidance' lists ids of flows/guidance."),
      .role: (
        Linker.shared(library.settings.values.map { Set($0.roles.keys) }),
        "Roles are those that every file in flows/settings defines."
      ),
      .policy: (Set(library.policies.keys), "'policies' lists ids of flows/policies."),
    ]
  }

  var library: Library { draft.library }
  var problems: Problems { draft.problems }

  func link() {
    for use in draft.uses where !known[use.target]!.names.contains(use.name) {
      let (names, remedy) = known[use.target]!
      if use.target == .clause, draft.absences?.excuses(clause: use.name, among: names) == true {
        continue
      }
      problems.unknown(use.target.rawValue, use.name, at: use.place, known: names, remedy: remedy)
    }
    for mention in draft.mentions { check(mention) }
    for (comparison, place) in draft.comparisons { check(comparison, at: place) }
    checkTemplates()
    checkSettings()
    checkCatchAll()
    checkParts()
    checkEndings()
    checkFacts()
  }

  /// What all of several sets have.
  private static func shared(_ sets: [Set<String>]) -> Set<String> {
    sets.dropFirst().reduce(sets.first ?? []) { $0.intersection($1) }
  }

  /// Somebody whose case no flow covers must still be told whom to go to.
  private func checkCatchAll() {
    let found = library.flows.values.filter(\.isCatchAll).sorted { $0.id < $1.id }
    if found.count == 1 || library.flows.isEmpty { return }
    problems.add(
      "catch-all", "\(found.count) incidents take whatever no other does",
      at: (found.last ?? library.incidents.first)?.location ?? .nowhere,
      remedy: "Exactly one incident has 'catch-all: yes'.")
  }

  private func check(_ mention: ConditionParser.Mention) {
    if mention.values.isEmpty {
      let known = Array(library.facts.keys) + library.settings.values.flatMap(\.facts)
      let isExcused = draft.absences?.excuses(fact: mention.name, among: known) ?? false
      if !known.contains(mention.name), !isExcused {
        problems.unknown(
          "fact", mention.name, at: mention.place, known: known,
          remedy: "A name alone is a fact of a flow file or of a setting.")
      }
      return
    }
    let options: [String]
    if mention.name == "setting" {
      options = Array(library.settings.keys)
    } else if let question = library.questions[mention.name] {
      options = question.options.map(\.id)
    } else {
      return problems.unknown(
        "question", mention.name, at: mention.place,
        known: Array(library.questions.keys) + ["setting"],
        remedy: "A condition speaks of questions, facts and 'setting'.")
    }
    let question = library.questions[mention.name]
    for value in mention.values where value != "*" && !options.contains(value) {
      if let question, question.kind.isMeasured, question.takes(value) { continue }
      if question == nil, draft.absences?.excuses(setting: value, among: options) == true {
        continue
      }
      problems.unknown(
        "option", value, at: mention.place, known: options,
        remedy: question?.kind.isMeasured == true
          ? "'\(mention.name)' takes a \(question!.kind.rawValue)."
          : "'\(mention.name)' has the options \(options.sorted().joined(separator: ", ")).")
    }
  }

  private func checkTemplates() {
    let shared = Linker.shared(
      library.settings.values.map { Set($0.words.keys).union($0.roles.keys) })
    for (text, place) in draft.templates {
      for name in Template(text).names where name != "setting" && !shared.contains(name) {
        problems.unknown(
          "word", name, at: place, known: shared,
          remedy: "Words in braces are words or roles that every setting defines.")
      }
    }
  }

  private func checkSettings() {
    // What is used of the roles is looked up anyway: one more in one school is no fault of another.
    guard draft.absences == nil else { return }
    let all = library.settings.values.reduce(into: Set<String>()) { $0.formUnion($1.roles.keys) }
    for setting in library.settings.values.sorted(by: { $0.id < $1.id }) {
      for role in all.subtracting(setting.roles.keys).sorted() {
        problems.add(
          "missing-role", "the setting '\(setting.id)' has no role '\(role)'",
          at: SourceLocation(file: "settings/\(setting.id).yaml", line: 1, column: 1),
          remedy: "Every setting says who fills each role, or that nobody does.")
      }
    }
  }

  private func checkParts() {
    for flow in library.flows.values.sorted(by: { $0.id < $1.id })
    where contains(flow.id, in: flow.id, seen: []) {
      problems.add(
        "part-in-circle", "the part '\(flow.id)' runs itself", at: flow.location,
        remedy: "Take out one 'run' of the circle.")
    }
  }

  /// Whether running `outer` would run `id`.
  private func contains(_ id: String, in outer: String, seen: Set<String>) -> Bool {
    guard !seen.contains(outer) else { return false }
    let parts = (library.flows[outer]?.steps ?? []).flatMap(\.parts)
    return parts.contains(id) || parts.contains { contains(id, in: $0, seen: seen.union([outer])) }
  }

  private func checkFacts() {
    for name in library.facts.keys.sorted() where leads(name, to: name, seen: []) {
      problems.add(
        "fact-in-circle", "the fact '\(name)' depends on itself", at: .nowhere,
        remedy: "Say what it means by questions alone.")
    }
  }

  private func leads(_ name: String, to goal: String, seen: Set<String>) -> Bool {
    guard !seen.contains(name) else { return false }
    let next = (library.facts[name]?.names ?? []).filter { library.facts[$0] != nil }
    return next.contains(goal) || next.contains { leads($0, to: goal, seen: seen.union([name])) }
  }
}

extension Step {
  /// The parts run by this step or the steps inside it.
  fileprivate var parts: [String] {
    switch kind {
    case .run(let part): [part]
    case .when(_, let then, let otherwise): (then + otherwise).flatMap(\.parts)
    case .ask, .page, .give, .go, .also, .end: []
    }
  }
}
