import FlowModel

/// Looks up every name of a draft. What passes is a library without a dangling name.
struct Linker {
  let draft: Draft
  /// Every name there is, by what it names, and what to do when a name is not among them.
  private let known: [Draft.Use.Target: (names: Set<String>, remedy: String)]

  init(draft: Draft) {
    self.draft = draft
    let library = draft.library
    let flows = library.flows.values
    known = [
      .question: (Set(library.questions.keys), "Every 'ask' names a question of some flow file."),
      .action: (Set(library.actions.keys), "'do' and 'first' name actions of some flow file."),
      .actionOrQuestion: (
        Set(library.actions.keys).union(library.questions.keys),
        "'before' names an action or a question of some flow file."
      ),
      .part: (Set(flows.filter { !$0.isIncident }.map(\.id)), "Every 'run' names a part."),
      .incident: (
        Set(flows.filter(\.isIncident).map(\.id)), "Every 'go' and 'also' names an incident."
      ),
      .flow: (Set(library.flows.keys), "'to' names an incident or a part."),
      .ending: (Set(library.endings.keys), "Every 'end' names an ending of some flow file."),
      .clause: (
        Set(library.policies.values.flatMap { $0.clauses.map(\.id.rawValue) }),
        "'because' lists clause ids of flows/policies."
      ),
      .guidance: (Set(library.guidance.keys), "'guidance' lists ids of flows/guidance."),
      .role: (
        library.settings.values.reduce(into: []) { $0.formUnion($1.roles.keys) },
        "Roles are those that the files in flows/settings define."
      ),
      .policy: (Set(library.policies.keys), "'policies' lists ids of flows/policies."),
    ]
  }

  var library: Library { draft.library }
  var problems: Problems { draft.problems }

  func link() {
    for use in draft.uses
    where !known[use.target]!.names.contains(use.name) && !draft.isDefined(use.target, use.name) {
      let (names, remedy) = known[use.target]!
      if use.target == .clause, draft.absences?.excuses(clause: use.name, among: names) == true {
        continue
      }
      problems.unknown(use.target.noun, use.name, at: use.place, known: names, remedy: remedy)
    }
    checkSettingFacts()
    checkFormerNames()
    for mention in draft.mentions { check(mention) }
    for (comparison, place) in draft.comparisons { check(comparison, at: place) }
    checkTemplates()
    checkSettings()
    checkCatchAll()
    checkParts()
    checkEndings()
    checkFacts()
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

  private func checkTemplates() {
    let known = library.settings.values.reduce(into: Set<String>()) {
      $0.formUnion($1.words.keys)
      $0.formUnion($1.roles.keys)
    }
    var used = Set<String>()
    for (text, place) in draft.templates {
      for name in Template(text).names where name != "setting" {
        used.insert(name)
        guard !known.contains(name) else { continue }
        problems.unknown(
          "word", name, at: place, known: known,
          remedy: "Words in braces are words or roles that the settings define.")
      }
    }
    // A word that one setting lacks is a fault of that setting, not of whoever uses it.
    for setting in library.settings.values.sorted(by: { $0.id < $1.id }) {
      let own = Set(setting.words.keys).union(setting.roles.keys)
      for word in used.intersection(known).subtracting(own).sorted() where !allRoles.contains(word)
      {
        problems.add(
          "missing-word", "the setting '\(setting.id)' has no word '\(word)'",
          at: draft.place(of: "setting", setting.id),
          remedy: "Add it under 'words:': texts of flow files need it.")
      }
    }
  }

  private var allRoles: Set<String> {
    library.settings.values.reduce(into: []) { $0.formUnion($1.roles.keys) }
  }

  /// The names that some step, ending or text uses, those of roles among them.
  private var usedNames: Set<String> {
    let roles = draft.uses.filter { $0.target == .role }.map(\.name)
    return Set(roles).union(draft.templates.flatMap { Template($0.text).names })
  }

  private func checkSettings() {
    // Where files were left out, one more role in one school is no fault of another.
    let needed = draft.absences == nil ? allRoles : allRoles.intersection(usedNames)
    for setting in library.settings.values.sorted(by: { $0.id < $1.id }) {
      for role in needed.subtracting(setting.roles.keys).sorted() {
        problems.add(
          "missing-role", "the setting '\(setting.id)' has no role '\(role)'",
          at: draft.place(of: "setting", setting.id),
          remedy: "Every setting says who fills each role, or that nobody does.")
      }
    }
  }

  /// Each circle of parts once, at a `run` that closes it.
  private func checkParts() {
    var told = Set<String>()
    for flow in library.flows.values.sorted(by: { $0.id < $1.id }) where !told.contains(flow.id) {
      guard let circle = circle(from: flow.id, [flow.id]) else { continue }
      told.formUnion(circle)
      let last = library.flows[circle.last!]?.steps.flatMap(\.runs).first { $0.part == flow.id }
      problems.add(
        "part-in-circle",
        "the part '\(flow.id)' runs itself: \((circle + [flow.id]).joined(separator: " > "))",
        at: last?.place ?? flow.location, remedy: "Take out one 'run' of the circle.")
    }
  }

  /// The parts of a way from the first of these back to it, which is not named again.
  private func circle(from first: String, _ way: [String]) -> [String]? {
    let parts = (library.flows[way.last!]?.steps ?? []).flatMap(\.runs).map(\.part)
    if parts.contains(first) { return way }
    for part in parts where !way.contains(part) {
      if let found = circle(from: first, way + [part]) { return found }
    }
    return nil
  }

  private func checkFacts() {
    for name in library.facts.keys.sorted() where leads(name, to: name, seen: []) {
      problems.add(
        "fact-in-circle", "the fact '\(name)' depends on itself", at: draft.place(of: "fact", name),
        remedy: "Say what it means by questions alone.")
    }
  }

  private func leads(_ name: String, to goal: String, seen: Set<String>) -> Bool {
    guard !seen.contains(name) else { return false }
    let next = (library.facts[name]?.facts ?? []).filter { library.facts[$0] != nil }
    return next.contains(goal) || next.contains { leads($0, to: goal, seen: seen.union([name])) }
  }
}

extension Step {
  /// The parts run by this step or the steps inside it, and where.
  fileprivate var runs: [(part: String, place: SourceLocation)] {
    switch kind {
    case .run(let part): [(part, location)]
    case .when(_, let then, let otherwise): (then + otherwise).flatMap(\.runs)
    case .ask, .page, .give, .go, .also, .next, .end: []
    }
  }
}
